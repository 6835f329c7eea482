/** What a body does with a task on a day: drawn once for each task, the same for each seed. Pure. */
import type { Calendar } from "../domain/calendar.js";
import { type Day, addDays } from "../domain/day.js";
import type { TaskKind, TaskPurpose, TaskState } from "../domain/task.js";
import type { Draw } from "./draw.js";
import type { Scenario } from "./scenario.js";

/** A task as a body sees it in the morning. */
export interface OpenTask {
  readonly id: string;
  /** The same in every run of a seed, as its id is not. */
  readonly name: string;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly dueOn: Day | null;
  readonly dueVersion: number;
  readonly assignedOn: Day;
  readonly lastHeardOn: Day | null;
  readonly reportedOn: Day | null;
  readonly declinedOn: Day | null;
  readonly extensionAskedOn: Day | null;
  readonly explanationOwed: boolean;
}

export type PlayedAct =
  | { readonly act: "accept" | "report_progress" | "report_completion" | "confirm" | "explain" }
  | { readonly act: "return" | "request_extension" | "suspend"; readonly dueOn: Day }
  | { readonly act: "decide_extension"; readonly granted: boolean };

/** `once` keeps what happens to a task a single time in its life. */
export function actOn(
  task: OpenTask,
  today: Day,
  calendar: Calendar,
  draw: Draw,
  { bodies }: Scenario,
  once: ReadonlySet<string>,
): PlayedAct | null {
  const { name } = task;
  const manner = mannerOf(name, draw, bodies);
  const after = (day: Day, what: string, range: readonly [number, number]) =>
    calendar.addWorkingDays(day, draw.between(`${name} ${what} ${String(task.dueVersion)}`, range));
  const first = (what: string, share: number) =>
    !once.has(`${name} ${what}`) && draw.share(`${name} ${what}`) < share;
  // What is owed of a programme as a whole is neither put off nor granted more time.
  const instructed = task.purpose === "instruction";

  if (task.extensionAskedOn !== null) {
    if (today < after(task.extensionAskedOn, "decision", bodies.decisionTakes)) return null;
    return {
      act: "decide_extension",
      granted: draw.share(`${name} granted`) >= bodies.extensionRefused,
    };
  }
  switch (task.state) {
    case "assigned": {
      const waits = manner === "silent" ? bodies.silentFor : bodies.accepts;
      return today >= after(task.assignedOn, "accepts", waits) ? { act: "accept" } : null;
    }
    case "awaiting_review":
      if (task.reportedOn === null || today < after(task.reportedOn, "review", bodies.reviewTakes))
        return null;
      return first("return", bodies.returned)
        ? { act: "return", dueOn: calendar.addWorkingDays(today, 10) }
        : { act: "confirm" };
    case "in_progress":
    case "returned":
      if (task.dueOn === null) {
        const heard = task.lastHeardOn ?? task.assignedOn;
        const every = draw.between(`${name} every ${heard}`, bodies.reportsEvery);
        return today >= addDays(heard, every) ? { act: "report_progress" } : null;
      }
      if (
        instructed &&
        first("suspend", bodies.suspended) &&
        today >= calendar.addWorkingDays(task.assignedOn, 8)
      )
        return { act: "suspend", dueOn: addDays(today, 45) };
      if (
        instructed &&
        manner !== "silent" &&
        first("extension", bodies.extension) &&
        today >= calendar.addWorkingDays(task.dueOn, -6)
      )
        return { act: "request_extension", dueOn: calendar.addWorkingDays(task.dueOn, 20) };
      if (today >= reportsOn(task, task.dueOn, manner, after, calendar, draw, bodies))
        return { act: "report_completion" };
      return task.explanationOwed && draw.share(`${name} explains`) < bodies.explains
        ? { act: "explain" }
        : null;
    default:
      return null;
  }
}

type Manner = "in_time" | "late" | "silent";
type Bodies = Scenario["bodies"];

function mannerOf(name: string, draw: Draw, bodies: Bodies): Manner {
  const drawn = draw.share(`${name} manner`);
  if (drawn < bodies.silent) return "silent";
  return drawn < bodies.silent + bodies.late ? "late" : "in_time";
}

function reportsOn(
  task: OpenTask,
  dueOn: Day,
  manner: Manner,
  after: (day: Day, what: string, range: readonly [number, number]) => Day,
  calendar: Calendar,
  draw: Draw,
  bodies: Bodies,
): Day {
  if (manner === "silent") return after(dueOn, "reports", bodies.silentFor);
  if (manner === "late") return after(dueOn, "reports", bodies.afterDue);
  const early = draw.between(`${task.name} early ${String(task.dueVersion)}`, bodies.beforeDue);
  // On a due date that is a day off, the working day before it is the last one in time.
  const last = calendar.isWorkingDay(dueOn) ? dueOn : calendar.addWorkingDays(dueOn, -1);
  return early === 0 ? last : calendar.addWorkingDays(last, -early);
}
