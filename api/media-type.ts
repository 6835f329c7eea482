/** What offices attach, told by content: neither the name nor what the sender says counts. */
import { fileTypeFromFile } from "file-type";
import { DomainError } from "../domain/errors.js";

const TEXT = "text/plain";
const signed = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "image/tiff",
  "application/zip",
  "application/x-cfb", // .doc, .xls
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
];

/** All that evidence is kept and sent as. */
export const mediaTypes: readonly string[] = [...signed, TEXT];

const office = {
  document: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Of a file that the reader has taken as a document, or a workbook: what has no signature is text, whatever its name. */
export async function readTypeOf(path: string, as: keyof typeof office): Promise<string> {
  const found = await fileTypeFromFile(path);
  // An archive whose entries stand in another order than usual.
  if (found?.mime === "application/zip") return office[as];
  return found !== undefined && signed.includes(found.mime) ? found.mime : TEXT;
}

/** Text has no signature: it is taken by its name. Raises `invalid_input`. */
export async function mediaTypeOf(path: string, fileName: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found !== undefined && signed.includes(found.mime)) return found.mime;
  if (found === undefined && /\.(txt|csv)$/i.test(fileName)) return TEXT;
  throw new DomainError(
    "invalid_input",
    {
      vi: `Không nhận tệp "${fileName}". Hãy gửi PDF, Word, Excel, PowerPoint, ảnh, ZIP, TXT hoặc CSV.`,
      en: `The file "${fileName}" is not accepted. Send PDF, Word, Excel, PowerPoint, a picture, ZIP, TXT or CSV.`,
    },
    { field: "evidence", mediaType: found?.mime ?? null },
  );
}
