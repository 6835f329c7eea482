/** Recurring work comes back by itself: each series gets the occurrence of the period that runs now, until the programme ends. */
import type { Calendar } from "../domain/calendar.js";
import { comingOf, earliest } from "../domain/programme.js";
import { settle } from "./change-task.js";
import type { Database, Transaction } from "./database.js";
import { maybeDay } from "./days.js";
import { type NewTask, occurrenceOf, writeNewTasks } from "./new-tasks.js";
import type { LockedProgramme } from "./programme-row.js";
import { lockTask } from "./task-row.js";

/**
 * Opens what is to be opened and ends the series whose time is over; the programme is locked. Gives the instant of the
 * next opening, or null. An occurrence that is there already is left alone, so that a second run changes nothing.
 */
export async function openPeriods(
  tx: Transaction,
  db: Database,
  programme: LockedProgramme,
  calendar: Calendar,
  now: Date,
): Promise<Date | null> {
  const series = await tx.task.findMany({
    where: { programmeId: programme.id, kind: "recurring", state: { notIn: ["completed", "cancelled"] } },
    include: {
      units: true,
      // By the first date: an extension does not move the period after it.
      occurrences: { select: { originalDueOn: true }, orderBy: { originalDueOn: "desc" }, take: 1 },
    },
  });
  const endsOn = maybeDay(programme.endsOn);
  const opened: NewTask[] = [];
  const openings: Date[] = [];
  for (const task of series) {
    const recurrence = task.recurrence ?? ""; // a CHECK holds that a series has one
    const latestDueOn = maybeDay(task.occurrences[0]?.originalDueOn ?? null);
    const coming = comingOf({ recurrence, latestDueOn }, endsOn, calendar, now);
    if (coming.kind === "ended") await endSeries(tx, db, task.id, calendar, now);
    if (coming.kind === "wait") openings.push(coming.until);
    if (coming.kind !== "open") continue;
    opened.push(occurrenceOf(seriesOf(task), coming.period));
    const next = comingOf({ recurrence, latestDueOn: coming.period.dueOn }, endsOn, calendar, now);
    if (next.kind === "wait") openings.push(next.until);
  }
  const context = {
    programme,
    calendar,
    now,
    issuer: { actorId: null, actorUnitId: null },
    mailDomain: db.mailDomain,
  };
  if (opened.length > 0) await writeNewTasks(tx, context, opened);
  return earliest(openings);
}

/** Nothing more comes of it; what is open of its occurrences goes on. */
async function endSeries(
  tx: Transaction,
  db: Database,
  taskId: string,
  calendar: Calendar,
  now: Date,
): Promise<void> {
  await settle(tx, db, await lockTask(tx, taskId), calendar, now, {
    change: { patch: { state: "completed", closedAt: now }, detail: {} },
    event: { kind: "series_ended", actorId: null, actorUnitId: null, detail: {} },
  });
}

function seriesOf(task: {
  id: string;
  draftTaskId: string | null;
  position: number;
  section: string;
  text: string;
  product: string | null;
  evidenceKind: NewTask["evidence"];
  kind: NewTask["kind"];
  recurrence: string | null;
  dueText: string | null;
  sourceStart: number;
  sourceEnd: number;
  leadUnitId: string;
  reviewerUnitId: string;
  units: readonly { unitId: string; role: "coordinating" | "executing" }[];
}): NewTask {
  const unitsAs = (role: string) =>
    task.units.filter((unit) => unit.role === role).map((unit) => unit.unitId);
  return {
    id: task.id,
    parentId: null,
    draftTaskId: task.draftTaskId,
    seriesId: null,
    period: null,
    position: task.position,
    section: task.section,
    text: task.text,
    product: task.product,
    evidence: task.evidenceKind,
    kind: task.kind,
    purpose: "instruction",
    recurrence: task.recurrence,
    dueOn: null,
    dueText: task.dueText,
    source: { start: task.sourceStart, end: task.sourceEnd },
    leadUnitId: task.leadUnitId,
    reviewerUnitId: task.reviewerUnitId,
    coordinatingUnitIds: unitsAs("coordinating"),
    executingUnitIds: unitsAs("executing"),
  };
}
