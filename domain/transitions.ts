/**
 * The lifecycle as one table: which act is possible in which state, and what it leads to. Commands, `allowedActions`,
 * `docs/states.md` and the tests read this table; nothing states it a second time.
 */
import { DomainError } from "./errors.js";
import type { TaskPurpose, TaskState } from "./task.js";

export const acts = [
  "accept",
  "acknowledge",
  "decline",
  "report_progress",
  "report_completion",
  "contribute",
  "withdraw_report",
  "confirm",
  "return",
  "request_extension",
  "decide_extension",
  "demand_explanation",
  "explain",
  "suspend",
  "resume",
  "cancel",
  "reassign",
  "change_due_date",
  "change_units",
  "name_focal_officer",
  "split",
  "urge",
  "comment",
] as const;
export type Act = (typeof acts)[number];

interface Transition {
  readonly from: readonly TaskState[];
  /** null: the state stays. */
  readonly to: TaskState | null;
  /** The state it leads to instead where the unit has never accepted the task. */
  readonly unaccepted?: TaskState;
  /** The kind of journal event it leaves. */
  readonly event: string;
}

const working = ["in_progress", "returned"] as const;
const open = ["assigned", "in_progress", "returned", "awaiting_review", "declined", "suspended"] as const;

export const transitions: Readonly<Record<Act, Transition>> = {
  accept: { from: ["assigned"], to: "in_progress", event: "task_accepted" },
  acknowledge: { from: ["assigned"], to: "completed", event: "programme_acknowledged" },
  decline: { from: ["assigned"], to: "declined", event: "task_declined" },
  report_progress: { from: working, to: null, event: "progress_reported" },
  report_completion: { from: working, to: "awaiting_review", event: "completion_reported" },
  contribute: { from: working, to: null, event: "contribution_reported" },
  withdraw_report: { from: ["awaiting_review"], to: "in_progress", event: "report_withdrawn" },
  confirm: { from: ["awaiting_review"], to: "completed", event: "completion_confirmed" },
  return: { from: ["awaiting_review"], to: "returned", event: "task_returned" },
  request_extension: { from: ["assigned", ...working], to: null, event: "extension_requested" },
  decide_extension: { from: ["assigned", ...working], to: null, event: "extension_decided" },
  demand_explanation: { from: ["assigned", ...working], to: null, event: "explanation_demanded" },
  explain: { from: ["assigned", ...working, "awaiting_review"], to: null, event: "lateness_explained" },
  suspend: { from: ["assigned", ...working], to: "suspended", event: "task_suspended" },
  resume: { from: ["suspended"], to: "in_progress", unaccepted: "assigned", event: "task_resumed" },
  cancel: { from: open, to: "cancelled", event: "task_cancelled" },
  reassign: { from: open, to: "assigned", event: "task_reassigned" },
  change_due_date: { from: ["assigned", ...working], to: null, event: "due_date_changed" },
  change_units: { from: open, to: null, event: "units_changed" },
  name_focal_officer: { from: open, to: null, event: "focal_officer_named" },
  split: { from: working, to: null, event: "task_split" },
  urge: { from: ["assigned", ...working], to: null, event: "task_urged" },
  comment: { from: open, to: null, event: "comment_added" },
};

/** The state after an act; raises `conflict` where the act is not possible, saying which state stands in its way. */
export function transit(state: TaskState, act: Act): TaskState {
  const { from, to } = transitions[act];
  if (!from.includes(state)) {
    throw new DomainError(
      "conflict",
      {
        vi: `Nhiệm vụ ${stateName[state].vi}, nên không thể ${actName[act].vi}. Hãy tải lại trang để xem trạng thái mới nhất.`,
        en: `The task is ${stateName[state].en}, so one cannot ${actName[act].en}. Load the page again to see its present state.`,
      },
      { state, act, possibleFrom: from },
    );
  }
  return to ?? state;
}

