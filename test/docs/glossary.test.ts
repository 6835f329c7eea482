/** Every word that the code stores or shows stands in the glossary, with its Vietnamese. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { latenesses } from "../../domain/lateness.js";
import { roles } from "../../domain/permissions.js";
import { gravity } from "../../domain/policy.js";
import { reviewStates } from "../../domain/review.js";
import { targetStates } from "../../domain/target.js";
import { taskStates } from "../../domain/task.js";

/** The rows whose first cell is code: the words of the program itself. */
const entries = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8")
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.trim()))
  .filter((cells) => /^`\w+`$/.test(cells[1] ?? ""))
  .map(([, word = "", vietnamese = ""]) => ({ word: word.replaceAll("`", ""), vietnamese }));
const kinds = {
  "task state": [...taskStates],
  // What is cancelled is so called of tasks too.
  "state of a review cycle": reviewStates.filter((state) => state !== "cancelled"),
  lateness: [...latenesses],
  role: [...roles],
  "target state": [...targetStates],
  "rung kind": Object.keys(gravity),
  "kind of calendar day": ["holiday", "compensatory", "working_saturday"],
};

describe.each(Object.entries(kinds))("every %s", (_, words) => {
  test.each(words)("%s stands in the glossary once, with its Vietnamese", (word) => {
    const found = entries.filter((entry) => entry.word === word);
    expect(found).toHaveLength(1);
    expect(found[0]?.vietnamese).not.toBe("");
  });
});

test("the glossary explains no word of code that the program does not have", () => {
  const known = new Set(Object.values(kinds).flat());
  expect(entries.map((entry) => entry.word).filter((word) => !known.has(word))).toEqual([]);
});

test("its Vietnamese is in composed form", () => {
  for (const { vietnamese } of entries) expect(vietnamese).toBe(vietnamese.normalize("NFC"));
});
