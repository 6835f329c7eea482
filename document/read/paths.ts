/** The path that cites a place: `II.2.2.(2)-1`, `Điều 3.1`, `III.5[2]`. */
import type { Enumerator } from "./enumerators.js";
import type { Item, ItemKind } from "./item.js";

/** Where the words of an unnumbered paragraph or lead-in stand is the place above it. */
export const isUnnumbered = (kind: ItemKind): boolean =>
  kind === "paragraph" || kind === "leadIn" || kind === "title";

/** The sign before a running count: `II.4-2`, `II.4+1`, `III.5[2]`. */
const COUNTED: Partial<Record<ItemKind, readonly [string, string]>> = {
  dash: ["-", ""],
  plus: ["+", ""],
  bullet: ["*", ""],
  "part-of": ["[", "]"],
};

function stemOf(parent: Item, kind: ItemKind, label: string): string {
  const join = (tail: string): string => (parent.path === "" ? tail : `${parent.path}.${tail}`);
  switch (kind) {
    case "bracket":
      return join(`(${label})`);
    case "article":
      return `Điều ${label}`;
    case "appendix":
      return `PL${label}`;
    case "part":
      return join(`Phần ${label}`);
    case "chapter":
      return join(`Chương ${label}`);
    case "title":
      return join("M");
    case "number": {
      // "1.1" repeats the number of the place that it stands in.
      let above: Item | null = parent;
      if (label.includes("."))
        while (above !== null && (above.kind === "number" || isUnnumbered(above.kind))) above = above.parent;
      return above === null || above.path === "" ? label : `${above.path}.${label}`;
    }
    default:
      return join(label);
  }
}

/** A path that no other place has: counted marks count on, others get "~2". */
export function pathOf(
  parent: Item,
  kind: ItemKind,
  mark: Enumerator | null,
  taken: Set<string>,
  counts: Map<string, number>,
): string {
  if (isUnnumbered(kind)) return parent.path;
  const label = mark?.label ?? "";
  const counted = COUNTED[kind];
  const stem = counted === undefined ? stemOf(parent, kind, label) : `${parent.path}${counted[0]}`;
  const bare = kind === "title" || (kind === "row" && label === "");
  for (;;) {
    const n = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, n);
    const path =
      counted !== undefined
        ? `${stem}${String(n)}${counted[1]}`
        : bare
          ? `${stem}${String(n)}`
          : n === 1
            ? stem
            : `${stem}~${String(n)}`;
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}
