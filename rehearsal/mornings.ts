/** Which mornings a rehearsal holds: those on which something is due. On any other, production's mail round finds nothing. */
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import { earliest } from "../domain/programme.js";
import { processKinds } from "../domain/process.js";
import type { Database } from "../record/database.js";
import { countLagging } from "../record/queries/lagging.js";
import { tableOf } from "../record/process-tables.js";
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
  const waits = (await somethingWaits(db)) ? next : null;
  const told = [waits, await nextRungOn(db, next, calendar)];
  const acts = await Promise.all(players.map((player) => player.nextActOn(next, until, calendar)));
  const day = [...told, ...acts].filter((each) => each !== null).sort()[0];
  return day === undefined || day > until ? null : { day, round: told.includes(day) };
}

/** The day itself, or the next working day. */
function workingDay(day: Day, calendar: Calendar): Day {
  return calendar.addWorkingDays(day, 0);
}

/** Notices for the morning, mails, workflows to be told. */
async function somethingWaits(db: Database): Promise<boolean> {
  const [row] = await db.prisma.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM notice WHERE mail_id IS NULL AND dropped_at IS NULL)
      OR EXISTS (SELECT 1 FROM mail WHERE state IN ('pending', 'sending')) AS waits`;
  return row?.waits === true || (await countLagging(db)) > 0;
}

/** Of any process. A rung on a day off is told of on the next working day. */
async function nextRungOn(db: Database, from: Day, calendar: Calendar): Promise<Day | null> {
  const firsts = processKinds.map(async (kind) => {
    const [row] = await db.prisma.$queryRaw<{ at: Date | null }[]>`
      SELECT min(next_rung_at) AS at FROM ${tableOf(kind)}`;
    return row?.at ?? null;
  });
  const at = earliest(await Promise.all(firsts));
  if (at === null) return null;
  const day = dayAt(at);
  return workingDay(day < from ? from : day, calendar);
}
