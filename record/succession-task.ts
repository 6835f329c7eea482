/** A task passes to the successor: parties alone change. Dates, versions of dates, reports and carried rungs stay as they are. */
import type { Calendar } from "../domain/calendar.js";
import { DomainError } from "../domain/errors.js";
import {
  type PlannedStep,
  type SuccessionPlan,
  type TaskUnits,
  faultMessages,
  succeeded,
} from "../domain/succession.js";
import { type TaskState, isClosed } from "../domain/task.js";
import { insertRows } from "./bulk.js";
import { type TaskPatch, settle } from "./change-task.js";
import type { Database, Transaction } from "./database.js";
import { dateOf } from "./days.js";
import { withdrawExtensionRequest } from "./extensions.js";
import { type LockedTask, lockTask } from "./task-row.js";
import { unitsInForce } from "./units-of-task.js";

export interface StepContext {
  readonly db: Database;
  readonly now: Date;
  readonly calendar: Calendar;
  readonly successionId: string;
  readonly basis: string;
  readonly plan: SuccessionPlan;
  readonly step: Omit<PlannedStep, "fallsAway"> & { readonly fallsAway: boolean };
}

export async function moveTask(
  tx: Transaction,
  context: StepContext,
): Promise<Readonly<Record<string, unknown>>> {
  const { step, plan, now } = context;
  const task = await lockTask(tx, step.objectId);
  // Closed since the plan was made: it stays with the unit that carried it out.
  if (isClosed(task.clock.state)) return { closed: true };
  const before = { ...unitsOf(task), focalOfficerId: task.row.focal_officer_id, state: task.clock.state };
  const passing = new Set(plan.predecessorIds);
  const leads = passing.has(task.parties.leadUnitId);
  if (leads && step.toUnitId === null) {
    throw new DomainError("conflict", faultMessages.no_lead, { fault: "no_lead", taskIds: [step.objectId] });
  }
  if (step.toUnitId !== null) await unitsInForce(tx, [step.toUnitId], plan.effectiveOn, "successorIds");
  if (step.fallsAway) {
    await withdrawExtensionRequest(tx, task.row.id);
    await write(tx, context, task, "task_succeeded", {
      state: "cancelled",
      closedAt: now,
      extensionRequestedAt: null,
    });
    return { ...before, extensionRequestedAt: task.row.extension_requested_at?.toISOString() ?? null };
  }
  const heir = plan.successorIds[0] ?? null;
  const after = succeeded(before, passing, { leadTo: leads ? step.toUnitId : null, heir }, task.parties);
  await writeUnits(tx, step.objectId, after);
  const focalOfficerId = await staysFocal(tx, before.focalOfficerId, after.leadUnitId, plan.effectiveOn);
  await write(tx, context, task, "task_succeeded", {
    leadUnitId: after.leadUnitId,
    reviewerUnitId: after.reviewerUnitId,
    focalOfficerId,
  });
  return before;
}

export async function restoreTask(
  tx: Transaction,
  context: StepContext,
  kept: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (kept["closed"] === true) return;
  const before = kept as unknown as TaskUnits & {
    readonly focalOfficerId: string | null;
    readonly state: TaskState;
    readonly extensionRequestedAt?: string | null;
  }; // as `moveTask` left it
  const task = await lockTask(tx, context.step.objectId);
  const { fallsAway } = context.step;
  await writeUnits(tx, context.step.objectId, before);
  await write(tx, context, task, "task_succession_undone", {
    leadUnitId: before.leadUnitId,
    reviewerUnitId: before.reviewerUnitId,
    focalOfficerId: before.focalOfficerId,
    ...(fallsAway ? { state: before.state, closedAt: null } : {}),
  });
}

function unitsOf({ parties }: LockedTask): TaskUnits {
  const { leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds } = parties;
  return { leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds };
}

async function writeUnits(tx: Transaction, taskId: string, units: TaskUnits): Promise<void> {
  await tx.taskUnit.deleteMany({ where: { taskId } });
  await insertRows(tx, "task_unit", [
    ...units.coordinatingUnitIds.map((id) => ({ task_id: taskId, unit_id: id, role: "coordinating" })),
    ...units.executingUnitIds.map((id) => ({ task_id: taskId, unit_id: id, role: "executing" })),
  ]);
}

/** Who works on it goes on with it where they have gone to the same unit. */
async function staysFocal(tx: Transaction, personId: string | null, unitId: string, day: string) {
  if (personId === null) return null;
  const date = dateOf(day);
  const there = await tx.membership.count({
    where: {
      personId,
      unitId,
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gte: date } }],
    },
  });
  return there > 0 ? personId : null;
}

async function write(
  tx: Transaction,
  { db, calendar, now, successionId, basis, plan, step }: StepContext,
  task: LockedTask,
  kind: "task_succeeded" | "task_succession_undone",
  patch: TaskPatch,
): Promise<void> {
  const detail = {
    successionId,
    effectiveOn: plan.effectiveOn,
    from: step.fromUnitId,
    to: step.toUnitId,
    reason: basis,
  };
  await settle(tx, db, task, calendar, now, {
    change: { patch, detail },
    event: { kind, actorId: null, actorUnitId: null, detail },
  });
}
