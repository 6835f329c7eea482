/** What a file is, by its first bytes. */
import { unreadable } from "./flaws.js";

export type FileKind = "docx" | "pdf" | "text";

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

export function kindOf(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) throw unreadable("empty");
  if (begins(bytes, 0x50, 0x4b)) return "docx";
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString("latin1");
  if (start.includes("%PDF-")) return "pdf";
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0) || start.startsWith("{\\rtf")) throw unreadable("old_word");
  if (
    begins(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    begins(bytes, 0xff, 0xd8, 0xff) ||
    /^(?:GIF8|BM|II\*\0|MM\0\*|RIFF)/.test(start)
  )
    throw unreadable("image");
  // A file that calls itself a document and does not begin as one was cut or overwritten.
  if (/\.docx$/i.test(fileName)) throw unreadable("damaged_docx");
  if (/\.pdf$/i.test(fileName)) throw unreadable("damaged_pdf");
  return "text";
}
