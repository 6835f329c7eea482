/** Which mornings a rehearsal holds: those on which something is due. On any other, production's mail round finds nothing. */
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import type { Database } from "../record/database.js";
import { liesAhead } from "../record/queries/lagging.js";
import type { Player } from "./player.js";

export interface Morning {
  readonly day: Day;
  /** Whether a rung comes or somebody is to be told. */
  readonly round: boolean;
}

/** The first in [from, until]; null where nothing is due any more. */
export async function nextMorning(
  db: Database,
  players: readonly Player[],
  calendar: Calendar,
  from: Day,
  until: Day,
): Promise<Morning | null> {
  const next = workingDay(from, calendar);
  const { waits, rungAt } = await liesAhead(db);
  // Somebody is to be told: the very next morning, whatever comes after it.
  if (waits) return next > until ? null : { day: next, round: true };
  const rungOn = rungAt === null ? null : workingDay(later(dayAt(rungAt), next), calendar);
  const acts = await Promise.all(players.map((player) => player.nextActOn(next, until, calendar)));
  const day = [rungOn, ...acts].filter((each) => each !== null).sort()[0];
  return day === undefined || day > until ? null : { day, round: day === rungOn };
}

/** The day itself, or the next working day. */
function workingDay(day: Day, calendar: Calendar): Day {
  return calendar.addWorkingDays(day, 0);
}

const later = (one: Day, other: Day): Day => (one < other ? other : one);
