/** Help says what the papers say: the glossary is the one source of terms, the catalogue the one source of guides. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { roles } from "../../domain/permissions.js";
import { termsOf } from "../../web/help/terms.js";
import { guideText, guides } from "../../web/help/guide-text.js";
import { textOf } from "../../web/text/catalogue.js";

const docs = new URL("../../docs/", import.meta.url);
const glossary = readFileSync(new URL("glossary.md", docs), "utf8")
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.trim().replaceAll("`", "")));
const { terms } = textOf("vi").help;

test.each(Object.entries(terms))(
  "the term %s stands in the glossary with its Vietnamese",
  (code, { word }) => {
    const found = glossary.filter((cells) => cells[1] === code);
    // A rung may have the name of what it does.
    expect(found.some(([, , vietnamese = ""]) => vietnamese.includes(word))).toBe(true);
  },
);

describe.each(guides)("the guide %s", (guide) => {
  test("is fresh; if not, run: node bin/run.mjs generate-docs", () => {
    expect(readFileSync(new URL(`guides/${guide}.md`, docs), "utf8")).toBe(guideText(guide));
  });
  test("has as many steps in English", () => {
    const steps = (locale: "vi" | "en") => textOf(locale).help.guides[guide].steps.length;
    expect(steps("en")).toBe(steps("vi"));
  });
});

test("there is a guide for every role, and for the head of a unit, who has none of their own", () => {
  const named: Readonly<Record<string, string>> = {
    committee: "standing-committee",
    advising_board: "advising-board",
  };
  const wanted = [...roles.map((role) => named[role] ?? role), "unit-head"].sort();
  expect([...guides].sort()).toEqual(wanted);
  expect(readdirSync(new URL("guides/", docs)).filter((file) => file.endsWith(".md"))).toHaveLength(
    wanted.length,
  );
});

test.each(["/tasks?scope=own", "/tasks/1", "/overview", "/programmes/1/policy", "/cycles", "/accounts"])(
  "the page %s explains terms of its own",
  (path) => {
    expect(termsOf(path).length).toBeGreaterThan(0);
  },
);
