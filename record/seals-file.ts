/**
 * The seals outside the database: JSON lines, only ever added to. For each seal first the heads that have moved, then the
 * seal itself; so the file alone can tell which task was cut short, whoever rewrote the database.
 */
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { type Day, isDay } from "../domain/day.js";
import type { Database } from "./database.js";
import { sealedHeads, sealsAfter } from "./queries/seals.js";
import type { Seal, SealedHead } from "./seal.js";

export type SealsLine =
  | ({ readonly kind: "head"; readonly day: Day } & SealedHead)
  | ({ readonly kind: "seal" } & Seal)
  /** What is neither: somebody has written into the file. */
  | { readonly kind: "unreadable"; readonly line: number };

export interface SealsWritten {
  readonly seals: number;
  /** The file was not there, though older seals are in the database: it has been lost or taken away. */
  readonly begunAnew: boolean;
}

/** Adds the seals that the file lacks, to the disk itself. A write that was cut off is done again. */
export async function writeSeals(db: Database, path: string): Promise<SealsWritten> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a+", 0o600);
  try {
    await cutTornLine(file);
    const last = await lastSealedDay(path);
    const seals = await sealsAfter(db, last);
    for (const seal of seals) {
      for await (const heads of sealedHeads(db, seal.day)) {
        await file.appendFile(heads.map((head) => lineOf({ day: seal.day, ...head })).join(""));
      }
      // Where the line of the seal stands, all its heads do.
      await file.appendFile(lineOf({ ...seal }));
    }
    await file.datasync();
    return {
      seals: seals.length,
      begunAnew: last === null && (seals[0]?.number ?? 1) < (seals.at(-1)?.number ?? 1),
    };
  } finally {
    await file.close();
  }
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;

/** A crash in the middle of a write leaves a line without its end, which nothing may be added to. */
async function cutTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, 4_096));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.lastIndexOf("\n") + 1;
  if (end < tail.length) await file.truncate(size - (tail.length - end));
}

async function lastSealedDay(path: string): Promise<Day | null> {
  let last: Day | null = null;
  for await (const line of readSeals(path)) if (line.kind === "seal") last = line.day;
  return last;
}

/** Line by line, so that years of seals take no memory. */
export async function* readSeals(path: string): AsyncGenerator<SealsLine> {
  const file = await open(path);
  let number = 0;
  try {
    for await (const text of file.readLines({ encoding: "utf8" })) {
      number++;
      yield parse(text) ?? { kind: "unreadable", line: number };
    }
  } finally {
    await file.close();
  }
}

function parse(text: string): SealsLine | null {
  let value: Partial<Record<string, unknown>>;
  try {
    value = JSON.parse(text) as typeof value; // each field is looked at below
  } catch {
    return null;
  }
  const {
    day,
    taskId,
    number,
    hash,
    tasks,
    events,
    lastEventId,
    headsHash,
    changedHash,
    previousHash,
    sealedAt,
  } = value;
  if (typeof day !== "string" || !isDay(day) || typeof number !== "number" || typeof hash !== "string")
    return null;
  if (typeof taskId === "string") return { kind: "head", day, taskId, number, hash };
  const sealed = new Date(String(sealedAt));
  if (
    typeof tasks !== "number" ||
    typeof events !== "number" ||
    typeof lastEventId !== "number" ||
    typeof headsHash !== "string" ||
    typeof changedHash !== "string" ||
    typeof previousHash !== "string" ||
    Number.isNaN(sealed.getTime())
  )
    return null;
  const counts = { tasks, events, lastEventId };
  return {
    kind: "seal",
    day,
    number,
    ...counts,
    headsHash,
    changedHash,
    previousHash,
    hash,
    sealedAt: sealed,
  };
}
