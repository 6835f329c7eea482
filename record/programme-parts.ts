/** The parts of a programme under which a report counts: its chapters' sections (`II.1`), or the chapter where it has none. */
import type { Transaction } from "./database.js";

export interface ProgrammePart {
  readonly path: string;
  readonly heading: string;
}

export interface ProgrammeParts {
  /** In the order of the document. */
  readonly parts: readonly ProgrammePart[];
  /** The part a section belongs to; a section that the programme does not have is a part of its own. */
  partOf(section: string): string;
}

export async function programmeParts(tx: Transaction, programmeId: string): Promise<ProgrammeParts> {
  const sections = await tx.section.findMany({
    where: { programmeId },
    orderBy: { position: "asc" },
    select: { id: true, parentId: true, path: true, heading: true },
  });
  const roots = new Set(sections.filter((each) => each.parentId === null).map((each) => each.id));
  const parts = sections.filter((each) => each.parentId === null || roots.has(each.parentId));
  const longest = [...parts].sort((a, b) => b.path.length - a.path.length);
  return {
    parts: parts.map(({ path, heading }) => ({ path, heading })),
    partOf: (section) =>
      longest.find(({ path }) => section === path || begins(section, path))?.path ?? section,
  };
}

/** `II.1.1-1` and `II.1[2]` stand in `II.1`, `II.10` does not. */
function begins(section: string, path: string): boolean {
  return section.startsWith(path) && /^[.\-([]/u.test(section.slice(path.length));
}
