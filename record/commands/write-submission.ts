/** A unit works on its report: its people edit it, its head signs it, and it is handed in. */
import { type Actor, demand, may, taskNotFound } from "../../domain/permissions.js";
import { type Edit, edited } from "../../domain/review-chapters.js";
import { transit } from "../../domain/transitions.js";
import type { Submission } from "../../prisma/generated/client.js";
import { asColumn, chaptersIn } from "../chapters.js";
import type { TaskChanged } from "../change-task.js";
import type { Database, Transaction } from "../database.js";
import { isHeadOf, notTheHead } from "../heads.js";
import { type Claimed, answerGiven, keepAnswer } from "../idempotency.js";
import { writeRegisterEvent } from "../register-journal.js";
import { type LockedTask, isUuid, lockTask, partiesIn } from "../task-row.js";
import { refuseStale } from "../version.js";
import { reportCompletion } from "./report-completion.js";

export interface SubmissionCommand extends Claimed {
  /** The id of its task. */
  readonly submissionId: string;
  readonly actor: Actor;
  /** The version of the report that the person saw. */
  readonly expectedVersion?: number | undefined;
}

export interface SubmissionChanged {
  readonly submissionId: string;
  readonly version: number;
  readonly signed: boolean;
}

/** What is changed after the signature is signed anew. */
export function saveSubmission(
  db: Database,
  command: SubmissionCommand & { readonly paragraphs: readonly Edit[] },
): Promise<SubmissionChanged> {
  const { actor, now, paragraphs } = command;
  return change(db, command, "submission_edited", async (tx, _task, submission) => {
    const chapters = edited(chaptersIn(submission.chapters), paragraphs);
    const row = await tx.submission.update({
      where: { taskId: submission.taskId },
      data: {
        chapters: asColumn(chapters),
        editedById: actor.personId,
        editedAt: now,
        signedById: null,
        signedAt: null,
        version: { increment: 1 },
      },
    });
    return row.version;
  });
}

/** Only by the unit's head, or who stands in for them. Raises `not_allowed`. */
export function signSubmission(db: Database, command: SubmissionCommand): Promise<SubmissionChanged> {
  const { actor, now } = command;
  return change(db, command, "submission_signed", async (tx, task, submission) => {
    if (!(await isHeadOf(tx, actor.personId, task.row.lead_unit_id, now))) throw notTheHead();
    const row = await tx.submission.update({
      where: { taskId: submission.taskId },
      data: { signedById: actor.personId, signedAt: now, version: { increment: 1 } },
    });
    return row.version;
  });
}

/** Handing in is reporting the task completed: review, return, reminders and the journal are those of every task. */
export async function submitReport(
  db: Database,
  command: SubmissionCommand,
): Promise<SubmissionChanged & { readonly task: TaskChanged }> {
  const { submissionId, expectedVersion, ...rest } = command;
  if (!isUuid(submissionId)) throw taskNotFound();
  const task = await db.prisma.task.findUnique({
    where: { id: submissionId },
    select: {
      cycleId: true,
      text: true,
      leadUnitId: true,
      reviewerUnitId: true,
      units: { select: { unitId: true, role: true } },
    },
  });
  if (task?.cycleId == null || !may(rest.actor, "read", partiesIn(task))) throw taskNotFound();
  const changed = await reportCompletion(db, {
    ...rest,
    taskId: submissionId,
    text: task.text,
    evidence: [],
    submissionVersion: expectedVersion,
  });
  const { version } = await db.prisma.submission.findUniqueOrThrow({
    where: { taskId: submissionId },
    select: { version: true },
  });
  return { submissionId, version, signed: true, task: changed };
}

async function change(
  db: Database,
  command: SubmissionCommand,
  event: string,
  apply: (tx: Transaction, task: LockedTask, submission: Submission) => Promise<number>,
): Promise<SubmissionChanged> {
  const { submissionId, actor, now } = command;
  if (!isUuid(submissionId)) throw taskNotFound();
  return db.prisma.$transaction(async (tx) => {
    const task = await lockTask(tx, submissionId);
    if (task.row.cycle_id === null) throw taskNotFound();
    const answered = await answerGiven<SubmissionChanged>(tx, command);
    if (answered !== null) return answered;
    // What it says is hidden from who sees of a task that it is there.
    if (!may(actor, "read", task.parties)) throw taskNotFound();
    demand(actor, "report_completion", task.parties);
    const submission = await tx.submission.findUniqueOrThrow({ where: { taskId: submissionId } });
    refuseStale(submission.version, command.expectedVersion);
    // Where the report could be handed in, it can be worked on.
    transit(task.clock.state, "report_completion");
    const version = await apply(tx, task, submission);
    await writeRegisterEvent(tx, now, {
      kind: event,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { cycleId: task.row.cycle_id, taskId: submissionId, version },
    });
    const changed = { submissionId, version, signed: event === "submission_signed" };
    await keepAnswer(tx, command, { ...changed });
    return changed;
  });
}
