/** Every act in every state: what it leads to, or that it is refused. */
import { describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { type TaskState, closedStates, isClosed, taskStates } from "../../domain/task.js";
import {
  type Act,
  actName,
  acts,
  possibleActs,
  stateName,
  transit,
  transitions,
} from "../../domain/transitions.js";

/** The lifecycle written out: a state, `stays` where it does not change, `–` where the act is refused. */
const written = `
  act                | assigned    | in_progress     | awaiting_review | returned        | completed | declined  | suspended   | cancelled
  accept             | in_progress | –               | –               | –               | –         | –         | –           | –
  decline            | declined    | –               | –               | –               | –         | –         | –           | –
  report_progress    | –           | stays           | –               | stays           | –         | –         | –           | –
  report_completion  | –           | awaiting_review | –               | awaiting_review | –         | –         | –           | –
  contribute         | –           | stays           | –               | stays           | –         | –         | –           | –
  withdraw_report    | –           | –               | in_progress     | –               | –         | –         | –           | –
  confirm            | –           | –               | completed       | –               | –         | –         | –           | –
  return             | –           | –               | returned        | –               | –         | –         | –           | –
  request_extension  | stays       | stays           | –               | stays           | –         | –         | –           | –
  decide_extension   | stays       | stays           | –               | stays           | –         | –         | –           | –
  demand_explanation | stays       | stays           | –               | stays           | –         | –         | –           | –
  explain            | stays       | stays           | stays           | stays           | –         | –         | –           | –
  suspend            | suspended   | suspended       | –               | suspended       | –         | –         | –           | –
  resume             | –           | –               | –               | –               | –         | –         | in_progress | –
  cancel             | cancelled   | cancelled       | cancelled       | cancelled       | –         | cancelled | cancelled   | –
  reassign           | assigned    | assigned        | assigned        | assigned        | –         | assigned  | assigned    | –
  change_due_date    | stays       | stays           | –               | stays           | –         | –         | –           | –
  change_units       | stays       | stays           | stays           | stays           | –         | stays     | stays       | –
  name_focal_officer | stays       | stays           | stays           | stays           | –         | stays     | stays       | –
  split              | –           | stays           | –               | stays           | –         | –         | –           | –
  urge               | stays       | stays           | –               | stays           | –         | –         | –           | –
  comment            | stays       | stays           | stays           | stays           | –         | stays     | stays       | –
`;
const [header, ...rows] = written
  .trim()
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.trim()));
const states = (header?.slice(1) ?? []) as TaskState[];
const cells = rows.flatMap(([act, ...row]) =>
  row.map((leadsTo, i) => ({ act: act as Act, state: states[i] as TaskState, leadsTo })),
);

test("the table of this test names every act and every state", () => {
  expect(rows.map(([act]) => act)).toEqual([...acts]);
  expect(states).toEqual([...taskStates]);
});

describe("an act in a state", () => {
  test.each(cells)("$act, $state: $leadsTo", ({ act, state, leadsTo }) => {
    expect(possibleActs(state).includes(act)).toBe(leadsTo !== "–");
    if (leadsTo !== "–") {
      expect(transit(state, act)).toBe(leadsTo === "stays" ? state : leadsTo);
      return;
    }
    const refused = (): unknown => transit(state, act);
    expect(refused).toThrow(DomainError);
    expect(refused).toThrow(
      expect.objectContaining({
        name: "DomainError",
        code: "conflict",
        detail: { state, act, possibleFrom: transitions[act].from },
      }),
    );
  });
});

test("a refusal names the state and the act in both languages", () => {
  expect(() => transit("completed", "report_completion")).toThrow(
    expect.objectContaining({
      text: {
        vi: "Nhiệm vụ đã hoàn thành, nên không thể báo cáo hoàn thành. Hãy tải lại trang để xem trạng thái mới nhất.",
        en: "The task is completed, so one cannot report completion. Load the page again to see its present state.",
      },
    }),
  );
});

test("nothing can be done to a closed task", () => {
  for (const state of taskStates) {
    expect(isClosed(state)).toBe((closedStates as readonly TaskState[]).includes(state));
    expect(possibleActs(state).length === 0).toBe(isClosed(state));
  }
});

test("a task that was suspended before it was accepted waits for acceptance again", () => {
  expect(acts.filter((act) => transitions[act].unaccepted !== undefined)).toEqual(["resume"]);
  expect(transitions.resume.unaccepted).toBe("assigned");
});

test("every state can be reached from the first one, and every open one can be left", () => {
  const reached = new Set<TaskState>(["assigned"]);
  for (const state of reached) for (const act of possibleActs(state)) reached.add(transit(state, act));
  expect([...reached].sort()).toEqual([...taskStates].sort());
  for (const state of taskStates.filter((each) => !isClosed(each)))
    expect(possibleActs(state).some((act) => isClosed(transit(state, act)) || act === "cancel")).toBe(true);
});

test("every act leaves an event of its own in the journal", () => {
  const events = acts.map((act) => transitions[act].event);
  expect(new Set(events).size).toBe(acts.length);
  expect(events.every((event) => /^[a-z]+(_[a-z]+)+$/.test(event))).toBe(true);
});

test("every state and act has a name of its own in both languages", () => {
  for (const language of ["vi", "en"] as const) {
    const names = [
      ...taskStates.map((s) => stateName[s][language]),
      ...acts.map((a) => `act ${actName[a][language]}`),
    ];
    expect(new Set(names).size).toBe(taskStates.length + acts.length);
    for (const name of names) {
      expect(name).toMatch(/^\p{Ll}.{2,}/u);
      expect(name).toBe(name.normalize("NFC"));
    }
  }
});
