/** Builds small DOCX and ZIP files for tests (without checksums, which the reader does not ask for). */
import { deflateRawSync } from "node:zlib";

export interface Member {
  readonly name: string;
  readonly body: Buffer | string;
  /** The size the directory declares, where it is to lie. */
  readonly declared?: number;
}

export function zip(members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const body = Buffer.from(member.body);
    const packed = deflateRawSync(body);
    const name = Buffer.from(member.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(member.declared ?? body.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(member.declared ?? body.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, name, packed);
    directory.push(entry, name);
    offset += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(members.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(members.length, 0xffff), 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export interface Run {
  readonly text: string;
  readonly font?: string;
}

/** A paragraph; `list` is a list's number and level in `numbering`. */
export function p(text: string | readonly Run[], list?: readonly [number, number]): string {
  const runs: readonly Run[] = typeof text === "string" ? [{ text }] : text;
  const numbered =
    list === undefined
      ? ""
      : `<w:pPr><w:numPr><w:ilvl w:val="${String(list[1])}"/><w:numId w:val="${String(list[0])}"/></w:numPr></w:pPr>`;
  return `<w:p>${numbered}${runs
    .map(
      (run) =>
        `<w:r>${run.font === undefined ? "" : `<w:rPr><w:rFonts w:ascii="${run.font}" w:hAnsi="${run.font}"/></w:rPr>`}<w:t xml:space="preserve">${escape(run.text)}</w:t></w:r>`,
    )
    .join("")}</w:p>`;
}

/** A table of plain cells; `^` carries on the cell above. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row
          .map((cell) =>
            cell === "^"
              ? `<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`
              : `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${cell
                  .split("\n")
                  .map((line) => p(line))
                  .join("")}</w:tc>`,
          )
          .join("")}</w:tr>`,
    )
    .join("")}</w:tbl>`;

const NAMESPACE = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;

export const documentXml = (body: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACE}><w:body>${body.join("")}</w:body></w:document>`;

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** List 1 counts I. → 1. → a), list 2 is dashes. */
const NUMBERING = `<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="1">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%2.")}${level(2, "lowerLetter", "%3)")}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, "bullet", "-")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;

export const docx = (body: readonly string[]): Uint8Array =>
  zip([
    { name: "[Content_Types].xml", body: "<Types/>" },
    { name: "word/document.xml", body: documentXml(body) },
    { name: "word/numbering.xml", body: NUMBERING },
  ]);
