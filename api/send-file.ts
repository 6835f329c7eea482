/** Sends what was written as an attachment that no browser opens as a page of ours. */
import type { Response } from "express";
import { attachment } from "./send-evidence.js";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const PDF = "application/pdf";
export const CSV = "text/csv; charset=utf-8";

export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export function sendFile(response: Response, { name, mediaType, bytes }: OutgoingFile): void {
  response.status(200);
  response.setHeader("Content-Type", mediaType);
  response.setHeader("Content-Disposition", attachment(name));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  response.setHeader("Cache-Control", "private, no-store");
  response.end(bytes);
}

const LONGEST = 120;

/** What a file system takes on every machine: "Công văn đôn đốc 272-CTr-TU.docx". */
export function fileName(words: string, extension: string): string {
  const clean = words
    .normalize("NFC")
    .replace(/[/\\]/g, "-")
    .replace(/[^\p{L}\p{M}\p{N} .,()-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST)
    .replace(/[ .]+$/, "");
  return `${clean}.${extension}`;
}
