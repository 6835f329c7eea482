/** Rows as one JSON parameter, spread by PostgreSQL itself: many in one statement, and each column by its own type. */
import { Prisma } from "../prisma/generated/client.js";
import type { Statements } from "./transaction.js";

/** A value as JSON carries it to a column. */
export type Cell =
  string | number | boolean | null | Date | readonly unknown[] | { readonly [key: string]: unknown };

/**
 * Inserts `rows` into `table`. Every row has the same keys, named as the columns are; columns that are not named take
 * their defaults. `table` and the keys come from code, never from input.
 */
export async function insertRows(
  tx: Statements,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(", "),
  );
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb)`;
}

/** Sets the named columns of the row with this id; the same rules as for `insertRows`. */
export async function updateRow(
  tx: Statements,
  table: string,
  id: string,
  row: Readonly<Record<string, Cell>>,
): Promise<void> {
  const columns = Prisma.raw(
    Object.keys(row)
      .map((column) => `"${column}"`)
      .join(", "),
  );
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`
    UPDATE ${name} SET (${columns}) = (
      SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, ${JSON.stringify(row)}::jsonb))
    WHERE id = ${id}::uuid`;
}
