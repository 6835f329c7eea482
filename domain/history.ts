/** A task's journal told over again: its clock after each event. Every event says what it set, in the columns' terms. */
import { type Day, isDay } from "./day.js";
import { type TaskClock, type TaskKind, type TaskState, taskStates } from "./task.js";

/** An event of the journal, as far as the clock is concerned. */
export interface PastEvent {
  readonly kind: string;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The task from an event until the next one. */
export interface Moment {
  readonly at: Date;
  readonly event: string;
  readonly clock: TaskClock;
  readonly dueVersion: number;
  readonly originalDueOn: Day | null;
  readonly suspendedAt: Date | null;
  readonly leadUnitId: string;
  readonly reviewerUnitId: string;
  readonly focalOfficerId: string | null;
}

/** Oldest first; one for each event that changed anything. Events from before the assignment give none. */
export function momentsOf(taskId: string, events: readonly PastEvent[]): Moment[] {
  const moments: Moment[] = [];
  let known: Readonly<Record<string, unknown>> = {};
  for (const event of events) {
    const { set } = event.detail;
    if (!isObject(set)) continue;
    known = { ...known, ...set };
    const state = taskStates.find((one) => one === known["state"]);
    if (state !== undefined) moments.push(momentOf(taskId, event, state, known));
  }
  return moments;
}

function momentOf(
  id: string,
  event: PastEvent,
  state: TaskState,
  known: Readonly<Record<string, unknown>>,
): Moment {
  const instant = (name: string) => {
    const value = known[name];
    return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? new Date(value) : null;
  };
  const day = (name: string) => {
    const value = known[name];
    return typeof value === "string" && isDay(value) ? value : null;
  };
  const idIn = (name: string) => (typeof known[name] === "string" ? known[name] : null);
  const assignedAt = instant("assignedAt") ?? event.at;
  const dueOn = day("dueOn");
  return {
    at: event.at,
    event: event.kind,
    clock: {
      id,
      kind: kindIn(known["kind"], dueOn),
      state,
      assignedAt,
      dueOn,
      dueSetAt: instant("dueSetAt") ?? assignedAt,
      lastHeardAt: instant("lastHeardAt"),
      reportedAt: instant("reportedAt"),
      declinedAt: instant("declinedAt"),
      extensionRequestedAt: instant("extensionRequestedAt"),
      explained: instant("explainedAt") !== null,
      suspendedUntil: day("suspendedUntil"),
    },
    dueVersion: typeof known["dueVersion"] === "number" ? known["dueVersion"] : 1,
    originalDueOn: day("originalDueOn"),
    suspendedAt: instant("suspendedAt"),
    leadUnitId: idIn("leadUnitId") ?? "",
    reviewerUnitId: idIn("reviewerUnitId") ?? "",
    focalOfficerId: idIn("focalOfficerId"),
  };
}

function kindIn(value: unknown, dueOn: Day | null): TaskKind {
  if (value === "dated" || value === "recurring" || value === "continuous") return value;
  return dueOn === null ? "continuous" : "dated";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
