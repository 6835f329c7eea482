/** A unit passes a task on to units below it (province → district → commune), each with a part of its own. */
import { v7 as uuidv7 } from "uuid";
import type { Calendar } from "../../domain/calendar.js";
import { type Day, dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database, Transaction } from "../database.js";
import { dayFrom } from "../days.js";
import { type NewTask, writeNewTasks } from "../new-tasks.js";
import type { LockedTask } from "../task-row.js";
import type { Statements } from "../transaction.js";
import { unitsInForce } from "../units-of-task.js";

export interface TaskPart {
  readonly unitId: string;
  /** Where it is not the whole instruction. */
  readonly text: string | null;
  /** Where it is not the due date of the whole; never later. */
  readonly dueOn: Day | null;
}

/** The unit that splits reviews the parts; their progress is its own. */
export async function splitTask(
  db: Database,
  command: TaskCommand & { readonly parts: readonly TaskPart[] },
): Promise<TaskChanged> {
  const { now, parts } = command;
  return changeTask(db, command, "split", async (tx, task, calendar) => {
    if (task.row.cycle_id !== null) throw oneReport();
    await refuseParts(tx, task, parts, now);
    const fresh = await tx.models((all) => writeParts(all, db, command, task, calendar));
    return {
      patch: { lastHeardAt: now },
      detail: {
        parts: fresh.map(({ id, leadUnitId, dueOn }) => ({ taskId: id, unitId: leadUnitId, dueOn })),
      },
    };
  });
}

async function writeParts(
  tx: Transaction,
  db: Database,
  { now, actor, parts }: TaskCommand & { readonly parts: readonly TaskPart[] },
  task: LockedTask,
  calendar: Calendar,
): Promise<NewTask[]> {
  const [whole, programme] = await Promise.all([
    tx.task.findUniqueOrThrow({ where: { id: task.row.id } }),
    tx.programme.findUniqueOrThrow({ where: { id: task.row.programme_id } }),
  ]);
  const fresh = parts.map((part) => ({
    id: uuidv7(),
    parentId: whole.id,
    draftTaskId: whole.draftTaskId,
    seriesId: null,
    period: whole.period,
    position: whole.position,
    section: whole.section,
    text: part.text ?? whole.text,
    product: whole.product,
    evidence: whole.evidenceKind,
    kind: whole.kind,
    purpose: "instruction" as const,
    recurrence: null,
    dueOn: part.dueOn ?? (whole.dueOn === null ? null : dayFrom(whole.dueOn)),
    dueText: whole.dueText,
    source: { start: whole.sourceStart, end: whole.sourceEnd },
    leadUnitId: part.unitId,
    reviewerUnitId: whole.leadUnitId,
    coordinatingUnitIds: [],
    executingUnitIds: [],
  }));
  await writeNewTasks(
    tx,
    {
      programme: { ...programme, policy: task.row.policy },
      calendar,
      now,
      issuer: { actorId: actor.personId, actorUnitId: actor.unitId },
      mailDomain: db.mailDomain,
    },
    fresh,
  );
  return fresh;
}

async function refuseParts(
  tx: Statements,
  task: LockedTask,
  parts: readonly TaskPart[],
  now: Date,
): Promise<void> {
  const ids = parts.map((part) => part.unitId);
  if (ids.length === 0 || new Set(ids).size < ids.length) throw wrongUnits();
  await unitsInForce(tx, ids, dayAt(now), "parts");
  const below = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM unit WHERE parent_id = ${task.parties.leadUnitId}::uuid
      UNION SELECT u.id FROM unit u JOIN below b ON u.parent_id = b.id)
    SELECT id FROM below`;
  if (ids.some((id) => !below.some((unit) => unit.id === id))) throw wrongUnits();
  const given = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM task
    WHERE parent_id = ${task.row.id}::uuid AND lead_unit_id = ANY(${ids}::uuid[]) AND state <> 'cancelled' LIMIT 1`;
  if (given.length > 0) throw wrongUnits();
  for (const [index, { dueOn }] of parts.entries()) {
    if (dueOn === null) continue;
    if (dueOn < dayAt(now) || (task.clock.dueOn !== null && dueOn > task.clock.dueOn))
      throw wrongDate(index, task.clock.dueOn);
  }
}

function oneReport(): DomainError {
  return new DomainError("conflict", {
    vi: "Báo cáo gửi kỳ sơ kết, tổng kết là của cả đơn vị, không giao tiếp cho cấp dưới được.",
    en: "A unit's report to a review is the whole unit's and cannot be split.",
  });
}

function wrongUnits(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Chỉ giao tiếp cho các đơn vị trực thuộc, mỗi đơn vị một phần và chưa được giao phần nào. Hãy chọn lại.",
      en: "Parts go to units below the lead, one to each, and to none that has one already. Choose again.",
    },
    { field: "parts" },
  );
}

function wrongDate(index: number, dueOn: Day | null): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Thời hạn của phần việc phải từ hôm nay và không sau thời hạn của cả nhiệm vụ.",
      en: "A part is due today or later, and not after the whole task.",
    },
    { field: `parts.${String(index)}.dueOn`, dueOn },
  );
}
