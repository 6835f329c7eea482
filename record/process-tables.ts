/** The table of each process: all have `version`, `conducted_version`, `next_rung_at` and `awaited_rung_at`. */
import type { ProcessKind } from "../domain/process.js";
import { Prisma } from "../prisma/generated/client.js";

const tables: Readonly<Record<ProcessKind, string>> = {
  task: "task",
  programme: "programme",
  cycle: "review_cycle",
  succession: "succession",
};

export function tableOf(kind: ProcessKind): Prisma.Sql {
  return Prisma.raw(`"${tables[kind]}"`);
}
