/** An invented target with some years behind it, assessed as the record does it. */
import { assess } from "../../domain/target-assessment.js";
import type { TargetRule } from "../../domain/target.js";
import type { ObservationView, TargetDetail } from "../../record/queries/target-view.js";
import type { UnitRef } from "../../record/queries/task-view.js";
import * as cast from "./cast.js";

const { labour, health } = cast.units;

function observation(id: string, unit: UnitRef, year: number, value: string): ObservationView {
  return {
    id,
    unit,
    year,
    value,
    source: "12-BC/SLĐ",
    enteredBy: cast.people.lan,
    enteredAt: new Date(`${String(year + 1)}-01-20T02:00:00Z`),
    supersededAt: null,
    corrects: null,
    reason: null,
    taskId: null,
    confirmed: null,
    mayCorrect: false,
  };
}

const given: readonly ObservationView[] = [
  { ...observation("o4", health, 2026, "20.25"), taskId: "task-9", confirmed: false },
  { ...observation("o3", labour, 2026, "1200.5"), corrects: "o2", reason: "04-CV/SLĐ", mayCorrect: true },
  { ...observation("o2", labour, 2026, "1300"), supersededAt: cast.now },
  observation("o1", labour, 2025, "1180"),
];

type Rule = Partial<Omit<TargetRule, "baseline">>;

function detailOf(
  over: Partial<TargetDetail>,
  rule: Rule,
  observations: readonly ObservationView[],
): TargetDetail {
  const units = [labour, health];
  const baseline = { year: 2024, value: "1250", source: "NGTK 2024" };
  const inForce = observations.filter((one) => one.supersededAt === null);
  const { state, reason, lines } = assess(
    {
      comparator: "decrease_at_least",
      value: "4",
      relative: true,
      basis: "compounded",
      everyYear: false,
      baseline,
      horizonYear: 2030,
      rollUp: "sum",
      units: units.map(({ id }) => ({ id, fromYear: null, toYear: null })),
      ...rule,
    },
    inForce.map(({ unit, year, value, enteredAt }) => ({ unitId: unit.id, year, value, enteredAt })),
    2026,
  );
  const named = (id: string) => units.filter((unit) => unit.id === id);
  return {
    ...(cast.issued.targets[0] as TargetDetail), // the list has what a detail has in common with it
    state,
    reason,
    programme: cast.programme,
    version: 3,
    basis: rule.basis === undefined ? "compounded" : rule.basis,
    baseline,
    horizonYear: 2030,
    rollUp: rule.rollUp ?? "sum",
    figureRecurrence: "yearly:01-31",
    units: units.map((unit) => ({ ...unit, fromYear: null, toYear: null })),
    lines: lines.map((line) => ({
      ...line,
      unit: line.unitId === null ? null : (named(line.unitId)[0] ?? null),
      years: line.years.map((year) => ({
        ...year,
        parts: year.parts.flatMap((part) =>
          inForce
            .filter((one) => one.unit.id === part.unitId && one.year === part.year)
            .map((one) => ({ unit: one.unit, value: one.value, observationId: one.id })),
        ),
        missingUnits: year.missingUnitIds.flatMap(named),
      })),
    })),
    observations,
    owed: [],
    mayDefine: false,
    mayObserve: [],
    ...over,
  };
}

/** As the office sees it: one year incomplete, one assessed. */
export const assessed = detailOf({ mayDefine: true, mayObserve: [labour, health] }, {}, given);

/** Each unit on its own, one of which owes a figure. */
export const apart = detailOf(
  { owed: [{ taskId: "task-9", unit: health, year: 2026 }], mayObserve: [labour] },
  { rollUp: "none", basis: "level", comparator: "at_least", value: "1000", relative: false },
  given,
);

/** As it is imported. */
export const unsaid = detailOf(
  {
    baseline: null,
    figureRecurrence: null,
    figureUnit: null,
    units: [],
    horizonYear: null,
    asOf: null,
    reached: null,
    required: null,
  },
  { basis: null },
  [],
);
