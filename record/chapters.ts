/** Reports as columns of JSON hold them. */
import type { Chapter } from "../domain/review-chapters.js";
import type { Prisma } from "../prisma/generated/client.js";

/** What a column holds: written by `asColumn` and `insertRows` alone. */
export function chaptersIn(column: Prisma.JsonValue): Chapter[] {
  return column as unknown as Chapter[];
}

export function asColumn(rows: readonly object[]): Prisma.InputJsonValue {
  return rows; // texts, numbers and lists of them
}
