/** Runs Prisma's own commands against a database. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { admitApplication } from "./application-role.js";
import { StackError } from "./errors.js";
import { root } from "./root.js";

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

export function runPrisma(args: readonly string[], databaseUrl: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules/prisma/build/index.js"), ...args], {
      cwd: root,
      // Prisma would otherwise ask its maker for a newer version.
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        MIGRATION_DATABASE_URL: databaseUrl, // or prisma.config.ts would take the one of the environment
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, output });
    });
  });
}

/** The migrations as the owner, then the application's log-in, where it is another. @throws StackError */
export async function prepareDatabase(ownerUrl: string, databaseUrl: string): Promise<void> {
  await migrate(ownerUrl);
  await admitApplication(ownerUrl, databaseUrl);
}

/** Brings the database to the newest migration. @throws StackError with what Prisma said */
export async function migrate(databaseUrl: string): Promise<void> {
  const { code, output } = await runPrisma(["migrate", "deploy"], databaseUrl);
  if (code === 0) return;
  throw new StackError(
    `The database could not be brought to the newest migration:\n${output.trim()}`,
    UNREACHABLE.test(output)
      ? "Check DATABASE_URL (or MIGRATION_DATABASE_URL, where it is set): its server must run, and take that user and password."
      : "Where a migration failed half-way: correct it, then `npx prisma migrate resolve` (docs/operations.md, Upgrade).",
  );
}

/** Prisma's codes for: wrong password, no server, no such database, and an answer that did not come in time. */
const UNREACHABLE = /\bP100[0-3]\b|\bP1008\b/;
