/** The matrix of rights, written out: every right, role and relation to the task. */
import { describe, expect, test } from "@jest/globals";
import {
  type Actor,
  type Circumstances,
  type GeneralRight,
  type Parties,
  type Role,
  type TaskRight,
  allowedActions,
  demand,
  demandGeneral,
  demandObservation,
  generalRights,
  may,
  mayObserve,
  mayManageCalendar,
  roles,
  seesAll,
  targetNotFound,
  taskNotFound,
  taskRights,
} from "../../domain/permissions.js";
import { type TaskState, taskStates } from "../../domain/task.js";
import { acts, possibleActs } from "../../domain/transitions.js";
import { inBothLanguages } from "./spoken.js";

/** The cast: the Health Department with a clinic below it, and the bodies around them. */
const health = "unit-health";
const clinic = "unit-clinic";
const labour = "unit-labour";
const culture = "unit-culture";
const propaganda = "unit-propaganda";

const nurse = (...held: Role[]): Actor => ({
  personId: "person-lan",
  name: "Nguyễn Thị Lan",
  roles: held,
  unitId: health,
  unitIds: new Set([health, clinic]),
  ownUnitIds: new Set([health]),
});

/** What the task is to the Health Department. */
const board = { executingUnitIds: [], reviewerUnitId: propaganda } as const;
const relations = {
  leads: { ...board, leadUnitId: health, coordinatingUnitIds: [labour] },
  "leads below": { ...board, leadUnitId: clinic, coordinatingUnitIds: [labour] },
  "co-ordinates": { ...board, leadUnitId: labour, coordinatingUnitIds: [culture, health] },
  "co-ordinates below": { ...board, leadUnitId: labour, coordinatingUnitIds: [clinic] },
  executes: { ...board, leadUnitId: labour, coordinatingUnitIds: [culture], executingUnitIds: [clinic] },
  reviews: { ...board, leadUnitId: labour, coordinatingUnitIds: [culture], reviewerUnitId: health },
  none: { ...board, leadUnitId: labour, coordinatingUnitIds: [culture] },
} as const satisfies Record<string, Parties>;
type Relation = keyof typeof relations;
const everyRelation = Object.keys(relations) as Relation[];

const words: Record<string, readonly Relation[]> = {
  "–": [],
  all: everyRelation,
  /** Of the person's unit or below it, as lead. */
  lead: ["leads", "leads below"],
  part: ["co-ordinates", "co-ordinates below"],
  party: ["leads", "leads below", "co-ordinates", "co-ordinates below", "executes", "reviews"],
  /** Those that the very unit in whose name one acts is to review. */
  reviews: ["reviews"],
  /** Anybody's but the very unit in whose name one acts. */
  others: ["leads below", "co-ordinates", "co-ordinates below", "executes", "reviews", "none"],
};

// A board, and the office too, may itself be the lead of a task, and then reports like any unit.
const written = `
  right              | administrator | office | committee | advising_board | officer | inspector
  read               | –             | all    | all       | all            | party   | all
  read_metadata      | all           | all    | all       | all            | party   | all
  accept             | –             | lead   | –         | lead           | lead    | –
  acknowledge        | –             | lead   | –         | lead           | lead    | –
  decline            | –             | lead   | –         | lead           | lead    | –
  report_progress    | –             | lead   | –         | lead           | lead    | –
  report_completion  | –             | lead   | –         | lead           | lead    | –
  withdraw_report    | –             | lead   | –         | lead           | lead    | –
  explain            | –             | lead   | –         | lead           | lead    | –
  request_extension  | –             | lead   | –         | lead           | lead    | –
  decide_extension   | –             | all    | all       | –              | –       | –
  suspend            | –             | all    | all       | –              | –       | –
  resume             | –             | all    | all       | –              | –       | –
  cancel             | –             | all    | all       | –              | –       | –
  reassign           | –             | all    | all       | –              | –       | –
  confirm            | –             | others | others    | others         | reviews | –
  return             | –             | others | others    | others         | reviews | –
  contribute         | –             | part   | –         | part           | part    | –
  demand_explanation | –             | all    | all       | all            | –       | –
  change_due_date    | –             | all    | all       | –              | –       | –
  change_units       | –             | all    | all       | –              | –       | –
  name_focal_officer | –             | all    | –         | lead           | lead    | –
  split              | –             | lead   | –         | lead           | lead    | –
  comment            | –             | all    | all       | all            | party   | –
  urge               | –             | all    | all       | all            | –       | –
`;
const [header, ...rows] = written
  .trim()
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.trim()));
const columns = (header?.slice(1) ?? []) as Role[];
const cells = rows.flatMap(([right, ...row]) =>
  row.map((reach, i) => ({ right: right as TaskRight, role: columns[i] as Role, reach })),
);
const permitted = (right: TaskRight, role: Role): readonly Relation[] =>
  words[cells.find((cell) => cell.right === right && cell.role === role)?.reach ?? ""] ?? [];

