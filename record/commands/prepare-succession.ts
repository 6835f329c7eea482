/** The office prepares a succession: its units, its day, its basis, and where each task goes that needs a choice. */
import { v7 as uuidv7 } from "uuid";
import type { Day } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import {
  type Planned,
  type SuccessionKind,
  type SuccessionPlan,
  faultMessages,
  faultOf,
  planOf,
} from "../../domain/succession.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { holdingsOf } from "../holdings.js";
import { type Claimed, once } from "../idempotency.js";
import { writeRegisterEvent } from "../register-journal.js";
import { standingSuccessions, unitSpans } from "../succession-row.js";

/** A unit that begins with the succession; kind and place in the tree are those of the first predecessor. */
export interface NewSuccessor {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
}

export interface PrepareSuccession extends Claimed {
  readonly actor: Actor;
  readonly kind: SuccessionKind;
  readonly effectiveOn: Day;
  readonly basis: string;
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
  /** Stand behind `successorIds`. */
  readonly newSuccessors: readonly NewSuccessor[];
  readonly choices: readonly { readonly taskId: string; readonly unitId: string }[];
}

export interface SuccessionPrepared {
  readonly [key: string]: unknown;
  readonly successionId: string;
  readonly version: number;
}

/** Raises `invalid_input` and `conflict`; nothing is changed then. */
export async function prepareSuccession(
  db: Database,
  command: PrepareSuccession,
): Promise<SuccessionPrepared> {
  demandGeneral(command.actor, "prepare_succession");
  return once(db, command, (tx) => writeSuccession(tx, command));
}

/** In a transaction that holds more than this one. */
export async function writeSuccession(
  tx: Transaction,
  command: PrepareSuccession,
): Promise<SuccessionPrepared> {
  const { plan } = await tryOut(tx, command);
  const id = uuidv7();
  const { actor, now, kind, effectiveOn, basis } = command;
  await tx.succession.create({
    data: {
      id,
      kind,
      effectiveOn: dateOf(effectiveOn),
      basis,
      preparedById: actor.personId,
      preparedAt: now,
    },
  });
  await insertRows(tx, "succession_unit", [
    ...plan.predecessorIds.map((unit_id, position) => ({
      succession_id: id,
      unit_id,
      side: "predecessor",
      position,
    })),
    ...plan.successorIds.map((unit_id, position) => ({
      succession_id: id,
      unit_id,
      side: "successor",
      position,
    })),
  ]);
  await insertRows(
    tx,
    "succession_choice",
    [...plan.choices].map(([task_id, unit_id]) => ({ succession_id: id, task_id, unit_id })),
  );
  await writeRegisterEvent(tx, now, {
    kind: "succession_prepared",
    actorId: actor.personId,
    actorUnitId: actor.unitId,
    detail: {
      successionId: id,
      kind,
      effectiveOn,
      basis,
      predecessorIds: plan.predecessorIds,
      successorIds: plan.successorIds,
      choices: Object.fromEntries(plan.choices),
    },
  });
  return { successionId: id, version: 1 };
}

export interface TriedOut {
  readonly plan: SuccessionPlan;
  readonly planned: Planned;
}

/** All that a dry run does, in a transaction that is then undone: what would pass where, and what is still to be chosen. */
export async function tryOut(
  tx: Transaction,
  command: PrepareSuccession,
  { choicesMayLack = false }: { readonly choicesMayLack?: boolean } = {},
): Promise<TriedOut> {
  // One at a time: two successions of one unit must not be prepared side by side.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('successions'))`;
  const fresh = await createUnits(tx, command);
  const plan: SuccessionPlan = {
    kind: command.kind,
    effectiveOn: command.effectiveOn,
    predecessorIds: command.predecessorIds,
    successorIds: [...command.successorIds, ...fresh],
    choices: new Map(command.choices.map(({ taskId, unitId }) => [taskId, unitId])),
  };
  const planned = await checked(tx, plan, null);
  if (planned.stray.length > 0) {
    throw new DomainError("invalid_input", faultMessages.stray_choice, {
      field: "choices",
      fault: "stray_choice",
      taskIds: planned.stray,
    });
  }
  if (!choicesMayLack) refuseUndecided(planned);
  return { plan, planned };
}

/** Raises `invalid_input` or `conflict` where the plan cannot be; else says what would pass where. */
export async function checked(
  tx: Transaction,
  plan: SuccessionPlan,
  besides: string | null,
): Promise<Planned> {
  const units = await unitSpans(tx, [...plan.predecessorIds, ...plan.successorIds, ...plan.choices.values()]);
  const fault = faultOf(plan, units, await standingSuccessions(tx, besides));
  if (fault !== null) {
    const code = fault.code === "overlapping" ? "conflict" : "invalid_input";
    const field = fault.code === "not_valid" ? "effectiveOn" : "predecessorIds";
    throw new DomainError(code, faultMessages[fault.code], {
      field,
      fault: fault.code,
      unitIds: fault.unitIds,
    });
  }
  const planned = planOf(plan, await holdingsOf(tx, plan));
  if (planned.orphaned.length > 0) {
    throw new DomainError("invalid_input", faultMessages.body_of_programme, {
      field: "successorIds",
      fault: "body_of_programme",
      programmeIds: planned.orphaned,
    });
  }
  return planned;
}

export function refuseUndecided({ undecided }: Planned): void {
  if (undecided.length === 0) return;
  throw new DomainError("invalid_input", faultMessages.no_lead, {
    field: "choices",
    fault: "no_lead",
    taskIds: undecided,
  });
}

async function createUnits(tx: Transaction, command: PrepareSuccession): Promise<string[]> {
  const { newSuccessors, predecessorIds, effectiveOn } = command;
  if (newSuccessors.length === 0) return [];
  const model = await tx.unit.findFirst({ where: { id: predecessorIds[0] ?? "" } });
  if (model === null) {
    throw new DomainError("invalid_input", faultMessages.sides, { field: "predecessorIds", fault: "sides" });
  }
  const codes = newSuccessors.map((unit) => unit.code);
  const taken = await tx.unit.findFirst({ where: { code: { in: codes } }, select: { code: true } });
  if (taken !== null || new Set(codes).size < codes.length) throw codeTaken(taken?.code ?? codes[0] ?? "");
  const rows = newSuccessors.map((unit) => ({ id: uuidv7(), ...unit }));
  await tx.unit.createMany({
    data: rows.map((unit) => ({
      ...unit,
      kind: model.kind,
      parentId: model.parentId,
      validFrom: dateOf(effectiveOn),
      aliases: [unit.name],
      sets: model.sets,
    })),
  });
  return rows.map((unit) => unit.id);
}

function codeTaken(code: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: `Mã đơn vị "${code}" đã có trong danh bạ. Hãy chọn đơn vị đó hoặc dùng mã khác.`,
      en: `There is a unit with the code "${code}" already. Choose that unit, or use another code.`,
    },
    { field: "newSuccessors" },
  );
}
