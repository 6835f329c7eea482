/** What must hold of every rehearsal, looked up in its record when it has ended. */
import { type Day, addDays, instantAt } from "../domain/day.js";
import { processKinds } from "../domain/process.js";
import type { RehearsedInvariant } from "../domain/rehearsal.js";
import type { Database } from "../record/database.js";
import { tableOf } from "../record/process-tables.js";
import type { PostedMail } from "./postbox.js";

const SHOWN = 20;

export async function checkInvariants(
  db: Database,
  mails: readonly PostedMail[],
  until: Day,
): Promise<RehearsedInvariant[]> {
  return [
    { name: "no rung twice", broken: await rungsTwice(db) },
    { name: "no rung missed", broken: await rungsMissed(db, until) },
    { name: "none while a clock stood", broken: await rungsWhileStanding(db) },
    { name: "no mail twice", broken: mailsTwice(mails) },
    { name: "no mail to an ended unit", broken: await mailsToEndedUnits(db) },
    { name: "every review called, frozen and drafted on time", broken: await reviewsBehind(db, until) },
    { name: "every succession carried out", broken: await successionsBehind(db, until) },
    { name: "the journal's chains hold", broken: await brokenChains(db) },
  ];
}

/** The rows have a key; what people were told of has none, and is counted here. */
async function rungsTwice(db: Database): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT e.task_id || ' ' || (e.detail->>'rung') || ' ' || count(*) AS what FROM journal_event e
    WHERE e.kind = 'rung_carried_out'
    GROUP BY e.task_id, e.detail->>'rung',
      (SELECT count(*) FROM journal_event d WHERE d.task_id = e.task_id AND d.number <= e.number AND d.detail->'set' ? 'dueVersion')
    HAVING count(*) > 1 LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}

/** A rung is carried out on its morning; one whose time has come is not left behind. */
async function rungsMissed(db: Database, until: Day): Promise<string[]> {
  const late = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT task_id || ' ' || key || ' due ' || due_at || ', carried out ' || carried_out_at AS what FROM carried_rung
    WHERE outcome = 'carried_out' AND carried_out_at > due_at + interval '26 hours'
      AND key !~ '^(overdue|before_due)' LIMIT ${SHOWN}`;
  const left = processKinds.map(
    (kind) => db.sql.$queryRaw<{ what: string }[]>`
      SELECT ${kind} || ' ' || id || ' ' || next_rung_at AS what FROM ${tableOf(kind)}
      WHERE next_rung_at < ${instantAt(addDays(until, -4), "07:30")} LIMIT ${SHOWN}`,
  );
  return [late, ...(await Promise.all(left))].flat().map((row) => row.what);
}

/** A unit is not urged while its work is under review, suspended, or an extension waits for an answer. */
async function rungsWhileStanding(db: Database): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    WITH stood AS (
      SELECT r.task_id, r.key, r.carried_out_at, (
        SELECT s.detail->'set'->>'state' FROM journal_event s
        WHERE s.task_id = r.task_id AND s.detail->'set' ? 'state' AND s.number < e.number ORDER BY s.number DESC LIMIT 1) AS state, (
        SELECT s.detail->'set'->>'extensionRequestedAt' FROM journal_event s
        WHERE s.task_id = r.task_id AND s.detail->'set' ? 'extensionRequestedAt' AND s.number < e.number ORDER BY s.number DESC LIMIT 1) AS asked
      FROM carried_rung r JOIN journal_event e ON e.task_id = r.task_id AND e.kind = 'rung_carried_out'
        AND e.detail->>'rung' = r.key AND e.at = r.carried_out_at
      WHERE r.outcome = 'carried_out'
        AND r.kind IN ('due_reminder', 'overdue_reminder', 'explanation_demand', 'escalation', 'committee_escalation', 'committee_weekly'))
    SELECT task_id || ' ' || key || ' ' || state || ' ' || coalesce(asked, '') AS what FROM stood
    WHERE state NOT IN ('assigned', 'in_progress', 'returned') OR asked IS NOT NULL LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}

function mailsTwice(mails: readonly PostedMail[]): string[] {
  const seen = new Set<string>();
  return mails
    .filter(({ messageId }) => seen.size === seen.add(messageId).size)
    .map(({ messageId }) => messageId)
    .slice(0, SHOWN);
}

async function mailsToEndedUnits(db: Database): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT DISTINCT u.code || ' ended on ' || u.valid_to || ', written to on ' || m.sent_at AS what
    FROM mail m JOIN notice n ON n.mail_id = m.id JOIN unit u ON u.id = n.unit_id
    WHERE m.state = 'sent' AND u.valid_to IS NOT NULL AND n.written_at >= (u.valid_to + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}

/** Frozen within a day of the cut-off, drafted within four of the due date: Saturday, Sunday and a day off may lie between. */
async function reviewsBehind(db: Database, until: Day): Promise<string[]> {
  const end = instantAt(until, "07:30");
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT title || ', cut-off ' || cut_off_at || ', frozen ' || coalesce(frozen_at::text, 'never') || ', due ' || due_on
      || ', drafted ' || coalesce(consolidated_at::text, 'never') AS what
    FROM review_cycle
    WHERE state <> 'cancelled' AND (
      coalesce(frozen_at, ${end}) > cut_off_at + interval '1 day'
      OR coalesce(consolidated_at, ${end}) > due_on + interval '5 days')
    LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}

async function successionsBehind(db: Database, until: Day): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT kind || ' on ' || effective_on || ': ' || state || ' ' || coalesce(failure, '') AS what FROM succession
    WHERE state <> 'carried_out' AND effective_on < ${until}::date LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}

async function brokenChains(db: Database): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ what: string }[]>`
    SELECT e.task_id || ' ' || e.number AS what FROM journal_event e
    JOIN journal_event p ON p.task_id = e.task_id AND p.number = e.number - 1
    WHERE e.previous_hash <> p.hash LIMIT ${SHOWN}`;
  return rows.map((row) => row.what);
}
