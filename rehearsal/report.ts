/** What a rehearsal shows: who would have been written to how often, what would have gone up, what was never touched. */
import type { Day } from "../domain/day.js";
import type { Database } from "../record/database.js";
import { type Invariant, checkInvariants } from "./invariants.js";
import type { PostedMail } from "./postbox.js";

export interface MonthOfEscalations {
  /** `2025-03` */
  readonly month: string;
  readonly demands: number;
  readonly toBoard: number;
  readonly toCommittee: number;
}

export interface RehearsalReport {
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
  readonly seconds: number;
  readonly tasks: {
    readonly opened: number;
    readonly completedInTime: number;
    readonly completedLate: number;
    readonly open: number;
    /** Open for all the time and never acted on. */
    readonly untouched: number;
  };
  readonly acts: number;
  readonly mails: {
    readonly total: number;
    /** Unit's code, month, mails. */
    readonly byUnitAndMonth: readonly {
      readonly unit: string;
      readonly month: string;
      readonly mails: number;
    }[];
    /** The most that one mailbox got on one day. */
    readonly worst: { readonly address: string; readonly on: Day; readonly mails: number } | null;
  };
  readonly escalations: readonly MonthOfEscalations[];
  readonly invariants: readonly Invariant[];
}

export async function reportOf(
  db: Database,
  mails: readonly PostedMail[],
  about: Pick<RehearsalReport, "seed" | "from" | "until" | "seconds" | "acts">,
): Promise<RehearsalReport> {
  return {
    ...about,
    tasks: await tasksOf(db),
    mails: {
      total: mails.length,
      byUnitAndMonth: await byUnitAndMonth(db, mails),
      worst: worstMorning(mails),
    },
    escalations: await escalationsByMonth(db),
    invariants: await checkInvariants(db, mails, about.until),
  };
}

async function tasksOf(db: Database): Promise<RehearsalReport["tasks"]> {
  const [row] = await db.prisma.$queryRaw<
    { opened: number; in_time: number; late: number; open: number; untouched: number }[]
  >`
    SELECT count(*)::int AS opened,
      (count(*) FILTER (WHERE state = 'completed' AND (due_on IS NULL OR reported_at <= (due_on + time '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh')))::int AS in_time,
      (count(*) FILTER (WHERE state = 'completed' AND reported_at > (due_on + time '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'))::int AS late,
      (count(*) FILTER (WHERE state NOT IN ('completed', 'cancelled')))::int AS open,
      (count(*) FILTER (WHERE state = 'assigned'))::int AS untouched
    FROM task WHERE kind <> 'recurring'`;
  return {
    opened: row?.opened ?? 0,
    completedInTime: row?.in_time ?? 0,
    completedLate: row?.late ?? 0,
    open: row?.open ?? 0,
    untouched: row?.untouched ?? 0,
  };
}

async function byUnitAndMonth(db: Database, mails: readonly PostedMail[]) {
  const people = await db.prisma.person.findMany({
    where: { email: { not: null } },
    select: {
      email: true,
      memberships: { orderBy: { id: "asc" }, take: 1, select: { unit: { select: { code: true } } } },
    },
  });
  const unitOf = new Map(people.map((person) => [person.email, person.memberships[0]?.unit.code ?? "?"]));
  const counts = new Map<string, number>();
  for (const { to, on } of mails) {
    const key = `${unitOf.get(to) ?? "?"} ${on.slice(0, 7)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => {
      const [unit = "", month = ""] = key.split(" ");
      return { unit, month, mails: count };
    })
    .sort((a, b) => a.month.localeCompare(b.month) || a.unit.localeCompare(b.unit));
}

function worstMorning(mails: readonly PostedMail[]): RehearsalReport["mails"]["worst"] {
  const counts = new Map<string, number>();
  for (const { to, on } of mails) counts.set(`${on} ${to}`, (counts.get(`${on} ${to}`) ?? 0) + 1);
  const [worst] = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  if (worst === undefined) return null;
  const [on = "", address = ""] = worst[0].split(" ");
  return { address, on, mails: worst[1] };
}

function escalationsByMonth(db: Database): Promise<MonthOfEscalations[]> {
  return db.prisma.$queryRaw<MonthOfEscalations[]>`
    SELECT to_char(carried_out_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM') AS month,
      (count(*) FILTER (WHERE kind = 'explanation_demand'))::int AS demands,
      (count(*) FILTER (WHERE kind = 'escalation'))::int AS "toBoard",
      (count(*) FILTER (WHERE kind = 'committee_escalation'))::int AS "toCommittee"
    FROM carried_rung
    WHERE outcome = 'carried_out' AND kind IN ('explanation_demand', 'escalation', 'committee_escalation')
    GROUP BY 1 ORDER BY 1`;
}
