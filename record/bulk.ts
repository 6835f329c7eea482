/** Rows as one JSON parameter, spread by PostgreSQL itself: many in one statement, and each column by its own type. */
import { Prisma } from "../prisma/generated/client.js";
import type { Statements } from "./transaction.js";

/** A value as JSON carries it to a column. */
export type Cell =
  string | number | boolean | null | Date | readonly unknown[] | { readonly [key: string]: unknown };

export type Columns = Readonly<Record<string, Cell>>;

/**
 * What a transaction writes at its end, in one statement: a round trip for each table would keep its locks that much
 * longer. `table` and the names of columns come from code, never from input. No write sees another.
 */
export class Writes {
  readonly #statements: Prisma.Sql[] = [];
  readonly #counted = new Set<number>();

  /** Every row has the same keys, named as the columns are; columns that are not named take their defaults. */
  insert(table: string, rows: readonly Columns[]): this {
    const first = rows[0];
    if (first !== undefined) this.#statements.push(insertion(table, first, rows));
    return this;
  }

  /** Leaves what is there as it is; `write` then tells that nothing was written. */
  insertNew(table: string, row: Columns): this {
    this.#counted.add(this.#statements.length);
    this.#statements.push(Prisma.sql`${insertion(table, row, [row])} ON CONFLICT DO NOTHING RETURNING 1`);
    return this;
  }

  /** Sets the named columns of the row with this id. */
  update(table: string, id: string, row: Columns): this {
    const name = Prisma.raw(`"${table}"`);
    const columns = namesOf(row);
    this.#statements.push(Prisma.sql`
      UPDATE ${name} SET (${columns}) = (
        SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, ${JSON.stringify(row)}::jsonb))
      WHERE id = ${id}::uuid`);
    return this;
  }

  /** False where a row of `insertNew` was there already. */
  async write(tx: Statements): Promise<boolean> {
    if (this.#statements.length === 0) return true;
    const parts = this.#statements.map(
      (statement, index) => Prisma.sql`${partName(index)} AS (${statement})`,
    );
    const counts = [...this.#counted].map((index) => Prisma.sql`EXISTS (SELECT 1 FROM ${partName(index)})`);
    const all = counts.length === 0 ? Prisma.sql`true` : Prisma.join(counts, " AND ");
    const [row] = await tx.$queryRaw<
      { written: boolean }[]
    >`WITH ${Prisma.join(parts, ", ")} SELECT ${all} AS written`;
    return row?.written ?? true;
  }
}

const partName = (index: number) => Prisma.raw(`w${String(index)}`);

/** Inserts `rows` at once; the same rules as for `Writes`. */
export async function insertRows(tx: Statements, table: string, rows: readonly Columns[]): Promise<void> {
  const first = rows[0];
  if (first !== undefined) await tx.$executeRaw(insertion(table, first, rows));
}

/** Sets columns of a row at once; the same rules as for `Writes`. */
export async function updateRow(tx: Statements, table: string, id: string, row: Columns): Promise<void> {
  await new Writes().update(table, id, row).write(tx);
}

function insertion(table: string, first: Columns, rows: readonly Columns[]): Prisma.Sql {
  const name = Prisma.raw(`"${table}"`);
  const columns = namesOf(first);
  return Prisma.sql`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb)`;
}

function namesOf(row: Columns): Prisma.Sql {
  const names = Object.keys(row).map((name) => `"${name}"`);
  return Prisma.raw(names.join(", "));
}
