/** Opens a ZIP file without trusting it: sizes are bounded before and while anything is inflated. */
import { inflateRawSync } from "node:zlib";
import { unreadable, type Flaw } from "./flaws.js";

const MOST_ENTRIES = 2_000;
/** A document of 500 pages has some 20 MB of XML; the text of it takes twice that in memory. */
const MOST_BYTES = 32 * 1024 * 1024;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export class Archive {
  private readonly entries = new Map<string, Entry>();
  private readonly bytes: Buffer;
  private inflated = 0;

  /** `damaged` is what a broken archive is called to the person who sent it. */
  constructor(
    bytes: Uint8Array,
    private readonly damaged: Flaw = "damaged_docx",
  ) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  /** The members, in the order of the directory. */
  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The text of one member, inflated now; null where there is none of that name. */
  text(name: string): string | null {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    const { bytes } = this;
    if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL_ENTRY)
      throw unreadable(this.damaged);
    const start =
      entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    const packed = bytes.subarray(start, start + entry.packed);
    if (packed.length < entry.packed) throw unreadable(this.damaged);
    const left = MOST_BYTES - this.inflated;
    // The declared size may lie, so the real one is bounded as well.
    if (entry.size > left) throw unreadable("oversized");
    const plain = entry.method === 0 ? packed : inflate(packed, entry.method, left, this.damaged);
    this.inflated += plain.length;
    return plain.toString("utf8");
  }

  private readDirectory(): void {
    const { bytes } = this;
    let end = -1;
    for (
      let at = bytes.length - END_SIZE;
      at >= Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
      at -= 1
    )
      if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) {
        end = at;
        break;
      }
    if (end < 0) throw unreadable(this.damaged);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw unreadable("oversized");
    let at = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
        throw unreadable(this.damaged);
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
      this.entries.set(name, {
        name,
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }
}

function inflate(packed: Buffer, method: number, limit: number, damaged: Flaw): Buffer {
  if (method !== 8) throw unreadable(damaged);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    throw unreadable(
      (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "oversized" : damaged,
    );
  }
}
