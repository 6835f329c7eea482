/** Every target of a programme with its figures in force, for a table: a row a figure. One query. */
import type { Actor } from "../../domain/permissions.js";
import { seesAll } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { decimalIn } from "../target-rule.js";
import { listTargets } from "./targets.js";
import type { TargetView } from "./target-view.js";

export interface TargetFigureRow {
  readonly target: TargetView;
  /** null: no figure that one may see. */
  readonly figure: {
    readonly unit: string;
    readonly year: number;
    readonly value: string;
    readonly source: string;
  } | null;
}

/** Raises `not_found`. Officers see the figures of their own units. */
export async function listTargetFigures(
  db: Database,
  actor: Actor,
  programmeId: string,
  now: Date,
): Promise<TargetFigureRow[]> {
  const targets = await listTargets(db, actor, programmeId, now);
  const rows = await db.prisma.observation.findMany({
    where: {
      targetId: { in: targets.map(({ id }) => id) },
      supersededAt: null,
      ...(seesAll(actor) ? {} : { unitId: { in: [...actor.unitIds] } }),
    },
    select: { targetId: true, year: true, value: true, source: true, unit: { select: { name: true } } },
    orderBy: [{ year: "asc" }, { unit: { name: "asc" } }, { id: "asc" }],
  });
  return targets.flatMap((target): TargetFigureRow[] => {
    const own = rows.filter(({ targetId }) => targetId === target.id);
    if (own.length === 0) return [{ target, figure: null }];
    return own.map(({ year, value, source, unit }) => ({
      target,
      figure: { unit: unit.name, year, value: decimalIn(value), source },
    }));
  });
}