test("the table of this test names every right on a task and every role", () => {
  expect(rows.map(([right]) => right).sort()).toEqual(["read", "read_metadata", ...acts].sort());
  expect(Object.keys(taskRights).sort()).toEqual(["read", "read_metadata", ...acts].sort());
  expect(columns).toEqual([...roles]);
});

describe("a right on a task", () => {
  test.each(cells)("$right, $role: $reach", ({ right, role, reach }) => {
    const found = everyRelation.filter((relation) => may(nurse(role), right, relations[relation]));
    expect(found).toEqual(words[reach]);
  });
});

describe("several roles", () => {
  test("add up", () => {
    expect(may(nurse("inspector", "officer"), "accept", relations.leads)).toBe(true);
    expect(may(nurse("inspector", "officer"), "read", relations.none)).toBe(true);
    expect(may(nurse("inspector"), "accept", relations.leads)).toBe(false);
  });

  test("of none: nothing at all", () => {
    for (const right of ["read", "read_metadata", ...acts] as const)
      for (const relation of everyRelation) expect(may(nurse(), right, relations[relation])).toBe(false);
  });
});

describe("the Standing Committee, below which every body stands", () => {
  const secretary: Actor = {
    ...nurse("committee"),
    unitId: "unit-btv",
    unitIds: new Set(["unit-btv", health, clinic, labour]),
    ownUnitIds: new Set(["unit-btv"]),
  };

  test("confirms and returns the work of those bodies", () => {
    expect(may(secretary, "confirm", relations.leads)).toBe(true);
    expect(may(secretary, "return", relations.none)).toBe(true);
  });

  test("does not confirm its own", () => {
    expect(may(secretary, "confirm", { ...relations.leads, leadUnitId: "unit-btv" })).toBe(false);
  });
});

describe("what stands in the way", () => {
  const demanded = (role: Role, right: TaskRight, relation: Relation) => () => {
    demand(nurse(role), right, relations[relation]);
  };

  test.each(cells)(
    "$right, $role: what one may not see is not found, what one may not do is not allowed",
    ({ right, role }) => {
      for (const relation of everyRelation) {
        const ask = demanded(role, right, relation);
        if (permitted(right, role).includes(relation)) expect(ask).not.toThrow();
        else {
          const code = permitted("read_metadata", role).includes(relation) ? "not_allowed" : "not_found";
          expect(ask).toThrow(expect.objectContaining({ code, text: inBothLanguages }));
        }
      }
    },
  );

  test("a refusal names the right and what would have come of it", () => {
    expect(demanded("inspector", "confirm", "none")).toThrow(
      expect.objectContaining({ detail: { right: "confirm", event: "completion_confirmed" } }),
    );
  });

  test("what one may not see looks like what does not exist", () => {
    expect(demanded("officer", "read", "none")).toThrow(taskNotFound().message);
    expect(taskNotFound()).toMatchObject({ code: "not_found", detail: {} });
  });
});

