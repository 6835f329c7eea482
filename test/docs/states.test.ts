/** `docs/states.md` says what the table of transitions says. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { statesPage } from "../../bin/generate-docs.js";
import { taskStates } from "../../domain/task.js";
import { acts, transitions } from "../../domain/transitions.js";

const page = readFileSync(new URL("../../docs/states.md", import.meta.url), "utf8");

test("docs/states.md is fresh; if not, run: node bin/run.mjs generate-docs", () => {
  expect(page).toBe(statesPage());
});

test("it names every state, act and journal event", () => {
  for (const word of [...taskStates, ...acts, ...acts.map((act) => transitions[act].event)])
    expect(page).toContain(`\`${word}\``);
});

test("its diagram draws each change of state and no other", () => {
  const drawn = [...page.matchAll(/^ {4}(\w+) --> (\w+): (.+)$/gm)].flatMap(([, from, to, along]) =>
    (along ?? "").split(", ").map((act) => `${from ?? ""} ${act} ${to ?? ""}`),
  );
  const changes = acts.flatMap((act) => {
    const { from, to, unaccepted } = transitions[act];
    const ends = [to, unaccepted].filter((end) => end !== null && end !== undefined);
    return from.flatMap((state) => ends.map((end) => `${state} ${act} ${end}`));
  });
  expect([...drawn].sort()).toEqual([...changes].sort());
});
