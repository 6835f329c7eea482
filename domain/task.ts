/** What a task is to every rule: its lifecycle, its kind, and the facts that time works on. */
import type { Day } from "./day.js";

/** The lifecycle, stored. Lateness is the other axis and derived: see `lateness.ts`. */
export const taskStates = [
  "assigned", // chưa tiếp nhận
  "in_progress", // đang thực hiện
  "awaiting_review", // chờ xác nhận
  "returned", // thực hiện lại
  "completed", // đã hoàn thành
  "declined", // từ chối
  "suspended", // tạm hoãn
  "cancelled", // đã hủy
] as const;
export type TaskState = (typeof taskStates)[number];

/** States from which nothing more is asked of anyone. */
export const closedStates = ["completed", "cancelled"] as const satisfies readonly TaskState[];

export function isClosed(state: TaskState): boolean {
  return state === "completed" || state === "cancelled";
}

/** `recurring` is the series; each of its occurrences is a task of kind `dated`. */
export type TaskKind = "dated" | "recurring" | "continuous";

/**
 * What a task is there for. Ladder, acts, journal and notices are the same for all; the counting line counts instructions.
 */
export const taskPurposes = [
  "instruction", // nhiệm vụ của chương trình
  "acknowledgement", // tiếp nhận, quán triệt chương trình
  "submission", // báo cáo gửi kỳ sơ kết, tổng kết
  "figure", // số liệu của chỉ tiêu
] as const;
export type TaskPurpose = (typeof taskPurposes)[number];

/** The facts about a task that the ladder and lateness need; a record query or a test gives them. */
export interface TaskClock {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly assignedAt: Date;
  /** The date in force: the first one, a granted extension or the date of a rework. */
  readonly dueOn: Day | null;
  /** When `dueOn` took effect: rungs before this instant belonged to another date and are not owed. */
  readonly dueSetAt: Date;
  /** When the lead last reported anything; continuous tasks are measured from here. */
  readonly lastHeardAt: Date | null;
  /** When completion was last reported and not withdrawn. */
  readonly reportedAt: Date | null;
  readonly declinedAt: Date | null;
  /** When the extension request that is still undecided was made. */
  readonly extensionRequestedAt: Date | null;
  /** True where the lateness in force has been explained. */
  readonly explained: boolean;
  readonly suspendedUntil: Day | null;
}
