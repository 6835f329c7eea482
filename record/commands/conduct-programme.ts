/**
 * What a programme's workflow does when it wakes: opens the periods of recurring work and asks for the
 * figures of targets that have come, and closes the programme when nothing is left to do. Called again after a crash it finds that done and gives the same answer: a
 * period is a row that cannot be there twice, and a programme closes once.
 */
import type { Calendar } from "../../domain/calendar.js";
import { officersOf } from "../../domain/audience.js";
import { dayAt } from "../../domain/day.js";
import type { Plan } from "../../domain/process.js";
import { earliest, nextLook } from "../../domain/programme.js";
import { announce } from "../announcements.js";
import { calendarInForce, holdCalendar } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { maybeDay } from "../days.js";
import { directoryOf } from "../directory.js";
import { openFigures } from "../figures.js";
import { openPeriods } from "../occurrences.js";
import { type LockedProgramme, lockProgramme } from "../programme-row.js";
import { writeRegisterEvent } from "../register-journal.js";

/** A programme may open the periods of a thousand series on one morning. */
const TIMEOUT_MS = 120_000;

/** `now` is the workflow's. The plan it returns is what the workflow waits for. */
export async function conductProgramme(
  db: Database,
  { programmeId, now }: { readonly programmeId: string; readonly now: Date },
): Promise<Plan> {
  return db.prisma.$transaction(
    async (tx) => {
      await holdCalendar(tx);
      const programme = await lockProgramme(tx, { programmeId });
      const calendar = await calendarInForce(db, tx, now);
      const next = programme.state === "issued" ? await conduct(tx, db, programme, calendar, now) : null;
      return learn(tx, programme.id, next);
    },
    { timeout: TIMEOUT_MS },
  );
}

async function conduct(
  tx: Transaction,
  db: Database,
  programme: LockedProgramme,
  calendar: Calendar,
  now: Date,
): Promise<Date | null> {
  const opening = await openPeriods(tx, db, programme, calendar, now);
  const asking = await openFigures(tx, db, programme, calendar, now);
  const end = await endInSight(tx, programme.id);
  if (end.published && end.open === 0) {
    await close(tx, db, programme, now);
    return null;
  }
  const look = nextLook({ endsOn: maybeDay(programme.endsOn), finalReview: end.called }, calendar, now);
  return earliest([opening, asking, look]);
}

/** Whatever is owed is open until it is done or dropped, whatever it is there for. */
async function endInSight(
  tx: Transaction,
  programmeId: string,
): Promise<{ open: number; called: boolean; published: boolean }> {
  const [row] = await tx.$queryRaw<{ open: number; called: boolean; published: boolean }[]>`
    SELECT
      (SELECT count(*)::int FROM task t
        WHERE t.programme_id = ${programmeId}::uuid AND t.state NOT IN ('completed', 'cancelled')) AS open,
      EXISTS (SELECT 1 FROM review_cycle c WHERE c.programme_id = ${programmeId}::uuid AND c.kind = 'final') AS called,
      EXISTS (SELECT 1 FROM review_cycle c
        WHERE c.programme_id = ${programmeId}::uuid AND c.kind = 'final' AND c.state = 'published') AS published`;
  if (row === undefined) throw new Error("a query without FROM gives a row");
  return row;
}

async function close(tx: Transaction, db: Database, programme: LockedProgramme, now: Date): Promise<void> {
  const { id } = programme;
  await tx.programme.update({
    where: { id },
    data: { state: "closed", closedAt: now, version: { increment: 1 } },
  });
  const tasks = await tx.task.count({
    where: { programmeId: id, purpose: "instruction", kind: { not: "recurring" }, state: "completed" },
  });
  await writeRegisterEvent(tx, now, {
    kind: "programme_closed",
    actorId: null,
    actorUnitId: null,
    detail: { programmeId: id, tasks },
  });
  const unitIds = await concernedUnits(tx, programme);
  const directory = await directoryOf(tx, unitIds, dayAt(now));
  const announcement = { kind: "programme_closed", facts: { tasks } } as const;
  await announce(tx, id, announcement, officersOf(unitIds, directory), { now, mailDomain: db.mailDomain });
}

/** Every unit with a part in the programme, and the bodies that follow it. */
async function concernedUnits(tx: Transaction, programme: LockedProgramme): Promise<string[]> {
  const rows = await tx.$queryRaw<{ unit_id: string }[]>`
    SELECT t.lead_unit_id AS unit_id FROM task t
      WHERE t.programme_id = ${programme.id}::uuid AND t.state <> 'cancelled'
    UNION
    SELECT u.unit_id FROM task t JOIN task_unit u ON u.task_id = t.id
      WHERE t.programme_id = ${programme.id}::uuid AND t.state <> 'cancelled'`;
  const { officeUnitId, advisingUnitId, committeeUnitId } = programme;
  return [...new Set([...rows.map((row) => row.unit_id), officeUnitId, advisingUnitId, committeeUnitId])];
}

/** The workflow that asks is told of everything up to this version. */
async function learn(tx: Transaction, programmeId: string, nextRungAt: Date | null): Promise<Plan> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE programme SET conducted_version = version, next_rung_at = ${nextRungAt}, awaited_rung_at = ${nextRungAt}
    WHERE id = ${programmeId}::uuid
    RETURNING version`;
  if (row === undefined) throw new Error(`programme ${programmeId} vanished while it was locked`);
  return { version: row.version, nextRungAt: nextRungAt?.getTime() ?? null };
}
