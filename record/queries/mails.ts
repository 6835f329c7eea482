/** Mails and their state: all of them for who follows the sending, those of the own unit for who answers for it. */
import { type Day, addDays, instantAt, isDay } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { MailState } from "../../domain/mail.js";
import { type Actor, demandGeneral, holds, seesAll } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { unitsHeadedBy } from "../heads.js";
import { isUuid } from "../task-row.js";
import type { DeadAddress, MailCounts, MailTask, MailView } from "./mail-view.js";

export interface MailFilter {
  readonly states?: readonly MailState[] | undefined;
  readonly kind?: string | undefined;
  readonly unitId?: string | undefined;
  /** First and last day on which they were written. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly cursor?: string | undefined;
  /** 1–200 of a page. */
  readonly limit: number;
}

export interface MailPage {
  readonly mails: readonly MailView[];
  /** Of all that one may see, whatever the filter. */
  readonly counts: MailCounts;
  readonly nextCursor: string | null;
}

/** The latest first. Raises `not_allowed`; `invalid_input` for a cursor that is none. */
export async function listMails(
  db: Database,
  actor: Actor,
  filter: MailFilter,
  now: Date,
): Promise<MailPage> {
  const within = await reach(db, actor, now);
  const [rows, counts] = await Promise.all([
    rowsWhere(db, Prisma.join([within, ...conditions(filter)], " AND "), filter.limit + 1),
    countsWithin(db, within),
  ]);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    mails: page.map((row) => mailView(row, actor)),
    counts,
    nextCursor: last === undefined ? null : encode(last),
  };
}

