/** What the address of a list of tasks asks for, and which rows that is: the page, and the file of the same rows. */
import { z } from "zod";
import { type Lateness, latenesses } from "../domain/lateness.js";
import { type TaskState, taskStates } from "../domain/task.js";
import { type TodoGroup, todoGroups } from "../domain/today.js";
import type { TaskFilter } from "../record/queries/tasks.js";
import type { LatenessFilter } from "../web/links.js";
import { day } from "./task-acts.js";
import { cleanText } from "./text.js";

const scope = z.enum(["own", "all"]);
const state = z.enum(taskStates);
const todo = z.enum(todoGroups);
const lateness = z.enum([...latenesses, "in_time"]);
const words = z.string().max(200);
const section = z.string().min(1).max(100);
/** How the tasks are laid out: one below the other, in the places of their documents, on the days of a month. */
const view = z.enum(["list", "tree", "calendar"]);
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** What an address may ask for; whatever else stands there is passed over, as a person may have mistyped it. */
export const listQuery = z.object({
  scope: scope.catch("own"),
  todo: todo.nullable().catch(null),
  state: state.nullable().catch(null),
  lateness: lateness.nullable().catch(null),
  unit: z.uuid().nullable().catch(null),
  programme: z.uuid().nullable().catch(null),
  dueFrom: day.nullable().catch(null),
  dueTo: day.nullable().catch(null),
  section: section.nullable().catch(null),
  q: words.catch("").transform(cleanText),
  view: view.catch("list"),
  month: month.nullable().catch(null),
  cursor: z.string().max(200).nullable().catch(null),
});

/** The same where a mistake is said: for a file that is taken and passed on. */
export const fileQuery = {
  scope: scope.default("all"),
  todo: todo.optional(),
  state: state.optional(),
  lateness: lateness.optional(),
  unit: z.uuid().optional(),
  programme: z.uuid().optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  section: section.optional(),
  q: words.optional(),
};

interface Asked {
  readonly scope: "own" | "all";
  readonly todo?: TodoGroup | null | undefined;
  readonly state?: TaskState | null | undefined;
  readonly lateness?: LatenessFilter | null | undefined;
  readonly unit?: string | null | undefined;
  readonly programme?: string | null | undefined;
  readonly dueFrom?: string | null | undefined;
  readonly dueTo?: string | null | undefined;
  readonly section?: string | null | undefined;
  readonly q?: string | undefined;
}

export function askedOf(filter: Asked): Omit<TaskFilter, "limit"> {
  return {
    scope: filter.scope,
    todo: filter.todo ?? undefined,
    ...axes(filter.state ?? null, filter.lateness ?? null),
    unitId: filter.unit ?? undefined,
    programmeId: filter.programme ?? undefined,
    dueFrom: filter.dueFrom ?? undefined,
    dueTo: filter.dueTo ?? undefined,
    section: filter.section ?? undefined,
    words: filter.q === undefined ? undefined : cleanText(filter.q),
  };
}

/**
 * A list shows what its figures count: dropped tasks only where they are asked for, and never a series, for which its
 * occurrences stand; asking for a lateness, be it every one, leaves the series out. The figure "not completed, in time"
 * spans several latenesses of open work.
 */
function axes(
  state: TaskState | null,
  lateness: LatenessFilter | null,
): { states: readonly TaskState[]; latenesses: readonly Lateness[] } {
  const counted = state === null ? taskStates.filter((each) => each !== "cancelled") : [state];
  if (lateness === null) return { states: counted, latenesses };
  if (lateness !== "in_time") return { states: counted, latenesses: [lateness] };
  return {
    states: state === null ? counted.filter((each) => each !== "completed") : [state],
    latenesses: ["on_track", "due_soon", "no_deadline"],
  };
}
