/** The chains as they stand, beside the heads that were sealed: what was cut off or rewritten since. */
import { Prisma } from "../../prisma/generated/client.js";
import type { Transaction } from "../database.js";
import { REGISTER_ID, type SealedHead } from "../seal.js";
import type { Report } from "./finding.js";

/** Those kept in the database. */
export async function compareKeptHeads(tx: Transaction, report: Report): Promise<void> {
  await compare(tx, Prisma.sql`journal_seal_head`, report);
}

/** Those of the file, some thousands at a time. */
export async function compareFiledHeads(
  tx: Transaction,
  heads: readonly SealedHead[],
  report: Report,
): Promise<void> {
  const rows = heads.map(({ taskId, number, hash }) => ({ task_id: taskId, number, hash }));
  const source = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(task_id uuid, number int, hash text)`;
  await compare(tx, Prisma.sql`(SELECT * FROM ${source})`, report);
}

/** Of each chain the first head that is not found as it was sealed. */
async function compare(tx: Transaction, sealed: Prisma.Sql, report: Report): Promise<void> {
  const rows = await tx.$queryRaw<{ task_id: string; number: number; ends: number }[]>`
    SELECT DISTINCT ON (s.task_id) s.task_id, s.number, coalesce(
      (SELECT max(e.number) FROM journal_event e WHERE e.task_id = s.task_id),
      (SELECT max(e.number) FROM journal_event e WHERE e.task_id IS NULL AND s.task_id = ${REGISTER_ID}::uuid), 0) AS ends
    FROM ${sealed} s
    LEFT JOIN journal_event t ON t.task_id = s.task_id AND t.number = s.number
    LEFT JOIN journal_event r ON r.task_id IS NULL AND s.task_id = ${REGISTER_ID}::uuid AND r.number = s.number
    WHERE s.number > 0 AND s.hash IS DISTINCT FROM coalesce(t.hash, r.hash)
    ORDER BY s.task_id, s.number`;
  for (const { task_id, number, ends } of rows) {
    const taskId = task_id === REGISTER_ID ? null : task_id;
    if (number > ends) report({ fault: "truncated", taskId, number: ends + 1, day: null });
    else report({ fault: "rewritten", taskId, number, day: null });
  }
}
