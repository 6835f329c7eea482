/** The reorganisation of 2025, from its file: tried out, prepared, signed and carried out from one day to the next. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { reorganisationIn } from "../../bin/dondoc-succession.js";
import { instantAt } from "../../domain/day.js";
import { openDatabase, type Database } from "../../record/database.js";
import { conductSuccession } from "../../record/commands/conduct-succession.js";
import { prepareSuccessions } from "../../record/commands/prepare-successions.js";
import { registerCalendar, registerPeople, registerUnits } from "../../record/commands/register.js";
import { signSuccession } from "../../record/commands/sign-succession.js";
import { actorOf } from "../../record/queries/actor.js";
import { playExample } from "../../prisma/seed/example.js";
import { calendarDays, people, units } from "../../prisma/seed/register.js";
import { type TestDatabase, freshDatabase } from "../database.js";
import { on } from "./traces.js";

const START = on("2025-01-15");
const text = readFileSync(new URL("../../examples/succession-2025.json", import.meta.url), "utf8");
/** Nine hundred steps, which a busy machine takes its time for. */
const WHOLE = 300_000;
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, { mailDomain: "dondoc.example" });
  await registerCalendar(db, calendarDays());
  await registerUnits(db, units());
  await registerPeople(db, people(), "2024-01-01", () => "none");
  const file = (name: string) => new URL(`../../examples/${name}`, import.meta.url);
  await playExample(
    db,
    { programme: file("272-CTr-TU.txt"), assignmentSheet: file("assignment-sheet.csv") },
    START,
  );
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

async function named(username: string, now: Date) {
  const user = await db.prisma.user.findUniqueOrThrow({ where: { username } });
  return actorOf(db, user.id, now);
}

const counts = async () => [await db.prisma.unit.count(), await db.prisma.succession.count()];

test("a dry run says what would pass, and keeps nothing", async () => {
  const before = await counts();
  const actor = await named("vptu.tonghop", START);
  const reorganisation = reorganisationIn(text, "9999-12-31");
  const { successions } = await prepareSuccessions(db, { actor, now: START, reorganisation, dryRun: true });
  expect(successions).toHaveLength(reorganisation.successions.length);
  const caucus = successions.find(({ of }) => of.from.includes("bancansu-ubnd"));
  expect(caucus?.preview.counts.tasks).toBeGreaterThan(15);
  expect(await counts()).toEqual(before);
});

test(
  "carried out day by day, every open task is led by a unit in force and every person who led one leads on",
  async () => {
    const { prisma } = db;
    const openBefore = await prisma.task.count({ where: { state: { notIn: ["completed", "cancelled"] } } });
    for (const day of ["2025-02-03", "2025-03-01", "2025-07-01"]) {
      const morning = instantAt(day, "00:00");
      const eve = new Date(morning.getTime() - 86_400_000);
      const reorganisation = reorganisationIn(text, day);
      const actor = await named("vptu.tonghop", eve);
      const fresh = {
        ...reorganisation,
        successions: reorganisation.successions.filter((one) => one.effectiveOn === day),
      };
      const { successions } = await prepareSuccessions(db, {
        actor,
        now: eve,
        reorganisation: fresh,
        dryRun: false,
      });
      const committee = await named("btv.bithu", eve);
      for (const { successionId } of successions)
        await signSuccession(db, { actor: committee, now: eve, successionId, expectedVersion: 1 });
      for (const { successionId } of successions) {
        for (;;) {
          const { nextRungAt } = await conductSuccession(db, { successionId, now: morning });
          if (nextRungAt === null) break;
        }
      }
    }
    expect(await prisma.succession.groupBy({ by: ["state"], _count: true })).toEqual([
      { state: "carried_out", _count: reorganisationIn(text, "9999-12-31").successions.length },
    ]);
    const open = await prisma.task.findMany({
      where: { state: { notIn: ["completed", "cancelled"] } },
      include: { leadUnit: true, reviewerUnit: true, units: { include: { unit: true } } },
    });
    expect(open).toHaveLength(openBefore);
    const ended = open
      .flatMap((task) => [task.leadUnit, task.reviewerUnit, ...task.units.map((one) => one.unit)])
      .filter((unit) => unit.validTo !== null);
    expect(ended).toEqual([]);
    expect(open.filter((task) => task.leadUnitId === task.reviewerUnitId)).toEqual([]);
    const [programme] = await prisma.programme.findMany({
      include: { officeUnit: true, advisingUnit: true, committeeUnit: true },
    });
    expect([programme?.officeUnit.code, programme?.advisingUnit.code, programme?.committeeUnit.code]).toEqual(
      ["ct-vptu", "ct-ban-tuyengiao-danvan", "ct-btv"],
    );
    const heirs = await prisma.$queryRaw<{ code: string; heir: string }[]>`
    SELECT u.code, h.code AS heir FROM unit_heir l JOIN unit u ON u.id = l.unit_id JOIN unit h ON h.id = l.heir_id
    WHERE u.code IN ('ban-danvan', 'so-tnmt', 'huyenuy-longmy', 'danguy-khoi') ORDER BY 1`;
    expect(heirs).toEqual([
      { code: "ban-danvan", heir: "ct-ban-tuyengiao-danvan" },
      { code: "danguy-khoi", heir: "ct-danguy-cqd" },
      { code: "huyenuy-longmy", heir: "ct-xa-vinhvien" },
      { code: "so-tnmt", heir: "ct-so-nnmt" },
    ]);
    // Nobody has lost their place, and the tree hangs together.
    const july = on("2025-07-02");
    expect((await named("btv.bithu", july)).unitIds.size).toBeGreaterThan(60);
    expect((await named("bancansu.ubnd.canbo", july)).unitName).toBe(
      "Đảng ủy Ủy ban nhân dân thành phố Cần Thơ",
    );
    const lost = await prisma.person.findMany({
      where: { memberships: { none: { OR: [{ validTo: null }, { validTo: { gte: july } }] } } },
    });
    expect(lost).toEqual([]);
  },
  WHOLE,
);
