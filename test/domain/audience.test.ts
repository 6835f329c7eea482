/** Whom a rung or decision reaches, and who answers where a unit has nobody to write to. */
import { describe, expect, test } from "@jest/globals";
import { type Involved, type Member, peopleFor } from "../../domain/audience.js";
import type { Audience } from "../../domain/policy.js";

/** `"lan focal"`, `"hung head"`, `"mai"`: the people of a unit. */
function unit(unitId: string, ...people: string[]): [string, Member[]] {
  return [
    unitId,
    people.map((words) => {
      const [personId = "", ...duties] = words.split(" ");
      return { personId, unitId, isHead: duties.includes("head"), isFocal: duties.includes("focal") };
    }),
  ];
}

const directory = new Map([
  unit("health", "mai", "hung head", "lan focal", "yen focal"),
  unit("labour", "son head", "thu focal"),
  unit("culture", "quang head"),
  unit("clinic", "bich", "dao"),
  unit("silent"),
  unit("office", "khoa head", "ha focal"),
  unit("propaganda", "minh head", "nga focal"),
  unit("committee", "hien head", "thuan focal", "thao"),
]);

const task: Involved = {
  leadUnitId: "health",
  coordinatingUnitIds: ["labour", "culture"],
  reviewerUnitId: "propaganda",
  focalOfficerId: null,
  officeUnitId: "office",
  advisingUnitId: "propaganda",
  committeeUnitId: "committee",
};
const reached = (audience: Audience, change: Partial<Involved> = {}) =>
  peopleFor(audience, { ...task, ...change }, directory)
    .map((member) => member.personId)
    .join(" ");

describe("an audience", () => {
  test.each<[Audience, string]>([
    ["unit_focal", "lan yen"],
    ["unit_head", "hung"],
    ["coordinating_focal", "thu quang"],
    ["reviewer", "nga"],
    ["office", "ha"],
    ["advising_board", "nga"],
    ["committee", "hien thuan thao"],
  ])("%s reaches %s", (audience, people) => {
    expect(reached(audience)).toBe(people);
  });

  test("the officer named for the task comes before the unit's focal officers", () => {
    expect(reached("unit_focal", { focalOfficerId: "yen" })).toBe("yen");
    expect(reached("unit_focal", { focalOfficerId: "mai" })).toBe("mai");
  });

  test("an officer named who is in the unit no more gives way to the unit's focal officers", () => {
    expect(reached("unit_focal", { focalOfficerId: "thu" })).toBe("lan yen");
  });
});

describe("a unit without a focal officer", () => {
  test("is reached through its head", () => {
    expect(reached("unit_focal", { leadUnitId: "culture" })).toBe("quang");
    expect(reached("reviewer", { reviewerUnitId: "culture" })).toBe("quang");
  });

  test("and without a head, through the first of its people", () => {
    expect(reached("unit_focal", { leadUnitId: "clinic" })).toBe("bich");
    expect(reached("unit_head", { leadUnitId: "clinic" })).toBe("bich");
  });
});

describe("a unit with nobody to write to", () => {
  test.each<[Audience, Partial<Involved>]>([
    ["unit_focal", { leadUnitId: "silent" }],
    ["unit_head", { leadUnitId: "silent" }],
    ["reviewer", { reviewerUnitId: "silent" }],
    ["advising_board", { advisingUnitId: "silent" }],
    ["committee", { committeeUnitId: "silent" }],
    ["coordinating_focal", { coordinatingUnitIds: ["silent"] }],
    ["unit_focal", { leadUnitId: "unknown" }],
  ])("as %s is answered for by the office", (audience, change) => {
    expect(reached(audience, change)).toBe("ha");
  });

  test("among co-ordinating units is answered for by the office, the others by themselves", () => {
    expect(reached("coordinating_focal", { coordinatingUnitIds: ["labour", "silent"] })).toBe("thu ha");
  });

  test("leaves nobody only where the office has nobody either", () => {
    expect(reached("unit_focal", { leadUnitId: "silent", officeUnitId: "silent" })).toBe("");
    expect(reached("office", { officeUnitId: "silent" })).toBe("");
  });
});

test("a task that no unit co-ordinates troubles nobody in place of one", () => {
  expect(reached("coordinating_focal", { coordinatingUnitIds: [] })).toBe("");
});
