/** A task's journal, oldest first; without its words for who reads the task's metadata alone. */
import { type Actor, demand, may, taskNotFound } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid, partiesIn } from "../task-row.js";
import type { JournalEntry } from "./task-view.js";

interface Row {
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly detail: Record<string, unknown>;
  readonly hash: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly position: string | null;
  readonly unit_id: string | null;
  readonly unit_code: string | null;
  readonly unit_name: string | null;
  readonly unit_short_name: string | null;
}

export async function readJournal(db: Database, actor: Actor, taskId: string): Promise<JournalEntry[]> {
  if (!isUuid(taskId)) throw taskNotFound();
  const task = await db.prisma.task.findUnique({
    where: { id: taskId },
    select: {
      leadUnitId: true,
      reviewerUnitId: true,
      units: { select: { unitId: true, role: true } },
    },
  });
  if (task === null) throw taskNotFound();
  demand(actor, "read_metadata", partiesIn(task));
  const whole = may(actor, "read", partiesIn(task));
  const rows = await db.sql.$queryRaw<Row[]>`
    SELECT e.number, e.kind, e.at, e.detail, e.hash, p.id AS person_id, p.name AS person_name,
      (SELECT m.position FROM membership m WHERE m.person_id = p.id ORDER BY m.unit_id = e.actor_unit_id DESC, m.id LIMIT 1)
        AS position,
      u.id AS unit_id, u.code AS unit_code, u.name AS unit_name, u.short_name AS unit_short_name
    FROM journal_event e LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN unit u ON u.id = e.actor_unit_id
    WHERE e.task_id = ${taskId}::uuid ORDER BY e.number`;
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    at: row.at,
    actor:
      row.person_id === null
        ? null
        : { id: row.person_id, name: row.person_name ?? "", position: row.position },
    actorUnit:
      row.unit_id === null
        ? null
        : {
            id: row.unit_id,
            code: row.unit_code ?? "",
            name: row.unit_name ?? "",
            shortName: row.unit_short_name ?? "",
          },
    detail: whole ? row.detail : {},
    hash: row.hash,
  }));
}
