/** Every event of the journal, in the order of the chains, some thousands at a time. */
import { Prisma } from "../../prisma/generated/client.js";
import type { Transaction } from "../database.js";
import { REGISTER_ID } from "../seal.js";
import { ChainWalk } from "./chain-walk.js";
import type { Report } from "./finding.js";

const BATCH = 5_000;

interface Row {
  readonly id: bigint;
  readonly task_id: string | null;
  readonly number: number;
  readonly kind: string;
  readonly actor_id: string | null;
  readonly actor_unit_id: string | null;
  readonly at: Date;
  readonly detail: Record<string, unknown>;
  readonly previous_hash: string;
  readonly hash: string;
  readonly head_number: number | null;
  readonly head_hash: string | null;
}

/** Returns the events walked along. */
export async function verifyChains(tx: Transaction, report: Report): Promise<number> {
  await reportEmptyJournals(tx, report);
  return (await walk(tx, report, ofRegister)) + (await walk(tx, report, ofTasks));
}

/** The events that come after one; the unique indexes have them in this order. */
type After = (taskId: string, number: number) => Prisma.Sql;

const ofTasks: After = (taskId, number) =>
  Prisma.sql`(e.task_id, e.number) > (${taskId}::uuid, ${number}) ORDER BY e.task_id, e.number`;
const ofRegister: After = (_, number) =>
  Prisma.sql`e.task_id IS NULL AND e.number > ${number} ORDER BY e.number`;

async function walk(tx: Transaction, report: Report, after: After): Promise<number> {
  const chains = new ChainWalk(report);
  let taskId = REGISTER_ID; // the nil id is less than every other
  let number = 0;
  let walked = 0;
  for (;;) {
    const rows: Row[] = await tx.$queryRaw<Row[]>`
      SELECT e.id, e.task_id, e.number, e.kind, e.actor_id, e.actor_unit_id, e.at, e.detail, e.previous_hash, e.hash,
        t.journal_number AS head_number, t.journal_hash AS head_hash
      FROM journal_event e LEFT JOIN task t ON t.id = e.task_id
      WHERE ${after(taskId, number)} LIMIT ${BATCH}`;
    for (const row of rows) chains.take(eventOf(row), headOf(row));
    walked += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) break;
    taskId = last.task_id ?? REGISTER_ID;
    number = last.number;
  }
  chains.end();
  return walked;
}

function eventOf(row: Row) {
  return {
    id: row.id,
    taskId: row.task_id,
    number: row.number,
    kind: row.kind,
    actorId: row.actor_id,
    actorUnitId: row.actor_unit_id,
    at: row.at,
    detail: row.detail,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** The register's chain has no task to keep its head; of a task that is gone, the seals know. */
function headOf(row: Row) {
  return row.head_number === null || row.head_hash === null
    ? null
    : { number: row.head_number, hash: row.head_hash };
}

/** Every task begins with an event. */
async function reportEmptyJournals(tx: Transaction, report: Report): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM task t WHERE NOT EXISTS (SELECT FROM journal_event e WHERE e.task_id = t.id) ORDER BY t.id`;
  for (const { id } of rows) report({ fault: "truncated", taskId: id, number: 1, day: null });
}
