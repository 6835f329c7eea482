/** How the operator's commands reach the record: by the environment of the program, or through what `bin/start` has started. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DomainError } from "../domain/errors.js";
import { type Database, openDatabase } from "../record/database.js";
import { applicationUrl } from "../stack/application-role.js";
import { root } from "../stack/root.js";
import { readState } from "../stack/state.js";

export interface RecordAccess {
  readonly db: Database;
  /** Where the worker writes the seals; it may not be there yet. */
  readonly sealsFile: string;
}

/** Opens the record with the application's rights for as long as `work` takes. Raises `unavailable`. */
export async function withRecord<T>(work: (access: RecordAccess) => Promise<T>): Promise<T> {
  const { env } = process;
  const dataDir = resolve(root, env["DATA_DIR"] || ".data");
  const url = env["DATABASE_URL"] || (await urlOfStack(dataDir));
  const { domain } = /@(?<domain>[^<>@\s]+)>$/.exec(env["MAIL_FROM"] ?? "")?.groups ?? {};
  const db = openDatabase(url, { pool: 2, mailDomain: domain ?? "localhost" });
  try {
    await db.prisma.$queryRaw`SELECT 1`.catch((cause: unknown) => {
      throw unreachable(String(cause).trim().split("\n").at(-1) ?? "");
    });
    return await work({
      db,
      sealsFile: join(resolve(env["SEAL_DIR"] || join(dataDir, "seals")), "seals.jsonl"),
    });
  } finally {
    await db.close();
  }
}

async function urlOfStack(dataDir: string): Promise<string> {
  const owner = readState(dataDir)?.addresses?.databaseUrl;
  if (owner === undefined) throw unreachable("DATABASE_URL?");
  const password = await readFile(join(dataDir, "application-password"), "utf8").catch(() => undefined);
  // A database of one's own: what DATABASE_URL was at the start.
  return password === undefined ? owner : applicationUrl(owner, password.trim());
}

function unreachable(reason: string): DomainError {
  return new DomainError("unavailable", {
    vi: `Không kết nối được cơ sở dữ liệu (${reason}). Hãy chạy bin/start trước, hoặc đặt biến DATABASE_URL.`,
    en: `The database cannot be reached (${reason}). Run bin/start first, or set DATABASE_URL.`,
  });
}
