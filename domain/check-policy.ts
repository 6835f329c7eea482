/** Whether a programme's own policy can be climbed: what the editor refuses, row by row. */
import type { Message } from "./errors.js";
import type { Policy, RungKind, RungRule, Situation } from "./policy.js";

export interface PolicyFault {
  /** Of the rule, from 0; null: of the policy as a whole. */
  readonly rule: number | null;
  readonly field: keyof RungRule | "rules" | "explanationWorkingDays";
  readonly message: Message;
}

/** What may be done in each situation. */
export const kindsOf: Readonly<Record<Situation, readonly RungKind[]>> = {
  not_accepted: ["acceptance_reminder"],
  before_due: ["due_reminder"],
  overdue: [
    "overdue_reminder",
    "explanation_demand",
    "escalation",
    "committee_escalation",
    "committee_weekly",
  ],
  awaiting_review: ["review_reminder"],
  extension_asked: ["extension_reminder"],
  declined: ["decline_reminder"],
  suspended: ["resume"],
  silent: ["silence_reminder"],
};

export const MOST_RULES = 60;
const MOST_DAYS = 366;
const MOST_EXPLANATION_DAYS = 30;

type Wrong = (field: PolicyFault["field"], vi: string, en: string) => void;

/** None: it may be put in force. */
export function checkPolicy(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const at =
    (rule: number | null): Wrong =>
    (field, vi, en) => {
      faults.push({ rule, field, message: { vi, en } });
    };
  checkWhole(policy, at(null));
  for (const [index, rule] of policy.rules.entries()) checkRule(rule, at(index));
  checkOrder(policy, at);
  checkNames(policy.rules, at);
  return faults;
}

function checkWhole({ rules, explanationWorkingDays: days }: Policy, wrong: Wrong): void {
  if (rules.length > MOST_RULES)
    wrong("rules", `Không quá ${String(MOST_RULES)} bước.`, `At most ${String(MOST_RULES)} rungs.`);
  if (!isCount(days, 1, MOST_EXPLANATION_DAYS)) {
    wrong(
      "explanationWorkingDays",
      `Thời hạn giải trình phải từ 1 đến ${String(MOST_EXPLANATION_DAYS)} ngày làm việc.`,
      `An explanation is given within 1 to ${String(MOST_EXPLANATION_DAYS)} working days.`,
    );
  }
  if (!rules.some((rule) => rule.kind === "resume")) {
    wrong(
      "rules",
      "Thiếu bước chấm dứt tạm hoãn: nhiệm vụ tạm hoãn sẽ không bao giờ tiếp tục.",
      "There is no rung that ends a suspension: a suspended task would never go on.",
    );
  }
  if (!rules.some((rule) => rule.situation === "overdue" && rule.kind === "committee_escalation")) {
    wrong(
      "rules",
      "Việc quá hạn phải có ít nhất một bước báo cáo Ban Thường vụ.",
      "Overdue work has at least one rung that goes to the Standing Committee.",
    );
  }
}

function checkRule(rule: RungRule, wrong: Wrong): void {
  const { situation, kind, audiences } = rule;
  if (!kindsOf[situation].includes(kind))
    wrong("kind", "Bước này không thuộc tình huống đã chọn.", "This is not done in the situation chosen.");
  checkCounts(rule, wrong);
  if (kind === "resume" ? audiences.length > 0 : audiences.length === 0) {
    wrong(
      "audiences",
      kind === "resume" ? "Bước này không gửi cho ai." : "Hãy chọn ít nhất một nơi nhận.",
      kind === "resume" ? "Nobody is told by this rung." : "Choose at least one recipient.",
    );
  }
  if (new Set(audiences).size < audiences.length)
    wrong("audiences", "Có nơi nhận ghi hai lần.", "A recipient stands there twice.");
  if (situation === "suspended" && !rule.calendarDays)
    wrong("calendarDays", "Tạm hoãn hết đúng vào ngày đã định.", "A suspension ends on its very day.");
  const toCommittee = kind === "committee_escalation" || kind === "committee_weekly";
  if (toCommittee && !audiences.includes("committee"))
    wrong("audiences", "Bước này phải gửi Ban Thường vụ.", "This rung goes to the Standing Committee.");
}

