/** The journal is append-only and sealed: each event carries the hash of all that went before it. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { conductTask } from "../../record/commands/conduct-task.js";
import { readJournal } from "../../record/queries/journal.js";
import { type World, freshWorld } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, everything, journalOf, on, rowOf } from "./traces.js";

let world: World;
let client: pg.Client;
let taskId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  await doTo(world, taskId, on("2026-03-10"), ["report_progress", "request_extension", "decide_extension"]);
  await conductTask(world.db, { taskId, now: on("2026-04-03") });
  await doTo(world, taskId, on("2026-04-06"), ["explain", "report_completion", "return"]);
  client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await world.close();
});

/** Worked out anew, from what is written alone: the first event whose hash does not follow, or null. */
async function firstBroken(): Promise<number | null> {
  let hash = "";
  for (const [index, { kind, actorId, actorUnitId, at, detail, ...event }] of (
    await journalOf(world.db, taskId)
  ).entries()) {
    const sealed = { taskId, number: index + 1, at: at.toISOString(), kind, actorId, actorUnitId, detail };
    const expected = createHash("sha256")
      .update(hash)
      .update(JSON.stringify(sorted(sealed)))
      .digest("hex");
    if (event.number !== index + 1 || event.previousHash !== hash || event.hash !== expected)
      return index + 1;
    hash = event.hash;
  }
  return hash === (await rowOf(world.db, taskId)).journalHash ? null : 0;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

test("the chain of a task's whole history follows, and its head stands with the task", async () => {
  expect(await journalOf(world.db, taskId)).toHaveLength(9);
  expect(await firstBroken()).toBeNull();
});

describe("the database", () => {
  test.each([
    "UPDATE journal_event SET kind = 'x'",
    "UPDATE journal_event SET detail = '{}' WHERE number = 1",
    "DELETE FROM journal_event",
    "DELETE FROM journal_event WHERE number = 9",
    "TRUNCATE journal_event",
    "TRUNCATE task CASCADE",
  ])("refuses %s", async (statement) => {
    const before = await everything(world.db, taskId);
    await expect(client.query(statement)).rejects.toMatchObject({
      code: "23000",
      message: "the journal is append-only",
    });
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});

describe("who goes around that", () => {
  /** As the owner of the database could. */
  async function forge(statement: string): Promise<void> {
    await client.query("ALTER TABLE journal_event DISABLE TRIGGER USER");
    await client.query(statement);
  }

  test.each<[string, string, number]>([
    [
      "a changed word",
      `UPDATE journal_event SET detail = jsonb_set(detail, '{dueOn}', '"2026-04-03"') WHERE number = 4`,
      4,
    ],
    ["a changed person", "UPDATE journal_event SET actor_id = NULL WHERE number = 2", 2],
    ["a changed instant", "UPDATE journal_event SET at = at + interval '1 ms' WHERE number = 6", 6],
    ["an event taken out", "DELETE FROM journal_event WHERE number = 5", 5],
    ["a last event taken off", "DELETE FROM journal_event WHERE number = 9", 0],
  ])("is found by %s", async (_by, statement, number) => {
    expect(await firstBroken()).toBeNull();
    await forge(statement);
    expect(await firstBroken()).toBe(number);
  });
});

test("the journal is read oldest first, in people's and units' names, by those who may see the task", async () => {
  const entries = await readJournal(world.db, world.actor("longmy"), taskId);
  expect(entries.map((entry) => [entry.number, entry.kind, entry.actor?.name ?? null])).toEqual([
    [1, "task_assigned", "Bùi Trọng Hiếu"],
    [2, "task_accepted", "Lê Tấn Phúc"],
    [3, "progress_reported", "Lê Tấn Phúc"],
    [4, "extension_requested", "Lê Tấn Phúc"],
    [5, "extension_decided", "Bùi Trọng Hiếu"],
    [6, "rung_carried_out", null],
    [7, "lateness_explained", "Lê Tấn Phúc"],
    [8, "completion_reported", "Lê Tấn Phúc"],
    [9, "task_returned", "Đặng Thu Hà"],
  ]);
  await expect(readJournal(world.db, world.actor("vithanh"), taskId)).rejects.toMatchObject({
    code: "not_found",
  });
});
