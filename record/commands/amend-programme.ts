/**
 * An issued programme is amended by a later document: tasks are added, changed and dropped at once or not at all. What
 * each task said before and says now is kept, and everybody concerned is told.
 */
import { v7 as uuidv7 } from "uuid";
import {
  type Amendment,
  type AmendmentError,
  type TaskContent,
  amended,
  checkAmendment,
} from "../../domain/amendment.js";
import type { Calendar } from "../../domain/calendar.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { comingOf } from "../../domain/programme.js";
import { transit, transitions } from "../../domain/transitions.js";
import { acknowledgementTasks } from "../acknowledgements.js";
import { type AmendedTask, tellOfAmendment } from "../amendment-notices.js";
import { insertRows } from "../bulk.js";
import { calendarInForce, holdCalendar } from "../calendar.js";
import { type TaskPatch, settle } from "../change-task.js";
import type { Database, Transaction } from "../database.js";
import { dateOf, maybeDay } from "../days.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { type Claimed, once } from "../idempotency.js";
import type { JournalDraft } from "../journal.js";
import { type NewTask, occurrenceOf, writeNewTasks } from "../new-tasks.js";
import { type LockedProgramme, lockProgramme } from "../programme-row.js";
import { writeRegisterEvent } from "../register-journal.js";
import { type LockedTask, isUuid, lockTask } from "../task-row.js";

export interface AmendProgramme extends Claimed, Amendment {
  readonly actor: Actor;
  readonly programmeId: string;
  /** The version of the programme that the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
}

export type ProgrammeAmended = {
  readonly programmeId: string;
  readonly amendmentId: string;
  /** Ids of the tasks that were added, without the occurrences of a series. */
  readonly added: readonly string[];
  readonly changed: number;
  readonly dropped: number;
  readonly version: number;
};

const TIMEOUT_MS = 60_000;

/** `invalid_input` names every fault at once, and nothing is written. */
export async function amendProgramme(db: Database, command: AmendProgramme): Promise<ProgrammeAmended> {
  demandGeneral(command.actor, "amend_programme");
  const { now } = command;
  return once(
    db,
    command,
    async (tx) => {
      await holdCalendar(tx);
      const programme = await lockProgramme(tx, command);
      if (programme.state !== "issued") throw notIssued(programme.state);
      const known = await tasksInQuestion(tx, programme.id, command);
      const calendar = await calendarInForce(db, tx, now);
      const errors = checkAmendment(command, known, await unitsInForce(tx, now), now);
      if (errors.length > 0) throw rejected(errors);

      const amending = { tx, db, programme, command, calendar };
      const added = await addTasks(amending);
      const changed = await changeTasks(amending, known);
      const dropped = await dropTasks(amending, known);
      const amendmentId = await keepBothSides(amending, [...added, ...changed, ...dropped]);
      await tellOfAmendment(tx, db, programme, [...added, ...changed, ...dropped], now);
      const version = programme.version + 1;
      // Its workflow looks at once what has become of its periods.
      await tx.programme.update({ where: { id: programme.id }, data: { version, nextRungAt: now } });
      return {
        programmeId: programme.id,
        amendmentId,
        added: added.map((task) => task.id),
        changed: changed.length,
        dropped: dropped.length,
        version,
      };
    },
    { timeout: TIMEOUT_MS },
  );
}

interface Amending {
  readonly tx: Transaction;
  readonly db: Database;
  readonly programme: LockedProgramme;
  readonly command: AmendProgramme;
  readonly calendar: Calendar;
}

type Known = TaskContent & {
  readonly id: string;
  readonly seriesId: string | null;
  readonly parentId: string | null;
  readonly kind: NewTask["kind"];
  readonly purpose: NewTask["purpose"];
  readonly state: LockedTask["clock"]["state"];
};