describe("rights apart from a task", () => {
  const general: Record<GeneralRight, readonly Role[]> = {
    import_programme: ["office", "advising_board"],
    issue_programme: ["office"],
    list_programmes: ["office", "committee", "advising_board", "officer", "inspector"],
    amend_programme: ["office"],
    read_overview: ["office", "committee", "advising_board", "inspector"],
    read_inbox: ["office", "committee", "advising_board"],
    read_mails: ["office", "administrator"],
    settle_mails: ["office", "administrator"],
    manage_accounts: ["administrator"],
    read_account_events: ["administrator", "office", "inspector"],
    manage_webhooks: ["office", "administrator"],
    define_target: ["office", "advising_board"],
    prepare_succession: ["office"],
    sign_succession: ["committee"],
    read_successions: ["office", "committee", "advising_board", "inspector"],
    read_rehearsals: ["office", "committee", "advising_board", "inspector"],
    declare_absences: ["office"],
    manage_calendar: ["office", "administrator"],
    manage_policy: ["office"],
    read_policy: ["office", "committee", "advising_board", "inspector"],
    read_replans: ["office", "administrator", "committee", "advising_board", "inspector"],
    call_review: ["office", "advising_board"],
    edit_review: ["office", "advising_board"],
    approve_review: ["committee"],
    write_dispatches: ["office", "committee", "advising_board"],
    manage_templates: ["office", "administrator"],
  };
  const all = Object.keys(generalRights) as GeneralRight[];

  test.each(
    all.flatMap((right) => roles.map((role) => ({ right, role, yes: general[right].includes(role) }))),
  )("$right, $role: $yes", ({ right, role, yes }) => {
    const ask = () => {
      demandGeneral(nurse(role), right);
    };
    if (yes) expect(ask).not.toThrow();
    else
      expect(ask).toThrow(
        expect.objectContaining({
          code: "not_allowed",
          text: inBothLanguages,
          detail: { right, roles: general[right] },
        }),
      );
  });

  test("one of several roles is enough, none is not", () => {
    expect(() => {
      demandGeneral(nurse("officer", "office"), "issue_programme");
    }).not.toThrow();
    expect(() => {
      demandGeneral(nurse(), "list_programmes");
    }).toThrow(expect.objectContaining({ code: "not_allowed" }));
  });
});

describe("a target's figure", () => {
  const who: Record<Role, "all" | "own" | "nobody's"> = {
    administrator: "nobody's",
    office: "all",
    committee: "nobody's",
    advising_board: "all",
    officer: "own",
    inspector: "nobody's",
  };
  test.each(roles)("is entered by %s as written", (role) => {
    const units = [health, clinic, labour].filter((unitId) => mayObserve(nurse(role), unitId));
    expect(units).toEqual(
      { all: [health, clinic, labour], own: [health, clinic], "nobody's": [] }[who[role]],
    );
    expect(() => {
      demandObservation(nurse("officer"), labour);
    }).toThrow(expect.objectContaining({ code: "not_allowed" }));
    expect(() => {
      demandObservation(nurse("officer"), clinic);
    }).not.toThrow();
  });

  test("is seen of all units by those who read every task", () => {
    expect(roles.filter((role) => seesAll(nurse(role)))).toEqual([
      "office",
      "committee",
      "advising_board",
      "inspector",
    ]);
    expect(targetNotFound()).toMatchObject({ code: "not_found", detail: {} });
  });
});

describe("the secret address of a unit's calendar", () => {
  const kept: Record<Role, readonly string[]> = {
    administrator: [],
    office: [health, clinic, labour],
    committee: [health, clinic],
    advising_board: [health, clinic],
    officer: [health, clinic],
    inspector: [],
  };

  test.each(roles)(
    "is kept by the office for all, by the others for their own and those below: %s",
    (role) => {
      const units = [health, clinic, labour];
      expect(units.filter((unit) => mayManageCalendar(nurse(role), unit))).toEqual(kept[role]);
    },
  );

  test("one of several roles is enough, none is not", () => {
    expect(mayManageCalendar(nurse("inspector", "officer"), clinic)).toBe(true);
    expect(mayManageCalendar(nurse(), health)).toBe(false);
  });
});

