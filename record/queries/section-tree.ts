/** Sections of a programme as a tree, and where in it a cited path stands. */

import { grouped } from "../grouped.js";

export interface SectionRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly heading: string;
}

/** The section that a path names, or the nearest one above: `III.4[1]` stands in `III.4`; null where there is none. */
export function home(path: string, paths: ReadonlySet<string>): string | null {
  for (let at = path; at !== ""; at = at.replace(/(?:\[\d+\]|\.?\(\d+\)|[.-][^.\-[(]*)$|^[^.\-[(]*$/, "")) {
    if (paths.has(at)) return at;
  }
  return null;
}

/** From the leaves up: what `nodeOf` makes of a section and of what it made of those below. */
export function treeOf<S extends SectionRow, N>(
  sections: readonly S[],
  nodeOf: (section: S, children: readonly N[]) => N,
): N[] {
  const childrenOf = grouped(sections, (section) => section.parentId);
  const branch = (parentId: string | null): N[] =>
    (childrenOf.get(parentId) ?? []).map((section) => nodeOf(section, branch(section.id)));
  return branch(null);
}
