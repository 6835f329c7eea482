/** Recurring work comes back by itself: each series gets the occurrence of the period that runs now. */
import { dayAt } from "../../domain/day.js";
import type { Policy } from "../../domain/policy.js";
import { periodFrom } from "../../domain/recurrence.js";
import { calendarInForce, holdCalendar } from "../calendar.js";
import type { Database } from "../database.js";
import { type NewTask, occurrenceOf, writeNewTasks } from "../new-tasks.js";

const TIMEOUT_MS = 120_000;

/** Returns the occurrences opened. One that is there already is left alone, so that a second run changes nothing. */
export async function openOccurrences(db: Database, now: Date): Promise<number> {
  const programmes = await db.prisma.programme.findMany({
    where: { state: "issued", tasks: { some: { kind: "recurring", state: { not: "cancelled" } } } },
    select: { id: true, officeUnitId: true, advisingUnitId: true, committeeUnitId: true },
  });
  let opened = 0;
  for (const programme of programmes) {
    opened += await db.prisma.$transaction(
      async (tx) => {
        await holdCalendar(tx);
        // One opener at a time for a programme, and by the policy that is in force then.
        const [locked] = await tx.$queryRaw<{ policy: Policy | null }[]>`
          SELECT policy FROM programme WHERE id = ${programme.id}::uuid FOR UPDATE`;
        const calendar = await calendarInForce(db, tx, now);
        const series = await tx.task.findMany({
          where: { programmeId: programme.id, kind: "recurring", state: { not: "cancelled" } },
          include: { units: true, occurrences: { select: { period: true } } },
        });
        const due = series.flatMap((task) => {
          const period = periodFrom(task.recurrence ?? "", dayAt(now)); // a CHECK holds that a series has one
          if (task.occurrences.some((known) => known.period === period.name)) return [];
          return [occurrenceOf(seriesOf(task), period)];
        });
        const issuer = { actorId: null, actorUnitId: null };
        const context = {
          programme: { ...programme, policy: locked?.policy ?? null },
          calendar,
          now,
          issuer,
          mailDomain: db.mailDomain,
        };
        await writeNewTasks(tx, context, due);
        return due.length;
      },
      { timeout: TIMEOUT_MS },
    );
  }
  return opened;
}

function seriesOf(task: {
  id: string;
  draftTaskId: string | null;
  position: number;
  section: string;
  text: string;
  product: string | null;
  evidenceKind: NewTask["evidence"];
  kind: NewTask["kind"];
  recurrence: string | null;
  dueText: string | null;
  sourceStart: number;
  sourceEnd: number;
  leadUnitId: string;
  reviewerUnitId: string;
  units: readonly { unitId: string; role: "coordinating" | "executing" }[];
}): NewTask {
  const unitsAs = (role: string) =>
    task.units.filter((unit) => unit.role === role).map((unit) => unit.unitId);
  return {
    id: task.id,
    parentId: null,
    draftTaskId: task.draftTaskId,
    seriesId: null,
    period: null,
    position: task.position,
    section: task.section,
    text: task.text,
    product: task.product,
    evidence: task.evidenceKind,
    kind: task.kind,
    purpose: "instruction",
    recurrence: task.recurrence,
    dueOn: null,
    dueText: task.dueText,
    source: { start: task.sourceStart, end: task.sourceEnd },
    leadUnitId: task.leadUnitId,
    reviewerUnitId: task.reviewerUnitId,
    coordinatingUnitIds: unitsAs("coordinating"),
    executingUnitIds: unitsAs("executing"),
  };
}
