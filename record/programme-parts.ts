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
  readonly partOf: (section: string) => string;
}

export async function programmeParts(tx: Transaction, programmeId: string): Promise<ProgrammeParts> {
  const sections = await tx.section.findMany({
    where: { programmeId },
    orderBy: { position: "asc" },
    select: { id: true, parentId: true, path: true, heading: true },
  });
  const byId = new Map(sections.map((each) => [each.id, each]));
  /** Two levels from the top at the most. */
  const partAbove = (section: (typeof sections)[number]): (typeof sections)[number] => {
    const parent = section.parentId === null ? undefined : byId.get(section.parentId);
    return parent === undefined || parent.parentId === null ? section : partAbove(parent);
  };
  const partAt = new Map(sections.map((each) => [each.path, partAbove(each).path]));
  const parts = sections.filter((each) => partAt.get(each.path) === each.path);
  const longest = [...parts].sort((a, b) => b.path.length - a.path.length);
  return {
    parts: parts.map(({ path, heading }) => ({ path, heading })),
    partOf: (section) =>
      partAt.get(section) ?? longest.find(({ path }) => begins(section, path))?.path ?? section,
  };
}

/** A task that shares its section with others cites it as `II.1[2]`; `II.10` does not stand in `II.1`. */
function begins(section: string, path: string): boolean {
  return section.startsWith(path) && /^[.\-([]/u.test(section.slice(path.length));
}