function checkCounts(rule: RungRule, wrong: Wrong): void {
  const { situation, after, thenWorkingDays, afterExplained, repeatEvery } = rule;
  const [least, most] =
    situation === "before_due" ? [-MOST_DAYS, 0] : situation === "suspended" ? [0, 0] : [1, MOST_DAYS];
  if (!isCount(after, least, most)) {
    wrong(
      "after",
      `Số ngày phải là số nguyên từ ${String(least)} đến ${String(most)}.`,
      `Days are a whole number from ${String(least)} to ${String(most)}.`,
    );
  }
  if (thenWorkingDays !== undefined && !isCount(thenWorkingDays, 1, MOST_DAYS)) {
    wrong(
      "thenWorkingDays",
      `Số ngày làm việc thêm phải từ 1 đến ${String(MOST_DAYS)}.`,
      `The working days that follow are from 1 to ${String(MOST_DAYS)}.`,
    );
  }
  if (
    afterExplained !== undefined &&
    (situation !== "overdue" || !isCount(afterExplained, after, MOST_DAYS))
  ) {
    wrong(
      "afterExplained",
      "Chỉ dùng cho việc quá hạn, và không sớm hơn khi chưa giải trình.",
      "For overdue work alone, and not before the count without an explanation.",
    );
  }
  if (repeatEvery === undefined) return;
  if (situation === "before_due" || situation === "suspended" || !isCount(repeatEvery, 1, MOST_DAYS)) {
    wrong(
      "repeatEvery",
      `Bước lặp lại sau 1 đến ${String(MOST_DAYS)} ngày, và không dùng trước hạn hay khi hết tạm hoãn.`,
      `A rung repeats after 1 to ${String(MOST_DAYS)} days, and not before the due date or at a suspension's end.`,
    );
  }
}

/** Nobody is reported to a higher body before they were themselves reminded, asked, and given the time to answer. */
function checkOrder({ rules, explanationWorkingDays }: Policy, at: (rule: number | null) => Wrong): void {
  const first = (kind: RungKind) => {
    const days = rules
      .filter((rule) => rule.situation === "overdue" && rule.kind === kind)
      .map((rule) => rule.after);
    return days.length === 0 ? null : Math.min(...days);
  };
  const reminded = first("overdue_reminder");
  const demanded = first("explanation_demand");
  const escalated = first("escalation");
  const brought = first("committee_escalation");
  for (const [index, { situation, kind, after }] of rules.entries()) {
    if (situation !== "overdue") continue;
    const wrong = at(index);
    if (kind === "explanation_demand" || kind === "escalation" || kind === "committee_escalation") {
      if (reminded === null || after <= reminded)
        wrong(
          "after",
          "Phải sau bước nhắc việc quá hạn đầu tiên.",
          "It comes after the first reminder of overdue work.",
        );
    }
    if (kind === "escalation" && demanded !== null && after < demanded + explanationWorkingDays) {
      wrong(
        "after",
        "Phải chờ hết thời hạn giải trình rồi mới báo cáo cấp trên.",
        "Escalation waits until the time for the explanation is over.",
      );
    }
    if (kind === "committee_escalation" && escalated !== null && after <= escalated)
      wrong(
        "after",
        "Phải sau bước báo cáo Ban tham mưu và Văn phòng.",
        "It comes after the first escalation.",
      );
    if (kind === "committee_weekly" && brought !== null && after <= brought)
      wrong(
        "after",
        "Phải sau bước báo cáo Ban Thường vụ.",
        "It comes after the escalation to the Standing Committee.",
      );
  }
}

/** A rung is carried out once under the name that these make. */
function checkNames(rules: readonly RungRule[], at: (rule: number | null) => Wrong): void {
  const names = new Set<string>();
  for (const [index, { situation, after, thenWorkingDays }] of rules.entries()) {
    const name = `${situation} ${String(after)} ${String(thenWorkingDays ?? 0)}`;
    if (names.has(name))
      at(index)(
        "after",
        "Đã có bước khác vào cùng ngày này. Hãy gộp lại.",
        "Another rung has this very day. Make them one.",
      );
    names.add(name);
  }
}

function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
