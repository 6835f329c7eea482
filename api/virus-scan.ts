/** Asks clamd about a file: its INSTREAM command takes the bytes over a connection, so no folder need be shared. */
import { createReadStream } from "node:fs";
import { connect } from "node:net";
import { DomainError } from "../domain/errors.js";
import { unavailable } from "./problems.js";

export interface ScannerPlace {
  readonly host: string;
  readonly port: number;
  /** What becomes of a file while clamd does not answer. */
  readonly whenAway: "refuse" | "pass";
}

export type Warn = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Raises `infected_file`; `unavailable` where clamd is away and files are not to pass. */
export async function refuseInfected(
  place: ScannerPlace,
  file: { readonly path: string; readonly fileName: string; readonly sha256: string },
  warn: Warn,
): Promise<void> {
  const verdict = await scan(place, file.path).catch((error: unknown) => {
    warn(
      { error: String(error), sha256: file.sha256, whenAway: place.whenAway },
      "the virus scanner did not answer",
    );
    return null;
  });
  if (verdict === null) {
    if (place.whenAway === "pass") return;
    throw unavailable();
  }
  const [, found] = /^stream: (.+) FOUND$/.exec(verdict) ?? [];
  if (found !== undefined) {
    warn({ found, sha256: file.sha256 }, "an infected file was refused");
    throw infected(file.fileName, found);
  }
  if (verdict === "stream: OK" || place.whenAway === "pass") return;
  warn({ verdict, sha256: file.sha256 }, "the virus scanner gave no verdict");
  throw unavailable();
}

const SILENCE_MS = 60_000;

/** clamd's one line. */
async function scan({ host, port }: ScannerPlace, path: string): Promise<string> {
  const socket = connect({ host, port });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("no answer within a minute")));
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => {
      text += part;
    });
    socket.once("end", () => {
      resolve(text.replace(/\0.*$/s, "").trim());
    });
    socket.once("error", reject);
    socket.once("close", () => {
      reject(new Error("the connection was closed"));
    });
  });
  try {
    // clamd may answer, and stop reading, before it has everything: over its size limit it does.
    await Promise.race([send(), answer]);
    return await answer;
  } finally {
    socket.destroy();
  }

  async function send(): Promise<void> {
    await write(Buffer.from("zINSTREAM\0"));
    for await (const chunk of createReadStream(path)) {
      const bytes = chunk as Buffer; // no encoding was asked for
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      await write(Buffer.concat([length, bytes]));
    }
    await write(Buffer.alloc(4));
  }

  function write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      socket.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

function infected(fileName: string, found: string): DomainError {
  return new DomainError(
    "infected_file",
    {
      vi: `Tệp "${fileName}" có mã độc (${found}) nên không được nhận. Hãy quét máy, tạo lại tệp sạch rồi gửi lại.`,
      en: `The file "${fileName}" is infected (${found}) and is refused. Scan your computer, make the file anew and send it again.`,
    },
    { field: "evidence", found },
  );
}
