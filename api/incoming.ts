/** Multer's storage: each file is streamed to the incoming folder and hashed on its way; what breaks off leaves nothing. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StorageEngine } from "multer";

export interface ReceivedFile extends Express.Multer.File {
  /** Of its bytes, hex. */
  readonly sha256: string;
}

export function streamedTo(incoming: string): StorageEngine {
  return {
    _handleFile(_request, file, done) {
      const filename = randomUUID();
      const path = join(incoming, filename);
      receive(file.stream, path).then(
        (received) => {
          done(null, { path, filename, ...received });
        },
        (error: unknown) => {
          void rm(path, { force: true }).finally(() => {
            done(error);
          });
        },
      );
    },
    _removeFile(_request, file, done) {
      rm(file.path, { force: true }).then(() => {
        done(null);
      }, done);
    },
  };
}

async function receive(
  stream: NodeJS.ReadableStream,
  path: string,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  // Flushed to the disk before it is closed: the record must not speak of bytes that a power cut takes away.
  await pipeline(stream, counted, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  return { size, sha256: hash.digest("hex") };
}

/** A stream as a file of the incoming folder. */
export async function laidIn(incoming: string, stream: NodeJS.ReadableStream): Promise<ReceivedFile> {
  const filename = randomUUID();
  const path = join(incoming, filename);
  try {
    // As multer would tell of it; the sender's name is the caller's to remember.
    return { path, filename, originalname: filename, ...(await receive(stream, path)) } as ReceivedFile;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** By the name that it was given here; null where it has been kept, discarded or cleaned away. */
export async function waitingIn(incoming: string, name: string): Promise<ReceivedFile | null> {
  if (!/^[0-9a-f-]{36}$/.test(name)) return null;
  const path = join(incoming, name);
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  // What multer would have told of it; the sender's name is the caller's to remember.
  return {
    path,
    filename: name,
    originalname: name,
    size: found.size,
    sha256: hash.digest("hex"),
  } as ReceivedFile;
}

/** Files last written before `before`; a process that died in the middle of an upload left them. */
export async function removeAbandoned(incoming: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null); // it may have been kept meanwhile
    if (found === null || found.mtime >= before) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
