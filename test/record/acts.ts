/** Every act of the lifecycle with a lawful content, and the way that brings a task into each state. */
import type { Act } from "../../domain/transitions.js";
import type { TaskState } from "../../domain/task.js";
import type { TaskChanged, TaskCommand } from "../../record/change-task.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { acknowledgeProgramme } from "../../record/commands/acknowledge-programme.js";
import { changeDueDate } from "../../record/commands/change-due-date.js";
import { changeUnits } from "../../record/commands/change-units.js";
import { commentOnTask } from "../../record/commands/comment-on-task.js";
import { contributeToTask } from "../../record/commands/contribute-to-task.js";
import { demandExplanation } from "../../record/commands/demand-explanation.js";
import { nameFocalOfficer } from "../../record/commands/name-focal-officer.js";
import { reassignTask } from "../../record/commands/reassign-task.js";
import { splitTask } from "../../record/commands/split-task.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { decideExtension } from "../../record/commands/decide-extension.js";
import { declineTask } from "../../record/commands/decline-task.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { resumeTask } from "../../record/commands/resume-task.js";
import { returnTask } from "../../record/commands/return-task.js";
import { suspendTask } from "../../record/commands/suspend-task.js";
import { urgeTask } from "../../record/commands/urge-task.js";
import { withdrawReport } from "../../record/commands/withdraw-report.js";
import type { Database } from "../../record/database.js";
import type { Name, World } from "../world.js";

export type PerformedAct = Act;

export const LATER = "2026-05-29";

/** Each act as it would be done by whoever may; dates lie ahead of every instant that the tests act at. */
export const perform: Readonly<
  Record<PerformedAct, (db: Database, command: TaskCommand) => Promise<TaskChanged>>
> = {
  accept: acceptTask,
  acknowledge: acknowledgeProgramme,
  decline: (db, command) => declineTask(db, { ...command, reason: "Không thuộc chức năng" }),
  report_progress: (db, command) =>
    reportProgress(db, { ...command, text: "Đang làm", progress: 40, evidence: [] }),
  report_completion: (db, command) => reportCompletion(db, { ...command, text: "Đã xong", evidence: [] }),
  withdraw_report: withdrawReport,
  confirm: (db, command) => confirmCompletion(db, { ...command, remarks: null }),
  return: (db, command) => returnTask(db, { ...command, remarks: "Thiếu số liệu", dueOn: LATER }),
  request_extension: (db, command) => requestExtension(db, { ...command, dueOn: LATER, reason: "Bão lụt" }),
  decide_extension: (db, command) =>
    decideExtension(db, { ...command, decision: "refuse", dueOn: null, remarks: null }),
  explain: (db, command) => explainLateness(db, { ...command, text: "Do thiếu kinh phí" }),
  suspend: (db, command) => suspendTask(db, { ...command, until: LATER, reason: "Chờ hướng dẫn" }),
  resume: resumeTask,
  cancel: (db, command) => cancelTask(db, { ...command, reason: "Không còn phù hợp" }),
  contribute: (db, command) => contributeToTask(db, { ...command, text: "Phần phối hợp", evidence: [] }),
  demand_explanation: (db, command) => demandExplanation(db, { ...command, dueOn: null }),
  reassign: async (db, command) =>
    reassignTask(db, { ...command, leadUnitId: await idOf(db, "vithanh"), reason: "Đúng chức năng" }),
  change_due_date: (db, command) =>
    changeDueDate(db, { ...command, dueOn: LATER, shiftWorkingDays: null, reason: "Lùi theo kế hoạch" }),
  change_units: async (db, command) =>
    changeUnits(db, { ...command, add: [await idOf(db, "vithanh")], remove: [] }),
  name_focal_officer: async (db, command) =>
    nameFocalOfficer(db, { ...command, personId: await focalOf(db, "longmy") }),
  split: async (db, command) =>
    splitTask(db, { ...command, parts: [{ unitId: await idOf(db, "thuanhung"), text: null, dueOn: null }] }),
  comment: (db, command) => commentOnTask(db, { ...command, text: "Đề nghị gửi sớm" }),
  urge: (db, command) => urgeTask(db, { ...command, text: "Đề nghị khẩn trương" }),
};

/** Somebody of the cast who may do it to a task of Long Mỹ. */
export const doer: Readonly<Record<PerformedAct, Name>> = {
  accept: "longmy",
  acknowledge: "longmy",
  decline: "longmy",
  report_progress: "longmy",
  report_completion: "longmy",
  withdraw_report: "longmy",
  confirm: "advising",
  return: "advising",
  request_extension: "longmy",
  decide_extension: "office",
  explain: "longmy",
  suspend: "committee",
  resume: "office",
  cancel: "office",
  urge: "advising",
  contribute: "ldld",
  demand_explanation: "advising",
  reassign: "office",
  change_due_date: "office",
  change_units: "office",
  name_focal_officer: "longmy.head",
  split: "longmy",
  comment: "ldld",
};

async function idOf(db: Database, code: string): Promise<string> {
  return (await db.prisma.unit.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;
}

async function focalOf(db: Database, code: string): Promise<string> {
  const membership = await db.prisma.membership.findFirstOrThrow({
    where: { unit: { code }, isFocal: true },
  });
  return membership.personId;
}

export const waysTo: Readonly<Record<TaskState, readonly PerformedAct[]>> = {
  assigned: [],
  in_progress: ["accept"],
  awaiting_review: ["accept", "report_completion"],
  returned: ["accept", "report_completion", "return"],
  completed: ["accept", "report_completion", "confirm"],
  declined: ["decline"],
  suspended: ["accept", "suspend"],
  cancelled: ["cancel"],
};

export async function doTo(
  world: World,
  taskId: string,
  now: Date,
  acts: readonly PerformedAct[],
): Promise<void> {
  for (const act of acts) await perform[act](world.db, { taskId, actor: world.actor(doer[act]), now });
}
