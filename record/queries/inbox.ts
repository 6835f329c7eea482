/**
 * The inbox of decisions: what waits for the person, the longest waiting first. One bounded query a kind, and its whole
 * number; kinds that are not theirs to decide are not asked for.
 */
import type { Calendar } from "../../domain/calendar.js";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { horizonAt } from "../../domain/lateness.js";
import { type Actor, demandGeneral, holds, reachesAll } from "../../domain/permissions.js";
import { defaultPolicy } from "../../domain/policy.js";
import type { ReviewState } from "../../domain/review.js";
import { Prisma } from "../../prisma/generated/client.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { type Inbox, type InboxKind, type InboxPart, type WaitingTask, inboxKinds } from "./inbox-view.js";
import { deadAddresses, openMails } from "./mails.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { visible } from "./tasks.js";
import { extensionAsked } from "./todo.js";

export interface InboxFilter {
  /** One kind alone, so that all of it can be shown. */
  readonly kind?: InboxKind | undefined;
  /** Of each kind, 1–200. */
  readonly limit: number;
}

/** Raises `not_allowed` to whose work has no decisions about others'. */
export async function readInbox(
  db: Database,
  actor: Actor,
  { kind, limit }: InboxFilter,
  now: Date,
): Promise<Inbox> {
  demandGeneral(actor, "read_inbox");
  const calendar = await calendarAt(db, now);
  const asked = inboxKinds.filter((each) => kind === undefined || each === kind);
  const parts = await Promise.all(asked.map((each) => partOf({ db, actor, limit, now, calendar }, each)));
  return { parts: parts.filter((part) => part !== null) };
}

interface Asking {
  readonly db: Database;
  readonly actor: Actor;
  readonly limit: number;
  readonly now: Date;
  readonly calendar: Calendar;
}

async function partOf(asking: Asking, kind: InboxKind): Promise<InboxPart | null> {
  const { db, actor, limit } = asking;
  switch (kind) {
    case "completions":
      return { kind, ...(await waiting(asking, ownReviews(actor, "t.purpose <> 'submission'"), "reported")) };
    case "submissions":
      return { kind, ...(await waiting(asking, ownReviews(actor, "t.purpose = 'submission'"), "reported")) };
    case "late_reviews":
      if (!actor.roles.includes("office")) return null;
      return { kind, ...(await waiting(asking, othersReviews(asking), "reported")) };
    case "extensions":
      if (!reachesAll(actor, "decide_extension")) return null;
      return { kind, ...(await waiting(asking, extensionAsked, "asked")) };
    case "declines":
      if (!reachesAll(actor, "reassign")) return null;
      return { kind, ...(await waiting(asking, Prisma.sql`t.state = 'declined'`, "declined")) };
    case "reports":
      return { kind, ...(await reports(asking)) };
    case "drafts":
      return holds(actor, "import_programme") ? { kind, ...(await drafts(asking)) } : null;
    case "addresses": {
      if (!holds(actor, "settle_mails")) return null;
      const { people, total } = await deadAddresses(db, actor, limit);
      return { kind, total, items: people };
    }
    case "mails": {
      if (!holds(actor, "settle_mails")) return null;
      const { mails, total } = await openMails(db, actor, limit);
      return { kind, total, items: mails };
    }
  }
}

/** What the person's own unit reviews; nobody reviews the work of a unit of theirs. */
function ownReviews(actor: Actor, purpose: string): Prisma.Sql {
  const own = [...actor.ownUnitIds];
  return Prisma.sql`t.state = 'awaiting_review' AND t.reviewer_unit_id = ANY(${own}::uuid[])
    AND NOT t.lead_unit_id = ANY(${own}::uuid[]) AND ${Prisma.raw(purpose)}`;
}

/** Reviews of other units that have waited until the ladder turns to the office. */
function othersReviews({ actor, calendar, now }: Asking): Prisma.Sql {
  const own = [...actor.ownUnitIds];
  const last = calendar.addWorkingDays(dayAt(now), -OFFICE_AFTER);
  return Prisma.sql`t.state = 'awaiting_review' AND t.reported_at < ${instantAt(addDays(last, 1), "00:00")}
    AND NOT t.reviewer_unit_id = ANY(${own}::uuid[]) AND NOT t.lead_unit_id = ANY(${own}::uuid[])`;
}

/** Working days after which a review that waits is brought to the office. */
const OFFICE_AFTER = Math.max(
  ...defaultPolicy.rules.map((rule) => (rule.kind === "review_reminder" ? rule.after : 0)),
);

