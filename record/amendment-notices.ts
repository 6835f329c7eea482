/** Who is told of an amendment: one cancellation a person, and one announcement where what they do has changed. */
import type { TaskContent } from "../domain/amendment.js";
import { officersOf } from "../domain/audience.js";
import { dayAt } from "../domain/day.js";
import { announce } from "./announcements.js";
import type { Database, Transaction } from "./database.js";
import { directoryOf } from "./directory.js";
import { address, writeNotices } from "./notices.js";
import type { LockedProgramme } from "./programme-row.js";

export interface AmendedTask {
  readonly id: string;
  readonly kind: "added" | "changed" | "dropped";
  readonly before: TaskContent | null;
  readonly after: TaskContent | null;
  /** Of a task that is dropped. */
  readonly reason: string | null;
}

/** New tasks have their letters of assignment already. */
export async function tellOfAmendment(
  tx: Transaction,
  db: Database,
  programme: LockedProgramme,
  changes: readonly AmendedTask[],
  now: Date,
): Promise<void> {
  const tasks = await tx.task.findMany({
    where: { id: { in: changes.map((change) => change.id) } },
    include: { units: true },
  });
  const unitsOf = new Map(
    tasks.map((task) => [task.id, [task.leadUnitId, ...task.units.map((unit) => unit.unitId)]]),
  );
  const directory = await directoryOf(
    tx,
    [...unitsOf.values()].flat().concat(programme.officeUnitId),
    dayAt(now),
  );
  const dropped = changes.filter(({ kind }) => kind === "dropped");
  const cancellations = dropped.flatMap(({ id, reason }) => {
    const task = tasks.find((each) => each.id === id);
    // A series was never written about: its occurrences are.
    if (task === undefined || task.kind === "recurring") return [];
    const coordinatingUnitIds = task.units.filter((u) => u.role === "coordinating").map((u) => u.unitId);
    return address(
      {
        kind: "cancellation",
        audiences: ["unit_focal", "unit_head", "coordinating_focal"],
        detail: { reason },
      },
      {
        taskId: id,
        programmeId: programme.id,
        dueVersion: task.dueVersion,
        involved: { ...programme, ...task, coordinatingUnitIds },
      },
      directory,
    );
  });
  await writeNotices(tx, cancellations, now, db.mailDomain);

  const told = new Set<string>();
  for (const { unitIds, facts } of unitsByFacts(changes, unitsOf)) {
    const people = officersOf(unitIds, directory).filter(({ personId }) => !told.has(personId));
    for (const { personId } of people) told.add(personId);
    const announcement = { kind: "amendment", facts } as const;
    await announce(tx, programme.id, announcement, people, { now, mailDomain: db.mailDomain });
  }
}

type Facts = Readonly<Record<AmendedTask["kind"], number>>;

/** Units with the same figures, of those for whom something has changed; the largest figures first. */
function unitsByFacts(
  changes: readonly AmendedTask[],
  unitsOf: ReadonlyMap<string, readonly string[]>,
): { unitIds: string[]; facts: Facts }[] {
  const groups = new Map<string, { unitIds: string[]; facts: Facts }>();
  const units = new Set(changes.flatMap(({ id }) => unitsOf.get(id) ?? []));
  for (const unitId of units) {
    const own = changes.filter(({ id }) => unitsOf.get(id)?.includes(unitId));
    const count = (kind: AmendedTask["kind"]) => own.filter((each) => each.kind === kind).length;
    const facts = { added: count("added"), changed: count("changed"), dropped: count("dropped") };
    if (facts.changed === 0) continue;
    const key = JSON.stringify(facts);
    const group = groups.get(key) ?? { unitIds: [], facts };
    group.unitIds.push(unitId);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.facts.changed - a.facts.changed);
}
