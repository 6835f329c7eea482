/** The example is played through the same commands that people use; here: that its targets show each kind of result. */
import { expect, test } from "@jest/globals";
import { addDays, dayAt } from "../../domain/day.js";
import { openDatabase } from "../../record/database.js";
import { registerCalendar, registerPeople, registerUnits } from "../../record/commands/register.js";
import { actorOf } from "../../record/queries/actor.js";
import { listTargets } from "../../record/queries/targets.js";
import { playExample } from "../../prisma/seed/example.js";
import { calendarDays, people, units } from "../../prisma/seed/register.js";
import { freshDatabase } from "../database.js";
import { on } from "./traces.js";

test("the example's four targets: on course, at risk, incomplete in its last year, on the way to all", async () => {
  const database = await freshDatabase();
  const db = openDatabase(database.url, { mailDomain: "dondoc.example" });
  const now = on("2026-11-24");
  await registerCalendar(db, calendarDays());
  await registerUnits(db, units());
  await registerPeople(db, people(), addDays(dayAt(now), -365), () => "none");
  const file = (name: string) => new URL(`../../examples/${name}`, import.meta.url);
  await playExample(
    db,
    { programme: file("272-CTr-TU.txt"), assignmentSheet: file("assignment-sheet.csv") },
    now,
  );
  const programme = await db.prisma.programme.findFirstOrThrow();
  const office = await db.prisma.user.findUniqueOrThrow({ where: { username: "vptu.tonghop" } });
  const targets = await listTargets(db, await actorOf(db, office.id, now), programme.id, now);
  expect(
    targets.map(({ section, state, asOf, reached, required }) => [section, state, asOf, reached, required]),
  ).toEqual([
    ["I.2-1", "on_course", 2025, "5.7", "5.76"],
    ["I.2-2", "at_risk", 2025, "13540", "13671"],
    ["I.2-3", "on_course", 2024, "338", "336"],
    ["I.2-4", "on_course", 2025, "62", "57.1429"],
  ]);
  await db.close();
  await database.drop();
});
