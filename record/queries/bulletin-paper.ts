/** The weekly bulletin of lagging units: how the tasks stand now and how they stood a week ago, as their journals know. */
import { type Day, addDays, dayAt } from "../../domain/day.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { FrozenTask } from "../../domain/review-figures.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { frozenTasks } from "../frozen-tasks.js";
import { type Issuer, type NamedProgramme, issuerOf, namedProgramme } from "./issuer.js";

/** Working days from which on a delay is named task by task. */
export const LONG_AFTER = 30;
const WEEK_MS = 7 * 86_400_000;

export interface BulletinPaper {
  readonly issuer: Issuer;
  readonly committee: string;
  readonly programmes: readonly NamedProgramme[];
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
  readonly completed: number;
  readonly overdue: number;
  readonly overdueWeekBefore: number;
  /** The worst first. */
  readonly units: readonly {
    readonly unit: string;
    readonly assigned: number;
    readonly overdue: number;
    readonly overdueWeekBefore: number;
    readonly longest: number;
    readonly unexplained: number;
  }[];
  readonly longLate: readonly {
    readonly unit: string;
    readonly section: string;
    readonly text: string;
    readonly dueOn: Day;
    readonly workingDaysLate: number;
  }[];
}

/** Of every programme in force, over the seven days until now. Null where there is none. */
export async function readBulletinPaper(
  db: Database,
  actor: Actor,
  now: Date,
): Promise<BulletinPaper | null> {
  demandGeneral(actor, "read_overview");
  const programmes = await db.prisma.programme.findMany({
    where: { state: "issued" },
    select: {
      ...namedProgramme,
      id: true,
      officeUnitId: true,
      committeeUnit: { select: { name: true } },
    },
    orderBy: [{ signedOn: "desc" }, { id: "asc" }],
  });
  const [first] = programmes;
  if (first === undefined) return null;
  const calendar = await calendarAt(db, now);
  const { tasks, before } = await db.prisma.$transaction(
    async (tx) => {
      const at = async (instant: Date) => {
        const all: FrozenTask[] = [];
        for (const { id } of programmes)
          all.push(...(await frozenTasks(tx, id, instant, calendar, (section) => section)));
        return all;
      };
      return { tasks: await at(now), before: await at(new Date(now.getTime() - WEEK_MS)) };
    },
    // Both looks at one state of the record.
    { isolationLevel: "RepeatableRead", timeout: 60_000 },
  );
  const late = tasks.filter((task) => task.lateness === "overdue");
  const long = late.filter((task) => task.workingDaysLate >= LONG_AFTER);
  const [names, words] = await Promise.all([
    db.prisma.unit.findMany({
      where: { id: { in: [...new Set(late.map(({ unitId }) => unitId))] } },
      select: { id: true, name: true },
    }),
    db.prisma.task.findMany({
      where: { id: { in: long.map(({ taskId }) => taskId) } },
      select: { id: true, section: true, text: true },
    }),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const wordsOf = new Map(words.map((task) => [task.id, task]));
  const lateBefore = before.filter((task) => task.lateness === "overdue");
  return {
    issuer: await issuerOf(db.prisma, first.officeUnitId, now),
    committee: first.committeeUnit.name,
    programmes,
    from: addDays(dayAt(now), -7),
    to: dayAt(now),
    total: tasks.length,
    completed: tasks.filter(({ state }) => state === "completed").length,
    overdue: late.length,
    overdueWeekBefore: lateBefore.length,
    units: [...nameOf]
      .map(([unitId, unit]) => {
        const own = late.filter((task) => task.unitId === unitId);
        return {
          unit,
          assigned: tasks.filter((task) => task.unitId === unitId).length,
          overdue: own.length,
          overdueWeekBefore: lateBefore.filter((task) => task.unitId === unitId).length,
          longest: Math.max(...own.map(({ workingDaysLate }) => workingDaysLate)),
          unexplained: own.filter(({ explanation }) => explanation === null).length,
        };
      })
      .sort((a, b) => b.overdue - a.overdue || b.longest - a.longest || a.unit.localeCompare(b.unit, "vi")),
    longLate: long
      .sort((a, b) => b.workingDaysLate - a.workingDaysLate)
      .flatMap(({ taskId, unitId, dueOn, workingDaysLate }) => {
        const task = wordsOf.get(taskId);
        return task === undefined || dueOn === null
          ? []
          : [
              {
                unit: nameOf.get(unitId) ?? "",
                section: task.section,
                text: task.text,
                dueOn,
                workingDaysLate,
              },
            ];
      }),
  };
}
