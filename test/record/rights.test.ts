/** The journal is append-only by the database's own rights: the application may read and add, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { amendProgramme } from "../../record/commands/amend-programme.js";
import { declareCalendarDay } from "../../record/commands/declare-calendar-day.js";
import { conductCycle } from "../../record/commands/conduct-cycle.js";
import { sealJournal } from "../../record/commands/seal-journal.js";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { type World, freshWorld } from "../world.js";
import { CUT_OFF, calledCycle } from "./reviews.js";
import { DUE, ISSUED, on } from "./traces.js";

/** Tables of which the application may only read and add to rows. */
const JOURNAL = [
  "journal_event",
  "journal_seal",
  "journal_seal_head",
  "account_event",
  "replan",
  "replan_move",
  "amendment",
  "amendment_change",
  "cycle_task",
  "draft_reading",
  "draft_correction",
  "template",
  "rehearsal",
];
const columns: Readonly<Record<string, string>> = {
  account_event: "kind",
  replan: "kind",
  cycle_task: "part",
  template: "kind",
  replan_move: "lateness_before",
  amendment: "number",
  amendment_change: "reason",
  draft_reading: "rules",
  draft_correction: "field",
  rehearsal: "command",
};
const columnOf = (table: string) => columns[table] ?? "hash";
/** Not the application's business. */
const CLOSED = ["_prisma_migrations"];

let world: World;
let application: pg.Client;
beforeAll(async () => {
  world = await freshWorld();
  const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  const day = {
    date: "2026-03-20",
    kind: "holiday",
    name: "Nghỉ lễ",
    source: "Thông báo",
    provisional: false,
  } as const;
  await declareCalendarDay(world.db, { actor: world.actor("office"), now: on("2026-03-02", "10:00"), day });
  const { programmeId } = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  await amendProgramme(world.db, {
    ...{ actor: world.actor("office"), now: on("2026-03-02"), programmeId },
    ...{ number: "09-CTr/TU", signedOn: "2026-03-02", add: [], change: [{ taskId, text: "Mới." }], drop: [] },
  });
  await sealJournal(world.db, on("2026-03-03", "00:10"));
  const { id } = await world.db.prisma.programme.findFirstOrThrow({ select: { id: true } });
  await conductCycle(world.db, { cycleId: await calledCycle(world, id), now: CUT_OFF });
  await keepRehearsal(world.db, { now: on("2026-03-03"), report: rehearsed, command: COMMAND });
  application = new pg.Client({ connectionString: world.url });
  await application.connect();
  await application.query(
    "INSERT INTO account_event (kind, person_id, actor_id, at) SELECT 'link_sent', id, id, now() FROM person LIMIT 1",
  );
  await application.query(
    `INSERT INTO draft_correction (id, programme_id, object, field, made_by_id, made_at)
     SELECT gen_random_uuid(), g.id, 'document', 'title', p.id, now() FROM programme g, person p LIMIT 1`,
  );
});
afterAll(async () => {
  await application.end();
  await world.close();
});

const rights = (...granted: string[]) => ({
  SELECT: false,
  INSERT: false,
  UPDATE: false,
  DELETE: false,
  TRUNCATE: false,
  ...Object.fromEntries(granted.map((right) => [right, true])),
});

test("every table gives the application what it needs, and the journal's no more than reading and adding", async () => {
  const { rows } = await application.query<{ name: string } & ReturnType<typeof rights>>(
    `SELECT c.relname AS name, ${Object.keys(rights())
      .map((right) => `has_table_privilege(c.oid, '${right}') AS "${right}"`)
      .join(", ")}
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
  );
  expect(rows.length).toBeGreaterThan(25);
  const expected = (name: string) => {
    if (CLOSED.includes(name)) return rights();
    return JOURNAL.includes(name)
      ? rights("SELECT", "INSERT")
      : rights("SELECT", "INSERT", "UPDATE", "DELETE");
  };
  expect(rows).toEqual(rows.map(({ name }) => ({ name, ...expected(name) })));
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...JOURNAL, ...CLOSED]));
});

test("a table of a later migration is the application's to use without a word", async () => {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query("CREATE TABLE of_tomorrow (id bigserial PRIMARY KEY, word text)");
  await owner.end();
  await application.query("INSERT INTO of_tomorrow (word) VALUES ('mới')");
  await application.query("UPDATE of_tomorrow SET word = 'x'");
  expect((await application.query("DELETE FROM of_tomorrow")).rowCount).toBe(1);
});

describe("the application is refused", () => {
  const statements = JOURNAL.flatMap((table) => [
    `UPDATE ${table} SET ${columnOf(table)} = ''`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `ALTER TABLE ${table} DISABLE TRIGGER USER`,
    `DROP TABLE ${table}`,
  ]);
  test.each([
    ...statements,
    "SET session_replication_role = replica",
    "ALTER ROLE dondoc_login SUPERUSER",
    "TRUNCATE task CASCADE",
    "CREATE TABLE mine (id int)",
    "DROP FUNCTION journal_is_append_only CASCADE",
    "SELECT * FROM _prisma_migrations",
  ])("%s", async (statement) => {
    await expect(application.query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("a second seal of one day, and an event under a number that is taken", async () => {
    await expect(
      application.query("INSERT INTO journal_seal SELECT * FROM journal_seal"),
    ).rejects.toMatchObject({
      code: "23505",
    });
    await expect(
      application.query(
        `INSERT INTO journal_event (task_id, number, kind, at, detail, previous_hash, hash)
         SELECT task_id, number, kind, at, detail, '', '' FROM journal_event LIMIT 1`,
      ),
    ).rejects.toMatchObject({ code: "23505" });
  });
});

test("even the owner's slip is stopped, at the seals as at the events", async () => {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  for (const table of JOURNAL) {
    await expect(owner.query(`UPDATE ${table} SET ${columnOf(table)} = ''`)).rejects.toMatchObject({
      code: "23000",
    });
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "23000" });
  }
  await owner.end();
});
