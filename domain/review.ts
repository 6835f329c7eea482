/** A review cycle: kinds, states, the acts that move it, and what time does to it. Pure; the record keeps the rows. */
import { type Day, addDays } from "./day.js";
import { DomainError } from "./errors.js";
import { deadline } from "./lateness.js";
import type { GeneralRight } from "./permissions.js";

export const reviewKinds = [
  "quarterly", // báo cáo quý
  "half_yearly", // báo cáo 6 tháng
  "yearly", // báo cáo năm
  "interim", // sơ kết
  "final", // tổng kết
] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewStates = [
  "called", // đã triệu tập: the units are asked, the figures not frozen
  "collecting", // đã chốt số liệu, đang thu báo cáo
  "consolidating", // đang tổng hợp
  "awaiting_approval", // chờ phê duyệt
  "approved", // đã phê duyệt
  "published", // đã công bố
  "cancelled", // đã hủy
] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What people do to a cycle; what time does stands in `nextStep`. */
export const cycleActs = [
  "edit_report",
  "request_approval",
  "return_report",
  "approve_report",
  "publish_report",
  "cancel_cycle",
] as const;
export type CycleAct = (typeof cycleActs)[number];

interface CycleTransition {
  readonly from: readonly ReviewState[];
  /** null: the state stays. */
  readonly to: ReviewState | null;
  readonly right: GeneralRight;
  /** The kind of event it leaves in the register's journal. */
  readonly event: string;
}

/** As `transitions.ts` for tasks: pages, answers and commands read this table. */
export const cycleTransitions: Readonly<Record<CycleAct, CycleTransition>> = {
  edit_report: { from: ["consolidating"], to: null, right: "edit_review", event: "review_edited" },
  request_approval: {
    from: ["consolidating"],
    to: "awaiting_approval",
    right: "edit_review",
    event: "review_approval_requested",
  },
  return_report: {
    from: ["awaiting_approval"],
    to: "consolidating",
    right: "approve_review",
    event: "review_returned",
  },
  approve_report: {
    from: ["awaiting_approval"],
    to: "approved",
    right: "approve_review",
    event: "review_approved",
  },
  publish_report: { from: ["approved"], to: "published", right: "edit_review", event: "review_published" },
  cancel_cycle: {
    from: ["called", "collecting", "consolidating", "awaiting_approval"],
    to: "cancelled",
    right: "call_review",
    event: "review_cancelled",
  },
};

/** The state after an act; raises `conflict` where the act is not possible. */
export function moveCycle(state: ReviewState, act: CycleAct): ReviewState {
  const { from, to } = cycleTransitions[act];
  if (from.includes(state)) return to ?? state;
  throw new DomainError(
    "conflict",
    {
      vi: "Kỳ báo cáo không còn ở bước này. Hãy tải lại trang để xem trạng thái mới nhất.",
      en: "The review cycle is not at this step any more. Load the page again to see its present state.",
    },
    { state, act, possibleFrom: from },
  );
}

/** The facts about a cycle that time works on. */
export interface CycleClock {
  readonly state: ReviewState;
  readonly cutOffAt: Date;
  readonly dueOn: Day;
  /** No unit owes its report any more. */
  readonly allTaken: boolean;
}

/** What time does next to a cycle: at the cut-off the figures freeze; at the due date, or once all have reported, the draft is made. */
export function nextStep(cycle: CycleClock): { readonly step: "freeze" | "draft"; readonly at: Date } | null {
  switch (cycle.state) {
    case "called":
      return { step: "freeze", at: cycle.cutOffAt };
    case "collecting":
      return { step: "draft", at: cycle.allTaken ? cycle.cutOffAt : deadline(cycle.dueOn) };
    default:
      return null;
  }
}

/** What a cycle is called with. */
export interface ReviewCall {
  readonly kind: ReviewKind;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  /** Headings, in order; see `review-outline.ts`. */
  readonly outline: readonly string[];
  readonly cutOffAt: Date;
  readonly dueOn: Day;
}

/** A period longer than this is a slip of the hand. */
const LONGEST_DAYS = 366 * 20;

/** Raises `invalid_input` by the field where the dates cannot be. */
export function refuseDates(call: Omit<ReviewCall, "kind" | "outline">, now: Date): void {
  if (call.periodTo < call.periodFrom || call.periodTo > addDays(call.periodFrom, LONGEST_DAYS))
    throw wrong("periodTo", "Ngày cuối kỳ phải sau ngày đầu kỳ.", "A period ends after its first day.");
  if (call.cutOffAt <= now)
    throw wrong(
      "cutOff",
      "Thời điểm chốt số liệu đã qua. Hãy chọn một ngày còn ở phía trước.",
      "The cut-off has passed. Choose a day that is still ahead.",
    );
  if (deadline(call.dueOn) < call.cutOffAt)
    throw wrong(
      "dueOn",
      "Thời hạn gửi báo cáo phải từ ngày chốt số liệu trở đi.",
      "Reports are due on the day of the cut-off or later.",
    );
}

function wrong(field: string, vi: string, en: string): DomainError {
  return new DomainError("invalid_input", { vi, en }, { field });
}

/** `2026`, `2026-H1`, `2026-Q3` where the period is one of the calendar; null where it is not. */
export function periodName(from: Day, to: Day): string | null {
  const year = from.slice(0, 4);
  if (to.slice(0, 4) !== year) return null;
  const days = `${from.slice(5)}/${to.slice(5)}`;
  const names: Readonly<Record<string, string>> = {
    "01-01/12-31": year,
    "01-01/06-30": `${year}-H1`,
    "07-01/12-31": `${year}-H2`,
    "01-01/03-31": `${year}-Q1`,
    "04-01/06-30": `${year}-Q2`,
    "07-01/09-30": `${year}-Q3`,
    "10-01/12-31": `${year}-Q4`,
  };
  return names[days] ?? null;
}

/** As an office heads such a report: `Báo cáo kết quả thực hiện 6 tháng đầu năm 2026`. */
export function cycleTitle(kind: ReviewKind, from: Day, to: Day): string {
  const [, year = "", part = ""] = /^(\d{4})(?:-(\w\d))?$/.exec(periodName(from, to) ?? "") ?? [];
  const named: Readonly<Record<string, string>> = {
    H1: `6 tháng đầu năm ${year}`,
    H2: `6 tháng cuối năm ${year}`,
    Q1: `quý I năm ${year}`,
    Q2: `quý II năm ${year}`,
    Q3: `quý III năm ${year}`,
    Q4: `quý IV năm ${year}`,
  };
  const period = year === "" ? `từ ${formatDay(from)} đến ${formatDay(to)}` : (named[part] ?? `năm ${year}`);
  const what = { interim: "Báo cáo sơ kết", final: "Báo cáo tổng kết" };
  const head = kind === "interim" || kind === "final" ? what[kind] : "Báo cáo kết quả thực hiện";
  return `${head} ${period}`;
}

/** `2026-06-05` → `05/6/2026`, as offices write it: a single figure has its nought but for the months from March on. */
export function formatDay(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}/${Number(month) < 3 ? month : String(Number(month))}/${year}`;
}
