/** A document cut where its tasks begin and end, so that a page can tie each stretch of text to the tasks that rest on it. */

export interface Placed {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly text: string;
  /** What rests on it. */
  readonly ids: readonly string[];
  /** What begins with it: each id in one run of the whole. */
  readonly begins: readonly string[];
}

/** The paragraphs of `text` between two offsets, each as its runs. What lies outside of them has no run. */
export function passagesOf(text: string, placed: readonly Placed[], from = 0, to = text.length): Run[][] {
  const within = placed
    .filter(({ start, end }) => start < end && start < to && end > from)
    .map((each) => ({ ...each, start: Math.max(each.start, from), end: Math.min(each.end, to) }))
    .sort((a, b) => a.start - b.start);
  const cuts = [...new Set(within.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const told = new Set<string>();
  const paragraphs: Run[][] = [];
  let cut = 0;
  let first = 0;
  for (let start = from; start < to;) {
    const broken = text.indexOf("\n", start);
    const end = broken === -1 || broken > to ? to : broken;
    const runs: Run[] = [];
    for (let at = start; at < end;) {
      while (cut < cuts.length && (cuts[cut] ?? 0) <= at) cut += 1;
      const stop = Math.min(cuts[cut] ?? end, end);
      while (first < within.length && (within[first]?.end ?? 0) <= at) first += 1;
      const ids: string[] = [];
      for (let i = first; i < within.length; i += 1) {
        const each = within[i];
        if (each === undefined || each.start > at) break;
        if (each.end > at) ids.push(each.id);
      }
      const begins = ids.filter((id) => !told.has(id));
      for (const id of begins) told.add(id);
      runs.push({ text: text.slice(at, stop), ids, begins });
      at = stop;
    }
    if (runs.length > 0) paragraphs.push(runs);
    start = end + 1;
  }
  return paragraphs;
}
