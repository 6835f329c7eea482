/** Names of documents matched to the register, passages tied to tasks, and what keeps a draft from its issue. */
import { describe, expect, test } from "@jest/globals";
import { dueOf, isDue, openMatters, reviewerOf } from "../../domain/draft.js";
import { passagesOf } from "../../domain/passages.js";
import { rowIdentity } from "../../domain/tracking-row.js";
import { type KnownUnit, unitNames } from "../../domain/unit-names.js";

const unit = (id: string, name: string, kind: string, over: Partial<KnownUnit> = {}): KnownUnit => ({
  ...{ id, name, shortName: name, kind, aliases: [], sets: [] },
  ...over,
});
const units = [
  unit("health", "Sở Y tế tỉnh Hậu Giang", "department", {
    aliases: ["Sở Y tế"],
    sets: ["các ngành chức năng"],
  }),
  unit("labour", "Sở Lao động - Thương binh và Xã hội", "department", { sets: ["các ngành chức năng"] }),
  unit("town", "Thành ủy Vị Thanh", "party_committee"),
  unit("district", "Huyện ủy Long Mỹ", "party_committee"),
  unit("border", "Thị ủy Long Mỹ", "party_committee"),
  unit("people", "Ủy ban nhân dân tỉnh", "peoples_committee", { aliases: ["UBND tỉnh"] }),
];

describe("a name of a document", () => {
  const match = unitNames(units);
  test.each([
    ["Sở Y tế", "health"],
    ["Sở  y tế tỉnh", "health"],
    ["Sở Lao động – Thương binh và Xã hội", "labour"],
    ["Thành uỷ Vị Thanh", "town"],
    ["UBND tỉnh", "people"],
  ])("%s is one unit", (name, unitId) => {
    expect(match(name)).toEqual({ kind: "unit", unitId });
  });

  test.each([
    ["các ngành chức năng", ["health", "labour"]],
    ["Các cấp ủy", ["town", "district", "border"]],
    ["các huyện ủy, thành ủy", ["town", "district", "border"]],
    ["các sở, ban, ngành tỉnh", ["health", "labour"]],
  ])("%s is a set, to be confirmed", (name, unitIds) => {
    expect(match(name)).toEqual({ kind: "set", unitIds });
  });

  test.each([
    ["Đảng ủy Long Mỹ", ["district", "border"]],
    ["các cơ quan, đơn vị liên quan", []],
    ["Trung tâm Vũ trụ", []],
  ])("%s is none, with what resembles it", (name, unitIds) => {
    expect(match(name)).toEqual({ kind: "name", unitIds });
  });

  test("that two units bear is theirs to choose from", () => {
    const twice = unitNames([unit("a", "Ban A", "department"), unit("b", "Ban A", "department")]);
    expect(twice("ban a")).toEqual({ kind: "name", unitIds: ["a", "b"] });
  });
});

describe("passages", () => {
  const text = "Một hai ba.\nBốn năm.";
  const told = (placed: Parameters<typeof passagesOf>[1], ...range: number[]) =>
    passagesOf(text, placed, ...range).map((runs) => runs.map((run) => [run.text, ...run.ids]));

  test("are cut where tasks begin and end, in each paragraph, and begin once", () => {
    const placed = [
      { id: "a", start: 4, end: 15 },
      { id: "b", start: 8, end: 10 },
      { id: "none", start: 3, end: 3 },
    ];
    expect(told(placed)).toEqual([
      [["Một "], ["hai ", "a"], ["ba", "a", "b"], [".", "a"]],
      [["Bốn", "a"], [" năm."]],
    ]);
    const begins = passagesOf(text, placed)
      .flat()
      .flatMap((run) => run.begins);
    expect(begins).toEqual(["a", "b"]);
  });

  test("of a stretch alone are cut to it", () => {
    expect(told([{ id: "a", start: 0, end: 20 }], 12, 15)).toEqual([[["Bốn", "a"]]]);
    expect(told([], 0, 0)).toEqual([]);
  });
});

describe("a draft", () => {
  const task = (id: string, over = {}) => ({
    ...{
      id,
      section: id.toUpperCase(),
      dropped: false,
      leadUnitIds: ["u"],
      reviewerUnitId: null,
      endedUnits: [],
    },
    ...over,
  });
  const doubt = (draftTaskId: string | null, over = {}) => ({
    ...{ id: `d-${draftTaskId ?? ""}`, draftTaskId, field: "due" as const, name: null, reason: "Chưa rõ." },
    ...over,
  });
  const draft = (over = {}) => ({
    number: "1",
    title: "Tên",
    tasks: [task("a"), task("b")],
    doubts: [],
    ...over,
  });

  test("with everything in its place has nothing open", () => {
    expect(openMatters(draft())).toEqual([]);
  });

  test.each([
    [
      "no number, title and task",
      draft({ number: " ", title: "", tasks: [task("a", { dropped: true })] }),
      [
        [null, "document"],
        [null, "document"],
        [null, "document"],
      ],
    ],
    ["nobody to lead", draft({ tasks: [task("a", { leadUnitIds: [] })] }), [["a", "lead"]]],
    [
      "a reviewer of its own work",
      draft({ tasks: [task("a", { reviewerUnitId: "u" })] }),
      [["a", "reviewer"]],
    ],
    ["a unit that has ended", draft({ tasks: [task("a", { endedUnits: ["Sở Cũ"] })] }), [["a", "lead"]]],
    [
      "doubts, those of the document first, and none of what was dropped",
      draft({
        tasks: [task("a"), task("b", { dropped: true })],
        doubts: [doubt("a"), doubt("b"), doubt(null), doubt("a", { name: "các cấp ủy", field: "lead" })],
      }),
      [
        [null, "due"],
        ["a", "due"],
        ["a", "lead"],
      ],
    ],
  ])("with %s names it", (_what, standing, open) => {
    expect(openMatters(standing).map((matter) => [matter.draftTaskId, matter.field])).toEqual(open);
  });

  test("is due on a day, again and again, or goes on; nothing else is a due date", () => {
    expect(dueOf("2026-06-30")).toEqual({ kind: "dated", dueOn: "2026-06-30", recurrence: null });
    expect(dueOf("yearly:12-10")).toEqual({ kind: "recurring", dueOn: null, recurrence: "yearly:12-10" });
    for (const due of [null, "continuous"]) expect(dueOf(due)).toMatchObject({ kind: "continuous" });
    expect(["continuous", "monthly:18", "2026-02-29", "someday", ""].map(isDue)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("is reviewed by the advising board, its own work by the office, unless another is chosen", () => {
    const programme = { advisingUnitId: "board", officeUnitId: "office" };
    expect(["u", "board"].map((lead) => reviewerOf(programme, null, lead))).toEqual(["board", "office"]);
    expect(reviewerOf(programme, "x", "board")).toBe("x");
  });
});

test("a row is the same with other spacing, case and signs, and another with another lead", () => {
  const identity = rowIdentity("Rà soát, báo cáo.", ["Sở Y tế", "Thành uỷ A"]);
  expect(rowIdentity("RÀ SOÁT  báo cáo", ["thành ủy A", "Sở Y tế"])).toBe(identity);
  expect(rowIdentity("Rà soát, báo cáo.", ["Sở Y tế"])).not.toBe(identity);
});
