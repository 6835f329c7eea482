/** A table often repeats what the body says: the two are one task, told by the body, completed by the table. */
import type { ReadTask } from "../../domain/reading.js";
import { bare } from "./script.js";

const KEY_WORDS = 5;
/** An enumerator, a lead-in or an adverb may stand before the words that are repeated. */
const LATEST_START = 12;
const FEWEST_WORDS = 3;

const wordsOf = (text: string): string[] => bare(text.slice(0, 400)).split(" ");

/** Merges each row into the body's task that begins with the same words; rows of their own stay. */
export function mergeRepeats(body: readonly ReadTask[], rows: readonly ReadTask[]): ReadTask[] {
  const places = new Map<string, number[]>();
  body.forEach((task, i) => {
    const words = wordsOf(task.text);
    for (let at = 0; at <= Math.min(LATEST_START, words.length - FEWEST_WORDS); at += 1) {
      const key = words.slice(at, at + KEY_WORDS).join(" ");
      places.set(key, [...(places.get(key) ?? []).slice(0, 20), i]);
    }
  });
  const merged = [...body];
  const own: ReadTask[] = [];
  for (const row of rows) {
    const words = wordsOf(row.text);
    const candidates =
      words.length < FEWEST_WORDS ? [] : (places.get(words.slice(0, KEY_WORDS).join(" ")) ?? []);
    const at = candidates.find((i) => isSame(body[i]?.text ?? "", row.text));
    const task = at === undefined ? undefined : merged[at];
    if (at === undefined || task === undefined) {
      own.push(row);
      continue;
    }
    const dated = task.due !== null && task.due !== "continuous";
    merged[at] = {
      ...task,
      lead: task.lead.length > 0 ? task.lead : row.lead,
      coordinating: task.coordinating.length > 0 ? task.coordinating : row.coordinating,
      due: dated ? task.due : (row.due ?? task.due),
      dueText: dated ? task.dueText : (row.dueText ?? task.dueText),
    };
  }
  return [...merged, ...own];
}

/** The shorter of the two is found nearly whole in the longer. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [bare(a), bare(b)];
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  if (long.includes(short)) return true;
  const words = short.split(" ");
  const known = new Set(long.split(" "));
  return words.filter((word) => known.has(word)).length >= words.length * 0.85;
}
