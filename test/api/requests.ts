/** A lawful request for every act, as JSON, and tasks to send it to. */
import { instantAt } from "../../domain/day.js";
import type { Act } from "../../domain/transitions.js";
import { taskActs } from "../../api/task-acts.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { type WantedTask, type World, wantedTask } from "../world.js";
import { multipart, pdf } from "./site.js";
import type { Visitor } from "./site.js";

export const ISSUED = instantAt("2026-03-02", "08:00");
export const DUE = "2026-03-31";
/** When the tests act, unless they say otherwise. */
export const NOW = instantAt("2026-03-10", "09:00");

export const bodies: Readonly<Partial<Record<Act, Readonly<Record<string, unknown>>>>> = {
  accept: {},
  decline: { reason: "Không thuộc chức năng" },
  report_progress: { text: "Đã họp", progress: 30 },
  report_completion: { text: "Đã hoàn thành" },
  withdraw_report: {},
  confirm: { remarks: "Tốt" },
  return: { remarks: "Thiếu số liệu", dueOn: "2026-04-10" },
  request_extension: { dueOn: "2026-04-10", reason: "Bão lụt" },
  decide_extension: { decision: "grant" },
  explain: { text: "Do thiếu kinh phí" },
  suspend: { until: "2026-05-29", reason: "Chờ hướng dẫn" },
  resume: {},
  cancel: { reason: "Không còn phù hợp" },
  urge: { text: "Đề nghị khẩn trương" },
  contribute: { text: "Đã gửi số liệu phần phối hợp" },
  demand_explanation: {},
  // Of nobody: whether one may is asked before who it is.
  reassign: { leadUnitId: "00000000-0000-7000-8000-000000000000", reason: "Đúng địa bàn" },
  change_due_date: { dueOn: "2026-04-10", reason: "Theo kế hoạch mới" },
  change_units: { add: ["00000000-0000-7000-8000-000000000000"] },
  name_focal_officer: { personId: "00000000-0000-7000-8000-000000000000" },
  split: { parts: [{ unitId: "00000000-0000-7000-8000-000000000000" }] },
  comment: { text: "Bao giờ cần số liệu?" },
};

/** The door of an act below `/tasks/{taskId}/`. */
export function resourceOf(act: Act): string {
  const door = taskActs.find((one) => one.act === act);
  if (door === undefined) throw new Error(`no door for ${act}`);
  return door.resource;
}

export function actPath(taskId: string, act: Act): string {
  return `/api/v1/tasks/${taskId}/${resourceOf(act)}`;
}

/** A task of Long Mỹ that it has accepted. */
export async function taskInProgress(world: World, wanted: Partial<WantedTask> = {}): Promise<string> {
  const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE, ...wanted })]);
  const taskId = taskIds[0] ?? "";
  await acceptTask(world.db, {
    taskId,
    actor: world.actor("longmy"),
    now: new Date(ISSUED.getTime() + 60_000),
  });
  return taskId;
}

export const evidenceName = "Biên bản nghiệm thu (đợt 1) – “Đôn đốc”.pdf";

/** Reports completion with one PDF. */
export function reportWithEvidence(visitor: Visitor, taskId: string): Promise<Response> {
  const files = [{ field: "evidence", name: evidenceName, bytes: pdf }];
  return visitor.upload(actPath(taskId, "report_completion"), multipart({ text: "Đã hoàn thành" }, files));
}
