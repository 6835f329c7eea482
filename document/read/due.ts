/** Reads the words that say when: a day, a month, quarter or year (its last day), or a recurrence. */
import { dates, periods, shortPeriods, years } from "./calendar-phrases.js";
import type { DueContext, DueReading, Found } from "./due-phrase.js";
import { recurrences } from "./recurrences.js";

function foundIn(lowered: string, context: DueContext): Found[] {
  const found: Found[] = [];
  for (const hits of [
    dates(lowered, context),
    periods(lowered, context),
    shortPeriods(lowered, context),
    years(lowered, context),
    recurrences(lowered),
  ])
    for (const hit of hits) if (hit !== null) found.push(hit);
  return found.sort((a, b) => a.place.start - b.place.start);
}

/** Every deadline that a text names, in order of place. `lowered` is folded lower-case text. */
export const readDues = (lowered: string, context: DueContext): readonly DueReading[] =>
  foundIn(lowered, context);

/** The one deadline of a text: a day before a recurrence, a recurrence before "thường xuyên"; of several days the last. */
export function readDue(lowered: string, context: DueContext): DueReading | null {
  const all = foundIn(lowered, context);
  if (all.length === 0) return null;
  const halves = all.filter((due) => due.due?.startsWith("yearly:") === true);
  if (halves.length === 2 && halves[0] !== undefined && halves[1] !== undefined)
    return {
      ...halves[0],
      due: "half-yearly",
      place: { start: halves[0].place.start, end: halves[1].place.end },
    };
  const days = all.filter((due) => due.kind === "day");
  const recurring = all.filter((due) => due.kind === "recurring").sort((a, b) => b.rank - a.rank);
  const best = days.at(-1) ?? recurring[0] ?? [...all].sort((a, b) => b.rank - a.rank)[0];
  if (best === undefined) return null;
  const others = new Set(days.map((due) => due.due));
  if (days.length > 0 && others.size > 1)
    return { ...best, doubt: "Văn bản nêu nhiều thời hạn; đang lấy thời hạn sau cùng." };
  if (days.length > 0 && recurring.length > 0)
    return { ...best, doubt: "Văn bản nêu cả thời hạn cụ thể và định kỳ; đang lấy thời hạn cụ thể." };
  return best;
}
