/**
 * The hand-over record of a succession between two units: what passes as things stand, or, once it is carried out, how each
 * task stood when it passed.
 */
import type { Day } from "../../domain/day.js";
import { addDays, instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Lateness, horizonAt, lateness, workingDays } from "../../domain/lateness.js";
import type { Actor } from "../../domain/permissions.js";
import type { TaskState } from "../../domain/task.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { standingsAt } from "../frozen-tasks.js";
import { type Issuer, type Signatory, headOf, issuerOf } from "./issuer.js";
import { readSuccession } from "./successions.js";
import type { UnitRef } from "./task-view.js";

export interface HandOverPaper {
  /** The office that watches over it. */
  readonly issuer: Issuer;
  readonly basis: string;
  readonly heldOn: Day;
  readonly from: { readonly unit: string; readonly head: Signatory | null };
  readonly to: { readonly unit: string; readonly head: Signatory | null };
  readonly tasks: readonly {
    readonly section: string;
    readonly text: string;
    readonly state: TaskState;
    readonly lateness: Lateness;
    readonly dueOn: Day | null;
    readonly workingDaysLate: number;
    readonly reports: number;
    readonly files: number;
  }[];
  /** What waits for a decision, in the order of the tasks. */
  readonly pending: readonly {
    readonly what: "extension" | "review";
    readonly section: string;
    readonly since: Date;
  }[];
}

/** Between whom: one record each. */
export async function handOverPairs(
  db: Database,
  actor: Actor,
  successionId: string,
): Promise<{ readonly from: UnitRef; readonly to: UnitRef }[]> {
  const { passing, predecessors, successors } = await readSuccession(db, actor, successionId);
  const pairs = new Map<string, { from: UnitRef; to: UnitRef }>();
  for (const { kind, from, to } of passing)
    if (kind === "task" && to !== null && to.id !== from.id) pairs.set(`${from.id} ${to.id}`, { from, to });
  // Also where no task passes, the successor takes the unit's place.
  for (const from of predecessors)
    for (const to of successors.slice(0, 1))
      if (![...pairs.values()].some((pair) => pair.from.id === from.id))
        pairs.set(`${from.id} ${to.id}`, { from, to });
  return [...pairs.values()];
}

/** Raises `not_found`, also where nothing passes between the two; `conflict` for one that was undone. */
export async function readHandOverPaper(
  db: Database,
  actor: Actor,
  {
    successionId,
    fromUnitId,
    toUnitId,
  }: {
    readonly successionId: string;
    readonly fromUnitId: string | undefined;
    readonly toUnitId: string | undefined;
  },
  now: Date,
): Promise<HandOverPaper> {
  const succession = await readSuccession(db, actor, successionId);
  const pair = (await handOverPairs(db, actor, successionId)).find(
    ({ from, to }) =>
      (fromUnitId === undefined || from.id === fromUnitId) && (toUnitId === undefined || to.id === toUnitId),
  );
  if (pair === undefined) throw nothingPasses();
  if (succession.state === "undone") throw wasUndone();
  const { from, to } = pair;
  const ids = succession.passing
    .filter(
      (step) => step.kind === "task" && step.from.id === from.id && step.to?.id === to.id && !step.fallsAway,
    )
    .map((step) => step.objectId);
  // Once it passed, what the successor did afterwards is none of the hand-over's.
  const at = succession.state === "carried_out" && succession.endedAt !== null ? firstStep(succession) : now;
  const calendar = await calendarAt(db, now);
  const [office, rows, standings] = await Promise.all([
    db.prisma.unit.findFirstOrThrow({
      where: { kind: "office" },
      orderBy: { id: "asc" },
      select: { id: true },
    }),
    db.prisma.task.findMany({
      where: { id: { in: ids } },
      select: {
        ...{ id: true, section: true, text: true },
        reports: {
          where: { reportedAt: { lte: at } },
          select: { _count: { select: { evidence: true } } },
        },
        extensionRequests: {
          where: {
            askedAt: { lte: at },
            OR: [{ decidedAt: null }, { decidedAt: { gt: at } }],
            state: { not: "withdrawn" },
          },
          select: { askedAt: true },
          orderBy: { askedAt: "desc" },
          take: 1,
        },
      },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    }),
    db.prisma.$transaction((tx) => standingsAt(tx, ids, at)),
  ]);
  const horizon = horizonAt(at, calendar);
  const lastDay = instantAt(addDays(succession.effectiveOn, -1), "12:00");
  const told = rows.flatMap((row) => {
    const facts = standings.get(row.id);
    return facts === undefined ? [] : [{ row, facts, standing: lateness(facts, horizon) }];
  });
  return {
    issuer: await issuerOf(db.prisma, office.id, now),
    basis: succession.basis,
    heldOn: succession.effectiveOn,
    from: { unit: from.name, head: await headOf(db.prisma, from.id, lastDay) },
    to: { unit: to.name, head: await headOf(db.prisma, to.id, instantAt(succession.effectiveOn, "12:00")) },
    tasks: told.map(({ row, facts, standing }) => ({
      section: row.section,
      text: row.text,
      state: facts.state,
      lateness: standing,
      dueOn: facts.dueOn,
      workingDaysLate: workingDays(standing, facts.dueOn, facts.reportedAt ?? at, calendar).workingDaysLate,
      reports: row.reports.length,
      files: row.reports.reduce((sum, { _count }) => sum + _count.evidence, 0),
    })),
    pending: told.flatMap(({ row, facts }) => [
      ...row.extensionRequests.map(({ askedAt }) => ({
        what: "extension" as const,
        section: row.section,
        since: askedAt,
      })),
      ...(facts.state === "awaiting_review" && facts.reportedAt !== null
        ? [{ what: "review" as const, section: row.section, since: facts.reportedAt }]
        : []),
    ]),
  };
}

/** The moment before the first step: what a step itself sets is not yet there. */
function firstStep({
  passing,
  endedAt,
}: {
  readonly passing: readonly { readonly carriedOutAt: Date | null }[];
  readonly endedAt: Date | null;
}): Date {
  const first = passing
    .map((step) => step.carriedOutAt)
    .reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), endedAt);
  return new Date((first ?? endedAt ?? new Date(0)).getTime() - 1);
}

function nothingPasses(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có gì được bàn giao giữa hai đơn vị này. Hãy mở lại trang của việc kế thừa.",
    en: "Nothing passes between these two units. Open the succession's page again.",
  });
}

function wasUndone(): DomainError {
  return new DomainError("conflict", {
    vi: "Việc kế thừa đã được hoàn tác, nên không có biên bản bàn giao.",
    en: "The succession was undone: there is no hand-over record.",
  });
}