/** The tasks that are named, the open occurrences of those that recur, and the open parts of those that were split. */
async function tasksInQuestion(
  tx: Transaction,
  programmeId: string,
  { change, drop }: Amendment,
): Promise<Map<string, Known>> {
  const named = [...change, ...drop].map((each) => each.taskId).filter(isUuid);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE named AS (
      SELECT id FROM task WHERE id = ANY(${named}::uuid[]) AND programme_id = ${programmeId}::uuid
      UNION
      SELECT t.id FROM named n JOIN task t ON t.series_id = n.id OR t.parent_id = n.id
        WHERE t.state NOT IN ('completed', 'cancelled'))
    SELECT id FROM named ORDER BY id DESC`;
  // A part is younger than its whole, and whoever acts on one goes on to the whole: in the same order here.
  for (const { id } of rows) await lockTask(tx, id);
  const tasks = await tx.task.findMany({ where: { id: { in: rows.map((row) => row.id) } } });
  return new Map(tasks.map((task) => [task.id, { ...task, dueOn: maybeDay(task.dueOn) }]));
}

async function unitsInForce(tx: Transaction, now: Date): Promise<Set<string>> {
  const today = dateOf(dayAt(now));
  const units = await tx.unit.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    select: { id: true },
  });
  return new Set(units.map((unit) => unit.id));
}

async function addTasks({ tx, db, programme, command, calendar }: Amending): Promise<AmendedTask[]> {
  const { now, actor, add } = command;
  if (add.length === 0) return [];
  const last = await tx.task.aggregate({ where: { programmeId: programme.id }, _max: { position: true } });
  const first = (last._max.position ?? -1) + 1;
  const fresh = add.map((task, index): NewTask => ({
    id: uuidv7(),
    parentId: null,
    draftTaskId: null,
    seriesId: null,
    period: null,
    position: first + index,
    ...task,
    purpose: "instruction",
    dueText: null,
    // It stands in the document that amends, not in the programme's text.
    source: { start: 0, end: 0 },
    reviewerUnitId: task.reviewerUnitId ?? reviewerFor(programme, task.leadUnitId),
  }));
  const occurrences = fresh.flatMap((task) => {
    if (task.recurrence === null) return [];
    const series = { recurrence: task.recurrence, latestDueOn: null };
    const coming = comingOf(series, maybeDay(programme.endsOn), calendar, now);
    return coming.kind === "open" ? [occurrenceOf(task, coming.period)] : [];
  });
  await writeNewTasks(
    tx,
    {
      programme,
      calendar,
      now,
      issuer: { actorId: actor.personId, actorUnitId: actor.unitId },
      mailDomain: db.mailDomain,
    },
    [
      ...fresh,
      ...occurrences,
      ...acknowledgementTasks(programme, await newRecipients(tx, programme, fresh), calendar, now),
    ],
  );
  return fresh.map((task) => ({
    id: task.id,
    kind: "added",
    before: null,
    after: contentOf(task),
    reason: null,
  }));
}

function reviewerFor({ advisingUnitId, officeUnitId }: LockedProgramme, leadUnitId: string): string {
  return leadUnitId === advisingUnitId ? officeUnitId : advisingUnitId;
}

/** Units that come to the programme with this amendment, where its recipients were asked to acknowledge it. */
async function newRecipients(
  tx: Transaction,
  { id, officeUnitId, committeeUnitId }: LockedProgramme,
  tasks: readonly NewTask[],
): Promise<string[]> {
  const asked = await tx.task.findMany({
    where: { programmeId: id, purpose: "acknowledgement" },
    select: { leadUnitId: true },
  });
  if (asked.length === 0) return [];
  const known = new Set([officeUnitId, committeeUnitId, ...asked.map((task) => task.leadUnitId)]);
  const parties = tasks.flatMap((t) => [t.leadUnitId, ...t.coordinatingUnitIds, ...t.executingUnitIds]);
  return [...new Set(parties)].filter((unitId) => !known.has(unitId));
}

/** A series hands new words on to its open occurrences; its new recurrence holds for the periods to come. */
async function changeTasks(amending: Amending, known: ReadonlyMap<string, Known>): Promise<AmendedTask[]> {
  const { change } = amending.command;
  const named = new Set(change.map((each) => each.taskId));
  const handedOn = change.flatMap(({ taskId, text, product }) =>
    [...known.values()]
      .filter((task) => task.seriesId === taskId && !named.has(task.id))
      .filter(() => text !== undefined || product !== undefined)
      .map((task) => ({ taskId: task.id, text, product })),
  );
  const done: AmendedTask[] = [];
  for (const each of [...change, ...handedOn]) {
    const task = known.get(each.taskId);
    if (task === undefined) continue; // refused by the check
    const before = contentOf(task);
    const after = amended(before, each);
    const locked = await lockTask(amending.tx, task.id);
    const patch: TaskPatch = {
      ...(after.text === before.text ? {} : { text: after.text }),
      ...(after.product === before.product ? {} : { product: after.product }),
      ...(after.recurrence === null || after.recurrence === before.recurrence
        ? {}
        : { recurrence: after.recurrence }),
      ...(after.dueOn === before.dueOn ? {} : await newDueDate(amending, locked, after.dueOn)),
    };
    await settleOne(amending, locked, patch, "task_amended", { before, after });
    done.push({ id: task.id, kind: "changed", before, after, reason: null });
  }
  return done;
}

async function newDueDate(
  { tx, command }: Amending,
  { row }: LockedTask,
  dueOn: TaskContent["dueOn"],
): Promise<TaskPatch> {
  await withdrawExtensionRequest(tx, row.id);
  return {
    dueOn,
    dueSetAt: command.now,
    dueVersion: row.due_version + 1,
    extensionRequestedAt: null,
    explainedAt: null,
    explanationDueOn: null,
  };
}

/** With a series go its open occurrences, with a whole its open parts. */
async function dropTasks(amending: Amending, known: ReadonlyMap<string, Known>): Promise<AmendedTask[]> {
  const { drop, change, now } = amending.command;
  const reasons = new Map(drop.map(({ taskId, reason }) => [taskId, reason]));
  const kept = new Set(change.map((each) => each.taskId));
  const below = (id: string) =>
    [...known.values()].filter((task) => task.seriesId === id || task.parentId === id);
  for (const id of reasons.keys()) {
    for (const task of below(id)) {
      if (!kept.has(task.id) && !reasons.has(task.id)) reasons.set(task.id, reasons.get(id) ?? "");
    }
  }
  const done: AmendedTask[] = [];
  for (const [id, reason] of reasons) {
    const task = known.get(id);
    if (task === undefined) continue; // refused by the check
    await withdrawExtensionRequest(amending.tx, id);
    const locked = await lockTask(amending.tx, id);
    const state = transit(locked.clock.state, "cancel");
    const patch: TaskPatch = { state, closedAt: now, extensionRequestedAt: null };
    await settleOne(amending, locked, patch, transitions.cancel.event, { reason });
    done.push({ id, kind: "dropped", before: contentOf(task), after: null, reason });
  }
  return done;
}

/** Who is told, and of how much, is said once for the whole amendment. */
async function settleOne(
  { tx, db, calendar, command }: Amending,
  task: LockedTask,
  patch: TaskPatch,
  kind: string,
  detail: JournalDraft["detail"],
): Promise<void> {
  const { actor, now, number, signedOn } = command;
  await settle(tx, db, task, calendar, now, {
    change: { patch, detail: {} },
    event: {
      kind,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { amendment: { number, signedOn }, ...detail },
    },
  });
}

async function keepBothSides(
  { tx, programme, command }: Amending,
  changes: readonly AmendedTask[],
): Promise<string> {
  const { actor, now, number, signedOn } = command;
  const id = uuidv7();
  await insertRows(tx, "amendment", [
    { id, programme_id: programme.id, number, signed_on: signedOn, made_by_id: actor.personId, made_at: now },
  ]);
  await insertRows(
    tx,
    "amendment_change",
    changes.map(({ id: taskId, kind, before, after, reason }) => ({
      id: uuidv7(),
      amendment_id: id,
      task_id: taskId,
      kind,
      before: before && { ...before },
      after: after && { ...after },
      reason,
    })),
  );
  const count = (kind: AmendedTask["kind"]) => changes.filter((each) => each.kind === kind).length;
  await writeRegisterEvent(tx, now, {
    kind: "programme_amended",
    actorId: actor.personId,
    actorUnitId: actor.unitId,
    detail: {
      ...{ programmeId: programme.id, amendmentId: id, number, signedOn },
      ...{ added: count("added"), changed: count("changed"), dropped: count("dropped") },
    },
  });
  return id;
}

function contentOf({ section, text, product, dueOn, recurrence, leadUnitId }: TaskContent): TaskContent {
  return { section, text, product, dueOn, recurrence, leadUnitId };
}

export function notIssued(state: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Chỉ sửa đổi, bổ sung được chương trình đã ban hành và chưa kết thúc.",
      en: "Only a programme that is issued and not closed can be amended.",
    },
    { state },
  );
}

function rejected(errors: readonly AmendmentError[]): DomainError {
  const [first] = errors;
  return new DomainError(
    "invalid_input",
    {
      vi: `Văn bản sửa đổi có ${String(errors.length)} chỗ chưa đúng, chỗ đầu tiên là ${first?.field ?? ""}: ${first?.message.vi ?? ""} Chưa có gì được ghi.`,
      en: `The amendment has ${String(errors.length)} faults, the first at ${first?.field ?? ""}: ${first?.message.en ?? ""} Nothing was written.`,
    },
    { field: first?.field ?? "", errors },
  );
}
