/** Reviews as rules: what time does to a cycle, when one is called, what is drafted, what a figure counts. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Calendar } from "../../domain/calendar.js";
import { instantAt } from "../../domain/day.js";
import { latenesses } from "../../domain/lateness.js";
import {
  type ReviewRule,
  defaultReviewRules,
  dueCalls,
  nextCall,
  refuseRules,
} from "../../domain/review-calls.js";
import {
  edited,
  figuresIn,
  isEdited,
  isUnwritten,
  paragraph,
  redrafted,
} from "../../domain/review-chapters.js";
import {
  type FrozenTask,
  counts,
  figuresOf,
  keyText,
  measureNames,
  percentOf,
  readKey,
} from "../../domain/review-figures.js";
import { defaultOutline, matterOf, mattersOf } from "../../domain/review-outline.js";
import { type ReportMatter, draftReport, withLateReports } from "../../domain/review-report.js";
import { type UnitTask, draftSubmission } from "../../domain/review-submission.js";
import {
  cycleActs,
  cycleTitle,
  cycleTransitions,
  formatDay,
  moveCycle,
  nextStep,
  periodName,
  refuseDates,
  reviewStates,
} from "../../domain/review.js";
import { taskStates } from "../../domain/task.js";

const at = (day: string, time = "09:00") => instantAt(day, time);
const plain = new Calendar([]);

describe("a cycle", () => {
  const clock = { cutOffAt: at("2026-06-15", "17:00"), dueOn: "2026-06-22", allTaken: false };

  test.each(reviewStates.map((state) => [state] as const))("in %s has its next step", (state) => {
    const expected: Partial<Record<string, ReturnType<typeof nextStep>>> = {
      called: { step: "freeze", at: clock.cutOffAt },
      collecting: { step: "draft", at: at("2026-06-22", "17:00") },
    };
    expect(nextStep({ ...clock, state })).toEqual(expected[state] ?? null);
  });

  test("whose reports are all taken waits no longer", () => {
    expect(nextStep({ ...clock, state: "collecting", allTaken: true })).toEqual({
      step: "draft",
      at: clock.cutOffAt,
    });
    expect(nextStep({ ...clock, state: "called", allTaken: true })?.step).toBe("freeze");
  });

  test.each(cycleActs.flatMap((act) => reviewStates.map((state) => [act, state] as const)))(
    "%s in %s is possible where the table says so",
    (act, state) => {
      const { from, to } = cycleTransitions[act];
      if (from.includes(state)) expect(moveCycle(state, act)).toBe(to ?? state);
      else expect(() => moveCycle(state, act)).toThrow(expect.objectContaining({ code: "conflict" }));
    },
  );

  test.each([
    ["2026-01-01", "2026-12-31", "2026", "Báo cáo kết quả thực hiện năm 2026"],
    ["2026-01-01", "2026-06-30", "2026-H1", "Báo cáo kết quả thực hiện 6 tháng đầu năm 2026"],
    ["2026-07-01", "2026-12-31", "2026-H2", "Báo cáo kết quả thực hiện 6 tháng cuối năm 2026"],
    ["2026-01-01", "2026-03-31", "2026-Q1", "Báo cáo kết quả thực hiện quý I năm 2026"],
    ["2026-04-01", "2026-06-30", "2026-Q2", "Báo cáo kết quả thực hiện quý II năm 2026"],
    ["2026-07-01", "2026-09-30", "2026-Q3", "Báo cáo kết quả thực hiện quý III năm 2026"],
    ["2026-10-01", "2026-12-31", "2026-Q4", "Báo cáo kết quả thực hiện quý IV năm 2026"],
    ["2025-01-01", "2026-12-31", null, "Báo cáo kết quả thực hiện từ 01/01/2025 đến 31/12/2026"],
    ["2026-02-01", "2026-06-30", null, "Báo cáo kết quả thực hiện từ 01/02/2026 đến 30/6/2026"],
  ])("of %s to %s is called %s", (from, to, name, title) => {
    expect(periodName(from, to)).toBe(name);
    expect(cycleTitle("yearly", from, to)).toBe(title);
  });

  test("of the whole time is a sơ kết or a tổng kết", () => {
    expect(cycleTitle("interim", "2024-08-22", "2027-06-30")).toBe(
      "Báo cáo sơ kết từ 22/8/2024 đến 30/6/2027",
    );
    expect(cycleTitle("final", "2026-01-01", "2026-12-31")).toBe("Báo cáo tổng kết năm 2026");
    expect(formatDay("2026-03-05")).toBe("05/3/2026");
  });

  test.each([
    ["nothing wrong", {}, null],
    ["due on the day of the cut-off", { dueOn: "2026-06-15" }, null],
    ["one day long", { periodFrom: "2026-06-30" }, null],
    ["due the day before", { dueOn: "2026-06-14" }, "dueOn"],
    ["a cut-off now", { cutOffAt: at("2026-05-18") }, "cutOff"],
    ["an end before the beginning", { periodTo: "2025-12-31" }, "periodTo"],
    ["a slip of a century", { periodTo: "2126-06-30" }, "periodTo"],
  ])("with %s", (_what, change, field) => {
    const call = { periodFrom: "2026-01-01", periodTo: "2026-06-30", ...clock, ...change };
    const ask = () => {
      refuseDates(call, at("2026-05-18"));
    };
    if (field === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: "invalid_input", detail: { field } }));
  });
});

describe("the schedule", () => {
  const keys = (now: Date, issued = at("2025-01-01"), rules = defaultReviewRules) =>
    dueCalls(rules, issued, plain, now).map(({ key }) => key);
  const half = "half_yearly 2026-01-01/2026-06-30";

  test.each([
    ["2026-05-15", "23:59", []],
    ["2026-05-16", "00:00", [half]],
    ["2026-06-15", "16:59", [half]],
    ["2026-06-15", "17:00", []],
    ["2026-11-09", "12:00", []],
    ["2026-11-10", "06:00", ["yearly 2026-01-01/2026-12-31"]],
  ])("on %s at %s calls %j", (day, time, expected) => {
    expect(keys(at(day, time))).toEqual(expected);
  });

  test("asks a programme that was issued by the day of calling", () => {
    expect(keys(at("2026-06-01"), at("2026-05-16"))).toEqual([half]);
    expect(keys(at("2026-06-01"), at("2026-05-17"))).toEqual([]);
  });

  test("puts a due date on a day off to the next working day, and looks over the year's end", () => {
    const [call] = dueCalls(defaultReviewRules, at("2025-01-01"), plain, at("2026-05-20"));
    expect(call).toMatchObject({ dueOn: "2026-06-22", cutOffAt: at("2026-06-15", "17:00") });
    const early: ReviewRule = {
      ...{ kind: "quarterly", from: "01-01", to: "03-31", cutOff: "01-20", due: "01-25" },
      callDaysBefore: 40,
    };
    expect(keys(at("2026-12-15"), at("2025-01-01"), [early])).toEqual(["quarterly 2027-01-01/2027-03-31"]);
  });

  test.each([
    ["2026-03-01", "half_yearly", "2026-05-16"],
    ["2026-05-15", "half_yearly", "2026-05-16"],
    ["2026-05-16", "yearly", "2026-11-10"],
    ["2026-11-10", "half_yearly", "2027-05-16"],
  ])("seen from %s is next called: %s, on %s", (day, kind, callsOn) => {
    expect(nextCall(defaultReviewRules, plain, at(day))).toMatchObject({ kind, callsOn });
  });

  test("is never called where there is no rule", () => {
    expect(nextCall([], plain, at("2026-03-01"))).toBeNull();
  });

  test("takes rules that can be called, and no others", () => {
    const rule: ReviewRule = {
      ...{ kind: "quarterly", from: "04-01", to: "06-30", cutOff: "06-10", due: "06-10" },
      callDaysBefore: 90,
    };
    const refused = (...rules: ReviewRule[]) => {
      expect(() => {
        refuseRules(rules);
      }).toThrow(expect.objectContaining({ code: "invalid_input", detail: { field: "rules" } }));
    };
    refuseRules([]);
    refuseRules(defaultReviewRules);
    refuseRules([
      rule,
      { ...rule, kind: "interim" },
      { ...rule, from: "07-01", to: "09-30", cutOff: "09-10", due: "09-15" },
    ]);
    refused({ ...rule, from: "06-30" });
    refused({ ...rule, from: "06-10" });
    refused({ ...rule, cutOff: "06-11" });
    refused({ ...rule, from: "02-29" });
    refused({ ...rule, to: "06-31" });
    refused({ ...rule, callDaysBefore: 0 });
    refused({ ...rule, callDaysBefore: 91 });
    refused({ ...rule, callDaysBefore: 1.5 });
    refused(rule, { ...rule, from: "06-30", to: "08-30", cutOff: "08-10", due: "08-10" });
    refused(...Array.from({ length: 13 }, () => rule));
  });
});

const frozen = fc.record({
  taskId: fc.uuid(),
  unitId: fc.constantFrom("00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"),
  part: fc.constantFrom("II.1", "II.2", "III"),
  state: fc.constantFrom(...taskStates),
  lateness: fc.constantFrom(...latenesses),
  dueOn: fc.constant(null),
  originalDueOn: fc.constant(null),
  progress: fc.constant(0),
  workingDaysLate: fc.constant(0),
  explanation: fc.constant(null),
});

describe("a figure", () => {
  test("is the number of the rows that its key counts, whole, by part and by unit", () => {
    fc.assert(
      fc.property(fc.array(frozen, { maxLength: 30 }), (tasks) => {
        for (const { key, value, previous } of figuresOf(tasks, null)) {
          const read = readKey(key);
          expect(read).not.toBeNull();
          if (read === null) return;
          expect(keyText(read)).toBe(key);
          expect([key, tasks.filter((task) => counts(read, task)).length]).toEqual([key, value]);
          expect(previous).toBeNull();
        }
      }),
    );
  });

  test("tells what it was before; a part that had none of it had nought", () => {
    const task = {
      ...{ taskId: "t", unitId: "u", part: "II.1", state: "in_progress", lateness: "overdue" },
      ...{ dueOn: null, originalDueOn: null, progress: 0, workingDaysLate: 3, explanation: null },
    } satisfies FrozenTask;
    const figures = figuresOf([task], [{ key: "overdue", value: 4, previous: null }]);
    const of = (key: string) => figures.find((figure) => figure.key === key);
    expect(of("overdue")).toEqual({ key: "overdue", value: 1, previous: 4 });
    expect(of("overdue@II.1")).toEqual({ key: "overdue@II.1", value: 1, previous: 0 });
    expect(of("late@II.1")?.value).toBe(0);
    expect(of("lagging@unit:u")?.value).toBe(1);
    expect(of("late@unit:u")).toBeUndefined();
    expect(figuresOf([], null).map(({ key, value }) => [key, value])).toEqual(
      [...measureNames].sort().map((measure) => [measure, 0]),
    );
  });

  test.each(["", "nothing", "overdue@", "Overdue", "overdue ", "@II"])("is not named %j", (key) => {
    expect(readKey(key)).toBeNull();
  });

  test.each([
    [0, 0, 0],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [3, 3, 100],
  ])("%i of %i is %d percent", (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});

describe("an outline", () => {
  test("is understood by its words; of two chapters on one matter the first is filled", () => {
    expect(defaultOutline.map(matterOf)).toEqual([
      "direction",
      "results",
      "shortcomings",
      "plans",
      "proposals",
    ]);
    expect(matterOf("Hạn chế trong lãnh đạo, chỉ đạo".normalize("NFD"))).toBe("shortcomings");
    expect(matterOf("Phụ lục")).toBeNull();
    expect(mattersOf(["Kết quả về số lượng", "Kết quả về chất lượng", "Đề xuất"])).toEqual([
      "results",
      null,
      "proposals",
    ]);
  });
});

describe("paragraphs", () => {
  const before = [
    { heading: "I", paragraphs: [paragraph("a", "Cũ"), paragraph("b", "Cũ"), paragraph("c", "Cũ")] },
  ];
  const changed = edited(before, [
    { id: "b", text: "Người sửa" },
    { id: "c", text: "Người viết" },
  ]);

  test("are edited by id; an unknown one is refused", () => {
    expect(changed[0]?.paragraphs.map(isEdited)).toEqual([false, true, true]);
    expect(changed[0]?.paragraphs[1]).toMatchObject({ drafted: "Cũ", text: "Người sửa" });
    expect(() => edited(before, [{ id: "x", text: "" }])).toThrow(
      expect.objectContaining({ code: "invalid_input", detail: { field: "paragraphs", unknown: ["x"] } }),
    );
  });

  test("drafted anew follow the record, but for what a person changed", () => {
    const fresh = [
      { heading: "I", paragraphs: [paragraph("a", "Mới"), paragraph("b", "Mới"), paragraph("d", "Mới")] },
    ];
    expect(
      redrafted(changed, fresh)[0]?.paragraphs.map(({ id, drafted, text }) => [id, drafted, text]),
    ).toEqual([
      ["a", "Mới", "Mới"],
      ["b", "Mới", "Người sửa"],
      ["d", "Mới", "Mới"],
      ["c", "Cũ", "Người viết"],
    ]);
  });
});

describe("a unit's report", () => {
  const task: UnitTask = {
    ...{ taskId: "1", role: "lead", leadUnit: "Huyện ủy", section: "II.1", text: "Kiểm tra an toàn." },
    ...{ state: "in_progress", lateness: "overdue", dueOn: "2026-03-31", workingDaysLate: 3, progress: 40 },
    ...{ explanation: "Thiếu kinh phí.", figure: null },
  };
  const texts = (tasks: readonly UnitTask[]) =>
    draftSubmission(defaultOutline, tasks).map(({ paragraphs }) =>
      paragraphs.map(({ id, text }) => `${id}: ${text}`),
    );

  test("tells its tasks, what is late and why, and leaves room for more", () => {
    const done: UnitTask = {
      ...task,
      taskId: "2",
      state: "completed",
      lateness: "late",
      progress: 100,
      explanation: null,
    };
    const part: UnitTask = { ...task, taskId: "3", role: "coordinating" };
    const figure: UnitTask = { ...task, taskId: "4", section: "", figure: { value: 4.5, unit: "%" } };
    const owed: UnitTask = { ...figure, taskId: "5", figure: { value: null, unit: null } };
    expect(texts([task, done, part, figure, owed])).toEqual([
      ["free.1: "],
      [
        "counts: Đơn vị chủ trì 2 nhiệm vụ: đã hoàn thành 1 (quá hạn 1), chưa hoàn thành 1 (quá hạn 1); phối hợp thực hiện 1 nhiệm vụ.",
        "task.1: Mục II.1. Kiểm tra an toàn: đang thực hiện, đạt 40%, quá hạn 3 ngày làm việc (thời hạn 31/3/2026).",
        "task.2: Mục II.1. Kiểm tra an toàn: đã hoàn thành, quá hạn 3 ngày làm việc (thời hạn 31/3/2026).",
        "task.3: Mục II.1. Kiểm tra an toàn (Huyện ủy chủ trì): phối hợp thực hiện.",
        "task.4: Kiểm tra an toàn: 4,5 %.",
        "task.5: Kiểm tra an toàn: chưa có số liệu.",
        "free.2: ",
      ],
      [
        "late.1: Mục II.1. Kiểm tra an toàn: đang thực hiện, đạt 40%, quá hạn 3 ngày làm việc (thời hạn 31/3/2026); nguyên nhân: Thiếu kinh phí.",
        "late.2: Mục II.1. Kiểm tra an toàn: đã hoàn thành, quá hạn 3 ngày làm việc (thời hạn 31/3/2026); chưa giải trình.",
        "late.4: Kiểm tra an toàn: đang thực hiện, đạt 40%, quá hạn 3 ngày làm việc (thời hạn 31/3/2026); nguyên nhân: Thiếu kinh phí.",
        "late.5: Kiểm tra an toàn: đang thực hiện, đạt 40%, quá hạn 3 ngày làm việc (thời hạn 31/3/2026); nguyên nhân: Thiếu kinh phí.",
        "free.3: ",
      ],
      ["free.4: "],
      ["free.5: "],
    ]);
  });

  test("of a unit that leads nothing says so, and begins no chapter it does not know", () => {
    const part: UnitTask = { ...task, role: "coordinating", dueOn: null };
    expect(texts([part])[1]?.[0]).toBe(
      "counts: Đơn vị không chủ trì nhiệm vụ nào, phối hợp thực hiện 1 nhiệm vụ.",
    );
    expect(draftSubmission(["Phụ lục"], [task])[0]?.paragraphs.map(({ id }) => id)).toEqual(["free.1"]);
  });
});

describe("the consolidated report", () => {
  const late: ReportMatter["tasks"][number] = {
    ...{ taskId: "1", unitId: "u1", unit: "Huyện ủy", part: "II.1", section: "II.1.1", text: "Kiểm tra." },
    ...{ state: "in_progress", lateness: "overdue", dueOn: "2026-03-31", originalDueOn: "2026-03-31" },
    ...{ progress: 0, workingDaysLate: 9, explanation: null },
  };
  const open: typeof late = {
    ...late,
    taskId: "2",
    unitId: "u2",
    unit: "Thành ủy",
    lateness: "on_track",
    workingDaysLate: 0,
  };
  const measured: ReportMatter["targets"][number] = {
    ...{
      id: "t1",
      section: "II",
      text: "Giảm 4%/năm.",
      comparator: "decrease_at_least",
      value: 4,
      unit: "%",
    },
    ...{ period: "year", state: "missed", asOf: 2025, reached: "47", required: "46.08", holds: false },
    steps: [
      { kind: "compounded", from: "50", fromYear: 2023, percent: "-4", years: 2, result: "46.08" },
      { kind: "compared", reached: "47", required: "46.08", wanted: "at_most", holds: false },
    ],
    figureUnit: "vụ",
  };
  const matter = (tasks: ReportMatter["tasks"], over: Partial<ReportMatter> = {}): ReportMatter => ({
    outline: defaultOutline,
    programme: "Chương trình 01",
    cutOffOn: "2026-06-15",
    figures: figuresOf(tasks, null),
    tasks,
    parts: [
      { path: "II.1", heading: "Tuyên truyền." },
      { path: "II.2", heading: "" },
    ],
    targets: [measured],
    submissions: [],
    ...over,
  });
  const texts = (chapters: ReturnType<typeof draftReport>) =>
    chapters.map(({ paragraphs }) => paragraphs.filter(({ text }) => text !== "").map(({ text }) => text));
  const said = (text: string) => [
    { heading: "Kiến nghị, đề xuất", paragraphs: [{ ...paragraph("free.5", ""), text }] },
    { heading: "Kết quả thực hiện", paragraphs: [{ ...paragraph("free.2", ""), text: "Không nhắc lại" }] },
  ];

  test("says what the figures say, part by part, unit by unit", () => {
    const submissions = [
      { unitId: "u1", unit: "Huyện ủy", chapters: said("Thêm kinh phí.") },
      { unitId: "u2", unit: "Thành ủy", chapters: null },
    ];
    expect(texts(draftReport(matter([late, open], { submissions })))).toEqual([
      ["Đơn vị đã gửi báo cáo: Huyện ủy.", "Đơn vị chưa gửi báo cáo: Thành ủy."],
      [
        "Đến ngày 15/6/2026, Chương trình 01 có 2 nhiệm vụ: đã hoàn thành 0 (đúng hạn 0, quá hạn 0); chưa hoàn thành 2 (trong hạn 1, quá hạn 1). Tỷ lệ quá hạn 50% (1 nhiệm vụ).",
        "Mục II.1 (Tuyên truyền): 2 nhiệm vụ, hoàn thành 0, chưa hoàn thành 2, quá hạn 1.",
        "Chỉ tiêu: Giảm 4%/năm: năm 2025 là 47 vụ; 50 × (1 − 4\u00a0%)² = 46,08; 47 > 46,08: chưa đạt.",
      ],
      [
        "Còn 1 nhiệm vụ quá hạn chưa hoàn thành; 0 nhiệm vụ hoàn thành quá hạn.",
        "Huyện ủy: 1 nhiệm vụ quá hạn, gồm mục II.1.1 (9 ngày làm việc; chưa giải trình).",
      ],
      ["Tập trung hoàn thành dứt điểm 1 nhiệm vụ quá hạn. Tiếp tục thực hiện 1 nhiệm vụ trong hạn."],
      [
        "Đề nghị Ban Thường vụ Tỉnh ủy xem xét, chỉ đạo các đơn vị còn 1 nhiệm vụ quá hạn: Huyện ủy.",
        "Huyện ủy: Thêm kinh phí.",
      ],
    ]);
  });

  test("of a programme without lateness asks nobody to be urged", () => {
    const [received, results, shortcomings, plans, proposals] = texts(draftReport(matter([open])));
    expect(received).toEqual([]);
    expect(results?.[0]).toContain("Tỷ lệ quá hạn 0% (0 nhiệm vụ).");
    expect(shortcomings).toEqual(["Không có nhiệm vụ quá hạn."]);
    expect(plans).toEqual(["Tiếp tục thực hiện 1 nhiệm vụ trong hạn."]);
    expect(proposals).toEqual([]);
  });

  test.each([
    [{ lagging: 1, total: 4 }, "tăng 25 điểm phần trăm so với kỳ trước (25%)"],
    [{ lagging: 1, total: 1 }, "giảm 50 điểm phần trăm so với kỳ trước (100%)"],
    [{ lagging: 2, total: 4 }, "không đổi so với kỳ trước"],
  ])("tells the change since %j", (previous, words) => {
    const before = Object.entries(previous).map(([key, value]) => ({ key, value, previous: null }));
    const figures = figuresOf([late, open], before);
    expect(texts(draftReport(matter([late, open], { figures })))[1]?.[0]).toContain(
      `(1 nhiệm vụ), ${words}.`,
    );
  });

  test("says of each part and of the whole what has changed since the period before", () => {
    const before = [
      { key: "total", value: 1, previous: null },
      { key: "overdue", value: 2, previous: null },
      { key: "completed@II.1", value: 1, previous: null },
    ];
    const report = draftReport(matter([late, open], { figures: figuresOf([late, open], before) }));
    expect(texts(report)[1]?.slice(1, 3)).toEqual([
      "So với kỳ trước: tổng số nhiệm vụ 2 (tăng 1); đã hoàn thành 0 (không thay đổi); quá hạn chưa hoàn thành 1 (giảm 1).",
      "Mục II.1 (Tuyên truyền): 2 nhiệm vụ, hoàn thành 0, chưa hoàn thành 2, quá hạn 1; số hoàn thành giảm 1 so với kỳ trước.",
    ]);
  });

  test("names a figure for every number that it counts", () => {
    for (const { id, text, figures } of draftReport(matter([late, open])).flatMap((one) => one.paragraphs)) {
      if (figures.length === 0) continue;
      const counted = id.startsWith("target.")
        ? ["47"]
        : (text
            .replace(/\d+\/\d+\/\d+|(?:Mục|mục|Chương trình) [\d.I]+|\d+ ngày làm việc|\d+%/gu, "")
            .match(/\d+/gu) ?? []);
      expect([id, figures.map(({ value }) => String(value))]).toEqual([id, counted]);
    }
  });

  test("asks a person for what the record does not know, until it is written", () => {
    const unwritten = (chapters: ReturnType<typeof draftReport>) =>
      chapters.flatMap(({ paragraphs }) => paragraphs.filter(isUnwritten).map(({ id }) => id));
    const report = draftReport(matter([open]));
    expect(unwritten(report)).toEqual(["free.1", "free.3", "free.4", "free.5"]);
    expect(unwritten(edited(report, [{ id: "free.1", text: "Đã quán triệt." }]))).toEqual([
      "free.3",
      "free.4",
      "free.5",
    ]);
    // The record has proposals of its own.
    expect(unwritten(draftReport(matter([late])))).toEqual(["free.1", "free.3", "free.4"]);
    expect(unwritten(draftReport(matter([open], { outline: ["Phụ lục riêng"] })))).toEqual(["free.1"]);
  });

  test.each([
    ["as drafted", "Còn 1228 nhiệm vụ, 3 quá hạn.", ["total", "overdue"]],
    ["with other spaces", " Còn  1228 nhiệm vụ, 3 quá hạn. ", ["total", "overdue"]],
    ["in other words", "Có 1.228 nhiệm vụ.", ["total"]],
    ["with another number", "Còn 1229 nhiệm vụ, 13 quá hạn.", []],
    ["emptied", "", []],
  ])("%s leads from the figures that still stand in it", (_, text, keys) => {
    const figures = [
      { key: "total", value: 1228 },
      { key: "overdue", value: 3 },
    ];
    const one = { ...paragraph("counts", "Còn 1228 nhiệm vụ, 3 quá hạn.", figures), text };
    expect(figuresIn(one).map(({ key }) => key)).toEqual(keys);
  });

  test("says of a target without a figure that there is none, and of one that cannot be judged so", () => {
    const said = (over: Partial<typeof measured>) =>
      texts(draftReport(matter([open], { targets: [{ ...measured, ...over }] })))[1]?.at(-1);
    expect(said({ asOf: null, reached: null })).toBe("Chỉ tiêu: Giảm 4%/năm: chưa có số liệu.");
    expect(said({ holds: null, steps: [], figureUnit: null })).toBe(
      "Chỉ tiêu: Giảm 4%/năm: năm 2025 là 47: chưa đánh giá được.",
    );
  });

  test("takes a late report once, with its mark, and leaves every paragraph as it was", () => {
    const report = draftReport(matter([late, open]));
    const came = {
      ...{ unitId: "u2", unit: "Thành ủy", chapters: said("Tập huấn.") },
      ...{ submittedOn: "2026-06-25", late: true },
    };
    const once = withLateReports(report, [came]);
    const added = once.flatMap(({ paragraphs }) => paragraphs).filter(({ id }) => id.endsWith(".u2"));
    expect(added.map(({ text }) => text)).toEqual([
      "Bổ sung sau khi tổng hợp: Thành ủy gửi báo cáo ngày 25/6/2026, quá thời hạn.",
      "Thành ủy: Tập huấn.",
    ]);
    expect(withLateReports(once, [came])).toEqual(once);
    expect(
      once.map(({ paragraphs }, index) => paragraphs.slice(0, report[index]?.paragraphs.length)),
    ).toEqual(report.map(({ paragraphs }) => paragraphs));
    const inTime = withLateReports(draftReport(matter([open], { outline: ["Phụ lục"] })), [
      { ...came, late: false },
    ]);
    expect(texts(inTime)).toEqual([["Bổ sung sau khi tổng hợp: Thành ủy gửi báo cáo ngày 25/6/2026."]]);
  });
});
