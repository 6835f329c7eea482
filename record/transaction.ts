/**
 * A transaction that sends its statements to PostgreSQL itself. A command of the record is a dozen small statements, and
 * Prisma's runtime takes six times as long over each as the driver alone (docs/decisions/0018).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { Prisma } from "../prisma/generated/client.js";

/** What SQL is sent through: a transaction of ours, or one of Prisma's. */
export interface Statements {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
  /** Gives the number of rows that were changed. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

export interface RecordTransaction extends Statements {
  /** For what is rare and long: Prisma's models, within this transaction. */
  models<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T>;
}

/** The connection whose transaction the work at hand belongs to. */
const held = new AsyncLocalStorage<pg.PoolClient>();

/** The connections of a process. Prisma is given the one that a transaction of ours holds, where it works for that one. */
export class SharedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | void {
    if (connected !== undefined) {
      super.connect(connected);
      return;
    }
    const client = held.getStore();
    return client === undefined ? super.connect() : Promise.resolve(guestOf(client));
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** A transaction within a transaction is a savepoint; its end gives nothing back. */
const WITHIN: Readonly<Record<string, string>> = {
  BEGIN: "SAVEPOINT guest",
  COMMIT: "RELEASE SAVEPOINT guest",
  ROLLBACK: "ROLLBACK TO SAVEPOINT guest",
};

function guestOf(client: pg.PoolClient): pg.PoolClient {
  const query = (config: pg.QueryConfig) => {
    const within: string | undefined = WITHIN[config.text];
    return client.query(within === undefined ? config : { text: within });
  };
  return Object.create(client, {
    query: { value: query },
    release: { value: () => undefined },
  }) as pg.PoolClient; // what else it has is the connection's
}

/** Gives a statement the name under which each connection prepares it; "" for none. */
export type StatementName = (query: { readonly sql: string }) => string;

/** Sends each statement on its own, on the connection or on any of the pool's. */
export function statementsOn(connection: pg.Pool | pg.PoolClient, nameOf: StatementName): Statements {
  const send = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    const text = sql.text;
    return connection.query({ name: nameOf({ sql: text }), text, values: sql.values.map(sent), types });
  };
  return {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await send(query, values)).rows as T,
    $executeRaw: async (query, ...values) => (await send(query, values)).rowCount ?? 0,
  };
}

/**
 * `work` in one transaction. It is undone when `work` throws; what has been answered is on the disk. Raises what the
 * driver raises when the server is away.
 */
export async function transact<T>(
  pool: pg.Pool,
  nameOf: StatementName,
  models: RecordTransaction["models"],
  work: (tx: RecordTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const tx = {
    ...statementsOn(client, nameOf),
    models: <R>(rare: (tx: Prisma.TransactionClient) => Promise<R>) => held.run(client, () => models(rare)),
  };
  let broken: Error | undefined;
  const notice = (error: Error) => {
    broken = error;
  };
  client.on("error", notice);
  try {
    await client.query("BEGIN");
    const answer = await work(tx);
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    // A connection that does not answer would let the end wait as long again.
    if (error instanceof Error && error.message === "Query read timeout") notice(error);
    if (broken === undefined) await client.query("ROLLBACK").catch(notice);
    throw error;
  } finally {
    client.off("error", notice);
    client.release(broken);
  }
}

/** The driver would write an instant in the process's own zone. */
function sent(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** As Prisma gives them: a date is the instant of its midnight in UTC; what is counted by `count(*)` is a bigint. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [pg.types.builtins.INT8]: BigInt,
  [pg.types.builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
};

type Oid = Parameters<typeof pg.types.getTypeParser>[0];

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: Oid) =>
    parsers[oid] ?? (pg.types.getTypeParser(oid, "text") as (text: string) => unknown),
};
