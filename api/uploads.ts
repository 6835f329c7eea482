/** Files that come in: evidence is written to its folder whole or not at all, and lies there under its hash. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { fileTypeFromFile } from "file-type";
import multer from "multer";
import { DomainError } from "../domain/errors.js";
import type { StoredFile } from "../record/reports.js";
import { cleanFileName } from "./text.js";

export interface EvidenceStore {
  /** Parses a multipart form; its files, at most ten, lie in the incoming folder afterwards. */
  readonly receive: RequestHandler;
  /** Moves received files to their place. */
  keep(files: readonly Express.Multer.File[]): Promise<StoredFile[]>;
  /** Removes what was received and not kept. */
  discard(files: readonly Express.Multer.File[]): Promise<void>;
  /** Where the bytes of a stored file lie. */
  pathOf(sha256: string): string;
}

const MOST_FILES = 10;

export async function openEvidenceStore(dir: string, limitBytes: number): Promise<EvidenceStore> {
  const incoming = join(dir, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const storage = multer.diskStorage({
    destination: incoming,
    // Never the sender's name: it is kept in the record, not on the disk.
    filename: (_request, _file, done) => {
      done(null, randomUUID());
    },
  });
  const limits = { fileSize: limitBytes, files: MOST_FILES, fields: 30, fieldSize: 100_000, parts: 50 };
  const pathOf = (sha256: string) => join(dir, sha256.slice(0, 2), sha256);
  return {
    receive: multer({ storage, limits, defParamCharset: "utf8" }).array("evidence", MOST_FILES),
    pathOf,
    discard: async (files) => {
      await Promise.all(files.map((file) => rm(file.path, { force: true })));
    },
    keep: (files) => Promise.all(files.filter((file) => file.size > 0).map((file) => keepFile(file, pathOf))),
  };
}

async function keepFile(file: Express.Multer.File, pathOf: (sha256: string) => string): Promise<StoredFile> {
  const fileName = cleanFileName(file.originalname);
  const mediaType = await mediaTypeOf(file.path, fileName);
  const sha256 = await hashOf(file.path);
  const target = pathOf(sha256);
  await mkdir(join(target, ".."), { recursive: true, mode: 0o700 });
  // On the disk before the record says so.
  const handle = await open(file.path, "r");
  await handle.sync();
  await handle.close();
  await rename(file.path, target);
  const { size } = await stat(target);
  return { fileName, mediaType, size, sha256 };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** What offices attach, told by content. Text has no signature: it is taken by its name. */
const accepted = new Set([
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
]);

async function mediaTypeOf(path: string, fileName: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found !== undefined && accepted.has(found.mime)) return found.mime;
  if (found === undefined && /\.(txt|csv)$/i.test(fileName)) return "text/plain";
  throw new DomainError(
    "invalid_input",
    {
      vi: `Không nhận tệp "${fileName}". Hãy gửi PDF, Word, Excel, PowerPoint, ảnh, ZIP, TXT hoặc CSV.`,
      en: `The file "${fileName}" is not accepted. Send PDF, Word, Excel, PowerPoint, a picture, ZIP, TXT or CSV.`,
    },
    { field: "evidence", mediaType: found?.mime ?? null },
  );
}
