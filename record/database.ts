/** The record's connections to PostgreSQL. */
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../prisma/generated/client.js";
import {
  type RecordTransaction,
  SharedPool,
  type StatementName,
  type Statements,
  statementsOn,
  transact,
} from "./transaction.js";

/** One transaction of Prisma's. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly prisma: PrismaClient;
  /** The right side of every Message-ID. */
  readonly mailDomain: string;
  /** Single statements, without Prisma's runtime. */
  readonly sql: Statements;
  /** One transaction that sends its SQL without Prisma's runtime: of what is done often. */
  transact<T>(work: (tx: RecordTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections this process may hold. PostgreSQL takes 100 by default: an api and a worker leave room for operators. */
  readonly pool?: number;
  readonly mailDomain?: string;
  /** A statement not answered by then fails, and its connection is given up: the line may be dead. */
  readonly queryTimeoutMs?: number;
}

/** For a free connection, when many act at once; Prisma's own two seconds turn a burst away. Then: 503. */
const MOST_WAITING_MS = 8_000;

/** A body is told within ten seconds that the record is away. */
const STATEMENT_MS = 9_000;

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const nameOf = statementNames();
  const pool = new SharedPool({
    connectionString: url,
    max: options.pool ?? 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: options.queryTimeoutMs ?? STATEMENT_MS,
    // The adapter drops the offset of an instant and takes the rest for UTC: in a session of another zone all are wrong.
    options: "-c TimeZone=UTC",
  });
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: MOST_WAITING_MS } });
  const models: RecordTransaction["models"] = (work) => prisma.$transaction(work);
  return {
    prisma,
    mailDomain: options.mailDomain ?? "dondoc.invalid",
    sql: statementsOn(pool, nameOf),
    transact: (work) => transact(pool, nameOf, models, work),
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Prepared once on each connection: a command sends a dozen small statements, of which planning is the greater part. */
const MOST_STATEMENTS = 400;

/** Names the statements that a process sends first; those after them, and bulk ones with their long lists, stay unnamed. */
function statementNames(): StatementName {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (sql.length > 10_000) return "";
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_STATEMENTS) return known ?? "";
    const name = `s${String(names.size)}`;
    names.set(sql, name);
    return name;
  };
}
