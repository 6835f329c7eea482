/**
 * The ledger of the clock: who had a task in hand from when to when, whether its clock ran, and what of it counts as late.
 * Told from the journal alone, with what came later in mind: once a date was lawfully moved, the time up to the new one
 * is not held against anybody.
 */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, dayNumber } from "./day.js";
import type { Message } from "./errors.js";
import { type Moment, type PastEvent, momentsOf } from "./history.js";
import { deadline } from "./lateness.js";
import { isClosed } from "./task.js";

export const spanStates = [
  "not_accepted", // giao rồi, đơn vị chưa tiếp nhận
  "running", // đơn vị đang thực hiện, trong hạn
  "extension_pending", // đã xin gia hạn: thời hạn vẫn tính
  "declined", // đơn vị từ chối, chờ Văn phòng: thời hạn vẫn tính
  "extended", // quá một thời hạn trước, đã được lùi hạn: không tính
  "suspended", // tạm hoãn: không tính
  "under_review", // đã báo cáo, chờ xác nhận: không tính
  "overdue", // quá hạn
] as const;
export type SpanState = (typeof spanStates)[number];

/** Whose move it was. */
export type Ball = "unit" | "reviewer" | "office" | "nobody";

export interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly state: SpanState;
  readonly ball: Ball;
  /** The lead, or who reviews; null: the office, or nobody. */
  readonly unitId: string | null;
  /** Whether the unit's clock ran. */
  readonly runs: boolean;
  /** Whether it counts as late against the date in force. */
  readonly counts: boolean;
  /** Working days from its first day to its last, the first not counted: spans in a row add up. */
  readonly workingDays: number;
}

export interface Ledger {
  /** Oldest first, without gaps, from the assignment until the task was closed, or `now`. */
  readonly spans: readonly Span[];
  /** Working days, by state. */
  readonly totals: Readonly<Record<SpanState, number>>;
  /** The date that lateness is judged by; null where there is none. */
  readonly dueOn: Day | null;
  /** Working days that count, at least one as soon as the deadline has passed; 0 where not late. */
  readonly workingDaysLate: number;
  /** null where the task is not late. */
  readonly whyLate: Message | null;
}

/** `events` oldest first; those after `now` are passed over. A series of recurring work has no clock and no spans. */
export function clockLedger(
  taskId: string,
  events: readonly PastEvent[],
  calendar: Calendar,
  now: Date,
): Ledger {
  const moments = momentsOf(
    taskId,
    events.filter((event) => event.at <= now),
  );
  const spans = merged(
    moments.flatMap((moment, index) => spansOf(moment, moments[index + 1], hindsight(moments, index), now)),
    calendar,
  );
  const totals = Object.fromEntries(
    spanStates.map((state) => [state, sum(spans.filter((span) => span.state === state))]),
  ) as Record<SpanState, number>; // one for each state
  const late = spans.filter((span) => span.counts);
  const workingDaysLate = late.length === 0 ? 0 : Math.max(1, sum(late));
  const dueOn = moments.at(-1)?.clock.dueOn ?? null;
  return { spans, totals, dueOn, workingDaysLate, whyLate: whyLate(spans, dueOn, workingDaysLate) };
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((days, span) => days + span.workingDays, 0);
}

interface Hindsight {
  /** The date by which this moment's work is judged in the end. */
  readonly dueOn: Day | null;
  /** A report that stopped the clock: it was confirmed, returned, or waits still. One taken back stopped nothing. */
  readonly reviewed: boolean;
}

function hindsight(moments: readonly Moment[], index: number): Hindsight {
  let dueOn = moments.at(-1)?.clock.dueOn ?? null;
  for (let i = moments.length - 1; i > index; i--) {
    const [before, after] = [moments[i - 1], moments[i]];
    if (dueOn !== null && before && after) dueOn = addDays(dueOn, -restedBetween(before, after));
  }
  const end = moments.slice(index).find((moment) => moment.clock.state !== "awaiting_review");
  return { dueOn, reviewed: end?.event !== "report_withdrawn" && end?.event !== "task_reassigned" };
}

/** Days by which the end of a rest moved the due date. */
function restedBetween(before: Moment, after: Moment): number {
  const ended = before.clock.state === "suspended" && after.clock.state !== "suspended";
  if (!ended || before.clock.dueOn === null || after.clock.dueOn === null) return 0;
  return dayNumber(after.clock.dueOn) - dayNumber(before.clock.dueOn);
}

type Cut = Omit<Span, "workingDays">;

