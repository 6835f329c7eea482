/** Many successions at once, with the units that begin with them: a reorganisation. All of it is prepared, or nothing. */
import type { Day } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { SuccessionKind } from "../../domain/succession.js";
import type { Database, Transaction } from "../database.js";
import { undoneIf } from "../dry-run.js";
import { previewOf } from "../queries/succession-preview.js";
import type { SuccessionPreview } from "../queries/succession-view.js";
import { type PrepareSuccession, tryOut, writeSuccession } from "./prepare-succession.js";
import { type NewUnit, writeUnits } from "./register.js";

/** One of them, with units by their codes. */
export interface Reorganised {
  readonly kind: SuccessionKind;
  readonly effectiveOn: Day;
  readonly basis: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Where each task goes for which a choice is needed. */
  readonly otherwise: string | null;
}

export interface Reorganisation {
  readonly units: readonly NewUnit[];
  readonly successions: readonly Reorganised[];
}

export interface ReorganisationPrepared {
  readonly successions: readonly {
    readonly successionId: string;
    readonly of: Reorganised;
    readonly preview: SuccessionPreview;
  }[];
}

/** Raises what preparing any of them would. A dry run says what would come of it, and changes nothing. */
export async function prepareSuccessions(
  db: Database,
  {
    actor,
    now,
    reorganisation,
    dryRun,
  }: {
    readonly actor: Actor;
    readonly now: Date;
    readonly reorganisation: Reorganisation;
    readonly dryRun: boolean;
  },
): Promise<ReorganisationPrepared> {
  demandGeneral(actor, "prepare_succession");
  return undoneIf(
    dryRun,
    async (tx: Transaction) => {
      await writeUnits(tx, reorganisation.units);
      const successions: ReorganisationPrepared["successions"][number][] = [];
      for (const one of reorganisation.successions) successions.push(await prepareOne(tx, actor, now, one));
      return { successions };
    },
    (work) => db.prisma.$transaction(work, LONG),
  );
}

const LONG = { timeout: 120_000 };

async function prepareOne(tx: Transaction, actor: Actor, now: Date, of: Reorganised) {
  const ids = await unitIds(tx, [...of.from, ...of.to, ...(of.otherwise === null ? [] : [of.otherwise])]);
  const idOf = (code: string) => {
    const id = ids.get(code);
    if (id === undefined) throw unknownUnit(code);
    return id;
  };
  const command: PrepareSuccession = {
    actor,
    now,
    kind: of.kind,
    effectiveOn: of.effectiveOn,
    basis: of.basis,
    predecessorIds: of.from.map(idOf),
    successorIds: of.to.map(idOf),
    newSuccessors: [],
    choices: [],
  };
  const { planned, plan } = await tryOut(tx, command, { choicesMayLack: of.otherwise !== null });
  const unitId = of.otherwise === null ? null : idOf(of.otherwise);
  const choices = unitId === null ? [] : planned.undecided.map((taskId) => ({ taskId, unitId }));
  const preview = await previewOf(tx, planned.steps, unitId === null ? planned.undecided : [], plan);
  const { successionId } = await writeSuccession(tx, { ...command, choices });
  return { successionId, of, preview };
}

async function unitIds(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.unit.findMany({
    where: { code: { in: [...codes] } },
    select: { id: true, code: true },
  });
  return new Map(rows.map((row) => [row.code, row.id]));
}

function unknownUnit(code: string): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: `Không có đơn vị mã "${code}" trong danh bạ hoặc trong tệp. Hãy kiểm tra lại mã.`,
      en: `There is no unit with the code "${code}" in the register or in the file. Check the code.`,
    },
    { field: "units", code },
  );
}
