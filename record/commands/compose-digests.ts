/** The morning's mail round: open notices are gathered into one mail a recipient. */
import { addDays, dayAt, weekday } from "../../domain/day.js";
import { gathered } from "../../domain/notice.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import type { Statements } from "../transaction.js";

export interface DigestsComposed {
  readonly digests: number;
  readonly weeklies: number;
}

/**
 * Returns the notices gathered. Nothing on a day off unless `anyDay`. The Message-ID carries day and person, so a round that runs twice in one
 * morning makes no second mail; what was written since waits for the next.
 */
export async function composeDigests(
  db: Database,
  { now, anyDay }: { readonly now: Date; readonly anyDay: boolean },
): Promise<DigestsComposed> {
  const calendar = await calendarAt(db, now);
  const today = dayAt(now);
  if (!anyDay && !calendar.isWorkingDay(today)) return { digests: 0, weeklies: 0 };
  // The Standing Committee's weekly digest goes out on the first working day of the week.
  const sunday = addDays(today, -weekday(today));
  const firstOfWeek = calendar.workingDaysBetween(sunday, today) === 1;
  return db.transact(async (tx) => {
    // A round that is held by hand before the morning's takes along what waits for that.
    if (anyDay)
      await tx.$executeRaw`
        UPDATE mail SET not_before = ${now}
        WHERE state = 'pending' AND attempts = 0 AND kind = ANY(${[...gathered]}::text[]) AND not_before > ${now}`;
    return {
      digests: await gather(tx, db, "digest", "digest", now),
      weeklies: firstOfWeek || anyDay ? await gather(tx, db, "weekly", "committee_digest", now) : 0,
    };
  });
}

async function gather(
  tx: Statements,
  db: Database,
  delivery: "digest" | "weekly",
  mailKind: string,
  now: Date,
): Promise<number> {
  const prefix = `<${mailKind}.${dayAt(now)}.`;
  const suffix = `@${db.mailDomain}>`;
  return tx.$executeRaw`
    WITH recipients AS (
      SELECT DISTINCT n.person_id FROM notice n
      WHERE n.delivery = ${delivery}::notice_delivery AND n.mail_id IS NULL AND n.dropped_at IS NULL
    ), written AS (
      INSERT INTO mail (id, kind, person_id, address, message_id, written_at, not_before)
      SELECT gen_random_uuid(), ${mailKind}, p.id, p.email, ${prefix} || p.id || ${suffix}, ${now}, ${now}
      FROM recipients r JOIN person p ON p.id = r.person_id
      WHERE p.email IS NOT NULL AND p.address_failed_at IS NULL
      ON CONFLICT (message_id) DO NOTHING
      RETURNING id, person_id
    )
    UPDATE notice n SET mail_id = w.id FROM written w
    WHERE n.person_id = w.person_id AND n.delivery = ${delivery}::notice_delivery
      AND n.mail_id IS NULL AND n.dropped_at IS NULL`;
}
