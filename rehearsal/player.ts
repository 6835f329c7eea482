/** Who acts in a rehearsal: the bodies, those who make a review, those who reorganise. */
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import type { Actor } from "../domain/permissions.js";
import type { Database } from "../record/database.js";
import { actorOf } from "../record/queries/actor.js";

export interface Player {
  /** Gives the acts done. */
  play(now: Date, calendar: Calendar): Promise<number>;
  /** The first working day in [from, until] on which something is done, if nothing else happens before. */
  nextActOn(from: Day, until: Day, calendar: Calendar): Promise<Day | null>;
}

/** Somebody who acts for the unit that day: its focal officer, else any member; or its head. */
export async function officerOf(
  db: Database,
  unitId: string,
  now: Date,
  { head = false }: { readonly head?: boolean } = {},
): Promise<Actor | null> {
  const today = dayAt(now);
  const [found] = await db.sql.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM membership m JOIN "user" l ON l.person_id = m.person_id
    WHERE m.unit_id = ${unitId}::uuid AND m.role <> 'administrator' AND l.disabled_at IS NULL AND (m.is_head OR NOT ${head})
      AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
    ORDER BY m.is_focal DESC, m.is_head DESC, m.id LIMIT 1`;
  return found === undefined ? null : actorOf(db, found.id, now);
}
