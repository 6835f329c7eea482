/** Successions: the list, one with what passes on, and the dry run of one that is not prepared yet. */
import { type Actor, demandGeneral, holds } from "../../domain/permissions.js";
import { type SuccessionPlan, type SuccessionState, planOf } from "../../domain/succession.js";
import type { Prisma } from "../../prisma/generated/client.js";
import { type PrepareSuccession, tryOut } from "../commands/prepare-succession.js";
import type { Database, Transaction } from "../database.js";
import { dayFrom } from "../days.js";
import { undoneIf } from "../dry-run.js";
import { holdingsOf } from "../holdings.js";
import { planIn, successionNotFound } from "../succession-row.js";
import { isUuid } from "../task-row.js";
import { personRef, personSelect } from "./person-ref.js";
import { type Passing, previewOf } from "./succession-preview.js";
import type { SuccessionDetail, SuccessionListItem, SuccessionPreview } from "./succession-view.js";

const listed = {
  units: {
    include: { unit: { select: { id: true, code: true, name: true, shortName: true } } },
    orderBy: { position: "asc" },
  },
} as const satisfies Prisma.SuccessionInclude;

type Row = Prisma.SuccessionGetPayload<{ include: typeof listed }>;

/** The latest day first; of the given states, or all. */
export async function listSuccessions(
  db: Database,
  actor: Actor,
  states?: readonly SuccessionState[],
): Promise<SuccessionListItem[]> {
  demandGeneral(actor, "read_successions");
  const rows = await db.prisma.succession.findMany({
    ...(states === undefined ? {} : { where: { state: { in: [...states] } } }),
    include: listed,
    orderBy: [{ effectiveOn: "desc" }, { id: "desc" }],
  });
  return rows.map(itemOf);
}

/** Raises `not_found`. */
export async function readSuccession(db: Database, actor: Actor, id: string): Promise<SuccessionDetail> {
  demandGeneral(actor, "read_successions");
  const row = isUuid(id)
    ? await db.prisma.succession.findUnique({
        where: { id },
        include: {
          ...listed,
          choices: true,
          steps: { orderBy: { number: "asc" } },
          preparedBy: { select: personSelect },
          signedBy: { select: personSelect },
        },
      })
    : null;
  if (row === null) throw successionNotFound();
  const waits = row.state === "prepared" || row.state === "signed";
  const preview = await db.prisma.$transaction(
    (tx) =>
      waits ? foreseen(tx, planIn(row)) : previewOf(tx, row.steps as readonly Passing[], [], planIn(row)), // written by us alone
  );
  return {
    ...itemOf(row),
    ...preview,
    preparedBy: personRef(row.preparedBy),
    preparedAt: row.preparedAt,
    signedBy: personRef(row.signedBy),
    signedAt: row.signedAt,
    endedAt: row.endedAt,
    failure: row.failure,
    maySign: row.state === "prepared" && holds(actor, "sign_succession"),
    mayWithdraw: waits && holds(actor, "prepare_succession"),
  };
}

async function foreseen(tx: Transaction, plan: SuccessionPlan): Promise<SuccessionPreview> {
  const { steps, undecided } = planOf(plan, await holdingsOf(tx, plan));
  return previewOf(tx, steps, undecided, plan);
}

/** What would pass where, and what is still to be chosen. Raises what preparing it would; changes nothing. */
export async function previewSuccession(
  db: Database,
  command: PrepareSuccession,
): Promise<SuccessionPreview> {
  demandGeneral(command.actor, "prepare_succession");
  return undoneIf(
    true,
    async (tx: Transaction) => {
      const { plan, planned } = await tryOut(tx, command, { choicesMayLack: true });
      return await previewOf(tx, planned.steps, planned.undecided, plan);
    },
    (work) => db.prisma.$transaction(work),
  );
}

function itemOf(row: Row): SuccessionListItem {
  const on = (side: string) => row.units.filter((one) => one.side === side).map((one) => one.unit);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    effectiveOn: dayFrom(row.effectiveOn),
    basis: row.basis,
    predecessors: on("predecessor"),
    successors: on("successor"),
    version: row.version,
  };
}
