/** The programme, rehearsed with three seeds: what must hold of every rehearsal holds of them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { rehearsalReport } from "../../api/rehearsal-schemas.js";
import { reorganisationIn } from "../../bin/dondoc-succession.js";
import { openDatabase } from "../../record/database.js";
import { rehearse } from "../../rehearsal/run.js";
import { scenarioFrom } from "../../rehearsal/scenario.js";
import { timeSkippingServerPath } from "../../stack/binaries.js";
import { freshDatabase } from "../database.js";

const pathOf = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
const UNTIL = "2025-06-30";

test.each([1, 2, 3])(
  "with seed %d no rung is lost, repeated or sent while a clock stands",
  async (seed) => {
    const database = await freshDatabase();
    const db = openDatabase(database.url, { mailDomain: "dondoc.invalid" });
    try {
      const report = await rehearse(db, {
        scenario: scenarioFrom(readFileSync(pathOf("rehearsal.json"), "utf8"), "rehearsal.json"),
        seed,
        until: UNTIL,
        files: { programme: pathOf("272-CTr-TU.txt"), assignmentSheet: pathOf("assignment-sheet.csv") },
        reorganisation: reorganisationIn(readFileSync(pathOf("succession-2025.json"), "utf8"), UNTIL),
        serverPath: await timeSkippingServerPath(),
        workflowBundle: process.env["TEST_WORKFLOW_BUNDLE"] ?? "",
      });
      expect(report.invariants.map(({ name, broken }) => [name, broken])).toEqual(
        report.invariants.map(({ name }) => [name, []]),
      );
      // What is kept of it is what the API's document promises.
      expect(rehearsalReport.strict().parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      // It did happen: bodies acted, some late, and were written to; nobody was buried in mails.
      expect(report.acts).toBeGreaterThan(300);
      expect(report.tasks.completedLate).toBeGreaterThan(0);
      expect(report.months.some(({ toCommittee }) => toCommittee > 0)).toBe(true);
      expect(report.reviews.filter(({ state }) => state === "published").length).toBeGreaterThan(0);
      expect(report.successions.some(({ tasksMoved }) => tasksMoved > 0)).toBe(true);
      expect(report.mails.worst?.mails ?? 0).toBeLessThanOrEqual(5);
    } finally {
      await db.close();
      await database.drop();
    }
  },
  400_000,
);
