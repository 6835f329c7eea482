/** What a report says of a task in a line: its state, how it stands against its due date, why it is late. */
import type { Day } from "./day.js";
import type { Lateness } from "./lateness.js";
import { formatDay } from "./review.js";
import type { TaskState } from "./task.js";
import { stateName } from "./transitions.js";

/** What a line needs of a task, frozen or live. */
export interface ReportedTask {
  readonly section: string;
  readonly text: string;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly workingDaysLate: number;
  readonly progress: number;
  readonly explanation: string | null;
}

const latenessName: Readonly<Record<Lateness, string>> = {
  no_deadline: "không hạn",
  on_track: "trong hạn",
  due_soon: "sắp đến hạn",
  overdue: "quá hạn",
  on_time: "đúng hạn",
  late: "quá hạn",
};

/** `đang thực hiện, đạt 40%, quá hạn 12 ngày làm việc (thời hạn 31/3/2026)` */
export function standingOf(task: ReportedTask): string {
  const done = task.state === "completed";
  return [
    `${stateName[task.state].vi}${done || task.progress === 0 ? "" : `, đạt ${String(task.progress)}%`}`,
    `, ${latenessName[task.lateness]}`,
    task.workingDaysLate > 0 ? ` ${String(task.workingDaysLate)} ngày làm việc` : "",
    task.dueOn === null ? "" : ` (thời hạn ${formatDay(task.dueOn)})`,
  ].join("");
}

export function causeOf({ explanation }: ReportedTask): string {
  return explanation === null ? "chưa giải trình" : `nguyên nhân: ${withoutStop(explanation)}`;
}

export function isLagging({ lateness }: ReportedTask): boolean {
  return lateness === "overdue" || lateness === "late";
}

/** A text that goes on in a sentence, on one line. */
export function withoutStop(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.;]+$/u, "");
}

/** `4,5` */
export function decimal(value: number): string {
  return String(value).replace(".", ",");
}

/** `tăng 3`, `giảm 1`, `không thay đổi` */
export function changeOf(now: number, before: number): string {
  if (now === before) return "không thay đổi";
  return `${now > before ? "tăng" : "giảm"} ${String(Math.abs(now - before))}`;
}
