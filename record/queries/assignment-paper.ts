/** What the letter of assignment of a programme to a unit says: each task that it leads or has a part in. */
import { type Day, dayAt } from "../../domain/day.js";
import { type Actor, mayReadLetter, taskNotFound } from "../../domain/permissions.js";
import { defaultPolicy, type Policy } from "../../domain/policy.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { type Issuer, type NamedProgramme, issuerOf } from "./issuer.js";
import { type LetterUnits, letterUnits } from "./letter-units.js";

export interface AssignmentPaper extends LetterUnits {
  readonly issuer: Issuer;
  readonly programme: NamedProgramme;
  readonly acceptBy: Day;
  readonly tasks: readonly {
    readonly section: string;
    readonly text: string;
    readonly role: "lead" | "coordinating";
    readonly lead: string;
    readonly coordinating: readonly string[];
    readonly dueOn: Day | null;
    readonly dueText: string | null;
    readonly recurrence: string | null;
    readonly product: string | null;
    readonly reviewer: string;
  }[];
}

/** Raises `not_found` where there is none, or nothing of the programme is the unit's. */
export async function readAssignmentPaper(
  db: Database,
  actor: Actor,
  { programmeId, unitId }: { readonly programmeId: string; readonly unitId: string },
  now: Date,
): Promise<AssignmentPaper> {
  const { programme, ...units } = await letterUnits(db, actor, programmeId, unitId);
  if (!mayReadLetter(actor, unitId)) throw taskNotFound();
  const name = { select: { name: true } };
  const tasks = await db.prisma.task.findMany({
    where: {
      programmeId,
      purpose: "instruction",
      state: { not: "cancelled" },
      // A series stands for its periods, a whole for its parts.
      seriesId: null,
      parentId: null,
      OR: [{ leadUnitId: unitId }, { units: { some: { unitId, role: "coordinating" } } }],
    },
    select: {
      ...{ section: true, text: true, product: true, originalDueOn: true, dueOn: true, dueText: true },
      ...{ recurrence: true, leadUnitId: true, leadUnit: name, reviewerUnit: name },
      units: { where: { role: "coordinating" }, select: { unit: name }, orderBy: { unit: { name: "asc" } } },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  if (tasks.length === 0) throw taskNotFound();
  const { issuedAt, policy } = await db.prisma.programme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { issuedAt: true, policy: true },
  });
  const { acknowledgeWorkingDays } = (policy as Policy | null) ?? defaultPolicy; // written by `change-policy` alone
  const calendar = await calendarAt(db, now);
  return {
    ...units,
    issuer: await issuerOf(db.prisma, units.officeUnitId, now),
    programme,
    acceptBy: calendar.addWorkingDays(dayAt(issuedAt ?? now), acknowledgeWorkingDays),
    tasks: tasks.map((task) => ({
      section: task.section,
      text: task.text,
      role: task.leadUnitId === unitId ? "lead" : "coordinating",
      lead: task.leadUnit.name,
      coordinating: task.units.map(({ unit }) => unit.name),
      dueOn: maybeDay(task.dueOn),
      dueText: task.dueText,
      recurrence: task.recurrence,
      product: task.product,
      reviewer: task.reviewerUnit.name,
    })),
  };
}
