/** Who is told of a succession: the successors once it is carried out, the office where it was undone. */
import type { Member } from "../domain/audience.js";
import type { Day } from "../domain/day.js";
import { announce } from "./announcements.js";
import type { Transaction } from "./database.js";
import { directoryOf } from "./directory.js";
import type { StepContext } from "./succession-task.js";

interface Passed {
  readonly programme_id: string;
  readonly to_unit_id: string;
  readonly tasks: number;
}

/**
 * What one predecessor led and has passed on, by programme and successor; its people are in the successor by now. The
 * office, which prepared it, sees it on its page: on the day of a reorganisation it would have a mail for each unit.
 */
export async function announceHandover(
  tx: Transaction,
  { db, now, plan, step, successionId }: StepContext,
): Promise<Readonly<Record<string, unknown>>> {
  const passed = await tx.$queryRaw<Passed[]>`
    SELECT t.programme_id, s.to_unit_id, count(*)::int AS tasks
    FROM succession_step s JOIN task t ON t.id = s.object_id
    WHERE s.succession_id = ${successionId}::uuid AND s.kind = 'task' AND s.from_unit_id = ${step.fromUnitId}::uuid
      AND s.carried_out_at IS NOT NULL AND NOT s.falls_away AND s.to_unit_id IS NOT NULL AND t.lead_unit_id = s.to_unit_id
    GROUP BY t.programme_id, s.to_unit_id ORDER BY t.programme_id, s.to_unit_id`;
  const names = await namesOf(tx, [step.fromUnitId, ...passed.map((one) => one.to_unit_id)]);
  for (const one of passed) {
    const directory = await directoryOf(tx, [one.to_unit_id], plan.effectiveOn);
    const facts = {
      successionId,
      from: names.get(step.fromUnitId) ?? "",
      to: names.get(one.to_unit_id) ?? "",
      effectiveOn: plan.effectiveOn,
      tasks: one.tasks,
    };
    const members = answering(directory.get(one.to_unit_id) ?? []);
    await announce(tx, one.programme_id, { kind: "handover", facts }, members, {
      now,
      mailDomain: db.mailDomain,
    });
  }
  return { told: passed.length };
}

/** Told in the name of the latest programme of each office that has a task or a body among the units concerned. */
export async function announceUndone(
  tx: Transaction,
  unitIds: { readonly from: readonly string[]; readonly to: readonly string[] },
  facts: { readonly successionId: string; readonly effectiveOn: Day; readonly reason: string },
  { now, mailDomain, today }: { readonly now: Date; readonly mailDomain: string; readonly today: Day },
): Promise<void> {
  const ids = [...unitIds.from];
  const programmes = await tx.$queryRaw<{ id: string; office_unit_id: string }[]>`
    SELECT DISTINCT ON (p.office_unit_id) p.id, p.office_unit_id FROM programme p
    WHERE p.office_unit_id = ANY(${ids}::uuid[]) OR p.advising_unit_id = ANY(${ids}::uuid[]) OR p.committee_unit_id = ANY(${ids}::uuid[])
      OR EXISTS (SELECT 1 FROM task t WHERE t.programme_id = p.id AND t.lead_unit_id = ANY(${ids}::uuid[]))
    ORDER BY p.office_unit_id, p.id DESC`;
  const names = await namesOf(tx, [...unitIds.from, ...unitIds.to]);
  const named = (list: readonly string[]) => list.map((id) => names.get(id) ?? "").join(", ");
  const told = { ...facts, from: named(unitIds.from), to: named(unitIds.to) };
  for (const programme of programmes) {
    const directory = await directoryOf(tx, [programme.office_unit_id], today);
    const members = answering(directory.get(programme.office_unit_id) ?? []);
    await announce(tx, programme.id, { kind: "handover_undone", facts: told }, members, { now, mailDomain });
  }
}

/** Heads and focal officers; all where there are none. */
function answering(members: readonly Member[]): readonly Member[] {
  const some = members.filter((member) => member.isHead || member.isFocal);
  return some.length > 0 ? some : members;
}

async function namesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.unit.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
