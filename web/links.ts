/** The addresses of the pages, and the filters that a list of tasks understands. */
import type { Day } from "../domain/day.js";
import type { Lateness } from "../domain/lateness.js";
import type { TaskState } from "../domain/task.js";
import type { TodoGroup } from "../domain/today.js";

/** `own`: tasks that one's units lead or co-ordinate. */
export type Scope = "own" | "all";

/** One below the other, in the places of their documents, on the days of a month. */
export type TasksView = "list" | "tree" | "calendar";

/**
 * What a list can be narrowed to along the axis of time. `in_time` is every task of the figure "not completed, in time":
 * open, and on track, due soon or without a due date.
 */
export type LatenessFilter = Lateness | "in_time";

/** What the address of a list of tasks may ask for. */
export interface TaskQuery {
  readonly scope: Scope;
  /** A group of the day's work. */
  readonly todo?: TodoGroup | null;
  readonly state?: TaskState | null;
  readonly lateness?: LatenessFilter | null;
  readonly unit?: string | null;
  readonly programme?: string | null;
  readonly dueFrom?: Day | null;
  readonly dueTo?: Day | null;
  /** A place of the document, with all below it. */
  readonly section?: string | null;
  readonly q?: string | null;
  readonly view?: TasksView | null;
  /** Of the calendar: `2026-03`. */
  readonly month?: string | null;
  readonly cursor?: string | null;
}

const parameters = [
  "scope",
  "todo",
  "state",
  "lateness",
  "unit",
  "programme",
  "dueFrom",
  "dueTo",
  "section",
  "q",
  "view",
  "month",
  "cursor",
] as const;

export function tasksLink(query: TaskQuery): string {
  const search = new URLSearchParams();
  for (const name of parameters) {
    const value = query[name];
    const usual =
      value === undefined || value === null || value === "" || (name === "view" && value === "list");
    if (!usual) search.set(name, value);
  }
  return `/tasks?${search.toString()}`;
}

/** The same list as a file: all its rows, whatever page is shown. */
export function taskTableLink(query: TaskQuery): string {
  return tasksLink({ ...query, cursor: null, view: null, month: null }).replace(/^\/tasks/, "/tables/tasks");
}

export const taskLink = (id: string): string => `/tasks/${encodeURIComponent(id)}`;

export const guideLink = (guide: string): string => `/help/guides/${guide}`;

export const evidenceLink = (taskId: string, evidenceId: string): string =>
  `${taskLink(taskId)}/evidence/${encodeURIComponent(evidenceId)}`;

export const accountLink = (id: string): string => `/accounts/${encodeURIComponent(id)}`;

export function accountsLink(q: string, cursor: string | null): string {
  const search = new URLSearchParams({ ...(q === "" ? {} : { q }), ...(cursor === null ? {} : { cursor }) });
  return search.size === 0 ? "/accounts" : `/accounts?${search.toString()}`;
}

export const cycleLink = (id: string): string => `/cycles/${encodeURIComponent(id)}`;

export const figureLink = (cycleId: string, key: string): string =>
  `${cycleLink(cycleId)}/figures/${encodeURIComponent(key)}`;

/** Of a unit's report to a cycle; its id is that of its task. */
export const submissionLink = (id: string): string => `/submissions/${encodeURIComponent(id)}`;
export const successionLink = (id: string): string => `/successions/${encodeURIComponent(id)}`;

export const handOverLink = (id: string, from: string, to: string): string =>
  `${successionLink(id)}/hand-over-record?${new URLSearchParams({ from, to }).toString()}`;

export const targetLink = (id: string): string => `/targets/${encodeURIComponent(id)}`;

export const programmeLink = (id: string): string => `/programmes/${encodeURIComponent(id)}`;

export const policyLink = (programmeId: string): string => `${programmeLink(programmeId)}/policy`;

export const calendarLink = (year: number): string => `/calendar?year=${String(year)}`;

export const calendarDayLink = (date: string): string => `/calendar-days/${encodeURIComponent(date)}`;

export const replanLink = (number: number): string => `/replans/${String(number)}`;

export const rehearsalLink = (id: string): string => `/rehearsals/${encodeURIComponent(id)}`;

/** `taskId`: the task that is changed or dropped; null: one is added. */
export const amendmentLink = (programmeId: string, taskId: string | null): string =>
  `${programmeLink(programmeId)}/amendment${taskId === null ? "" : `?task=${encodeURIComponent(taskId)}`}`;

export const draftLink = (programmeId: string): string => `/drafts/${encodeURIComponent(programmeId)}`;

/** The page of the draft that the task stands on, at the task; with its forms where it is to be edited. */
export function draftTaskLink(programmeId: string, draftTaskId: string, edit = false): string {
  const search = new URLSearchParams({ task: draftTaskId, ...(edit ? { edit: "yes" } : {}) });
  return `${draftLink(programmeId)}?${search.toString()}#t-${draftTaskId}`;
}

export const reReadingLink = (programmeId: string): string => `${draftLink(programmeId)}/re-reading`;

/** Where a tracking workbook is uploaded; `programmeId`: the draft that it adds to. */
export const newDraftLink = (programmeId: string | null): string =>
  programmeId === null ? "/drafts/new" : `/drafts/new?draft=${encodeURIComponent(programmeId)}`;
/** Of a programme to a unit. */
export const letterLink = (
  programmeId: string,
  unitId: string,
  letter: "assignment-letter" | "urging-dispatch",
): string => `${programmeLink(programmeId)}/units/${encodeURIComponent(unitId)}/${letter}`;

/** The file of one version; 0: the base template. */
export const templateLink = (kind: string, form: string, number: number): string =>
  `/templates/${kind}/${form}/versions/${String(number)}`;

export const unitLink = (id: string): string => `/units/${encodeURIComponent(id)}`;

/** Without a period: that of the present year; `figure`: the one whose tasks are listed. */
export function scoreLink(
  unitId: string,
  asked: {
    readonly period?: string;
    readonly basis?: string;
    readonly figure?: string;
    readonly page?: string;
  },
): string {
  const search = new URLSearchParams(asked);
  return `${unitLink(unitId)}/score${search.size === 0 ? "" : `?${search.toString()}`}`;
}

/** `kind`: one kind of what waits, whole; null: the beginning of each. */
export const inboxLink = (kind: string | null): string =>
  kind === null ? "/inbox" : `/inbox?kind=${encodeURIComponent(kind)}`;

/** What the address of the list of mails may ask for. */
export interface MailQuery {
  readonly state?: string | null;
  readonly kind?: string | null;
  readonly unit?: string | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
  readonly cursor?: string | null;
}

export function mailsLink(query: MailQuery = {}): string {
  const search = new URLSearchParams();
  for (const name of ["state", "kind", "unit", "from", "to", "cursor"] as const) {
    const value = query[name];
    if (value !== undefined && value !== null && value !== "") search.set(name, value);
  }
  return search.size === 0 ? "/mails" : `/mails?${search.toString()}`;
}
