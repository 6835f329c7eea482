/** What a day asks of a unit: the groups of its first page, and the one act that each of their tasks asks. */
import type { TaskKind } from "./task.js";
import type { Act } from "./transitions.js";

/** In the order in which a person is to look at them; a task stands in one alone. */
export const todoGroups = [
  "explain", // phải giải trình
  "overdue", // quá hạn
  "returned", // phải thực hiện lại
  "due_soon", // sắp đến hạn
  "accept", // chưa tiếp nhận
  "figure", // số liệu phải gửi
  "submission", // báo cáo phải gửi cho kỳ sơ kết, tổng kết
  "silent", // nhiệm vụ thường xuyên đã lâu không báo cáo
  "contribute", // phần phối hợp còn thiếu
  "review", // chờ xác nhận kết quả
  "decide", // chờ quyết định gia hạn
] as const;
export type TodoGroup = (typeof todoGroups)[number];

/** The acts that are asked of a person by a row. */
export type AskedAct =
  | "accept"
  | "acknowledge"
  | "confirm"
  | "decide_extension"
  | "report_completion"
  | "report_progress"
  | "explain"
  | "contribute";

interface Asking {
  readonly kind: TaskKind;
  readonly allowedActions: readonly Act[];
}

/** What a row of a list asks; null where nothing is asked of the person, though other things may be allowed. */
export function askedAct(task: Asking): AskedAct | null {
  const may = (act: Act) => task.allowedActions.includes(act);
  if (may("accept")) return "accept";
  if (may("acknowledge")) return "acknowledge";
  if (may("confirm")) return "confirm";
  if (may("decide_extension")) return "decide_extension";
  if (task.kind !== "dated" && may("report_progress")) return "report_progress";
  if (may("report_completion")) return "report_completion";
  return may("report_progress") ? "report_progress" : null;
}

/** What a task asks in its group: the group's own act, where it has one. */
export function actInGroup(group: TodoGroup, task: Asking): AskedAct | null {
  const own = ownActs[group];
  return own !== undefined && task.allowedActions.includes(own) ? own : askedAct(task);
}

const ownActs: Partial<Record<TodoGroup, AskedAct>> = {
  explain: "explain",
  contribute: "contribute",
  review: "confirm",
  decide: "decide_extension",
};
