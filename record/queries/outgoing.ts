/** What a mail has to say, read at the moment it is sent: each notice with its task as it stands now. */
import { type Day, dayAt } from "../../domain/day.js";
import { type Lateness, horizonAt, workingDays } from "../../domain/lateness.js";
import { type NoticeKind, stillHolds } from "../../domain/notice.js";
import type { TaskPurpose, TaskState } from "../../domain/task.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";

/** A task as a mail tells of it. */
export interface OutgoingTask {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly leadUnitId: string;
  readonly leadUnit: string;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly originalDueOn: Day | null;
  readonly recurrence: string | null;
  readonly workingDaysLate: number;
  readonly workingDaysLeft: number | null;
  readonly assignedAt: Date;
  readonly reportedAt: Date | null;
  readonly lastHeardAt: Date | null;
  readonly explanation: string | null;
  /** "Ngô Thu Yến, Bí thư Huyện ủy" */
  readonly head: string | null;
  readonly remindedOn: readonly Day[];
  readonly escalatedTo: "escalation" | "committee_escalation" | null;
}

export interface OutgoingNotice {
  readonly id: string;
  readonly mailId: string;
  readonly kind: NoticeKind;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly writtenAt: Date;
  /** False where it no longer applies: nobody is urged who has just reported. */
  readonly holds: boolean;
  readonly programme: {
    readonly id: string;
    readonly number: string;
    readonly type: string;
    readonly title: string;
    readonly issuer: string;
    readonly signedOn: Day | null;
    readonly office: string;
  };
  readonly unit: { readonly id: string; readonly name: string };
  readonly task: OutgoingTask;
  /** In whose name the act was done that the notice tells of; the last one that did such a thing. */
  readonly actorUnit: string | null;
}

export interface Recipient {
  readonly name: string;
  readonly position: string | null;
  readonly unitName: string;
}

interface Row {
  readonly id: string;
  readonly mail_id: string;
  readonly kind: NoticeKind;
  readonly detail: Record<string, unknown>;
  readonly written_at: Date;
  readonly due_version: number | null;
  readonly programme_id: string;
  readonly programme_number: string;
  readonly programme_type: string;
  readonly programme_title: string;
  readonly programme_issuer: string;
  readonly signed_on: Date | null;
  readonly office: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly task_id: string;
  readonly section: string;
  readonly text: string;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly task_due_version: number;
  readonly lead_unit_id: string;
  readonly lead_unit: string;
  readonly lateness: Lateness;
  readonly due_on: Date | null;
  readonly original_due_on: Date | null;
  readonly recurrence: string | null;
  readonly assigned_at: Date;
  readonly reported_at: Date | null;
  readonly last_heard_at: Date | null;
  readonly extension_requested_at: Date | null;
  readonly explained_at: Date | null;
  readonly explanation: string | null;
  readonly head: string | null;
  readonly reminded_on: Date[] | null;
  readonly escalated_to: "escalation" | "committee_escalation" | null;
  readonly actor_unit: string | null;
}

