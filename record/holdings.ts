/** What units hold that would pass to others: their part in open tasks, programmes, targets, people, addresses. */
import type { Holdings, SuccessionPlan } from "../domain/succession.js";
import type { TaskPurpose } from "../domain/task.js";
import { Prisma } from "../prisma/generated/client.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";

/** What is owed once a unit: see the partial unique indexes of `task`. */
const owedOnce = Prisma.sql`CASE t.purpose
  WHEN 'submission' THEN 'submission ' || t.cycle_id
  WHEN 'figure' THEN 'figure ' || t.target_id || ' ' || t.period
  WHEN 'acknowledgement' THEN 'acknowledgement ' || t.programme_id END`;

export async function holdingsOf(tx: Transaction, plan: SuccessionPlan): Promise<Holdings> {
  const ids = [...plan.predecessorIds];
  const heirs = [...new Set([...plan.successorIds, ...plan.choices.values()])];
  const day = dateOf(plan.effectiveOn);
  const of = { unitId: { in: ids } };
  const [tasks, owedByOthers] = await Promise.all([
    tx.$queryRaw<{ id: string; purpose: TaskPurpose; lead_unit_id: string; owed_once: string | null }[]>`
      SELECT t.id, t.purpose::text AS purpose, t.lead_unit_id, ${owedOnce} AS owed_once FROM task t
      WHERE t.state NOT IN ('completed', 'cancelled')
        AND (t.lead_unit_id = ANY(${ids}::uuid[]) OR t.reviewer_unit_id = ANY(${ids}::uuid[])
          OR EXISTS (SELECT 1 FROM task_unit u WHERE u.task_id = t.id AND u.unit_id = ANY(${ids}::uuid[])))
      ORDER BY t.programme_id, t.position, t.id`,
    tx.$queryRaw<{ unit_id: string; owed_once: string }[]>`
      SELECT t.lead_unit_id AS unit_id, ${owedOnce} AS owed_once FROM task t
      WHERE t.state <> 'cancelled' AND t.purpose <> 'instruction' AND t.lead_unit_id = ANY(${heirs}::uuid[])`,
  ]);
  const programmes = await tx.programme.findMany({
    where: {
      state: { not: "closed" },
      OR: [{ officeUnitId: { in: ids } }, { advisingUnitId: { in: ids } }, { committeeUnitId: { in: ids } }],
    },
    orderBy: { id: "asc" },
  });
  const targets = await tx.targetUnit.findMany({
    where: { ...of, toYear: null, target: { programme: { state: { not: "closed" } } } },
    orderBy: [{ targetId: "asc" }, { unitId: "asc" }],
  });
  const childUnits = await tx.unit.findMany({
    where: {
      parentId: { in: ids },
      id: { notIn: [...ids, ...heirs] },
      OR: [{ validTo: null }, { validTo: { gte: day } }],
    },
    orderBy: { code: "asc" },
  });
  const memberships = await tx.membership.findMany({
    where: { ...of, OR: [{ validTo: null }, { validTo: { gte: day } }] },
    orderBy: { id: "asc" },
  });
  const webhooks = await tx.webhook.findMany({ where: { ...of, removedAt: null }, orderBy: { id: "asc" } });
  const calendars = await tx.calendarAddress.findMany({ where: of, orderBy: { unitId: "asc" } });
  const inOrder = <T extends { readonly unitId: string }>(rows: readonly T[]) =>
    ids.flatMap((id) => rows.filter((row) => row.unitId === id));
  return {
    tasks: tasks.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      leadUnitId: row.lead_unit_id,
      owedOnce: row.owed_once,
    })),
    programmes: programmes.map((row) => ({
      id: row.id,
      unitId:
        ids.find((id) => [row.officeUnitId, row.advisingUnitId, row.committeeUnitId].includes(id)) ?? "",
    })),
    targets: targets.map((row) => ({ id: row.targetId, unitId: row.unitId })),
    childUnits: childUnits.map((row) => ({ id: row.id, unitId: row.parentId ?? "" })),
    memberships: inOrder(memberships.map(({ id, unitId }) => ({ id, unitId }))),
    webhooks: webhooks.map((row) => ({ id: row.id, unitId: row.unitId ?? "" })),
    calendars: inOrder(calendars).map((row) => row.unitId),
    owedByOthers: owedByOthers.map((row) => ({ unitId: row.unit_id, owedOnce: row.owed_once })),
  };
}
