/** Reviews in a rehearsal: the morning's schedule calls them; the advising board and the Standing Committee bring them to their end. */
import type { Calendar } from "../domain/calendar.js";
import { type Day, addDays, dayAt, instantAt } from "../domain/day.js";
import { defaultReviewRules, dueCalls } from "../domain/review-calls.js";
import { callDueCycles } from "../record/commands/call-due-cycles.js";
import { approveReview } from "../record/commands/decide-review.js";
import { publishReview } from "../record/commands/publish-review.js";
import { requestReviewApproval } from "../record/commands/request-review-approval.js";
import type { Database } from "../record/database.js";
import type { Draw } from "./draw.js";
import { type Player, officerOf } from "./player.js";
import type { Scenario } from "./scenario.js";

type OpenCycle = Awaited<ReturnType<typeof openCycles>>[number];

const SCHEDULE_TIME = "09:00";

export function reviewsOf(db: Database, { bodies }: Scenario, draw: Draw): Player {
  /** When the cycle's next step is taken; null where it waits for the units. */
  function nextStepOn(cycle: OpenCycle, calendar: Calendar): Day | null {
    if (cycle.consolidatedAt === null) return null;
    const name = cycle.scheduleKey ?? cycle.title;
    const after = (day: Day, what: string, range: readonly [number, number]) =>
      calendar.addWorkingDays(day, draw.between(`${name} ${what}`, range));
    const requested = after(dayAt(cycle.consolidatedAt), "consolidates", bodies.consolidationTakes);
    if (cycle.state === "consolidating") return requested;
    const approved = after(requested, "decides", bodies.decisionTakes);
    return cycle.state === "awaiting_approval" ? approved : calendar.addWorkingDays(approved, 1);
  }

  async function takeStep(cycle: OpenCycle, now: Date): Promise<number> {
    const { advisingUnitId, committeeUnitId } = cycle.programme;
    const approves = cycle.state === "awaiting_approval";
    const actor = await officerOf(db, approves ? committeeUnitId : advisingUnitId, now);
    if (actor === null) return 0;
    const command = { cycleId: cycle.id, actor, now };
    if (approves) await approveReview(db, command);
    else if (cycle.state === "consolidating") await requestReviewApproval(db, command);
    else await publishReview(db, command);
    return 1;
  }

  return {
    async play(now, calendar) {
      let done = await callDueCycles(db, now);
      for (const cycle of await openCycles(db)) {
        const on = nextStepOn(cycle, calendar);
        if (on !== null && on <= dayAt(now)) done += await takeStep(cycle, now);
      }
      return done;
    },
    async nextActOn(from, until, calendar) {
      const steps = (await openCycles(db)).map((cycle) => nextStepOn(cycle, calendar));
      const days = steps.filter((day) => day !== null).map((day) => (day < from ? from : day));
      const call = await nextCallOn(db, from, until, calendar);
      return [...days, ...(call === null ? [] : [call])].sort().at(0) ?? null;
    },
  };
}

/** Those that wait for a person. */
function openCycles(db: Database) {
  return db.prisma.reviewCycle.findMany({
    where: { state: { in: ["consolidating", "awaiting_approval", "approved"] } },
    include: { programme: true },
    orderBy: { calledAt: "asc" },
  });
}

async function nextCallOn(db: Database, from: Day, until: Day, calendar: Calendar): Promise<Day | null> {
  const programme = await db.prisma.programme.findFirstOrThrow({
    include: { reviewCycles: { select: { scheduleKey: true } } },
  });
  if (programme.state !== "issued" || programme.issuedAt === null) return null;
  const called = new Set(programme.reviewCycles.map((cycle) => cycle.scheduleKey));
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    const due = dueCalls(defaultReviewRules, programme.issuedAt, calendar, instantAt(day, SCHEDULE_TIME));
    if (due.some(({ key }) => !called.has(key))) return day;
  }
  return null;
}
