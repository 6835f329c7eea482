/** The consolidated report of a cycle as it is printed: its chapters, and the frozen rows of its appendices. */
import type { Day } from "../../domain/day.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Lateness } from "../../domain/lateness.js";
import type { Actor } from "../../domain/permissions.js";
import type { Chapter } from "../../domain/review-chapters.js";
import type { Figure } from "../../domain/review-figures.js";
import type { ReviewState } from "../../domain/review.js";
import type { FrozenTarget } from "../../domain/target.js";
import type { TaskState } from "../../domain/task.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { programmeParts } from "../programme-parts.js";
import { readCycle } from "./cycles.js";
import { type Issuer, type NamedProgramme, issuerOf, namedProgramme } from "./issuer.js";

export interface ReviewPaper {
  readonly issuer: Issuer;
  readonly office: string;
  readonly advising: string;
  readonly programme: NamedProgramme;
  readonly title: string;
  readonly state: ReviewState;
  readonly cutOffOn: Day;
  readonly approvedAt: Date | null;
  readonly chapters: readonly Chapter[];
  readonly figures: readonly Figure[];
  readonly parts: readonly { readonly path: string; readonly heading: string }[];
  readonly targets: readonly FrozenTarget[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly tasks: readonly {
    readonly section: string;
    readonly text: string;
    readonly unit: string;
    readonly coordinating: readonly string[];
    readonly state: TaskState;
    readonly lateness: Lateness;
    readonly dueOn: Day | null;
    readonly workingDaysLate: number;
  }[];
}

/** Raises `not_found` where the report may not be seen, `conflict` where it is not drafted yet. */
export async function readReviewPaper(
  db: Database,
  actor: Actor,
  cycleId: string,
  now: Date,
): Promise<ReviewPaper> {
  const { report, figures, title, state, cutOffAt, approvedAt, programme } = await readCycle(
    db,
    actor,
    cycleId,
    now,
  );
  if (report === null || figures === null) throw notDrafted();
  const name = { select: { name: true } };
  const [row, { targets }, rows, { parts }] = await Promise.all([
    db.prisma.programme.findUniqueOrThrow({
      where: { id: programme.id },
      select: { ...namedProgramme, committeeUnitId: true, officeUnit: name, advisingUnit: name },
    }),
    db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId }, select: { targets: true } }),
    db.prisma.cycleTask.findMany({
      where: { cycleId },
      include: {
        leadUnit: { select: { id: true, name: true } },
        task: {
          select: {
            ...{ section: true, text: true },
            units: {
              where: { role: "coordinating" },
              select: { unit: name },
              orderBy: { unit: { name: "asc" } },
            },
          },
        },
      },
      orderBy: [{ task: { position: "asc" } }, { taskId: "asc" }],
    }),
    programmeParts(db.prisma, programme.id),
  ]);
  const units = new Map(rows.map(({ leadUnit }) => [leadUnit.id, leadUnit]));
  const counted = new Set(rows.map(({ part }) => part));
  return {
    issuer: await issuerOf(db.prisma, row.committeeUnitId, now),
    office: row.officeUnit.name,
    advising: row.advisingUnit.name,
    programme: row,
    title,
    state,
    cutOffOn: dayAt(cutOffAt),
    approvedAt,
    chapters: report,
    figures,
    parts: [
      ...parts.filter(({ path }) => counted.has(path)),
      // Sections that the programme does not have count as parts of their own.
      ...[...counted]
        .filter((path) => !parts.some((part) => part.path === path))
        .map((path) => ({ path, heading: "" })),
    ],
    targets: targets as unknown as FrozenTarget[], // written at the cut-off
    units: [...units.values()],
    tasks: rows.map(({ task, leadUnit, state, lateness, dueOn, workingDaysLate }) => ({
      section: task.section,
      text: task.text,
      unit: leadUnit.name,
      coordinating: task.units.map(({ unit }) => unit.name),
      state,
      lateness: lateness as Lateness, // written at the cut-off
      dueOn: maybeDay(dueOn),
      workingDaysLate,
    })),
  };
}

function notDrafted(): DomainError {
  return new DomainError("conflict", {
    vi: "Báo cáo chưa được tổng hợp hoặc chưa công bố. Hãy quay lại sau thời hạn gửi báo cáo.",
    en: "The report is not drafted or not published yet. Come back after the units' reports are due.",
  });
}
