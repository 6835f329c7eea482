/** The schedule calls the reviews whose day has come, by the rules of each programme. */
import { DomainError } from "../../domain/errors.js";
import { type DueCall, type ReviewRule, defaultReviewRules, dueCalls } from "../../domain/review-calls.js";
import { defaultOutline } from "../../domain/review-outline.js";
import { calendarAt, calendarInForce, holdCalendar } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { lockIssued } from "../programme-row.js";
import { writeCycle } from "../new-cycle.js";

const TIMEOUT_MS = 60_000;

/** Returns the cycles called. A rule's year is called once, whoever runs it and how often: a second run changes nothing. */
export async function callDueCycles(db: Database, now: Date): Promise<number> {
  const calendar = await calendarAt(db, now);
  const programmes = await db.prisma.programme.findMany({
    where: { state: "issued" },
    select: { id: true, reviews: true, issuedAt: true },
    orderBy: { id: "asc" },
  });
  let called = 0;
  for (const programme of programmes) {
    const rules = (programme.reviews as ReviewRule[] | null) ?? defaultReviewRules; // written by us alone
    const due = dueCalls(rules, programme.issuedAt ?? now, calendar, now);
    if (due.length > 0) called += await callAll(db, programme.id, due, now);
  }
  return called;
}

function callAll(db: Database, programmeId: string, due: readonly DueCall[], now: Date): Promise<number> {
  return db.prisma
    .$transaction(
      async (tx) => {
        await holdCalendar(tx);
        const programme = await lockIssued(tx, programmeId);
        const calendar = await calendarInForce(db, tx, now);
        let called = 0;
        for (const { key, ...call } of due) {
          if (await isCalled(tx, programmeId, key, call)) continue;
          await writeCycle(
            tx,
            db,
            { ...programme, policy: programme.policy }, // written by us alone
            { ...call, outline: defaultOutline },
            { actorId: null, actorUnitId: null, scheduleKey: key },
            { calendar, now },
          );
          called += 1;
        }
        return called;
      },
      { timeout: TIMEOUT_MS },
    )
    .catch((error: unknown) => {
      // One programme whose tasks were all dropped, or that was closed just now, does not keep the others waiting.
      if (error instanceof DomainError && error.code === "conflict") return 0;
      throw error;
    });
}

/** By the schedule before, though it was cancelled since; or by a person for the same time. */
async function isCalled(
  tx: Transaction,
  programmeId: string,
  scheduleKey: string,
  { kind, periodFrom, periodTo }: Omit<DueCall, "key">,
): Promise<boolean> {
  const known = await tx.reviewCycle.count({
    where: {
      programmeId,
      OR: [
        { scheduleKey },
        {
          kind,
          state: { not: "cancelled" },
          periodFrom: { lte: dateOf(periodTo) },
          periodTo: { gte: dateOf(periodFrom) },
        },
      ],
    },
  });
  return known > 0;
}
