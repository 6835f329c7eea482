/** The example's four targets: how each is measured, and invented figures of the years that are over. */
import { dayAt } from "../../domain/day.js";
import type { Actor } from "../../domain/permissions.js";
import type { RollUp, TargetBasis } from "../../domain/target.js";
import { defineTarget } from "../../record/commands/define-target.js";
import { recordObservation } from "../../record/commands/record-observation.js";
import type { Database } from "../../record/database.js";

interface ExampleTarget {
  readonly section: string;
  readonly basis: TargetBasis;
  readonly rollUp: RollUp;
  readonly figureUnit: string;
  readonly baseline: number;
  /** By unit: figures of the years after the baseline's; a year that is left out was never given. */
  readonly figures: Readonly<Record<string, Readonly<Record<number, number>>>>;
}

const BASELINE_YEAR = 2023;
const SOURCE = "Số liệu minh họa của dữ liệu mẫu";

const targets: readonly ExampleTarget[] = [
  {
    section: "I.2-1",
    basis: "compounded",
    rollUp: "latest",
    figureUnit: "người chết/100.000 lao động",
    baseline: 6.25,
    figures: { "so-ldtbxh": { 2024: 6.02, 2025: 5.7 } },
  },
  {
    section: "I.2-2",
    basis: "compounded",
    rollUp: "sum",
    figureUnit: "người",
    baseline: 12_400,
    figures: { "so-yte": { 2024: 9870, 2025: 10_150 }, "bql-kcn": { 2024: 3210, 2025: 3390 } },
  },
  {
    section: "I.2-3",
    basis: "compounded",
    rollUp: "sum",
    figureUnit: "cơ sở",
    baseline: 320,
    figures: { "so-tnmt": { 2024: 214, 2025: 230 }, "so-congthuong": { 2024: 124 } },
  },
  {
    section: "I.2-4",
    basis: "level",
    rollUp: "latest",
    figureUnit: "%",
    baseline: 40,
    figures: { "so-ldtbxh": { 2024: 50, 2025: 62 } },
  },
];

/** Entered by the office at `now`; a year that is not over yet at `now` has no figure. */
export async function playTargets(
  db: Database,
  programmeId: string,
  { office, advising }: { readonly office: Actor; readonly advising: Actor },
  now: Date,
): Promise<void> {
  const [rows, units] = await Promise.all([
    db.prisma.target.findMany({ where: { programmeId }, select: { id: true, section: true } }),
    db.prisma.unit.findMany({ select: { id: true, code: true } }),
  ]);
  const unitId = (code: string) => units.find((unit) => unit.code === code)?.id ?? "";
  for (const target of targets) {
    const targetId = rows.find((row) => row.section === target.section)?.id;
    if (targetId === undefined) throw new Error(`the programme has no target ${target.section}`);
    await defineTarget(db, {
      targetId,
      actor: advising,
      now,
      basis: target.basis,
      baseline: { year: BASELINE_YEAR, value: target.baseline, source: SOURCE },
      horizonYear: 2030,
      rollUp: target.rollUp,
      figureUnit: target.figureUnit,
      figureRecurrence: "yearly:01-31",
      unitIds: Object.keys(target.figures).map(unitId),
    });
    for (const [code, figures] of Object.entries(target.figures)) {
      for (const [year, value] of Object.entries(figures)) {
        if (year >= dayAt(now).slice(0, 4)) continue;
        const figure = { unitId: unitId(code), year: Number(year), value, source: `${SOURCE}, năm ${year}` };
        await recordObservation(db, { targetId, actor: office, now, ...figure });
      }
    }
  }
}
