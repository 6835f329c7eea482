/** A review is called: the cycle, a task of each unit to report to it, and that report as the record would begin it. */
import { v7 as uuidv7 } from "uuid";
import type { Calendar } from "../domain/calendar.js";
import { DomainError } from "../domain/errors.js";
import { draftSubmission } from "../domain/review-submission.js";
import { type ReviewCall, cycleTitle, periodName } from "../domain/review.js";
import { insertRows } from "./bulk.js";
import type { Database, Transaction } from "./database.js";
import { dateOf } from "./days.js";
import { type Issuer, type IssuingProgramme, type NewTask, writeNewTasks } from "./new-tasks.js";
import { writeRegisterEvent } from "./register-journal.js";
import { unitTasks } from "./unit-tasks.js";

export interface CalledBy extends Issuer {
  /** Of a call by the schedule: it calls a rule's year once. */
  readonly scheduleKey: string | null;
}

/** The programme's row is locked by the caller, so that two calls at once stand in line. Returns the cycle's id. */
export async function writeCycle(
  tx: Transaction,
  db: Database,
  programme: IssuingProgramme,
  call: ReviewCall,
  by: CalledBy,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Date },
): Promise<string> {
  const units = await unitTasks(tx, programme.id, calendar, now);
  if (units.size === 0) throw nobodyToAsk();
  const cycleId = uuidv7();
  const title = cycleTitle(call.kind, call.periodFrom, call.periodTo);
  await tx.reviewCycle.create({
    data: {
      id: cycleId,
      programmeId: programme.id,
      kind: call.kind,
      title,
      periodFrom: dateOf(call.periodFrom),
      periodTo: dateOf(call.periodTo),
      outline: [...call.outline],
      scheduleKey: by.scheduleKey,
      calledById: by.actorId,
      calledAt: now,
      cutOffAt: call.cutOffAt,
      dueOn: dateOf(call.dueOn),
      nextRungAt: call.cutOffAt,
    },
  });
  const owed = [...units].map(([unitId, tasks]) => ({
    task: submissionTask(programme, cycleId, title, call, unitId),
    chapters: draftSubmission(call.outline, tasks),
  }));
  const context = { programme, calendar, now, issuer: by, mailDomain: db.mailDomain };
  await writeNewTasks(
    tx,
    context,
    owed.map(({ task }) => task),
  );
  await insertRows(
    tx,
    "submission",
    owed.map(({ task, chapters }) => ({
      task_id: task.id,
      cycle_id: cycleId,
      chapters,
      version: 1,
      late: false,
    })),
  );
  await writeRegisterEvent(tx, now, {
    kind: "review_called",
    actorId: by.actorId,
    actorUnitId: by.actorUnitId,
    detail: {
      cycleId,
      programmeId: programme.id,
      kind: call.kind,
      periodFrom: call.periodFrom,
      periodTo: call.periodTo,
      cutOffAt: call.cutOffAt.toISOString(),
      dueOn: call.dueOn,
      units: owed.length,
    },
  });
  return cycleId;
}

/** It cites no section: the report is of the whole programme. The advising board takes it, and the office the board's own. */
function submissionTask(
  programme: IssuingProgramme,
  cycleId: string,
  title: string,
  call: ReviewCall,
  unitId: string,
): NewTask {
  const { advisingUnitId, officeUnitId } = programme;
  return {
    id: uuidv7(),
    parentId: null,
    draftTaskId: null,
    seriesId: null,
    period: periodName(call.periodFrom, call.periodTo),
    position: 0,
    section: "",
    text: title,
    product: "Báo cáo do người đứng đầu đơn vị ký",
    evidence: "any",
    kind: "dated",
    purpose: "submission",
    cycleId,
    recurrence: null,
    dueOn: call.dueOn,
    dueText: null,
    source: { start: 0, end: 0 },
    leadUnitId: unitId,
    reviewerUnitId: unitId === advisingUnitId ? officeUnitId : advisingUnitId,
    coordinatingUnitIds: [],
    executingUnitIds: [],
  };
}

function nobodyToAsk(): DomainError {
  return new DomainError("conflict", {
    vi: "Chương trình chưa giao nhiệm vụ cho đơn vị nào, nên chưa có đơn vị để gọi báo cáo.",
    en: "The programme has given no task to any unit, so there is nobody to report.",
  });
}
