/** Acknowledgement: each recipient of a programme owes one, and gives it by an act of its own or by accepting any task of it. */
import { v7 as uuidv7 } from "uuid";
import type { Calendar } from "../domain/calendar.js";
import { dayAt } from "../domain/day.js";
import { defaultPolicy } from "../domain/policy.js";
import { unitsNamed } from "../domain/recipients.js";
import { transit, transitions } from "../domain/transitions.js";
import { type Change, type TaskCommand, settle } from "./change-task.js";
import type { Database, Transaction } from "./database.js";
import { dateOf } from "./days.js";
import type { NewTask } from "./new-tasks.js";
import type { LockedProgramme } from "./programme-row.js";
import { type LockedTask, lockTask } from "./task-row.js";
import type { Statements } from "./transaction.js";

type Parties = Pick<NewTask, "leadUnitId" | "coordinatingUnitIds" | "executingUnitIds">;

/**
 * Who is to acknowledge: every unit with a part in a task, and the recipients that the document lists. Not the office,
 * which sends it, nor the Standing Committee, which issued it.
 */
export async function recipientsOf(
  tx: Transaction,
  programme: LockedProgramme,
  tasks: readonly Parties[],
  now: Date,
): Promise<string[]> {
  const today = dateOf(dayAt(now));
  const units = await tx.unit.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    select: { id: true, name: true, shortName: true, aliases: true, sets: true },
    orderBy: { id: "asc" },
  });
  const { recipients } = programme.reading as { recipients: string[] }; // what `importProgramme` put there
  const parties = tasks.flatMap((t) => [t.leadUnitId, ...t.coordinatingUnitIds, ...t.executingUnitIds]);
  const all = new Set([...parties, ...unitsNamed(recipients, units)]);
  return [...all].filter((id) => id !== programme.officeUnitId && id !== programme.committeeUnitId);
}

/** One for each unit; the office looks after them. */
export function acknowledgementTasks(
  programme: LockedProgramme,
  unitIds: readonly string[],
  calendar: Calendar,
  now: Date,
): NewTask[] {
  const { acknowledgeWorkingDays } = programme.policy ?? defaultPolicy;
  const dueOn = calendar.addWorkingDays(dayAt(now), acknowledgeWorkingDays);
  const titled = Math.max(0, programme.text.indexOf(programme.title));
  const end = programme.text.startsWith(programme.title, titled) ? titled + programme.title.length : titled;
  return unitIds.map((unitId) => ({
    id: uuidv7(),
    parentId: null,
    draftTaskId: null,
    seriesId: null,
    period: null,
    position: 0,
    section: "",
    text: `Tiếp nhận, quán triệt và triển khai ${programme.type} ${programme.number}`,
    product: null,
    evidence: "any",
    kind: "dated",
    purpose: "acknowledgement",
    recurrence: null,
    dueOn,
    dueText: null,
    source: { start: titled, end },
    leadUnitId: unitId,
    reviewerUnitId: programme.officeUnitId,
    coordinatingUnitIds: [],
    executingUnitIds: [],
  }));
}

/** What an acknowledgement changes: done in one step. */
export function acknowledged(now: Date): Change {
  const patch = { acceptedAt: now, lastHeardAt: now, reportedAt: now, closedAt: now, progress: 100 };
  return { patch, detail: {} };
}

/** A unit that takes on a task of the programme has received it: what it still owes is given with that, in its name. */
export async function acknowledgeWith(
  tx: Statements,
  db: Database,
  { actor, now }: TaskCommand,
  accepted: LockedTask,
  calendar: Calendar,
): Promise<void> {
  const { programme_id: programmeId, lead_unit_id: leadUnitId } = accepted.row;
  const [owed] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM task
    WHERE programme_id = ${programmeId}::uuid AND lead_unit_id = ${leadUnitId}::uuid
      AND purpose = 'acknowledgement' AND state = 'assigned' LIMIT 1`;
  if (owed === undefined) return;
  const task = await lockTask(tx, owed.id);
  // Somebody else of the unit was first.
  if (task.clock.state !== "assigned") return;
  const { patch } = acknowledged(now);
  const state = transit(task.clock.state, "acknowledge");
  await settle(tx, db, task, calendar, now, {
    change: { patch: { state, ...patch }, detail: {} },
    event: {
      kind: transitions.acknowledge.event,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { acceptedTaskId: accepted.row.id },
    },
  });
}
