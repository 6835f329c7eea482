/** Files that come in: evidence is written to its store whole or not at all, and lies there under its hash. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { RequestHandler } from "express";
import multer from "multer";
import type { StoredFile } from "../record/reports.js";
import type { S3Place } from "./evidence-bucket.js";
import { type Shelf, diskShelf } from "./evidence-shelf.js";
import { type ReceivedFile, laidIn, removeAbandoned, streamedTo, waitingIn } from "./incoming.js";
import { mediaTypeOf } from "./media-type.js";
import { tooLarge } from "./problems.js";
import { cleanFileName } from "./text.js";
import { type ScannerPlace, type Warn, refuseInfected } from "./virus-scan.js";

export interface EvidenceStore {
  /** Parses a multipart form; its files, at most ten, lie in the incoming folder afterwards. */
  readonly receive: RequestHandler;
  /** Parses a multipart form with one file under this name; it lies in the incoming folder afterwards. */
  receiveOne(field: string, limitBytes: number): RequestHandler;
  /** What the record is to know of received files. Raises `invalid_input` for a kind that offices do not use. */
  describe(files: readonly Express.Multer.File[]): Promise<StoredFile[]>;
  /** Takes received files to their place, durably. Raises `infected_file`, `no_space`, `unavailable`. */
  keep(files: readonly Express.Multer.File[]): Promise<void>;
  /** A received file that waits for a word of the person: by the name that `receiveOne` gave it. null: it is gone. */
  waiting(name: string): Promise<ReceivedFile | null>;
  /** A copy in the incoming folder, of a stored file or of a text, for who reads it by its path; to be discarded. */
  borrow(from: { readonly sha256: string } | { readonly text: string }): Promise<ReceivedFile>;
  /** Removes what was received and not kept. */
  discard(files: readonly Express.Multer.File[]): Promise<void>;
  /** The bytes of a stored file. Raises `unavailable` where the store has not got them. */
  open(sha256: string): Promise<Readable>;
  /** All of them; for files that are small. */
  read(sha256: string): Promise<Buffer>;
  /** Removes what a process that died has left in the incoming folder; returns how many files. */
  removeAbandoned(now: Date): Promise<number>;
}

export interface EvidenceSettings {
  /** Where the bytes lie instead of `dir`, which then takes only what is being received. */
  readonly s3?: S3Place | undefined;
  readonly clamav?: ScannerPlace | undefined;
  readonly warn?: Warn;
}

const MOST_FILES = 10;
/** Nobody uploads for a day. */
const ABANDONED_MS = 24 * 3_600_000;

export async function openEvidenceStore(
  dir: string,
  limitBytes: number,
  { s3, clamav, warn = () => undefined }: EvidenceSettings = {},
): Promise<EvidenceStore> {
  const incoming = join(dir, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const shelf = s3 === undefined ? diskShelf(dir) : (await import("./evidence-bucket.js")).s3Shelf(s3);
  const limits = { fileSize: limitBytes, files: MOST_FILES, fields: 30, fieldSize: 100_000, parts: 50 };
  return {
    receive: multer({ storage: streamedTo(incoming), limits, defParamCharset: "utf8" }).array(
      "evidence",
      MOST_FILES,
    ),
    receiveOne: (field, bytes) => {
      const one = { ...limits, fileSize: bytes, files: 1 };
      const receive = multer({ storage: streamedTo(incoming), limits: one, defParamCharset: "utf8" }).single(
        field,
      );
      return (request, response, next) => {
        receive(request, response, (error: unknown) => {
          const tooBig = (error as { code?: unknown } | undefined)?.code === "LIMIT_FILE_SIZE";
          next(tooBig ? tooLarge(bytes / 1_000_000, field) : error);
        });
      };
    },
    borrow: async (from) =>
      laidIn(incoming, "text" in from ? Readable.from([from.text]) : await shelf.open(keyOf(from.sha256))),
    waiting: (name) => waitingIn(incoming, name),
    open: (sha256) => shelf.open(keyOf(sha256)),
    read: async (sha256) => buffer(await shelf.open(keyOf(sha256))),
    discard: async (files) => {
      await Promise.all(files.map((file) => rm(file.path, { force: true })));
    },
    describe: (files) => Promise.all(filled(files).map(describeFile)),
    keep: async (files) => {
      await Promise.all(filled(files).map((file) => keepFile(file, shelf, clamav, warn)));
    },
    removeAbandoned: (now) => removeAbandoned(incoming, new Date(now.getTime() - ABANDONED_MS)),
  };
}

/** Never the sender's name: it is kept in the record, not in the store. */
function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** Every file of a request came through `streamedTo`, which adds the hash. A form's empty field is an empty file. */
function filled(files: readonly Express.Multer.File[]): ReceivedFile[] {
  return files.filter((file) => file.size > 0) as ReceivedFile[];
}

async function describeFile({ path, originalname, size, sha256 }: ReceivedFile): Promise<StoredFile> {
  const fileName = cleanFileName(originalname);
  return { fileName, mediaType: await mediaTypeOf(path, fileName), size, sha256 };
}

async function keepFile(
  { path, originalname, size, sha256 }: ReceivedFile,
  shelf: Shelf,
  clamav: ScannerPlace | undefined,
  warn: Warn,
): Promise<void> {
  const fileName = cleanFileName(originalname);
  if (clamav !== undefined) await refuseInfected(clamav, { path, fileName, sha256 }, warn);
  await shelf.place(path, keyOf(sha256), size);
}
