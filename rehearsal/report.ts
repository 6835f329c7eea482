/** Gathers what a rehearsal shows from its record: who would have been written to how often, what would have gone up, what was never touched. */
import { type Day, dayAt } from "../domain/day.js";
import type {
  RehearsalReport,
  RehearsedMonth,
  RehearsedReview,
  RehearsedSuccession,
  RehearsedUnit,
} from "../domain/rehearsal.js";
import type { Database } from "../record/database.js";
import { checkInvariants } from "./invariants.js";
import type { PostedMail } from "./postbox.js";

export async function reportOf(
  db: Database,
  mails: readonly PostedMail[],
  about: Pick<RehearsalReport, "seed" | "from" | "until" | "seconds" | "acts" | "mornings" | "rounds">,
): Promise<RehearsalReport> {
  return {
    ...about,
    tasks: await tasksOf(db),
    mails: {
      total: mails.length,
      byUnitAndMonth: await byUnitAndMonth(db, mails),
      worst: worstMorning(mails),
    },
    units: await unitsOf(db),
    months: await monthsOf(db),
    reviews: await reviewsOf(db),
    successions: await successionsOf(db),
    invariants: await checkInvariants(db, mails, about.until),
  };
}

async function tasksOf(db: Database): Promise<RehearsalReport["tasks"]> {
  const [row] = await db.sql.$queryRaw<
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

async function unitsOf(db: Database): Promise<RehearsedUnit[]> {
  const units = await db.prisma.unit.findMany({
    select: { code: true, shortName: true },
    orderBy: { code: "asc" },
  });
  return units.map(({ code, shortName }) => ({ code, name: shortName }));
}

function worstMorning(mails: readonly PostedMail[]): RehearsalReport["mails"]["worst"] {
  const counts = new Map<string, number>();
  for (const { to, on } of mails) counts.set(`${on} ${to}`, (counts.get(`${on} ${to}`) ?? 0) + 1);
  const [worst] = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  if (worst === undefined) return null;
  const [on = "", address = ""] = worst[0].split(" ");
  return { address, on, mails: worst[1] };
}

function monthsOf(db: Database): Promise<RehearsedMonth[]> {
  return db.sql.$queryRaw<RehearsedMonth[]>`
    WITH happened AS (
      SELECT assigned_at AS at, 'opened' AS what FROM task WHERE kind <> 'recurring'
      UNION ALL SELECT closed_at, 'completed' FROM task WHERE kind <> 'recurring' AND state = 'completed'
      UNION ALL SELECT sent_at, 'mail' FROM mail WHERE state = 'sent'
      UNION ALL SELECT carried_out_at, kind::text FROM carried_rung WHERE outcome = 'carried_out')
    SELECT to_char(at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM') AS month,
      (count(*) FILTER (WHERE what = 'opened'))::int AS opened,
      (count(*) FILTER (WHERE what = 'completed'))::int AS completed,
      (count(*) FILTER (WHERE what = 'mail'))::int AS mails,
      (count(*) FILTER (WHERE what = 'explanation_demand'))::int AS demands,
      (count(*) FILTER (WHERE what = 'escalation'))::int AS "toBoard",
      (count(*) FILTER (WHERE what = 'committee_escalation'))::int AS "toCommittee"
    FROM happened GROUP BY 1 ORDER BY 1`;
}

async function reviewsOf(db: Database): Promise<RehearsedReview[]> {
  const cycles = await db.prisma.reviewCycle.findMany({
    orderBy: [{ calledAt: "asc" }, { id: "asc" }],
    include: { tasks: { where: { state: { not: "cancelled" } }, select: { reportedAt: true, state: true } } },
  });
  return cycles.map((cycle) => {
    const dueOn = cycle.dueOn.toISOString().slice(0, 10);
    const handedIn = cycle.tasks.flatMap(({ reportedAt }) =>
      reportedAt === null ? [] : [dayAt(reportedAt)],
    );
    const inTime = handedIn.filter((day) => day <= dueOn).length;
    return {
      title: cycle.title,
      kind: cycle.kind,
      state: cycle.state,
      calledOn: dayAt(cycle.calledAt),
      cutOffOn: dayAt(cycle.cutOffAt),
      dueOn,
      frozenOn: dayOf(cycle.frozenAt),
      consolidatedOn: dayOf(cycle.consolidatedAt),
      publishedOn: dayOf(cycle.publishedAt),
      asked: cycle.tasks.length,
      inTime,
      late: handedIn.length - inTime,
      missing: cycle.tasks.length - handedIn.length,
    };
  });
}

const dayOf = (instant: Date | null): Day | null => (instant === null ? null : dayAt(instant));

async function successionsOf(db: Database): Promise<RehearsedSuccession[]> {
  const rows = await db.sql.$queryRaw<(Omit<RehearsedSuccession, "effectiveOn"> & { effective_on: Date })[]>`
    SELECT s.kind::text, s.effective_on, s.state::text, s.failure,
      ARRAY(SELECT u.code FROM succession_unit x JOIN unit u ON u.id = x.unit_id
        WHERE x.succession_id = s.id AND x.side = 'predecessor' ORDER BY x.position) AS "from",
      ARRAY(SELECT u.code FROM succession_unit x JOIN unit u ON u.id = x.unit_id
        WHERE x.succession_id = s.id AND x.side = 'successor' ORDER BY x.position) AS "to",
      (SELECT count(*)::int FROM succession_step t
        WHERE t.succession_id = s.id AND t.kind = 'task' AND t.carried_out_at IS NOT NULL) AS "tasksMoved"
    FROM succession s ORDER BY s.effective_on, s.id`;
  return rows.map(({ effective_on, ...row }) => ({
    ...row,
    effectiveOn: effective_on.toISOString().slice(0, 10),
  }));
}
