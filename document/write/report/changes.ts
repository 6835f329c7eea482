/** What a person changed in a drafted report, paragraph by paragraph. */
import type { Chapter, Paragraph } from "./paragraphs.js";
import { plain } from "../wording.js";

export type ParagraphChange =
  | { readonly kind: "changed"; readonly id: string; readonly drafted: string; readonly edited: string }
  | { readonly kind: "added"; readonly id: string; readonly edited: string }
  | { readonly kind: "dropped"; readonly id: string; readonly drafted: string }
  /** The text stands as drafted, in another place. */
  | { readonly kind: "moved"; readonly id: string; readonly edited: string };

/** In the order of the edited report, what was dropped last. Spaces and the two ways to write a letter are no change. */
export function changedParagraphs(
  drafted: readonly Chapter[],
  edited: readonly Chapter[],
): readonly ParagraphChange[] {
  const before = placed(drafted);
  const after = placed(edited);
  const kept = new Set(
    inOrder(
      [...after.keys()].filter((id) => before.has(id)),
      [...before.keys()],
    ),
  );
  const changes: ParagraphChange[] = [];
  for (const [id, { paragraph, chapter }] of after) {
    const was = before.get(id);
    if (was === undefined) changes.push({ kind: "added", id, edited: paragraph.text });
    else if (settled(was.paragraph.text) !== settled(paragraph.text))
      changes.push({ kind: "changed", id, drafted: was.paragraph.text, edited: paragraph.text });
    else if (was.chapter !== chapter || !kept.has(id))
      changes.push({ kind: "moved", id, edited: paragraph.text });
  }
  for (const [id, { paragraph }] of before)
    if (!after.has(id)) changes.push({ kind: "dropped", id, drafted: paragraph.text });
  return changes;
}

const settled = (text: string): string => plain(text).replace(/\s+/gu, " ").trim();

const placed = (chapters: readonly Chapter[]) =>
  new Map<string, { paragraph: Paragraph; chapter: string }>(
    chapters.flatMap((chapter) =>
      chapter.paragraphs.map((paragraph) => [paragraph.id, { paragraph, chapter: chapter.id }] as const),
    ),
  );

/** The longest run of ids that keep their order (patience sorting): the fewest are then called moved. */
function inOrder(ids: readonly string[], order: readonly string[]): string[] {
  const place = new Map(order.map((id, i) => [id, i]));
  const tails: string[] = [];
  const before = new Map<string, string | undefined>();
  const at = (id: string | undefined): number => (id === undefined ? -1 : (place.get(id) ?? -1));
  for (const id of ids) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(tails[middle]) < at(id)) low = middle + 1;
      else high = middle;
    }
    before.set(id, tails[low - 1]);
    tails[low] = id;
  }
  const run: string[] = [];
  for (let id = tails.at(-1); id !== undefined; id = before.get(id)) run.push(id);
  return run.reverse();
}
