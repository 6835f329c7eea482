/** The reviews that are under way; where there are none, the next one that the programmes' rules will call. */
import type { Calendar } from "../../domain/calendar.js";
import { dayAt } from "../../domain/day.js";
import { type ReviewRule, defaultReviewRules, nextCall } from "../../domain/review-calls.js";
import { cycleTitle } from "../../domain/review.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";
import type { NextReview } from "./overview-view.js";

const SHOWN = 10;
const programmeSelect = { id: true, number: true, type: true, title: true } as const;

/** For those who see all. */
export async function nextReviews(db: Database, calendar: Calendar, now: Date): Promise<NextReview[]> {
  const cycles = await db.prisma.reviewCycle.findMany({
    where: { state: { in: ["called", "collecting", "consolidating"] } },
    select: {
      id: true,
      title: true,
      kind: true,
      calledAt: true,
      cutOffAt: true,
      dueOn: true,
      programme: { select: programmeSelect },
      tasks: { where: { state: { not: "cancelled" } }, select: { state: true } },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  if (cycles.length === 0) return nextCalled(db, calendar, now);
  return cycles.map(({ tasks, calledAt, dueOn, ...cycle }) => ({
    ...cycle,
    callsOn: dayAt(calledAt),
    dueOn: dayFrom(dueOn),
    asked: tasks.length,
    handedIn: tasks.filter(({ state }) => state === "awaiting_review" || state === "completed").length,
  }));
}

async function nextCalled(db: Database, calendar: Calendar, now: Date): Promise<NextReview[]> {
  const programmes = await db.prisma.programme.findMany({
    where: { state: "issued" },
    select: { ...programmeSelect, reviews: true },
    orderBy: [{ signedOn: "asc" }, { id: "asc" }],
  });
  const ahead = programmes.flatMap(({ reviews, ...programme }) => {
    const call = nextCall((reviews as ReviewRule[] | null) ?? defaultReviewRules, calendar, now); // written by us alone
    return call === null ? [] : [{ programme, call }];
  });
  const [first] = ahead.sort((a, b) => a.call.callsOn.localeCompare(b.call.callsOn));
  if (first === undefined) return [];
  const { kind, periodFrom, periodTo, callsOn, cutOffAt, dueOn } = first.call;
  return [
    {
      id: null,
      title: cycleTitle(kind, periodFrom, periodTo),
      programme: first.programme,
      kind,
      callsOn,
      cutOffAt,
      dueOn,
      asked: 0,
      handedIn: 0,
    },
  ];
}
