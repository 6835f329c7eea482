/** Words looked for in texts of the record, with or without diacritics. */
import { wordsIn } from "../../domain/found.js";
import { Prisma } from "../../prisma/generated/client.js";

/** Every word stands in the text. */
export function holding(column: Prisma.Sql, words: string): Prisma.Sql {
  return eachWord(words, (like) => Prisma.sql`folded(${column}) LIKE folded(${like})`);
}

/** What holds of every word, given the pattern that finds it anywhere; its own signs of LIKE mean themselves. */
export function eachWord(words: string, holds: (like: string) => Prisma.Sql): Prisma.Sql {
  const conditions = wordsIn(words).map((word) =>
    holds(`%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
  );
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}
