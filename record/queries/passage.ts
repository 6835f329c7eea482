/** The passage of the programme that a task rests on, in its surroundings. */
import type { TaskDetail } from "./task-view.js";

/** Characters shown before and after the passage. */
const SURROUNDING = 400;

interface SectionRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly heading: string;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export function passageOf(
  task: { readonly section: string; readonly sourceStart: number; readonly sourceEnd: number },
  sections: readonly SectionRow[],
  text: string,
): TaskDetail["source"] {
  const { sourceStart: start, sourceEnd: end } = task;
  const before = text.slice(Math.max(0, start - SURROUNDING), start);
  const after = text.slice(end, end + SURROUNDING);
  return {
    // An item that is itself the passage is no heading above it.
    headings: headingsOf(
      task.section,
      sections.filter((section) => section.sourceStart > start || section.sourceEnd < end),
    ),
    // Whole words only, where the cut fell into one.
    before: start > SURROUNDING ? before.replace(/^\S*\s/, "…") : before,
    passage: text.slice(start, end),
    after: end + SURROUNDING < text.length ? after.replace(/\s\S*$/, "…") : after,
  };
}

/** From the outermost heading down to the section's own. A section that has split tasks cites its own path: `III.4[1]`. */
function headingsOf(path: string, sections: readonly SectionRow[]): { path: string; heading: string }[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const own = sections
    .filter((section) => path === section.path || path.startsWith(section.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  const chain: { path: string; heading: string }[] = [];
  for (let at: SectionRow | undefined = own; at !== undefined;) {
    chain.unshift({ path: at.path, heading: at.heading });
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return chain;
}