/** The notices of the given mails, in the order in which they were written. */
export async function outgoingNotices(
  db: Database,
  mailIds: readonly string[],
  now: Date,
): Promise<OutgoingNotice[]> {
  const calendar = await calendarAt(db, now);
  const rows = await db.sql.$queryRaw<Row[]>`
    SELECT n.id, n.mail_id, n.kind, n.detail, n.written_at, n.due_version,
      p.id AS programme_id, p.number AS programme_number, p.type AS programme_type, p.title AS programme_title,
      p.issuer AS programme_issuer, p.signed_on, o.name AS office, n.unit_id, nu.name AS unit_name,
      t.id AS task_id, t.section, t.text, t.purpose::text AS purpose, t.state::text AS state, t.due_version AS task_due_version, t.lead_unit_id,
      u.name AS lead_unit, ${latenessOf(horizonAt(now, calendar))} AS lateness, t.due_on, t.original_due_on,
      s.recurrence, t.assigned_at, t.reported_at, t.last_heard_at, t.extension_requested_at, t.explained_at,
      (SELECT e.text FROM explanation e WHERE e.task_id = t.id AND e.given_at IS NOT NULL ORDER BY e.given_at DESC LIMIT 1)
        AS explanation,
      (SELECT hp.name || ', ' || m.position FROM membership m JOIN person hp ON hp.id = m.person_id
        WHERE m.unit_id = t.lead_unit_id AND m.is_head AND m.valid_to IS NULL ORDER BY m.id LIMIT 1) AS head,
      (SELECT array_agg(r.carried_out_at ORDER BY r.carried_out_at) FROM carried_rung r
        WHERE r.task_id = t.id AND r.due_version = t.due_version AND r.outcome = 'carried_out'
          AND r.kind IN ('due_reminder', 'overdue_reminder', 'explanation_demand', 'escalation')
          AND r.carried_out_at < ${now}) AS reminded_on,
      (SELECT r.kind FROM carried_rung r WHERE r.task_id = t.id AND r.due_version = t.due_version
        AND r.outcome = 'carried_out' AND r.kind IN ('escalation', 'committee_escalation')
        ORDER BY r.kind LIMIT 1) AS escalated_to,
      (SELECT au.name FROM journal_event j JOIN unit au ON au.id = j.actor_unit_id
        WHERE j.task_id = t.id AND j.at = n.written_at ORDER BY j.number DESC LIMIT 1) AS actor_unit
    FROM notice n
    JOIN programme p ON p.id = n.programme_id JOIN unit o ON o.id = p.office_unit_id JOIN unit nu ON nu.id = n.unit_id
    JOIN task t ON t.id = n.task_id JOIN unit u ON u.id = t.lead_unit_id LEFT JOIN task s ON s.id = t.series_id
    WHERE n.mail_id = ANY(${[...mailIds]}::uuid[])
    ORDER BY n.written_at, t.position, n.id`;
  return rows.map((row) => ({
    id: row.id,
    mailId: row.mail_id,
    kind: row.kind,
    detail: row.detail,
    writtenAt: row.written_at,
    holds: stillHolds(
      row.kind,
      {
        state: row.state,
        purpose: row.purpose,
        lastHeardAt: row.last_heard_at,
        extensionRequestedAt: row.extension_requested_at,
        explained: row.explained_at !== null,
        dueVersion: row.task_due_version,
      },
      { dueVersion: row.due_version, at: row.written_at },
    ),
    programme: {
      id: row.programme_id,
      number: row.programme_number,
      type: row.programme_type,
      title: row.programme_title,
      issuer: row.programme_issuer,
      signedOn: maybeDay(row.signed_on),
      office: row.office,
    },
    unit: { id: row.unit_id, name: row.unit_name },
    actorUnit: row.actor_unit,
    task: {
      id: row.task_id,
      section: row.section,
      text: row.text,
      purpose: row.purpose,
      state: row.state,
      leadUnitId: row.lead_unit_id,
      leadUnit: row.lead_unit,
      lateness: row.lateness,
      dueOn: maybeDay(row.due_on),
      originalDueOn: maybeDay(row.original_due_on),
      recurrence: row.recurrence,
      ...workingDays(row.lateness, maybeDay(row.due_on), row.reported_at ?? now, calendar),
      assignedAt: row.assigned_at,
      reportedAt: row.reported_at,
      lastHeardAt: row.last_heard_at,
      explanation: row.explanation,
      head: row.head,
      remindedOn: (row.reminded_on ?? []).map(dayAt),
      escalatedTo: row.escalated_to,
    },
  }));
}

export async function recipientsOf(
  db: Database,
  personIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const people = await db.prisma.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: {
      id: true,
      name: true,
      memberships: {
        select: { position: true, unit: { select: { name: true } } },
        orderBy: { id: "asc" },
        take: 1,
      },
    },
  });
  return new Map(
    people.map(({ id, name, memberships: [first] }) => [
      id,
      { name, position: first?.position ?? null, unitName: first?.unit.name ?? "" },
    ]),
  );
}
