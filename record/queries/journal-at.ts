/** A task as it was known at an instant, replayed from its journal alone: what the row says today does not count. */
import { taskNotFound } from "../../domain/permissions.js";
import { transitions } from "../../domain/transitions.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";

export interface ReplayedEvent {
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** As the person is called today; after an erasure a pseudonym. */
  readonly actor: string | null;
  readonly actorUnit: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface TaskAt {
  readonly taskId: string;
  readonly at: Date;
  /** False where an event of an earlier version does not say what it set: then only the state is inferred. */
  readonly complete: boolean;
  /** In the terms of the domain: state, dueOn, originalDueOn, progress, leadUnitId …; empty before the assignment. */
  readonly task: Readonly<Record<string, unknown>>;
  /** What was done until then, oldest first. */
  readonly events: readonly ReplayedEvent[];
}

/** The operator's: without a person's rights. Raises `not_found`. */
export async function journalAt(db: Database, taskId: string, at: Date): Promise<TaskAt> {
  if (!isUuid(taskId)) throw taskNotFound();
  if ((await db.prisma.task.count({ where: { id: taskId } })) === 0) throw taskNotFound();
  const rows = await db.sql.$queryRaw<
    {
      number: number;
      kind: string;
      at: Date;
      actor_id: string | null;
      actor: string | null;
      actor_unit: string | null;
      detail: Record<string, unknown>;
    }[]
  >`
    SELECT e.number, e.kind, e.at, e.actor_id, p.name AS actor, u.name AS actor_unit, e.detail
    FROM journal_event e LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN unit u ON u.id = e.actor_unit_id
    WHERE e.task_id = ${taskId}::uuid AND e.at <= ${at} ORDER BY e.number`;
  const events = rows.map(({ actor_id, actor_unit, ...row }) => ({
    ...row,
    actorId: actor_id,
    actorUnit: actor_unit,
  }));
  return { taskId, at, ...replay(events), events };
}

/** What each event set, one over the other. */
export function replay(
  events: readonly Pick<ReplayedEvent, "kind" | "detail">[],
): Pick<TaskAt, "task" | "complete"> {
  let complete = true;
  let task: Record<string, unknown> = {};
  for (const { kind, detail } of events) {
    const { set } = detail;
    task = { ...task, ...unitsAfter(task, kind, detail) };
    if (isObject(set)) task = { ...task, ...set };
    else if (kind !== "rung_carried_out" || detail["kind"] === "resume") {
      complete = false;
      task = { ...task, ...inferred(kind, detail) };
    }
  }
  return { task, complete };
}

/** The units with a part are rows of their own and no columns, so that no patch sets them: the two acts that change them say how. */
function unitsAfter(
  task: Readonly<Record<string, unknown>>,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const coordinating = idsIn(task["coordinatingUnitIds"]);
  if (kind === transitions.change_units.event) {
    const removed = new Set(idsIn(detail["remove"]));
    const kept = coordinating.filter((id) => !removed.has(id));
    return { coordinatingUnitIds: [...kept, ...idsIn(detail["add"])] };
  }
  if (kind === transitions.reassign.event) {
    // Who leads has no other part.
    const others = (ids: readonly string[]) => ids.filter((id) => id !== detail["to"]);
    return {
      coordinatingUnitIds: others(coordinating),
      executingUnitIds: others(idsIn(task["executingUnitIds"])),
    };
  }
  return {};
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Of an event written before events said what they set. */
function inferred(kind: string, detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const act = Object.values(transitions).find((transition) => transition.event === kind);
  const to = kind === "task_assigned" ? "assigned" : act?.to;
  const known = ["leadUnitId", "progress"].filter((key) => detail[key] !== undefined);
  return {
    ...(to === undefined || to === null ? {} : { state: to }),
    ...Object.fromEntries(known.map((key) => [key, detail[key]])),
  };
}
