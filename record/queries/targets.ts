/** Targets with what is said of them: of a programme, and one with its years, its arithmetic and its figures. */
import { dayAt } from "../../domain/day.js";
import { type Actor, holds, mayObserve, seesAll, targetNotFound } from "../../domain/permissions.js";
import { closedStates } from "../../domain/task.js";
import type { Assessment, Observed, Step, TargetLine, TargetYear } from "../../domain/target.js";
import { assess } from "../../domain/target-assessment.js";
import { programmeNotFound } from "../programme-row.js";
import type { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { decimalIn, observedIn, ruleOf } from "../target-rule.js";
import { isUuid } from "../task-row.js";
import type { OverviewTarget } from "./overview-view.js";
import { readableProgrammes } from "./readable-programmes.js";
import { personRef, personSelect } from "./person-ref.js";
import type {
  FigurePart,
  ObservationView,
  TargetDetail,
  TargetLineView,
  TargetView,
  TargetYearView,
} from "./target-view.js";
import type { UnitRef } from "./task-view.js";

const unitSelect = { id: true, code: true, name: true, shortName: true } as const;
const programmeSelect = { id: true, number: true, type: true, title: true } as const;

const inForce = {
  units: { include: { unit: { select: unitSelect } }, orderBy: { unit: { name: "asc" } } },
  observations: {
    where: { supersededAt: null },
    include: { unit: { select: unitSelect } },
    orderBy: [{ year: "asc" }, { unit: { name: "asc" } }],
  },
} as const satisfies Prisma.TargetInclude;

type Row = Prisma.TargetGetPayload<{ include: typeof inForce }>;

/** Of one programme, in the order of the document. */
export async function listTargets(
  db: Database,
  actor: Actor,
  programmeId: string,
  now: Date,
): Promise<TargetView[]> {
  if (!isUuid(programmeId) || (await readableProgrammes(db.prisma, actor, programmeId)).length === 0)
    throw programmeNotFound();
  return targetsOf(db, programmeId, now);
}

/** As `listTargets`, where the programme was seen already. */
export async function targetsOf(db: Database, programmeId: string, now: Date): Promise<TargetView[]> {
  const rows = await db.prisma.target.findMany({
    where: { programmeId },
    include: inForce,
    orderBy: { position: "asc" },
  });
  return rows.map((row) => viewOf(row, assess(ruleOf(row), observedIn(row), yearAt(now))));
}

/** Of every programme in force: for those who see all. One query for all of them. */
export async function targetsInForce(db: Database, now: Date): Promise<OverviewTarget[]> {
  const rows = await db.prisma.target.findMany({
    where: { programme: { state: "issued" } },
    include: { ...inForce, programme: { select: programmeSelect } },
    orderBy: [{ programme: { signedOn: "asc" } }, { programmeId: "asc" }, { position: "asc" }],
  });
  return rows.map((row) => {
    const assessment = assess(ruleOf(row), observedIn(row), yearAt(now));
    const steps = lastKnown(assessment)?.steps ?? [];
    return { ...viewOf(row, assessment), programme: row.programme, steps };
  });
}

/** Raises `not_found`. Officers see the figures of their own units, and of all others what they come to together. */
export async function readTarget(
  db: Database,
  actor: Actor,
  targetId: string,
  now: Date,
): Promise<TargetDetail> {
  const row = isUuid(targetId)
    ? await db.prisma.target.findUnique({
        where: { id: targetId },
        include: {
          ...inForce,
          programme: { select: { id: true, number: true, type: true, title: true, state: true } },
        },
      })
    : null;
  if (row === null || (await readableProgrammes(db.prisma, actor, row.programmeId)).length === 0)
    throw targetNotFound();
  const sees = (unitId: string) => seesAll(actor) || actor.unitIds.has(unitId);
  const units = new Map<string, UnitRef>();
  for (const { unit } of [...row.units, ...row.observations]) units.set(unit.id, unit);
  const assessment = assess(ruleOf(row), observedIn(row), yearAt(now));
  const owing = row.units.filter((one) => one.toYear === null).map((one) => one.unit);
  return {
    ...viewOf(row, assessment),
    programme: {
      id: row.programme.id,
      number: row.programme.number,
      type: row.programme.type,
      title: row.programme.title,
    },
    version: row.version,
    basis: row.basis,
    baseline:
      row.baselineYear === null || row.baselineValue === null
        ? null
        : {
            year: row.baselineYear,
            value: decimalIn(row.baselineValue),
            source: row.baselineSource ?? "", // a CHECK holds that a baseline has one
          },
    horizonYear: row.horizonYear,
    rollUp: row.rollUp,
    figureRecurrence: row.figureRecurrence,
    units: row.units.map(({ unit, fromYear, toYear }) => ({ ...unit, fromYear, toYear })),
    lines: assessment.lines
      .filter((line) => line.unitId === null || sees(line.unitId))
      .map((line) => lineView(line, row, units, sees)),
    observations: await observationsOf(db, actor, row.id, sees),
    owed: await owedOf(db, row.id, sees),
    mayDefine: holds(actor, "define_target"),
    mayObserve: row.programme.state === "draft" ? [] : owing.filter((unit) => mayObserve(actor, unit.id)),
  };
}

function yearAt(now: Date): number {
  return Number(dayAt(now).slice(0, 4));
}

/** The last known year of all units together. */
function lastKnown({ lines }: Assessment): TargetYear | undefined {
  const [all] = lines;
  const line = all?.unitId === null ? all : undefined;
  return line?.years.findLast(
    (each) => each.reached !== null && (line.asOf === null || each.year <= line.asOf),
  );
}

function viewOf(row: Row, assessment: Assessment): TargetView {
  const { state, reason } = assessment;
  const last = lastKnown(assessment);
  return {
    id: row.id,
    section: row.section,
    text: row.text,
    comparator: row.comparator,
    value: Number(row.value),
    unit: row.unit,
    period: row.period,
    by: maybeDay(row.byDate),
    state,
    reason,
    asOf: last?.year ?? null,
    reached: last?.reached ?? null,
    required: last?.required ?? null,
    figureUnit: row.figureUnit,
  };
}

type Sees = (unitId: string) => boolean;

function lineView(
  line: TargetLine,
  row: Row,
  units: ReadonlyMap<string, UnitRef>,
  sees: Sees,
): TargetLineView {
  const { unitId, state, reason, asOf, remaining } = line;
  return {
    unit: unitId === null ? null : (units.get(unitId) ?? null),
    state,
    reason,
    asOf,
    remaining,
    years: line.years.map((year) => yearView(year, row, units, sees)),
  };
}

function yearView(
  year: TargetYear,
  row: Row,
  units: ReadonlyMap<string, UnitRef>,
  sees: Sees,
): TargetYearView {
  const refs = (ids: readonly string[]) =>
    ids.filter(sees).flatMap((id) => {
      const unit = units.get(id);
      return unit === undefined ? [] : [unit];
    });
  const all = year.parts.every((part) => sees(part.unitId));
  return {
    year: year.year,
    required: year.required,
    reached: year.reached,
    holds: year.holds,
    changePercent: year.changePercent,
    parts: year.parts.filter((part) => sees(part.unitId)).flatMap((part) => partView(part, row)),
    missingUnits: refs(year.missingUnitIds),
    // The sum's terms are other units' figures.
    steps: year.steps.filter((step: Step) => all || step.kind !== "rolled_up"),
  };
}

function partView(part: Observed, row: Row): FigurePart[] {
  const found = row.observations.find((one) => one.unitId === part.unitId && one.year === part.year);
  return found === undefined ? [] : [{ unit: found.unit, value: part.value, observationId: found.id }];
}

async function observationsOf(
  db: Database,
  actor: Actor,
  targetId: string,
  sees: Sees,
): Promise<ObservationView[]> {
  const rows = await db.prisma.observation.findMany({
    where: { targetId },
    include: {
      unit: { select: unitSelect },
      enteredBy: { select: personSelect },
      report: { select: { taskId: true, state: true } },
    },
    orderBy: [{ year: "desc" }, { unit: { name: "asc" } }, { id: "desc" }],
  });
  return rows
    .filter((row) => sees(row.unitId))
    .map((row) => ({
      id: row.id,
      unit: row.unit,
      year: row.year,
      value: decimalIn(row.value),
      source: row.source,
      enteredBy: personRef(row.enteredBy),
      enteredAt: row.enteredAt,
      supersededAt: row.supersededAt,
      corrects: row.correctsId,
      reason: row.reason,
      taskId: row.report?.taskId ?? null,
      confirmed: row.report === null ? null : row.report.state === "confirmed",
      mayCorrect: row.supersededAt === null && mayObserve(actor, row.unitId),
    }));
}

async function owedOf(db: Database, targetId: string, sees: Sees): Promise<TargetDetail["owed"]> {
  const rows = await db.prisma.task.findMany({
    where: { targetId, state: { notIn: [...closedStates, "awaiting_review"] } },
    select: { id: true, period: true, leadUnit: { select: unitSelect } },
    orderBy: [{ period: "asc" }, { leadUnit: { name: "asc" } }],
  });
  return rows
    .filter((row) => sees(row.leadUnit.id))
    .map((row) => ({ taskId: row.id, unit: row.leadUnit, year: Number(row.period) }));
}
