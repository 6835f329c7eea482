/** Builds small PDF files with Vietnamese text: one font whose codes are Unicode, no glyphs needed to read it. */
import { deflateSync } from "node:zlib";

export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const SIZE = 12;

const hex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex");

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${Array.from({ length: 256 }, (_, high) => high.toString(16).padStart(2, "0"))
  .reduce<string[][]>((groups, high, i) => {
    if (i % 100 === 0) groups.push([]);
    groups.at(-1)?.push(`<${high}00> <${high}ff> <${high}00>`);
    return groups;
  }, [])
  .map((group) => `${String(group.length)} beginbfrange\n${group.join("\n")}\nendbfrange`)
  .join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;

const stream = (body: string): string => `<< /Length ${String(body.length)} >>\nstream\n${body}\nendstream`;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page for each list of pieces; the boxes are drawn on the last. */
export function pdf(pages: readonly (readonly Piece[])[], boxes: readonly Box[] = []): Uint8Array {
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, i) => `${String(6 + 2 * i)} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
    stream(TO_UNICODE),
  ];
  const frames = boxes.map(
    (box) => `${String(box.x)} ${String(box.y)} ${String(box.width)} ${String(box.height)} re S`,
  );
  pages.forEach((pieces, i) => {
    const text = pieces.map(
      ({ x, y, text: said }) => `BT /F ${String(SIZE)} Tf ${String(x)} ${String(y)} Td <${hex(said)}> Tj ET`,
    );
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${String(7 + 2 * i)} 0 R >>`,
      stream([...(i === pages.length - 1 ? frames : []), ...text].join("\n")),
    );
  });
  return assembled(objects);
}

/** One page whose content is packed, as in nearly every PDF. */
export function packedPdf(content: Buffer): Uint8Array {
  const packed = deflateSync(content).toString("latin1");
  return assembled([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    `<< /Length ${String(packed.length)} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
  ]);
}

function assembled(objects: readonly string[]): Uint8Array {
  let body = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${String(i + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = String(objects.length + 1);
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF`,
    "latin1",
  );
}