/** Acts upon an acknowledgement: it is given in one step by the unit that owes it, and nobody reviews it. */
const ofAcknowledgement: readonly Act[] = [
  "acknowledge",
  "request_extension",
  "decide_extension",
  "demand_explanation",
  "explain",
  "suspend",
  "resume",
  "cancel",
  "change_due_date",
  "name_focal_officer",
  "urge",
  "comment",
];

/** Whether an act belongs to what the task is there for. */
export function suits(act: Act, purpose: TaskPurpose): boolean {
  return purpose === "acknowledgement" ? ofAcknowledgement.includes(act) : act !== "acknowledge";
}

/** Raises `conflict` where the act does not belong to what the task is there for. */
export function demandSuits(act: Act, purpose: TaskPurpose): void {
  if (suits(act, purpose)) return;
  throw new DomainError(
    "conflict",
    {
      vi: `Không thể ${actName[act].vi} đối với loại việc này. Hãy tải lại trang để xem việc có thể làm.`,
      en: `One cannot ${actName[act].en} with this kind of work. Load the page again to see what can be done.`,
    },
    { act, purpose },
  );
}

/** The acts that the state alone permits; who may do them is said by `permissions.ts`. */
export function possibleActs(state: TaskState): Act[] {
  return acts.filter((act) => transitions[act].from.includes(state));
}

export const stateName: Readonly<Record<TaskState, { readonly vi: string; readonly en: string }>> = {
  assigned: { vi: "chưa tiếp nhận", en: "not accepted yet" },
  in_progress: { vi: "đang thực hiện", en: "in progress" },
  awaiting_review: { vi: "chờ xác nhận", en: "awaiting review" },
  returned: { vi: "phải thực hiện lại", en: "returned for rework" },
  completed: { vi: "đã hoàn thành", en: "completed" },
  declined: { vi: "bị từ chối", en: "declined" },
  suspended: { vi: "tạm hoãn", en: "suspended" },
  cancelled: { vi: "đã hủy", en: "cancelled" },
};

export const actName: Readonly<Record<Act, { readonly vi: string; readonly en: string }>> = {
  accept: { vi: "tiếp nhận", en: "accept it" },
  acknowledge: { vi: "xác nhận đã tiếp nhận, quán triệt", en: "acknowledge the programme" },
  decline: { vi: "từ chối", en: "decline it" },
  report_progress: { vi: "báo cáo tiến độ", en: "report progress" },
  report_completion: { vi: "báo cáo hoàn thành", en: "report completion" },
  contribute: { vi: "báo cáo phần phối hợp", en: "report a contribution" },
  withdraw_report: { vi: "rút báo cáo", en: "withdraw the report" },
  confirm: { vi: "xác nhận hoàn thành", en: "confirm completion" },
  return: { vi: "trả lại để thực hiện lại", en: "return it for rework" },
  request_extension: { vi: "xin gia hạn", en: "ask an extension" },
  decide_extension: { vi: "quyết định gia hạn", en: "decide an extension" },
  demand_explanation: { vi: "yêu cầu giải trình", en: "demand an explanation" },
  explain: { vi: "giải trình", en: "explain the lateness" },
  suspend: { vi: "tạm hoãn", en: "suspend it" },
  resume: { vi: "tiếp tục", en: "resume it" },
  cancel: { vi: "hủy", en: "cancel it" },
  reassign: { vi: "giao lại", en: "reassign it" },
  change_due_date: { vi: "điều chỉnh thời hạn", en: "change its due date" },
  change_units: { vi: "thay đổi đơn vị phối hợp", en: "change its co-ordinating units" },
  name_focal_officer: { vi: "phân công đầu mối", en: "name its focal officer" },
  split: { vi: "giao tiếp cho cấp dưới", en: "split it for units below" },
  urge: { vi: "đôn đốc", en: "urge" },
  comment: { vi: "trao đổi", en: "comment" },
};
