/** What a programme's time brings: periods, looks for its end, and the horizon its document gives. */
import { describe, expect, test } from "@jest/globals";
import { Calendar } from "../../domain/calendar.js";
import { instantAt } from "../../domain/day.js";
import { comingOf, horizonOf, nextLook } from "../../domain/programme.js";
import { unitsNamed } from "../../domain/recipients.js";

/** Thursday and Friday of the New Year are off. */
const calendar = new Calendar([
  { date: "2026-12-31", kind: "holiday" },
  { date: "2027-01-01", kind: "holiday" },
]);

describe("a series", () => {
  test.each([
    // recurrence, latest due date, programme's end, now → what comes
    ["yearly:12-10", null, null, "2026-03-02 08:00", "open 2026 2026-12-10"],
    ["yearly:12-10", "2026-12-10", null, "2026-12-10 18:00", "wait 2026-12-11 07:00"],
    ["yearly:12-10", "2026-12-10", null, "2026-12-11 06:59", "wait 2026-12-11 07:00"],
    ["yearly:12-10", "2026-12-10", null, "2026-12-11 07:00", "open 2027 2027-12-10"],
    ["quarterly", "2026-12-31", null, "2026-12-31 20:00", "wait 2027-01-04 07:00"],
    ["monthly:29", "2028-01-29", null, "2028-01-31 07:00", "open 2028-02 2028-02-29"],
    ["monthly", "2026-03-31", null, "2026-09-15 08:00", "open 2026-09 2026-09-30"],
    ["half-yearly", null, "2026-06-30", "2026-03-02 08:00", "open 2026-H1 2026-06-30"],
    ["half-yearly", "2026-06-30", "2026-12-30", "2026-07-01 07:00", "ended"],
    ["yearly:12-10", null, "2026-09-30", "2026-03-02 08:00", "ended"],
  ] as const)("%s, last due %s, ending %s, at %s: %s", (recurrence, latestDueOn, endsOn, at, expected) => {
    const [day = "", time = ""] = at.split(" ");
    const coming = comingOf({ recurrence, latestDueOn }, endsOn, calendar, instantAt(day, time));
    const said =
      coming.kind === "open"
        ? `open ${coming.period.name} ${coming.period.dueOn}`
        : coming.kind === "wait"
          ? `wait ${localOf(coming.until)}`
          : "ended";
    expect(said).toBe(expected);
  });
});

test.each([
  // end, final review called, now → next look
  [null, false, "2026-03-02", "2026-04-01 07:00"],
  [null, false, "2026-12-31", "2027-01-04 07:00"],
  [null, true, "2026-03-06", "2026-03-09 07:00"],
  ["2026-03-31", false, "2026-03-30", "2026-04-01 07:00"],
  ["2026-03-31", false, "2026-03-31", "2026-04-01 07:00"],
  ["2026-03-31", false, "2026-04-02", "2026-04-03 07:00"],
] as const)(
  "ending %s, final review %s: on %s it looks again at %s",
  (endsOn, finalReview, day, expected) => {
    expect(localOf(nextLook({ endsOn, finalReview }, calendar, instantAt(day, "08:00")))).toBe(expected);
  },
);

test.each([
  ["Về an toàn lao động giai đoạn 2024 - 2030", [], "2030-12-31"],
  ["Về chuyển đổi số đến năm 2025, tầm nhìn đến năm 2045", [], "2025-12-31"],
  ["Thực hiện Nghị quyết nhiệm kỳ 2020–2025", [], "2025-12-31"],
  ["Về an toàn lao động", ["2026-12-31", "2030-12-31"], "2030-12-31"],
  ["Về an toàn lao động giai đoạn 2024-2028", ["2030-12-31"], "2028-12-31"],
  [null, [], null],
] as const)("the horizon of %j with targets to %j is %s", (title, bys, expected) => {
  const header = { issuer: null, number: null, date: null, type: null, title, implements: [] };
  const target = {
    section: "",
    text: "",
    value: 1,
    unit: "%",
    period: null,
    source: { start: 0, end: 0 },
  } as const;
  const targets = bys.map((by) => ({ ...target, comparator: "at_least" as const, by }));
  expect(horizonOf({ header, targets })).toBe(expected);
});

test("recipients are found by name, alias and set, whatever the spelling, each once", () => {
  const unit = (id: string, name: string, aliases: string[], sets: string[]) => ({
    id,
    name,
    shortName: id,
    aliases,
    sets,
  });
  const units = [
    unit("health", "Sở Y tế tỉnh", ["Sở Y tế"], ["các sở, ban, ngành tỉnh"]),
    unit("labour", "Sở Lao động tỉnh", [], ["các sở, ban, ngành tỉnh"]),
    unit("check", "Ủy ban Kiểm tra Tỉnh ủy", [], []),
  ];
  const lines = [
    "- Ban Bí thư (báo cáo),",
    "Uỷ ban  Kiểm tra Tỉnh uỷ,",
    "CÁC SỞ, BAN, NGÀNH TỈNH;",
    "Sở Y tế, Sở Tư pháp",
    "Lưu VP.",
  ];
  expect(unitsNamed(lines, units)).toEqual(["check", "health", "labour"]);
});

function localOf(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