function spansOf(moment: Moment, next: Moment | undefined, seen: Hindsight, now: Date): Cut[] {
  const { clock } = moment;
  if (isClosed(clock.state) || clock.kind === "recurring") return [];
  const end = next?.at ?? now;
  const dates = [seen.dueOn, earliest(moment.originalDueOn, clock.dueOn)];
  // The deadline itself is in time, so what comes after it begins one millisecond later; days do not see it.
  const cuts = dates
    .flatMap((day) => (day === null ? [] : [deadline(day)]))
    .filter((at) => at > moment.at && at < end)
    .sort((one, other) => one.getTime() - other.getTime());
  return [moment.at, ...cuts].map((from, index) => ({
    from,
    to: cuts[index] ?? end,
    ...standingFrom(from, moment, seen),
  }));
}

function earliest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** How the task stood from an instant on, until the next cut. */
function standingFrom(from: Date, moment: Moment, seen: Hindsight): Omit<Cut, "from" | "to"> {
  const { clock, leadUnitId, reviewerUnitId } = moment;
  if (clock.state === "suspended")
    return { state: "suspended", ball: "nobody", unitId: null, runs: false, counts: false };
  if (clock.state === "awaiting_review" && seen.reviewed)
    return { state: "under_review", ball: "reviewer", unitId: reviewerUnitId, runs: false, counts: false };
  const counts = seen.dueOn !== null && from >= deadline(seen.dueOn);
  if (clock.state === "declined")
    return { state: "declined", ball: "office", unitId: null, runs: true, counts };
  if (clock.extensionRequestedAt !== null)
    return { state: "extension_pending", ball: "office", unitId: null, runs: true, counts };
  const first = earliest(moment.originalDueOn, clock.dueOn);
  const moved = first !== null && from >= deadline(first);
  const open = clock.state === "assigned" ? "not_accepted" : "running";
  const state = counts ? "overdue" : moved ? "extended" : open;
  return { state, ball: "unit", unitId: leadUnitId, runs: state !== "extended", counts };
}

/** Spans of one standing that follow each other are one. */
function merged(cuts: readonly Cut[], calendar: Calendar): Span[] {
  const joined: Cut[] = [];
  for (const cut of cuts) {
    const last = joined.at(-1);
    if (last && last.state === cut.state && last.unitId === cut.unitId && last.counts === cut.counts)
      joined[joined.length - 1] = { ...last, to: cut.to };
    else if (cut.to > cut.from) joined.push(cut);
  }
  return joined.map((cut) => ({
    ...cut,
    workingDays: calendar.workingDaysBetween(dayAt(cut.from), dayAt(cut.to)),
  }));
}

/** What the counted days were spent on, and what was left out of the count. */
function whyLate(spans: readonly Span[], dueOn: Day | null, days: number): Message | null {
  if (days === 0 || dueOn === null) return null;
  const parts = (counts: boolean) =>
    spanStates.flatMap((state) => {
      const total = sum(spans.filter((span) => span.state === state && span.counts === counts));
      return total === 0 ? [] : [{ state, total }];
    });
  const counted = parts(true);
  const spared = parts(false).filter(({ state }) => spareName[state] !== undefined);
  const list = (language: keyof Message, of: typeof counted, names: Partial<Record<SpanState, Message>>) =>
    of
      .map(({ state, total }) => (names[state] ?? lateName.overdue)[language].replace("#", String(total)))
      .join(", ");
  const [year, month, date] = dueOn.split("-");
  const due = `${String(date)}/${String(month)}/${String(year)}`;
  const said = (language: keyof Message, head: string, left: string) =>
    `${head}${counted.length === 0 ? "." : `: ${list(language, counted, lateName)}.`}` +
    (spared.length === 0 ? "" : ` ${left}: ${list(language, spared, spareName)}.`);
  return {
    vi: said("vi", `Quá hạn ${String(days)} ngày làm việc so với hạn ${due}`, "Không tính"),
    en: said("en", `${String(days)} working days late against ${due}`, "Not counted"),
  };
}

const lateName: Partial<Record<SpanState, Message>> & { readonly overdue: Message } = {
  overdue: { vi: "# ngày đơn vị chưa báo cáo hoàn thành", en: "# without a completion report" },
  extension_pending: {
    vi: "# ngày chờ quyết định gia hạn (vẫn tính)",
    en: "# while an extension was asked (they count)",
  },
  declined: { vi: "# ngày từ khi đơn vị từ chối (vẫn tính)", en: "# after the unit declined (they count)" },
};
const spareName: Partial<Record<SpanState, Message>> = {
  extended: { vi: "# ngày đã được lùi hạn", en: "# by which the date was moved" },
  suspended: { vi: "# ngày tạm hoãn", en: "# suspended" },
  under_review: { vi: "# ngày chờ xác nhận", en: "# under review" },
};
