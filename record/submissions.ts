/** What handing in, taking and dropping a unit's report means for the report and its cycle. */
import { DomainError } from "../domain/errors.js";
import { deadline } from "../domain/lateness.js";
import { asColumn } from "./chapters.js";
import { addLateReports } from "./consolidated-draft.js";
import { lockCycle } from "./change-cycle.js";
import { nudgeCycle } from "./cycle-clock.js";
import type { Transaction } from "./database.js";
import type { LockedTask } from "./task-row.js";
import type { RecordTransaction, Statements } from "./transaction.js";
import { refuseStale } from "./version.js";

/**
 * The unit hands in what its head has signed. Once the consolidated report is drafted, what comes in is added to it with
 * a mark. Raises `conflict` where nobody has signed, `stale` where it is not the version the person saw.
 */
export async function handIn(
  tx: RecordTransaction,
  task: LockedTask,
  now: Date,
  expectedVersion: number | undefined,
): Promise<void> {
  const { cycle_id: cycleId } = task.row;
  if (cycleId !== null) await tx.models((all) => submit(all, task, cycleId, now, expectedVersion));
}

async function submit(
  tx: Transaction,
  task: LockedTask,
  cycleId: string,
  now: Date,
  expectedVersion: number | undefined,
): Promise<void> {
  const taskId = task.row.id;
  const cycle = await lockCycle(tx, cycleId);
  const submission = await tx.submission.findUniqueOrThrow({ where: { taskId } });
  refuseStale(submission.version, expectedVersion);
  if (submission.signedAt === null) throw notSigned();
  const { dueOn } = task.clock;
  await tx.submission.update({
    where: { taskId },
    data: { submittedAt: now, late: dueOn !== null && now > deadline(dueOn) },
  });
  if (cycle.state !== "consolidating") return;
  const report = await addLateReports(tx, cycle);
  await tx.reviewCycle.update({
    where: { id: cycleId },
    data: { report: asColumn(report), version: { increment: 1 } },
  });
}

/** The report was taken, or is not asked for any more. */
export async function submissionOver(tx: Statements, task: LockedTask, now: Date): Promise<void> {
  if (task.row.cycle_id !== null) await nudgeCycle(tx, task.row.id, task.row.cycle_id, now);
}

function notSigned(): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Báo cáo chưa có chữ ký của người đứng đầu đơn vị. Hãy trình ký trên trang báo cáo rồi gửi.",
      en: "The head of the unit has not signed the report. Have it signed on its page, then hand it in.",
    },
    { field: "signature" },
  );
}