const since = {
  reported: Prisma.sql`t.reported_at`,
  asked: Prisma.sql`t.extension_requested_at`,
  declined: Prisma.sql`t.declined_at`,
} as const;

/** The unit's own words, of the report, request or refusal that waits. */
const words = {
  reported: Prisma.sql`(SELECT r.text FROM report r WHERE r.task_id = t.id AND r.kind = 'completion' AND r.state = 'submitted'
    ORDER BY r.reported_at DESC LIMIT 1)`,
  asked: Prisma.sql`(SELECT e.reason FROM extension_request e WHERE e.task_id = t.id AND e.state = 'pending' LIMIT 1)`,
  declined: Prisma.sql`(SELECT j.detail->>'reason' FROM journal_event j WHERE j.task_id = t.id AND j.kind = 'task_declined'
    ORDER BY j.number DESC LIMIT 1)`,
} as const;

async function waiting(
  { db, actor, limit, now, calendar }: Asking,
  where: Prisma.Sql,
  what: keyof typeof since,
): Promise<{ total: number; items: WaitingTask[] }> {
  const condition = Prisma.sql`${visible(actor)} AND ${where}`;
  const [rows, [counted]] = await Promise.all([
    db.sql.$queryRaw<
      (SummaryRow & {
        since: Date | null;
        reviewer: string;
        words: string | null;
        asked_due_on: Date | null;
      })[]
    >`
      SELECT ${summaryColumns}, ${latenessOf(horizonAt(now, calendar))} AS lateness, ${since[what]} AS since,
        v.name AS reviewer, ${words[what]} AS words,
        (SELECT e.asked_due_on FROM extension_request e WHERE e.task_id = t.id AND e.state = 'pending' LIMIT 1) AS asked_due_on
      FROM ${summaryTables} JOIN unit v ON v.id = t.reviewer_unit_id
      WHERE ${condition} ORDER BY ${since[what]}, t.id LIMIT ${limit}`,
    db.sql.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM task t WHERE ${condition}`,
  ]);
  return {
    total: counted?.count ?? 0,
    items: rows.map((row) => ({
      task: summaryOf(row, actor, calendar, now),
      since: row.since ?? now,
      reviewer: row.reviewer,
      words: row.words,
      askedDueOn: what === "asked" ? maybeDay(row.asked_due_on) : null,
    })),
  };
}

/** Of consolidated reports: to be put before the committee, to be approved by it, to be published. */
async function reports({ db, actor, limit }: Asking) {
  const states: ReviewState[] = [
    ...(holds(actor, "edit_review") ? (["consolidating", "approved"] as const) : []),
    ...(holds(actor, "approve_review") ? (["awaiting_approval"] as const) : []),
  ];
  const where = { state: { in: states } };
  const [rows, total] = await Promise.all([
    db.prisma.reviewCycle.findMany({
      where,
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      take: limit,
      select: {
        ...{ id: true, title: true, state: true, consolidatedAt: true, approvedAt: true, calledAt: true },
        programme: { select: { id: true, number: true, type: true, title: true } },
      },
    }),
    db.prisma.reviewCycle.count({ where }),
  ]);
  return {
    total,
    items: rows.map((row) => ({
      ...{ cycleId: row.id, title: row.title, programme: row.programme, state: row.state },
      since: row.approvedAt ?? row.consolidatedAt ?? row.calledAt,
    })),
  };
}

/** Drafts with what nobody has settled yet; doubts of a task that was dropped are none. */
async function drafts({ db, limit }: Asking) {
  const [rows, total] = await Promise.all([
    db.sql.$queryRaw<
      { id: string; number: string; type: string; title: string; imported_at: Date; doubts: number }[]
    >`
      SELECT p.id, p.number, p.type, p.title, p.imported_at,
        (SELECT count(*)::int FROM draft_doubt o LEFT JOIN draft_task d ON d.id = o.draft_task_id
          WHERE o.programme_id = p.id AND o.settled_at IS NULL AND d.dropped_at IS NULL) AS doubts
      FROM programme p WHERE p.state = 'draft' ORDER BY p.imported_at, p.id LIMIT ${limit}`,
    db.prisma.programme.count({ where: { state: "draft" } }),
  ]);
  return {
    total,
    items: rows.map(({ imported_at, doubts, ...programme }) => ({
      programme,
      openDoubts: doubts,
      since: imported_at,
    })),
  };
}
