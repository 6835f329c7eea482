/** When a draft's task is due, as a person says it. */
import { formatDay } from "../format.js";
import type { Text } from "../text/catalogue.js";

export function dueWords(due: string | null, text: Text): string {
  const { draft, amendment } = text;
  if (due === null) return draft.noDue;
  if (due === "continuous") return amendment.kinds.continuous;
  const [every = "", at] = due.split(":");
  if (!(every in amendment.recurrences)) return formatDay(due);
  const words = amendment.recurrences[every as keyof typeof amendment.recurrences]; // has just been found to be a key
  if (at === undefined) return words;
  const [first = "", second] = at.split("-");
  return second === undefined ? draft.monthlyOn(first) : draft.yearlyOn(second, first);
}
