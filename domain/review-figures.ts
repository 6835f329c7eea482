/** The consolidated figures: what each counts, said as data, so that a figure always opens to the very rows it counts. */
import type { Day } from "./day.js";
import type { Lateness } from "./lateness.js";
import { type TaskState, taskStates } from "./task.js";

/** A task as it stood at the cut-off. */
export interface FrozenTask {
  readonly taskId: string;
  readonly unitId: string;
  /** Path of the part of the programme under which it is counted. */
  readonly part: string;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly originalDueOn: Day | null;
  readonly progress: number;
  readonly workingDaysLate: number;
  readonly explanation: string | null;
}

export interface Counted {
  readonly states?: readonly TaskState[];
  readonly latenesses?: readonly Lateness[];
}

/** As the counting line has them; what is left out puts no condition. */
export const measures = {
  total: {},
  completed: { states: ["completed"] },
  on_time: { latenesses: ["on_time"] },
  late: { latenesses: ["late"] },
  open: { states: taskStates.filter((state) => state !== "completed" && state !== "cancelled") },
  in_time: { latenesses: ["no_deadline", "on_track", "due_soon"] },
  overdue: { latenesses: ["overdue"] },
  /** Completed late and overdue: of which the percentage is told. */
  lagging: { latenesses: ["late", "overdue"] },
  awaiting_review: { states: ["awaiting_review"] },
  not_accepted: { states: ["assigned"] },
} as const satisfies Record<string, Counted>;
export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[]; // the keys of a record of exactly these names

/** Whole programme, one part of it, or one unit. */
export interface FigureKey {
  readonly measure: Measure;
  readonly part?: string;
  readonly unitId?: string;
}

/** `overdue`, `overdue@II.1`, `lagging@unit:…`. */
export function keyText({ measure, part, unitId }: FigureKey): string {
  if (unitId !== undefined) return `${measure}@unit:${unitId}`;
  return part === undefined ? measure : `${measure}@${part}`;
}

/** null for what is no key. */
export function readKey(text: string): FigureKey | null {
  const [, name = "", scope] = /^([a-z_]+)(?:@(.+))?$/su.exec(text) ?? [];
  const measure = measureNames.find((each) => each === name);
  if (measure === undefined) return null;
  if (scope === undefined) return { measure };
  const [, unitId] = /^unit:([0-9a-f-]{36})$/.exec(scope) ?? [];
  return unitId === undefined ? { measure, part: scope } : { measure, unitId };
}

export function counts(key: FigureKey, task: FrozenTask): boolean {
  const { states, latenesses }: Counted = measures[key.measure];
  return (
    (states === undefined || states.includes(task.state)) &&
    (latenesses === undefined || latenesses.includes(task.lateness)) &&
    (key.part === undefined || key.part === task.part) &&
    (key.unitId === undefined || key.unitId === task.unitId)
  );
}

/** A figure with the key that opens it, and what it was in the cycle of the same kind before. */
export interface Figure {
  readonly key: string;
  readonly value: number;
  readonly previous: number | null;
}

/** Every measure of the whole and of each part, noughts too; of each unit those that count something. */
export function figuresOf(tasks: readonly FrozenTask[], previous: readonly Figure[] | null): Figure[] {
  const parts = new Set(tasks.map(({ part }) => part));
  const values = new Map(
    measureNames.flatMap((measure) => [
      [keyText({ measure }), 0] as [string, number],
      ...[...parts].map((part): [string, number] => [keyText({ measure, part }), 0]),
    ]),
  );
  for (const task of tasks) {
    for (const measure of measureNames) {
      if (!counts({ measure }, task)) continue;
      for (const key of [{ measure }, { measure, part: task.part }, { measure, unitId: task.unitId }])
        values.set(keyText(key), (values.get(keyText(key)) ?? 0) + 1);
    }
  }
  const before = new Map((previous ?? []).map((figure) => [figure.key, figure.value]));
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({
      key,
      value,
      // A part or unit that had none of it then had nought.
      previous: previous === null ? null : (before.get(key) ?? 0),
    }));
}

/** Percent, one decimal. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}