/** What a person has to look at: failed, or nobody knows, and its content told in no other way. The oldest first. */
export async function openMails(
  db: Database,
  actor: Actor,
  limit: number,
): Promise<{ readonly mails: readonly MailView[]; readonly total: number }> {
  demandGeneral(actor, "read_mails");
  const [rows, [counted]] = await Promise.all([
    rowsWhere(db, Prisma.sql`m.state IN ('failed', 'ambiguous') AND ${stillToTell}`, limit, "oldest"),
    db.sql.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM mail m WHERE m.state IN ('failed', 'ambiguous') AND ${stillToTell}`,
  ]);
  return { mails: rows.map((row) => mailView(row, actor)), total: counted?.count ?? 0 };
}

/** People whom no mail reaches, the longest first. */
export async function deadAddresses(
  db: Database,
  actor: Actor,
  limit: number,
): Promise<{ readonly people: readonly DeadAddress[]; readonly total: number }> {
  demandGeneral(actor, "read_mails");
  const [rows, total] = await Promise.all([
    db.sql.$queryRaw<
      (UnitColumns & {
        id: string;
        name: string;
        email: string | null;
        address_failed_at: Date;
        last_error: string | null;
      })[]
    >`
      SELECT p.id, p.name, p.email, p.address_failed_at, ${unitColumns},
        (SELECT m.last_error FROM mail m WHERE m.person_id = p.id AND m.state = 'failed'
          ORDER BY m.written_at DESC, m.id DESC LIMIT 1) AS last_error
      FROM person p LEFT JOIN LATERAL (${membershipOf(Prisma.sql`p.id`)}) own ON true
      LEFT JOIN unit u ON u.id = own.unit_id
      WHERE p.address_failed_at IS NOT NULL ORDER BY p.address_failed_at, p.id LIMIT ${limit}`,
    db.prisma.person.count({ where: { addressFailedAt: { not: null } } }),
  ]);
  return {
    total,
    people: rows.map((row) => ({
      person: { id: row.id, name: row.name },
      address: row.email ?? "",
      failedAt: row.address_failed_at,
      unit: unitOf(row),
      lastError: row.last_error,
    })),
  };
}

/** Links that set a password, and seals, are no matter of a unit. */
const ofNoUnit = Prisma.sql`('account_link', 'journal_seal')`;

async function reach(db: Database, actor: Actor, now: Date): Promise<Prisma.Sql> {
  if (holds(actor, "read_mails")) return Prisma.sql`true`;
  const units = await unitsHeadedBy(db.sql, actor.personId, now);
  if (units.length === 0) demandGeneral(actor, "read_mails");
  return Prisma.sql`(m.kind NOT IN ${ofNoUnit} AND ${ofUnits(units)})`;
}

/** Told in the name of the units; or, where nothing is attached to it any more, to one of their people. */
function ofUnits(units: readonly string[]): Prisma.Sql {
  return Prisma.sql`(m.id IN (SELECT n.mail_id FROM notice n WHERE n.unit_id = ANY(${[...units]}::uuid[]))
    OR (m.person_id IN (SELECT b.person_id FROM membership b WHERE b.unit_id = ANY(${[...units]}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.mail_id = m.id)))`;
}

function conditions(filter: MailFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (filter.states?.length) parts.push(Prisma.sql`m.state::text = ANY(${[...filter.states]}::text[])`);
  if (filter.kind !== undefined) parts.push(Prisma.sql`m.kind = ${filter.kind}`);
  if (filter.unitId !== undefined) parts.push(ofUnits([filter.unitId]));
  if (filter.from !== undefined) parts.push(Prisma.sql`m.written_at >= ${instantAt(filter.from, "00:00")}`);
  if (filter.to !== undefined)
    parts.push(Prisma.sql`m.written_at < ${instantAt(addDays(filter.to, 1), "00:00")}`);
  if (filter.cursor !== undefined) {
    const { writtenAt, id } = decode(filter.cursor);
    parts.push(Prisma.sql`(m.written_at, m.id) < (${writtenAt}, ${id}::uuid)`);
  }
  return parts;
}

/** A failed digest has given its notices back: the next morning's tells them. */
const stillToTell = Prisma.sql`(m.kind IN ${ofNoUnit}
  OR EXISTS (SELECT 1 FROM notice n WHERE n.mail_id = m.id AND n.dropped_at IS NULL))`;

interface UnitColumns {
  readonly unit_id: string | null;
  readonly unit_code: string | null;
  readonly unit_name: string | null;
  readonly unit_short_name: string | null;
}

interface Row extends UnitColumns {
  readonly id: string;
  readonly kind: string;
  readonly person_id: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly written_at: Date;
  readonly sent_at: Date | null;
  readonly not_before: Date;
  readonly address_failed: boolean;
  readonly still_to_tell: boolean;
  readonly tasks: MailTask[] | null;
  readonly task_count: number;
}

const unitColumns = Prisma.sql`
  u.id AS unit_id, u.code AS unit_code, u.name AS unit_name, u.short_name AS unit_short_name`;

/** Where the person belongs now, or did last. */
const membershipOf = (personId: Prisma.Sql) => Prisma.sql`
  SELECT b.unit_id FROM membership b WHERE b.person_id = ${personId}
  ORDER BY b.valid_to DESC NULLS FIRST, b.valid_from DESC, b.id LIMIT 1`;

function rowsWhere(
  db: Database,
  where: Prisma.Sql,
  limit: number,
  order: "latest" | "oldest" = "latest",
): Promise<Row[]> {
  const direction = order === "latest" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return db.sql.$queryRaw<Row[]>`
    WITH shown AS (
      SELECT m.* FROM mail m WHERE ${where}
      ORDER BY m.written_at ${direction}, m.id ${direction} LIMIT ${limit})
    SELECT m.id, m.kind, m.person_id, p.name, m.address, m.subject, m.state::text AS state, m.attempts, m.last_error,
      m.written_at, m.sent_at, m.not_before, p.address_failed_at IS NOT NULL AS address_failed,
      ${stillToTell} AS still_to_tell, told.tasks, coalesce(told.task_count, 0)::int AS task_count, ${unitColumns}
    FROM shown m JOIN person p ON p.id = m.person_id
    LEFT JOIN LATERAL (
      SELECT (array_agg(n.unit_id ORDER BY n.id))[1] AS unit_id, count(DISTINCT n.task_id) AS task_count,
        (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'section', t.section, 'text', t.text) ORDER BY t.position, t.id)
          FROM (SELECT t.* FROM task t WHERE t.id IN (SELECT x.task_id FROM notice x WHERE x.mail_id = m.id)
            ORDER BY t.position, t.id LIMIT 3) t) AS tasks
      FROM notice n WHERE n.mail_id = m.id) told ON true
    LEFT JOIN LATERAL (${membershipOf(Prisma.sql`m.person_id`)}) own ON true
    LEFT JOIN unit u ON u.id = coalesce(told.unit_id, own.unit_id)
    ORDER BY m.written_at ${direction}, m.id ${direction}`;
}

async function countsWithin(db: Database, within: Prisma.Sql): Promise<MailCounts> {
  // By state apart, so that each is counted on its own small index.
  const [row] = await db.sql.$queryRaw<MailCounts[]>`
    SELECT (SELECT count(*)::int FROM mail m WHERE m.state IN ('pending', 'sending') AND ${within}) AS waiting,
      (SELECT count(*)::int FROM mail m WHERE m.state = 'failed' AND ${within}) AS failed,
      (SELECT count(*)::int FROM mail m WHERE m.state = 'ambiguous' AND ${within}) AS ambiguous`;
  return row ?? { waiting: 0, failed: 0, ambiguous: 0 };
}

function mailView(row: Row, actor: Actor): MailView {
  // Who looks after the machine sees that a mail went, and none of a task's words.
  const words = seesAll(actor) || !holds(actor, "read_mails");
  const troubled = row.state === "failed" || row.state === "ambiguous";
  return {
    id: row.id,
    kind: row.kind,
    person: { id: row.person_id, name: row.name },
    unit: unitOf(row),
    address: row.address,
    subject: words ? row.subject : null,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    writtenAt: row.written_at,
    sentAt: row.sent_at,
    nextTryAt: row.state === "pending" ? row.not_before : null,
    tasks: (row.tasks ?? []).map((task) => (words ? task : { ...task, text: null })),
    taskCount: row.task_count,
    addressFailed: row.address_failed,
    open: troubled && row.still_to_tell,
  };
}

function unitOf({ unit_id, unit_code, unit_name, unit_short_name }: UnitColumns) {
  return unit_id === null
    ? null
    : { id: unit_id, code: unit_code ?? "", name: unit_name ?? "", shortName: unit_short_name ?? "" };
}

function encode(row: Row): string {
  return Buffer.from(`${row.written_at.toISOString()} ${row.id}`).toString("base64url");
}

function decode(cursor: string): { writtenAt: Date; id: string } {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, instant = "", id = ""] = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z) ([0-9a-f-]{36})$/.exec(text) ?? [];
  const writtenAt = new Date(instant);
  // PostgreSQL takes no other days and ids.
  if (!isDay(instant.slice(0, 10)) || Number.isNaN(writtenAt.getTime()) || !isUuid(id)) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Trang này không còn hợp lệ. Hãy mở lại danh sách từ đầu.",
        en: "This page is not valid any more. Open the list from its beginning.",
      },
      { field: "cursor" },
    );
  }
  return { writtenAt, id };
}
