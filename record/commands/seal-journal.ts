/** Seals the journal for the day: where every chain ends, chained to the seal before, and a mail of it to each inspector. */
import { dayAt } from "../../domain/day.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { sealFrom } from "../queries/seals.js";
import { hashOfHeads } from "../seal-heads.js";
import { REGISTER_ID, type Seal, sealHash } from "../seal.js";

/** A million heads are gathered in one statement. */
const TIMEOUT_MS = 300_000;

/** Once a day: a second call on one day gives the seal that is there. */
export async function sealJournal(db: Database, now: Date): Promise<Seal> {
  const day = dayAt(now);
  return db.prisma.$transaction(
    async (tx) => {
      // One sealer at a time: the second finds the seal of the first.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('seal-journal'))`;
      const last = await tx.journalSeal.findFirst({ orderBy: { day: "desc" } });
      // Also where a clock was put back: a chain that went back in time would look like a forgery.
      if (last !== null && last.day >= dateOf(day)) return sealFrom(last);

      const content = {
        day,
        number: (last?.number ?? 0) + 1,
        ...(await gatherHeads(tx, day)),
        previousHash: last?.hash ?? "",
        sealedAt: now,
      };
      const seal: Seal = { ...content, hash: sealHash(content) };
      await insertRows(tx, "journal_seal", [
        {
          day: seal.day,
          number: seal.number,
          tasks: seal.tasks,
          events: seal.events,
          last_event_id: seal.lastEventId,
          heads_hash: seal.headsHash,
          changed_hash: seal.changedHash,
          previous_hash: seal.previousHash,
          hash: seal.hash,
          sealed_at: seal.sealedAt,
        },
      ]);
      await writeMails(tx, seal, db.mailDomain);
      return seal;
    },
    { timeout: TIMEOUT_MS },
  );
}

type Heads = Pick<Seal, "tasks" | "events" | "lastEventId" | "headsHash" | "changedHash">;

/**
 * One statement, so that all heads are of one instant while bodies go on reporting. Keeps those that have moved since they
 * were last sealed: they tell, later, which task was tampered with.
 */
async function gatherHeads(tx: Transaction, day: string): Promise<Heads> {
  const [row] = await tx.$queryRaw<
    { tasks: number; events: bigint; last_event_id: bigint; heads_hash: string; changed_hash: string }[]
  >`
    WITH heads AS (
      SELECT id AS task_id, journal_number AS number, journal_hash AS hash FROM task
      UNION ALL
      (SELECT ${REGISTER_ID}::uuid, number, hash FROM journal_event WHERE task_id IS NULL ORDER BY number DESC LIMIT 1)
    ), sealed AS (
      SELECT DISTINCT ON (task_id) task_id, number, hash FROM journal_seal_head ORDER BY task_id, day DESC
    ), changed AS (
      INSERT INTO journal_seal_head (day, task_id, number, hash)
      SELECT ${day}::date, h.task_id, h.number, h.hash FROM heads h LEFT JOIN sealed s USING (task_id)
      WHERE (h.number, h.hash) IS DISTINCT FROM (s.number, s.hash)
      RETURNING task_id, number, hash
    )
    SELECT count(*) FILTER (WHERE task_id <> ${REGISTER_ID}::uuid)::int AS tasks, coalesce(sum(number), 0)::bigint AS events,
      ${hashOfHeads} AS heads_hash, (SELECT ${hashOfHeads} FROM changed) AS changed_hash,
      (SELECT coalesce(max(id), 0) FROM journal_event) AS last_event_id
    FROM heads`;
  if (row === undefined) throw new Error("an aggregate without GROUP BY gave no row");
  return {
    tasks: row.tasks,
    events: Number(row.events),
    lastEventId: Number(row.last_event_id),
    headsHash: row.heads_hash,
    changedHash: row.changed_hash,
  };
}

/** The Message-ID carries day and person: a mail of one seal reaches an inspector once; one whose account is disabled, not at all. */
async function writeMails(tx: Transaction, seal: Seal, mailDomain: string): Promise<void> {
  const prefix = `<journal_seal.${seal.day}.`;
  const suffix = `@${mailDomain}>`;
  await tx.$executeRaw`
    INSERT INTO mail (id, kind, person_id, address, message_id, written_at, not_before, seal_day)
    SELECT gen_random_uuid(), 'journal_seal', p.id, p.email, ${prefix} || p.id || ${suffix}, ${seal.sealedAt}, ${seal.sealedAt},
      ${seal.day}::date
    FROM person p
    WHERE p.email IS NOT NULL
      AND NOT EXISTS (SELECT FROM "user" u WHERE u.person_id = p.id AND u.disabled_at IS NOT NULL)
      AND EXISTS (
      SELECT FROM membership m WHERE m.person_id = p.id AND m.role = 'inspector'
        AND m.valid_from <= ${seal.day}::date AND (m.valid_to IS NULL OR m.valid_to >= ${seal.day}::date))
    ON CONFLICT (message_id) DO NOTHING`;
}
