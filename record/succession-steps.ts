/**
 * The steps of a succession: what each changes, and how it is taken back. Each runs in a transaction of its own and leaves in
 * `before` what its undoing needs.
 */
import { v7 as uuidv7 } from "uuid";
import type { StepKind } from "../domain/succession.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";
import { lastDay } from "./succession-row.js";
import { type StepContext, moveTask, restoreTask } from "./succession-task.js";
import { announceHandover } from "./succession-told.js";

/** How things stood, as JSON keeps it. */
export type Before = Readonly<Record<string, unknown>>;

interface StepActs {
  readonly carryOut: (tx: Transaction, context: StepContext) => Promise<Before>;
  readonly undo: (tx: Transaction, context: StepContext, before: Before) => Promise<void>;
}

export const stepActs: Readonly<Record<StepKind, StepActs>> = {
  child_unit: {
    async carryOut(tx, { step }) {
      const parent = await tx.unit.findUniqueOrThrow({ where: { id: step.fromUnitId } });
      await tx.unit.update({
        where: { id: step.objectId },
        data: { parentId: step.toUnitId ?? parent.parentId },
      });
      return { parentId: step.fromUnitId };
    },
    async undo(tx, { step }, before) {
      await tx.unit.update({ where: { id: step.objectId }, data: { parentId: text(before, "parentId") } });
    },
  },

  membership: { carryOut: moveMembership, undo: restoreMembership },

  programme: {
    async carryOut(tx, { step }) {
      const { id, officeUnitId, advisingUnitId, committeeUnitId } = await tx.programme.findUniqueOrThrow({
        where: { id: step.objectId },
      });
      const heir = (unitId: string) => (unitId === step.fromUnitId ? (step.toUnitId ?? unitId) : unitId);
      await tx.programme.update({
        where: { id },
        data: {
          officeUnitId: heir(officeUnitId),
          advisingUnitId: heir(advisingUnitId),
          committeeUnitId: heir(committeeUnitId),
          version: { increment: 1 },
        },
      });
      return { officeUnitId, advisingUnitId, committeeUnitId };
    },
    async undo(tx, { step }, before) {
      await tx.programme.update({
        where: { id: step.objectId },
        data: {
          officeUnitId: text(before, "officeUnitId"),
          advisingUnitId: text(before, "advisingUnitId"),
          committeeUnitId: text(before, "committeeUnitId"),
          version: { increment: 1 },
        },
      });
    },
  },

  target: { carryOut: moveTarget, undo: restoreTarget },

  task: { carryOut: moveTask, undo: restoreTask },

  webhook: {
    async carryOut(tx, { step, now }) {
      await tx.webhook.update({
        where: { id: step.objectId },
        data: {
          ...(step.toUnitId === null ? { removedAt: now } : { unitId: step.toUnitId }),
          version: { increment: 1 },
        },
      });
      return {};
    },
    async undo(tx, { step }) {
      await tx.webhook.update({
        where: { id: step.objectId },
        data: { removedAt: null, unitId: step.fromUnitId, version: { increment: 1 } },
      });
    },
  },

  /** The address goes on where the successor has none; else it is void, as two cannot be one. */
  calendar_address: {
    async carryOut(tx, { step }) {
      const { secretHash, createdById, createdAt } = await tx.calendarAddress.findUniqueOrThrow({
        where: { unitId: step.fromUnitId },
      });
      const taken =
        step.toUnitId === null || (await tx.calendarAddress.count({ where: { unitId: step.toUnitId } })) > 0;
      if (taken) await tx.calendarAddress.delete({ where: { unitId: step.fromUnitId } });
      else
        await tx.calendarAddress.update({
          where: { unitId: step.fromUnitId },
          data: { unitId: step.toUnitId },
        });
      return { secretHash, createdById, createdAt: createdAt.toISOString() };
    },
    async undo(tx, { step }, before) {
      const secretHash = text(before, "secretHash");
      await tx.calendarAddress.deleteMany({ where: { secretHash } });
      await tx.calendarAddress.create({
        data: {
          unitId: step.fromUnitId,
          secretHash,
          createdById: text(before, "createdById"),
          createdAt: new Date(text(before, "createdAt")),
        },
      });
    },
  },

  /** What waits to be told goes to those who have moved; what was for those who have not falls away: no mail to an ended unit. */
  notices: {
    async carryOut(tx, { step, plan, now }) {
      const day = dateOf(plan.effectiveOn);
      const rows = await tx.$queryRaw<{ id: string; moved: boolean }[]>`
        UPDATE notice n SET
          unit_id = coalesce(w.to_unit_id, n.unit_id),
          dropped_at = CASE WHEN w.to_unit_id IS NULL THEN ${now}::timestamptz END
        FROM (
          SELECT o.id, (SELECT m.unit_id FROM membership m
            WHERE m.person_id = o.person_id AND m.unit_id = ${step.toUnitId}::uuid
              AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to >= ${day}::date) LIMIT 1) AS to_unit_id
          FROM notice o LEFT JOIN mail l ON l.id = o.mail_id
          WHERE o.unit_id = ${step.fromUnitId}::uuid AND o.dropped_at IS NULL AND (o.mail_id IS NULL OR l.state = 'pending')
        ) w
        WHERE n.id = w.id
        RETURNING n.id, w.to_unit_id IS NOT NULL AS moved`;
      return {
        moved: rows.filter((row) => row.moved).map((row) => row.id),
        dropped: rows.filter((row) => !row.moved).map((row) => row.id),
      };
    },
    async undo(tx, { step }, before) {
      const ids = [...list(before, "moved"), ...list(before, "dropped")];
      await tx.notice.updateMany({
        where: { id: { in: ids } },
        data: { unitId: step.fromUnitId, droppedAt: null },
      });
    },
  },

  unit_end: {
    async carryOut(tx, { step, plan }) {
      const { validTo } = await tx.unit.findUniqueOrThrow({ where: { id: step.fromUnitId } });
      await tx.unit.update({ where: { id: step.fromUnitId }, data: { validTo: lastDay(plan.effectiveOn) } });
      return { validTo: validTo?.toISOString() ?? null };
    },
    async undo(tx, { step }, before) {
      const { validTo } = before;
      await tx.unit.update({
        where: { id: step.fromUnitId },
        data: { validTo: typeof validTo === "string" ? new Date(validTo) : null },
      });
    },
  },

  announcement: {
    carryOut: announceHandover,
    // Nothing comes after it that could fail.
    undo: () => Promise.resolve(),
  },
};

