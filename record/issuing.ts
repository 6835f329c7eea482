/** What an issue writes, whether the assignments come from a sheet or from a draft that people have settled. */
import { v7 as uuidv7 } from "uuid";
import type { EvidenceKind } from "../domain/assignment.js";
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import { comingOf } from "../domain/programme.js";
import type { Recurrence } from "../domain/recurrence.js";
import type { TaskKind } from "../domain/task.js";
import type { DraftTask } from "../prisma/generated/client.js";
import { acknowledgementTasks, recipientsOf } from "./acknowledgements.js";
import { calendarInForce } from "./calendar.js";
import type { Database, Transaction } from "./database.js";
import { maybeDate, maybeDay } from "./days.js";
import { type NewTask, occurrenceOf, writeNewTasks } from "./new-tasks.js";
import type { LockedProgramme } from "./programme-row.js";

/** One instruction given to one lead unit. */
export interface Given {
  readonly draft: DraftTask;
  readonly leadUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly executingUnitIds: readonly string[];
  readonly reviewerUnitId: string;
  readonly kind: TaskKind;
  /** Of dated work. */
  readonly dueOn: Day | null;
  /** Of recurring work. */
  readonly recurrence: Recurrence | null;
  readonly evidence: EvidenceKind;
  readonly product: string | null;
}

export interface IssueOptions {
  readonly actor: Actor;
  readonly now: Date;
  /** The programme's last day; where it is left out, what the document says. */
  readonly endsOn?: Day | undefined;
  /** Whether every recipient is asked to acknowledge; so unless said otherwise. */
  readonly acknowledgement?: boolean | undefined;
}

export type ProgrammeIssued = {
  readonly programmeId: string;
  readonly tasks: number;
  /** Units that are asked to acknowledge. */
  readonly acknowledgements: number;
  readonly version: number;
};

/** The draft is locked, the calendar held, and every assignment checked. Raises `invalid_input` for an end that has passed. */
export async function writeIssue(
  tx: Transaction,
  db: Database,
  programme: LockedProgramme,
  given: readonly Given[],
  { actor, now, endsOn: wished, acknowledgement }: IssueOptions,
): Promise<ProgrammeIssued> {
  const calendar = await calendarInForce(db, tx, now);
  const endsOn = wished ?? maybeDay(programme.endsOn);
  if (wished !== undefined && wished < dayAt(now)) throw endPassed(wished);
  const tasks = given.flatMap((each, position) => tasksOf(each, position, endsOn, calendar, now));
  const owing = acknowledgement === false ? [] : await recipientsOf(tx, programme, tasks, now);
  await writeNewTasks(
    tx,
    {
      programme,
      calendar,
      now,
      issuer: { actorId: actor.personId, actorUnitId: actor.unitId },
      mailDomain: db.mailDomain,
    },
    // In one go: what a person is to accept and what they are to acknowledge stand in one letter.
    [...tasks, ...acknowledgementTasks(programme, owing, calendar, now)],
  );
  await tx.target.deleteMany({
    where: { programmeId: programme.id, droppedAt: { not: null }, observations: { none: {} } },
  });
  const version = programme.version + 1;
  await tx.programme.update({
    where: { id: programme.id },
    // Its workflow begins at once, and finds what comes next.
    data: { state: "issued", issuedAt: now, version, endsOn: maybeDate(endsOn), nextRungAt: now },
  });
  return { programmeId: programme.id, tasks: tasks.length, acknowledgements: owing.length, version };
}

function endPassed(endsOn: Day): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Ngày kết thúc chương trình phải từ hôm nay trở đi. Hãy ghi lại ngày.",
      en: "A programme ends today or later. Give another day.",
    },
    { field: "endsOn", endsOn },
  );
}

/** A recurring instruction is a series with the first of its occurrences. */
function tasksOf(
  given: Given,
  position: number,
  endsOn: Day | null,
  calendar: Calendar,
  now: Date,
): NewTask[] {
  const { draft, kind, recurrence, dueOn, evidence, product } = given;
  const { leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds } = given;
  const task: NewTask = {
    id: uuidv7(),
    parentId: null,
    draftTaskId: draft.id,
    seriesId: null,
    period: null,
    position,
    section: draft.section,
    text: draft.text,
    product,
    evidence,
    kind,
    purpose: "instruction",
    recurrence,
    dueOn,
    dueText: draft.dueText,
    source: { start: draft.sourceStart, end: draft.sourceEnd },
    ...{ leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds },
  };
  if (recurrence === null) return [task];
  const first = comingOf({ recurrence, latestDueOn: null }, endsOn, calendar, now);
  return first.kind === "open" ? [task, occurrenceOf(task, first.period)] : [task];
}
