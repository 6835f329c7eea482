/**
 * What somebody with the database's highest rights could do to the journal: each way draws its row by `random`, and says
 * where the fault is to be found.
 */
import type pg from "pg";
import { eventHash } from "../../record/journal.js";
import { type Seal, sealHash } from "../../record/seal.js";
import type { Fault, Finding } from "../../record/verify/finding.js";

export type Random = (below: number) => number;

interface Event {
  id: string;
  taskId: string;
  number: number;
  kind: string;
  actorId: string | null;
  actorUnitId: string | null;
  at: Date;
  detail: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

export interface Tampering {
  readonly what: string;
  readonly found: (finding: Finding) => boolean;
}

const COLUMNS = `id, task_id AS "taskId", number, kind, actor_id AS "actorId", actor_unit_id AS "actorUnitId", at, detail,
  previous_hash AS "previousHash", hash`;

async function events(client: pg.Client, where = "true", values: unknown[] = []): Promise<Event[]> {
  const sql = `SELECT ${COLUMNS} FROM journal_event WHERE task_id IS NOT NULL AND ${where} ORDER BY task_id, number`;
  return (await client.query<Event>(sql, values)).rows;
}

const chainOf = (client: pg.Client, taskId: string) => events(client, "task_id = $1", [taskId]);

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const at =
  (taskId: string, number: number, ...faults: Fault[]) =>
  (finding: Finding) =>
    finding.taskId === taskId && finding.number === number && faults.includes(finding.fault);

const edits = [
  "kind = kind || 'x'",
  "actor_id = gen_random_uuid()",
  "actor_unit_id = gen_random_uuid()",
  "at = at + interval '1 ms'",
  `detail = detail || '{"dueOn": "2031-01-01"}'`,
  "previous_hash = md5(previous_hash)",
  "hash = md5(hash)",
];

/** The hashes of a chain from a place on, made to follow again. */
async function rehash(client: pg.Client, taskId: string, from: number, to = Infinity): Promise<void> {
  let before = "";
  for (const event of await chainOf(client, taskId)) {
    if (event.number >= from && event.number <= to) {
      const hash = eventHash(before, event);
      await client.query("UPDATE journal_event SET previous_hash = $2, hash = $3 WHERE id = $1", [
        event.id,
        before,
        hash,
      ]);
      before = hash;
    } else before = event.hash;
  }
}

/** The columns that stand with the task, made to fit its last event. */
const patchHead = (client: pg.Client, taskId: string) =>
  client.query(
    `UPDATE task t SET journal_number = e.number, journal_hash = e.hash
     FROM (SELECT number, hash FROM journal_event WHERE task_id = $1 ORDER BY number DESC LIMIT 1) e WHERE t.id = $1`,
    [taskId],
  );

async function seals(client: pg.Client): Promise<Seal[]> {
  const { rows } = await client.query<Seal & { day: unknown; events: string; lastEventId: string }>(
    `SELECT day::text AS day, number, tasks, events, last_event_id AS "lastEventId", heads_hash AS "headsHash",
       changed_hash AS "changedHash", previous_hash AS "previousHash", hash, sealed_at AS "sealedAt"
     FROM journal_seal ORDER BY number`,
  );
  return rows.map((row) => ({ ...row, events: Number(row.events), lastEventId: Number(row.lastEventId) }));
}

const HEADS = `encode(sha256(convert_to(coalesce(
  string_agg(task_id || ' ' || number || ' ' || hash, E'\\n' ORDER BY task_id), ''), 'UTF8')), 'hex')`;

/** All seals made to follow again, whatever was done to the heads kept with them. */
async function reseal(client: pg.Client): Promise<void> {
  let previousHash = "";
  for (const seal of await seals(client)) {
    const { rows } = await client.query<{ changed: string; heads: string }>(
      `SELECT (SELECT ${HEADS} FROM journal_seal_head WHERE day = $1) AS changed, (SELECT ${HEADS} FROM (
         SELECT DISTINCT ON (task_id) * FROM journal_seal_head WHERE day <= $1 ORDER BY task_id, day DESC) h) AS heads`,
      [seal.day],
    );
    const content = {
      ...seal,
      previousHash,
      changedHash: rows[0]?.changed ?? "",
      headsHash: rows[0]?.heads ?? "",
    };
    const hash = sealHash(content);
    await client.query(
      "UPDATE journal_seal SET previous_hash = $2, changed_hash = $3, heads_hash = $4, hash = $5 WHERE day = $1",
      [seal.day, previousHash, content.changedHash, content.headsHash, hash],
    );
    previousHash = hash;
  }
}

/** The heads that were sealed of a chain, made to fit what is left of it. */
const patchSealedHeads = (client: pg.Client, taskId: string) =>
  client.query(
    `UPDATE journal_seal_head h SET number = e.number, hash = e.hash FROM journal_event e
     WHERE h.task_id = $1 AND e.task_id = $1 AND e.number = least(h.number, (SELECT max(number) FROM journal_event WHERE task_id = $1))`,
    [taskId],
  );

type Way = (client: pg.Client, random: Random) => Promise<Tampering>;

const edit: Way = async (client, random) => {
  const event = pick(await events(client), random);
  const change = pick(edits, random);
  await client.query(`UPDATE journal_event SET ${change} WHERE id = $1`, [event.id]);
  return {
    what: `${change} in event ${String(event.number)}`,
    found: at(event.taskId, event.number, "edited"),
  };
};

const editWithHash: Way = async (client, random) => {
  const event = pick(await events(client), random);
  await client.query(`UPDATE journal_event SET ${edits[4] ?? ""} WHERE id = $1`, [event.id]);
  await rehash(client, event.taskId, event.number, event.number);
  return {
    what: `event ${String(event.number)} edited and hashed anew`,
    found: at(event.taskId, event.number, "edited", "head_changed"),
  };
};

const rewriteChain: Way = async (client, random) => {
  const event = pick(await events(client), random);
  await client.query(`UPDATE journal_event SET ${edits[4] ?? ""} WHERE id = $1`, [event.id]);
  await rehash(client, event.taskId, event.number);
  await patchHead(client, event.taskId);
  return {
    what: `event ${String(event.number)} edited, the whole rest hashed anew`,
    // The seals bound it: the first one made since.
    found: ({ fault, taskId, number }) =>
      fault === "rewritten" && taskId === event.taskId && (number ?? 0) >= event.number,
  };
};

const rewriteEverything: Way = async (client, random) => {
  const { what, found } = await rewriteChain(client, random);
  for (const { taskId } of await events(client, "number = 1")) await patchSealedHeads(client, taskId);
  await reseal(client);
  return { what: `${what}, and all seals`, found };
};

const takeOut: Way = async (client, random) => {
  const chain = await chainOf(client, pick(await events(client), random).taskId);
  const event = pick(chain.slice(0, -1), random);
  await client.query("DELETE FROM journal_event WHERE id = $1", [event.id]);
  return {
    what: `event ${String(event.number)} taken out`,
    found: at(event.taskId, event.number, "missing"),
  };
};

const swap: Way = async (client, random) => {
  const chain = await chainOf(client, pick(await events(client), random).taskId);
  const one = pick(chain, random);
  const other = pick(
    chain.filter((event) => event !== one),
    random,
  );
  const move = (id: string, number: number) =>
    client.query("UPDATE journal_event SET number = $2 WHERE id = $1", [id, number]);
  await move(one.id, 1_000_000);
  await move(other.id, one.number);
  await move(one.id, other.number);
  return {
    what: `events ${String(one.number)} and ${String(other.number)} swapped`,
    found: at(one.taskId, one.number, "reordered"),
  };
};

/** Returns the number of the first event cut off. */
async function cut(client: pg.Client, random: Random): Promise<{ taskId: string; from: number }> {
  const chain = await chainOf(client, pick(await events(client), random).taskId);
  const { taskId, number } = pick(chain, random);
  await client.query("DELETE FROM journal_event WHERE task_id = $1 AND number >= $2", [taskId, number]);
  return { taskId, from: number };
}

const cutOff: Way = async (client, random) => {
  const { taskId, from } = await cut(client, random);
  return { what: `cut off from ${String(from)}`, found: at(taskId, from, "truncated") };
};

const cutOffWithHead: Way = async (client, random) => {
  const { taskId, from } = await cut(client, random);
  await patchHead(client, taskId);
  return {
    what: `cut off from ${String(from)}, the task's columns too`,
    found: at(taskId, from, "truncated"),
  };
};

const cutOffEverywhere: Way = async (client, random) => {
  const { taskId, from } = await cut(client, random);
  await patchHead(client, taskId);
  if (from === 1) await client.query("DELETE FROM journal_seal_head WHERE task_id = $1", [taskId]);
  await patchSealedHeads(client, taskId);
  await reseal(client);
  return {
    what: `cut off from ${String(from)}, the task's columns and all seals too`,
    found: at(taskId, from, "truncated"),
  };
};

const changeSeal: Way = async (client, random) => {
  const seal = pick(await seals(client), random);
  const change = pick(
    [
      "events = events - 1",
      "tasks = tasks + 1",
      "last_event_id = 0",
      "heads_hash = md5(heads_hash)",
      "changed_hash = md5(heads_hash)",
      "previous_hash = md5(previous_hash)",
      "hash = md5(hash)",
      "sealed_at = sealed_at - interval '1 day'",
    ],
    random,
  );
  await client.query(`UPDATE journal_seal SET ${change} WHERE day = $1`, [seal.day]);
  // A hash is set right again by the forger's own sealing.
  const rehashed = random(2) === 0 && !/hash =/.test(change);
  if (rehashed) await reseal(client);
  return {
    what: `seal of ${seal.day}: ${change}${rehashed ? ", all seals hashed anew" : ""}`,
    found: ({ fault, day }) => fault === "seal_changed" && day === seal.day,
  };
};

const takeOutSeal: Way = async (client, random) => {
  const seal = pick(await seals(client), random);
  await client.query("DELETE FROM journal_seal WHERE day = $1", [seal.day]);
  return {
    what: `seal of ${seal.day} taken out`,
    found: ({ fault, day }) => fault === "seal_missing" && day === seal.day,
  };
};

export const ways: readonly Way[] = [
  edit,
  editWithHash,
  rewriteChain,
  rewriteEverything,
  takeOut,
  swap,
  cutOff,
  cutOffWithHead,
  cutOffEverywhere,
  changeSeal,
  takeOutSeal,
];

const TABLES = ["journal_event", "journal_seal", "journal_seal_head"];

/** Remembers the sound journal, so that each tampering begins from it. */
export async function remember(client: pg.Client): Promise<void> {
  // As replication does: no trigger stands in the way, nor a foreign key.
  await client.query("SET session_replication_role = replica");
  for (const table of TABLES) await client.query(`CREATE TEMP TABLE sound_${table} AS TABLE ${table}`);
  await client.query("CREATE TEMP TABLE sound_task AS SELECT id, journal_number, journal_hash FROM task");
}

export async function restore(client: pg.Client): Promise<void> {
  for (const table of TABLES) {
    await client.query(`DELETE FROM ${table}`);
    await client.query(`INSERT INTO ${table} SELECT * FROM sound_${table}`);
  }
  await client.query(
    `UPDATE task t SET journal_number = s.journal_number, journal_hash = s.journal_hash FROM sound_task s
     WHERE s.id = t.id AND (t.journal_number, t.journal_hash) IS DISTINCT FROM (s.journal_number, s.journal_hash)`,
  );
}

/** A small generator of our own, so that a seed gives the same tamperings everywhere (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
