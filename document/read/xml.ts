/** The little XML that a part of a DOCX or XLSX file needs: tags, attributes and text in order. No document type, no entity but the five. */
import { unreadable, type Flaw } from "./flaws.js";

export type Token =
  | { readonly kind: "open"; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : "";
    },
  );
}

/** A document type may declare entities that grow or point elsewhere; no such file needs one. */
export function* tokens(xml: string, damaged: Flaw = "damaged_docx"): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    if (open < 0) break;
    if (open > at) yield { kind: "text", text: decode(xml.slice(at, open)) };
    if (xml.startsWith("<!--", open)) {
      const end = xml.indexOf("-->", open);
      if (end < 0) throw unreadable(damaged);
      at = end + 3;
      continue;
    }
    if (xml.startsWith("<!", open)) throw unreadable(damaged);
    const close = xml.indexOf(">", open);
    if (close < 0) throw unreadable(damaged);
    at = close + 1;
    const body = xml.slice(open + 1, close);
    if (body.startsWith("?")) continue;
    if (body.startsWith("/")) {
      yield { kind: "close", name: body.slice(1).trim() };
      continue;
    }
    const empty = body.endsWith("/");
    const space = body.search(/[\s/]/);
    const name = space < 0 ? body : body.slice(0, space);
    yield { kind: "open", name, attributes: space < 0 ? "" : body.slice(space), empty };
  }
}

/** The value of an attribute, or null. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  const end = attributes.indexOf('"', start);
  return end < 0 ? null : decode(attributes.slice(start, end));
}
