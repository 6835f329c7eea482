/** How a task stands, in the words of a table: "Quá hạn 12 ngày làm việc". */
import type { Lateness } from "../../domain/lateness.js";
import type { TaskState } from "../../domain/task.js";
import { stateName } from "../../domain/transitions.js";

export interface Standing {
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly workingDaysLate: number;
}

export function standingInWords({ state, lateness, workingDaysLate }: Standing): string {
  const days = workingDaysLate > 0 ? ` ${String(workingDaysLate)} ngày làm việc` : "";
  if (state === "completed") return lateness === "late" ? `Hoàn thành quá hạn${days}` : "Hoàn thành đúng hạn";
  const named = stateName[state].vi;
  const first = `${named.charAt(0).toLocaleUpperCase("vi")}${named.slice(1)}`;
  return lateness === "overdue" ? `${first}, quá hạn${days}` : first;
}

const RHYTHMS: Readonly<Record<string, string>> = {
  yearly: "Hằng năm",
  "half-yearly": "6 tháng một lần",
  quarterly: "Hằng quý",
  monthly: "Hằng tháng",
};

/** "Hằng năm, trước ngày 10/12" */
export function rhythmInWords(recurrence: string): string {
  const [rhythm = "", by] = recurrence.split(":");
  const words = RHYTHMS[rhythm] ?? rhythm;
  return by === undefined ? words : `${words}, trước ngày ${by.split("-").reverse().join("/")}`;
}
