/** The record's one connection to PostgreSQL. */
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../prisma/generated/client.js";

/** One transaction of the record. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly prisma: PrismaClient;
  /** The right side of every Message-ID. */
  readonly mailDomain: string;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections this process may hold. PostgreSQL takes 100 by default: an api and a worker leave room for operators. */
  readonly pool?: number;
  readonly mailDomain?: string;
}

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.pool ?? 16,
    connectionTimeoutMillis: 5_000,
    // The adapter drops the offset of an instant and takes the rest for UTC: in a session of another zone all are wrong.
    options: "-c TimeZone=UTC",
  });
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    mailDomain: options.mailDomain ?? "dondoc.invalid",
    close: () => prisma.$disconnect(),
  };
}
