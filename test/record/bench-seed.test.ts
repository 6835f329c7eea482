/** What the bench fills a record with is what the program would have written: its journal is whole, its tasks are in every state. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import { registerBodies } from "../../bench/seed/bodies.js";
import { writeRegister } from "../../bench/seed/register-of-tasks.js";
import { type Database, openDatabase } from "../../record/database.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { type TestDatabase, freshDatabase } from "../database.js";

const TASKS = 1_100;
const EVENTS = 6;

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await freshDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await registerBodies(owner, database.url, 40);
  await writeRegister(owner, { units: 40, tasks: TASKS, eventsPerTask: EVENTS, mix: "years" });
  await owner.end();
  db = openDatabase(database.url);
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

test("every chain is whole, event by event", async () => {
  const findings: unknown[] = [];
  const verified = await verifyJournal(db, { sealsFile: null }, (finding) => findings.push(finding));
  expect(findings).toEqual([]);
  const untouched = await db.prisma.task.count({ where: { state: "assigned" } });
  expect(verified).toMatchObject({ tasks: TASKS, events: (TASKS - untouched) * EVENTS + untouched });
});

test("states mix with units and dates", async () => {
  const states = await db.prisma.task.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } });
  expect(states.map(({ state }) => state)).toEqual([
    "assigned",
    "in_progress",
    "awaiting_review",
    "returned",
    "completed",
    "cancelled",
  ]);
  const pairs = await db.prisma.task.groupBy({ by: ["leadUnitId", "state"] });
  expect(new Set(pairs.map(({ leadUnitId }) => leadUnitId)).size).toBe(40);
  expect(pairs.length).toBeGreaterThan(120);
});

test("each task cites its passage of the programme", async () => {
  const tasks = await db.prisma.task.findMany({ include: { programme: { select: { text: true } } } });
  for (const { programme, sourceStart, sourceEnd, text } of tasks)
    expect(programme.text.slice(sourceStart, sourceEnd)).toBe(text);
});
