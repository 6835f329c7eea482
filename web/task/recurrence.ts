/** `yearly:12-10`, `half-yearly`, `quarterly`, `monthly:18` in words. */
import type { Text } from "../text/catalogue.js";

export function recurrenceInWords(recurrence: string, { due }: Text): string {
  const [rhythm, by] = recurrence.split(":");
  switch (rhythm) {
    case "yearly":
      return by === undefined ? due.yearly : due.yearlyBy(by.split("-").reverse().join("/"));
    case "half-yearly":
      return due.halfYearly;
    case "quarterly":
      return due.quarterly;
    case "monthly":
      return by === undefined ? due.monthly : due.monthlyBy(by);
    default:
      return due.recurring;
  }
}
