/** Looks at the packed streams of a PDF file before they are opened: one that grows without end is refused. */
import { inflateSync } from "node:zlib";
import { unreadable } from "./flaws.js";

/** A large font has some 20 MB; the words of a page hardly ever one. */
const MOST_BYTES = 24 * 1024 * 1024;
const START = Buffer.from("stream");
const END = Buffer.from("endstream");
/** Enough for the dictionary of a stream. */
const LOOK_BACK = 600;

/**
 * Throws `unreadable_document` (oversized) where a stream would inflate to more than 24 MiB. Pictures are left alone: they are not opened.
 *
 * PDF 32000-1, §7.3.8 and §7.4.4; a stream that does not inflate is left to the parser to complain about.
 */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at)) {
    const start = at + START.length + (file[at + START.length] === 0x0d ? 2 : 1);
    const end = file.indexOf(END, start);
    if (end < 0) return;
    const before = file.toString("latin1", Math.max(0, at - LOOK_BACK), at);
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1);
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)(?![A-Za-z])/g)?.length ?? 0;
    if (filters > 0 && !/\/Subtype\s*\/Image/.test(dictionary)) inflated(file.subarray(start, end), filters);
    at = end + END.length;
  }
}

function inflated(packed: Buffer, filters: number): void {
  let stream = packed;
  for (let i = 0; i < filters; i += 1)
    try {
      stream = inflateSync(stream, { maxOutputLength: MOST_BYTES });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw unreadable("oversized");
      return;
    }
}
