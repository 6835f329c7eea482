/** Successions: what may not be prepared, and what passes from whom to whom. */
import { describe, expect, test } from "@jest/globals";
import {
  type Fault,
  type Holdings,
  type StandingSuccession,
  type SuccessionPlan,
  type TaskUnits,
  type UnitSpan,
  faultMessages,
  faultOf,
  planOf,
  succeeded,
} from "../../domain/succession.js";

const unit = (id: string, validFrom = "2004-01-01", validTo: string | null = null): UnitSpan => ({
  id,
  validFrom,
  validTo,
});
const units = [
  unit("labour"),
  unit("interior"),
  unit("health"),
  unit("nature"),
  unit("farming"),
  unit("land", "2025-03-01"),
  unit("gone", "2004-01-01", "2024-12-31"),
  unit("later", "2025-03-02"),
];
const plan = (over: Partial<SuccessionPlan> = {}): SuccessionPlan => ({
  kind: "merged",
  effectiveOn: "2025-03-01",
  predecessorIds: ["nature", "farming"],
  successorIds: ["land"],
  choices: new Map(),
  ...over,
});
const other = (from: string, to: string, effectiveOn = "2025-06-01"): StandingSuccession => ({
  effectiveOn,
  predecessorIds: [from],
  successorIds: [to],
});

describe("refused", () => {
  test.each<[string, SuccessionPlan, readonly StandingSuccession[], Fault["code"] | null]>([
    ["nothing: two departments become one", plan(), [], null],
    [
      "nothing: one goes into another that stands",
      plan({ predecessorIds: ["labour"], successorIds: ["interior"] }),
      [],
      null,
    ],
    ["nothing: a chain", plan(), [other("land", "interior")], null],
    ["nothing: a unit ends", plan({ kind: "ended", successorIds: [] }), [], null],
    ["a renaming of two", plan({ kind: "renamed" }), [], "sides"],
    [
      "a renaming into nothing",
      plan({ kind: "renamed", predecessorIds: ["labour"], successorIds: [] }),
      [],
      "sides",
    ],
    ["a split into one", plan({ kind: "split", predecessorIds: ["labour"] }), [], "sides"],
    ["a split of two", plan({ kind: "split", successorIds: ["interior", "health"] }), [], "sides"],
    ["a merger into two", plan({ successorIds: ["land", "interior"] }), [], "sides"],
    ["a merger of nobody", plan({ predecessorIds: [] }), [], "sides"],
    ["an end with a successor", plan({ kind: "ended" }), [], "sides"],
    ["one unit named twice", plan({ predecessorIds: ["nature", "nature"] }), [], "sides"],
    ["a unit that succeeds itself", plan({ predecessorIds: ["nature", "land"] }), [], "ring"],
    [
      "a ring of two, whichever day comes first",
      plan({ predecessorIds: ["interior"], successorIds: ["labour"] }),
      [other("labour", "interior", "2025-07-01")],
      "ring",
    ],
    [
      "a ring over three",
      plan({ predecessorIds: ["interior"], successorIds: ["labour"] }),
      [other("labour", "health"), other("health", "interior")],
      "ring",
    ],
    [
      "a ring by a choice",
      plan({
        kind: "ended",
        predecessorIds: ["labour"],
        successorIds: [],
        choices: new Map([["t", "interior"]]),
      }),
      [other("interior", "labour", "2025-07-01")],
      "ring",
    ],
    ["a second succession of one unit", plan(), [other("nature", "interior")], "overlapping"],
    ["a predecessor that had ended", plan({ predecessorIds: ["gone"] }), [], "not_valid"],
    ["a successor that begins a day late", plan({ successorIds: ["later"] }), [], "not_valid"],
    [
      "a successor that ends on the day",
      plan({ successorIds: ["interior"] }),
      [other("interior", "health", "2025-03-01")],
      "not_valid",
    ],
    ["a choice of a unit that had ended", plan({ choices: new Map([["t", "gone"]]) }), [], "not_valid"],
    ["a unit that nobody knows", plan({ predecessorIds: ["nobody"] }), [], "not_valid"],
  ])("%s", (_what, given, standing, code) => {
    expect(faultOf(given, units, standing)?.code ?? null).toBe(code);
  });

  test("names the units at fault, in both languages", () => {
    expect(faultOf(plan({ predecessorIds: ["nature", "gone"] }), units, [])).toEqual({
      code: "not_valid",
      unitIds: ["gone"],
    });
    for (const { vi, en } of Object.values(faultMessages)) expect([vi, en]).not.toContain("");
  });
});