describe("what a page offers", () => {
  const plain: Circumstances = {
    extensionPending: false,
    late: false,
    dated: true,
    partsOpen: false,
    explanationOwed: false,
    recurring: false,
    purpose: "instruction",
  };
  const offered = (
    role: Role,
    state: TaskState,
    now: Partial<Circumstances> = {},
    relation: Relation = "leads",
  ) => allowedActions(nurse(role), state, relations[relation], { ...plain, ...now });

  test.each<[string, Role, TaskState, Partial<Circumstances>, Relation, string]>([
    [
      "a new task",
      "officer",
      "assigned",
      {},
      "leads",
      "accept decline request_extension name_focal_officer comment",
    ],
    [
      "a task under way",
      "officer",
      "in_progress",
      {},
      "leads",
      "report_progress report_completion request_extension name_focal_officer split comment",
    ],
    [
      "late",
      "officer",
      "returned",
      { late: true },
      "leads",
      "report_progress report_completion request_extension explain name_focal_officer split comment",
    ],
    [
      "with an extension asked",
      "officer",
      "in_progress",
      { extensionPending: true },
      "leads",
      "report_progress report_completion name_focal_officer split comment",
    ],
    [
      "without a due date",
      "officer",
      "in_progress",
      { dated: false },
      "leads",
      "report_progress report_completion name_focal_officer split comment",
    ],
    ["reported", "officer", "awaiting_review", {}, "leads", "withdraw_report name_focal_officer comment"],
    [
      "reported late",
      "officer",
      "awaiting_review",
      { late: true },
      "leads",
      "withdraw_report explain name_focal_officer comment",
    ],
    ["done", "officer", "completed", {}, "leads", ""],
    [
      "as a co-ordinating unit",
      "officer",
      "in_progress",
      { late: true },
      "co-ordinates",
      "contribute comment",
    ],
    [
      "the office, of a task under way",
      "office",
      "in_progress",
      {},
      "none",
      "suspend cancel reassign change_due_date change_units name_focal_officer urge comment",
    ],
    [
      "the office, with an extension asked",
      "office",
      "in_progress",
      { extensionPending: true },
      "none",
      "decide_extension suspend cancel reassign change_due_date change_units name_focal_officer comment",
    ],
    [
      "the office, of reported work",
      "office",
      "awaiting_review",
      {},
      "none",
      "confirm return cancel reassign change_units name_focal_officer comment",
    ],
    [
      "the office, of its own reported work",
      "office",
      "awaiting_review",
      {},
      "leads",
      "withdraw_report cancel reassign change_units name_focal_officer comment",
    ],
    [
      "the office, of a suspended task",
      "office",
      "suspended",
      {},
      "none",
      "resume cancel reassign change_units name_focal_officer comment",
    ],
    [
      "the office, of a declined task",
      "office",
      "declined",
      {},
      "none",
      "cancel reassign change_units name_focal_officer comment",
    ],
    ["the office, of a series", "office", "assigned", { recurring: true, dated: false }, "none", "cancel"],
    ["the lead, of a series", "officer", "assigned", { recurring: true, dated: false }, "leads", ""],
    ["the board, of a task under way", "advising_board", "in_progress", {}, "none", "urge comment"],
    [
      "the board, while an extension is asked",
      "advising_board",
      "in_progress",
      { extensionPending: true },
      "none",
      "comment",
    ],
    [
      "the board, of a late task",
      "advising_board",
      "in_progress",
      { late: true },
      "none",
      "demand_explanation urge comment",
    ],
    [
      "the board, of a late task that owes an explanation",
      "advising_board",
      "in_progress",
      { late: true, explanationOwed: true },
      "none",
      "urge comment",
    ],
    [
      "with parts still open below",
      "officer",
      "in_progress",
      { partsOpen: true },
      "leads",
      "report_progress request_extension name_focal_officer split comment",
    ],
    [
      "the board, of reported work",
      "advising_board",
      "awaiting_review",
      {},
      "none",
      "confirm return comment",
    ],
    ["the inspector", "inspector", "awaiting_review", { late: true }, "none", ""],
    ["the administrator", "administrator", "in_progress", { late: true }, "leads", ""],
  ])("%s", (_, role, state, now, relation, expected) => {
    expect(offered(role, state, now, relation).join(" ")).toBe(expected);
  });

  test("is never more than state and rights permit", () => {
    const yes: Circumstances = { ...plain, extensionPending: true, late: true };
    for (const state of taskStates)
      for (const role of roles)
        for (const relation of everyRelation)
          for (const now of [plain, yes, { ...plain, late: true }])
            for (const act of allowedActions(nurse(role), state, relations[relation], now)) {
              if (!possibleActs(state).includes(act) || !may(nurse(role), act, relations[relation]))
                throw new Error(`${role} is offered ${act} in ${state}`);
            }
  });
});
