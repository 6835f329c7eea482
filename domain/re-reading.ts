/** What a new reading of a draft's document would change: tasks added, dropped and read otherwise, people's corrections kept. */
import type { Place, ReadTask, Reading } from "./reading.js";

/** A row of the draft, with what people have done to it. */
export interface ReReadRow extends Omit<ReadTask, "dueText"> {
  readonly id: string;
  readonly dropped: boolean;
  /** Fields that a person has put right. */
  readonly corrected: ReadonlySet<ReReadField>;
  /** It came of a split, a join or a workbook: no reading knows it. */
  readonly made: boolean;
}

export const reReadFields = ["text", "lead", "coordinating", "through", "due"] as const;
export type ReReadField = (typeof reReadFields)[number];

export interface FieldChange {
  readonly field: ReReadField;
  readonly before: ReadTask[ReReadField];
  readonly after: ReadTask[ReReadField];
  /** A person's correction, which stays. */
  readonly kept: boolean;
}

/** `key` names it for who accepts it. */
export type ReReadItem =
  | { readonly kind: "added"; readonly key: string; readonly task: ReadTask }
  | { readonly kind: "dropped"; readonly key: string; readonly row: ReReadRow }
  | {
      readonly kind: "changed";
      readonly key: string;
      readonly row: ReReadRow;
      readonly task: ReadTask;
      readonly fields: readonly FieldChange[];
    };

/** In the order of the document. Places in the items point into `text`, the draft's. */
export function reRead(rows: readonly ReReadRow[], text: string, next: Reading): ReReadItem[] {
  const toDraft = placesIn(text, next.text);
  const tasks = next.tasks.map((task) => ({ ...task, source: toDraft(task.source) }));
  const free = new Set(rows.filter((row) => !row.made));
  const matches = new Map<ReadTask, ReReadRow>();
  for (const alike of [same, sameWords, samePlace])
    for (const task of tasks) {
      if (matches.has(task)) continue;
      const row = [...free].find((each) => alike(each, task));
      if (row === undefined) continue;
      free.delete(row);
      matches.set(task, row);
    }
  const made = rows.filter((row) => row.made);
  const items = tasks.flatMap((task, index): (ReReadItem & { readonly at: number })[] => {
    const row = matches.get(task);
    const at = task.source.start;
    if (row !== undefined) {
      const fields = row.dropped ? [] : changes(row, task);
      return fields.length === 0 ? [] : [{ kind: "changed", key: `change:${row.id}`, row, task, fields, at }];
    }
    // What people have cut or joined by hand stands for it.
    if (made.some((each) => samePlace(each, task))) return [];
    return [{ kind: "added", key: `add:${String(index)}`, task, at }];
  });
  const gone = [...free]
    .filter((row) => !row.dropped)
    .map((row) => ({ kind: "dropped" as const, key: `drop:${row.id}`, row, at: row.source.start }));
  return [...items, ...gone].sort((a, b) => a.at - b.at).map(({ at: _at, ...item }) => item);
}

type Alike = (row: ReReadRow, task: ReadTask) => boolean;
const same: Alike = (row, task) => row.section === task.section && bare(row.text) === bare(task.text);
const sameWords: Alike = (row, task) => bare(row.text) === bare(task.text);
/** Half of the shorter passage is common to both. */
const samePlace: Alike = ({ source: a }, { source: b }) => {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > 0 && common * 2 >= Math.min(a.end - a.start, b.end - b.start);
};

const bare = (text: string): string => text.replace(/\s+/g, "");

function changes(row: ReReadRow, task: ReadTask): FieldChange[] {
  return reReadFields.flatMap((field) => {
    const [before, after] = [row[field], task[field]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    // Where nothing is said, work goes on.
    if (field === "due" && (row.due ?? "continuous") === (task.due ?? "continuous")) return [];
    if (field === "text" && bare(row.text) === bare(task.text)) return [];
    return [{ field, before, after, kept: row.corrected.has(field) }];
  });
}

/**
 * Turns places of one text into those of another that differs in its blanks, or a little more. A passage that is not in
 * the other text has an empty place behind the last one that was.
 */
function placesIn(text: string, other: string): (place: Place) => Place {
  if (text === other) return (place) => place;
  const [own, its] = [inked(text), inked(other)];
  let last = 0;
  return ({ start, end }) => {
    const from = countBefore(its.at, start);
    const length = countBefore(its.at, end) - from;
    if (length === 0) return { start: last, end: last };
    const found = own.signs === its.signs ? from : own.signs.indexOf(its.signs.slice(from, from + length));
    const first = found < 0 ? undefined : own.at[found];
    const final = found < 0 ? undefined : own.at[found + length - 1];
    if (first === undefined || final === undefined) return { start: last, end: last };
    last = final + 1;
    return { start: first, end: final + 1 };
  };
}

/** All signs that are no blanks, and where each stands. */
function inked(text: string): { readonly signs: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let signs = "";
  for (const match of text.matchAll(/\S+/g)) {
    signs += match[0];
    for (let i = 0; i < match[0].length; i += 1) at.push(match.index + i);
  }
  return { signs, at };
}

/** How many stand before `position`; `at` ascends. */
function countBefore(at: readonly number[], position: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