/** People keep their accounts, and go on in the successor from its first day; one head is enough. */
async function moveMembership(tx: Transaction, { step, plan }: StepContext): Promise<Before> {
  const row = await tx.membership.findUniqueOrThrow({ where: { id: step.objectId } });
  const first = dateOf(plan.effectiveOn);
  const before = {
    unitId: row.unitId,
    validTo: row.validTo?.toISOString() ?? null,
    validFrom: row.validFrom.toISOString(),
  };
  // One that was only to begin ends before it has begun: its first day is its last.
  const validTo = row.validFrom < first ? lastDay(plan.effectiveOn) : row.validFrom;
  await tx.membership.update({ where: { id: row.id }, data: { validTo } });
  if (step.toUnitId === null) return before;
  const validFrom = row.validFrom < first ? first : row.validFrom;
  const inForce = { OR: [{ validTo: null }, { validTo: { gte: validFrom } }] };
  const same = { personId: row.personId, unitId: step.toUnitId, role: row.role };
  if ((await tx.membership.count({ where: { ...same, ...inForce } })) > 0) return before;
  const heads = await tx.membership.count({ where: { unitId: step.toUnitId, isHead: true, ...inForce } });
  const created = await tx.membership.create({
    data: {
      ...same,
      id: uuidv7(),
      position: row.position,
      isHead: row.isHead && heads === 0,
      isFocal: row.isFocal,
      validFrom,
      validTo: row.validTo,
    },
  });
  return { ...before, createdId: created.id };
}

async function restoreMembership(tx: Transaction, { step }: StepContext, before: Before): Promise<void> {
  const { createdId, validTo } = before;
  if (typeof createdId === "string") await tx.membership.deleteMany({ where: { id: createdId } });
  await tx.membership.update({
    where: { id: step.objectId },
    data: { validTo: typeof validTo === "string" ? new Date(validTo) : null },
  });
}

/** The predecessor owes the years before; from the first that it has not given, and is still asked for, the successor does. */
async function moveTarget(tx: Transaction, { step, plan }: StepContext): Promise<Before> {
  const key = { targetId: step.objectId, unitId: step.fromUnitId };
  const row = await tx.targetUnit.findUniqueOrThrow({ where: { targetId_unitId: key } });
  const open = await tx.task.findMany({
    where: {
      targetId: step.objectId,
      leadUnitId: step.fromUnitId,
      state: { notIn: ["completed", "cancelled"] },
    },
    select: { period: true },
  });
  const first = Math.min(Number(plan.effectiveOn.slice(0, 4)), ...open.map((task) => Number(task.period)));
  const gone = row.fromYear !== null && row.fromYear >= first;
  if (gone) await tx.targetUnit.delete({ where: { targetId_unitId: key } });
  else await tx.targetUnit.update({ where: { targetId_unitId: key }, data: { toYear: first - 1 } });
  const before = { fromYear: row.fromYear };
  if (step.toUnitId === null) return before;
  const heir = { targetId: step.objectId, unitId: step.toUnitId };
  const known = await tx.targetUnit.findUnique({ where: { targetId_unitId: heir } });
  if (known === null) {
    await tx.targetUnit.create({ data: { ...heir, fromYear: first } });
    return { ...before, heir: "created" };
  }
  const fromYear = known.fromYear === null ? null : Math.min(known.fromYear, first);
  await tx.targetUnit.update({ where: { targetId_unitId: heir }, data: { fromYear, toYear: null } });
  return { ...before, heir: { fromYear: known.fromYear, toYear: known.toYear } };
}

async function restoreTarget(tx: Transaction, { step }: StepContext, before: Before): Promise<void> {
  const { heir } = before;
  if (step.toUnitId !== null) {
    const key = { targetId_unitId: { targetId: step.objectId, unitId: step.toUnitId } };
    if (heir === "created") await tx.targetUnit.deleteMany({ where: key.targetId_unitId });
    else
      await tx.targetUnit.update({
        where: key,
        data: heir as { fromYear: number | null; toYear: number | null },
      }); // as `moveTarget` left it
  }
  const fromYear = before["fromYear"] as number | null; // as `moveTarget` left it
  const key = { targetId: step.objectId, unitId: step.fromUnitId };
  await tx.targetUnit.upsert({
    where: { targetId_unitId: key },
    create: { ...key, fromYear },
    update: { fromYear, toYear: null },
  });
}

function text(before: Before, key: string): string {
  const value = before[key];
  if (typeof value === "string") return value;
  throw new Error(`a step of a succession kept no ${key}`);
}

function list(before: Before, key: string): string[] {
  const value = before[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