describe("what passes", () => {
  const task = (id: string, leadUnitId: string, owedOnce: string | null = null) =>
    ({ id, purpose: owedOnce === null ? "instruction" : "figure", leadUnitId, owedOnce }) as const;
  const held = (over: Partial<Holdings> = {}): Holdings => ({
    tasks: [task("t1", "nature"), task("t2", "farming"), task("t3", "health")],
    programmes: [],
    targets: [],
    childUnits: [],
    memberships: [],
    webhooks: [],
    calendars: [],
    owedByOthers: [],
    ...over,
  });
  const tasksOf = (given: SuccessionPlan, holdings: Holdings) =>
    planOf(given, holdings)
      .steps.filter((step) => step.kind === "task")
      .map(({ objectId, toUnitId, chosen, fallsAway = false }) => [objectId, toUnitId, chosen, fallsAway]);

  test("in a merger: everything to the one successor, people before tasks, the units' end after them", () => {
    const { steps, undecided, orphaned } = planOf(
      plan(),
      held({
        memberships: [{ id: "m", unitId: "nature" }],
        programmes: [{ id: "p", unitId: "farming" }],
        targets: [{ id: "g", unitId: "nature" }],
        childUnits: [{ id: "c", unitId: "nature" }],
        webhooks: [{ id: "w", unitId: "nature" }],
        calendars: ["farming"],
      }),
    );
    expect(steps.map((step) => step.kind)).toEqual([
      "child_unit",
      "membership",
      "programme",
      "target",
      "task",
      "task",
      "task",
      "webhook",
      "calendar_address",
      "notices",
      "notices",
      "unit_end",
      "unit_end",
      "announcement",
      "announcement",
    ]);
    expect(new Set(steps.map((step) => step.toUnitId))).toEqual(new Set(["land"]));
    expect([undecided, orphaned]).toEqual([[], []]);
  });

  test("in a split: each led task where it was chosen, the rest to the first; what is not chosen is asked for", () => {
    const split = plan({
      kind: "split",
      predecessorIds: ["nature"],
      successorIds: ["interior", "health"],
      choices: new Map([["t1", "health"]]),
    });
    const holdings = held({ tasks: [task("t1", "nature"), task("t4", "nature"), task("t3", "farming")] });
    expect(tasksOf(split, holdings)).toEqual([
      ["t1", "health", true, false],
      ["t4", "interior", false, false],
      ["t3", "interior", false, false],
    ]);
    expect(planOf(split, holdings).undecided).toEqual(["t4"]);
  });

  test("at an end: every led task wants a lead, a programme may not lose its bodies, all else ends", () => {
    const end = plan({ kind: "ended", predecessorIds: ["nature"], successorIds: [] });
    const planned = planOf(
      end,
      held({
        tasks: [task("t1", "nature"), task("t3", "health")],
        programmes: [{ id: "p", unitId: "nature" }],
      }),
    );
    expect(planned).toMatchObject({ undecided: ["t1"], orphaned: ["p"] });
    expect(new Set(planned.steps.map((step) => step.toUnitId))).toEqual(new Set([null]));
  });

  test("what is owed once falls away where the successor owes it already, or gets it from two", () => {
    const twice = held({
      tasks: [
        task("f1", "nature", "g 2025"),
        task("f2", "farming", "g 2025"),
        task("f3", "farming", "h 2025"),
      ],
      owedByOthers: [{ unitId: "land", owedOnce: "h 2025" }],
    });
    expect(tasksOf(plan(), twice)).toEqual([
      ["f1", "land", false, false],
      ["f2", "land", false, true],
      ["f3", "land", false, true],
    ]);
  });

  test("a choice of what nobody of them leads, or for no successor, is a stray one", () => {
    const stray = (over: Partial<SuccessionPlan>) => planOf(plan(over), held()).stray;
    expect(stray({ choices: new Map([["t1", "health"]]) })).toEqual([]);
    expect(
      stray({
        choices: new Map([
          ["t3", "land"],
          ["t9", "land"],
        ]),
      }),
    ).toEqual(["t3", "t9"]);
    expect(
      stray({ kind: "split", successorIds: ["land", "interior"], choices: new Map([["t1", "health"]]) }),
    ).toEqual(["t1"]);
  });
});

describe("the parts in a task", () => {
  const before: TaskUnits = {
    leadUnitId: "nature",
    reviewerUnitId: "board",
    coordinatingUnitIds: ["farming", "health"],
    executingUnitIds: ["farming"],
  };
  const bodies = { officeUnitId: "office", advisingUnitId: "board" };
  const both = new Set(["nature", "farming"]);

  test.each<
    [
      string,
      TaskUnits,
      ReadonlySet<string>,
      { leadTo: string | null; heir: string | null },
      Partial<TaskUnits>,
    ]
  >([
    [
      "the lead and its co-ordinating unit become one",
      before,
      both,
      { leadTo: "land", heir: "land" },
      { leadUnitId: "land", coordinatingUnitIds: ["health"], executingUnitIds: ["land"] },
    ],
    [
      "two co-ordinating units become one",
      { ...before, leadUnitId: "health", coordinatingUnitIds: ["nature", "farming"] },
      both,
      { leadTo: null, heir: "land" },
      { leadUnitId: "health", coordinatingUnitIds: ["land"] },
    ],
    [
      "a co-ordinating unit ends",
      before,
      new Set(["farming"]),
      { leadTo: null, heir: null },
      { leadUnitId: "nature", coordinatingUnitIds: ["health"], executingUnitIds: [] },
    ],
    [
      "the reviewer passes on",
      before,
      new Set(["board"]),
      { leadTo: null, heir: "newboard" },
      { leadUnitId: "nature", reviewerUnitId: "newboard" },
    ],
    [
      "the reviewer ends",
      before,
      new Set(["board"]),
      { leadTo: null, heir: null },
      { reviewerUnitId: "office" },
    ],
    [
      "nobody comes to review their own work",
      before,
      new Set(["nature", "board"]),
      { leadTo: "newboard", heir: "newboard" },
      { leadUnitId: "newboard", reviewerUnitId: "office" },
    ],
    [
      "not even the office",
      before,
      new Set(["nature"]),
      { leadTo: "office", heir: "office" },
      { leadUnitId: "office", reviewerUnitId: "board" },
    ],
  ])("%s", (_what, task, passing, to, after) => {
    expect(succeeded(task, passing, to, bodies)).toMatchObject(after);
  });
});
