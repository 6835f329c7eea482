/**
 * The one way in which a draft changes: under the programme's lock, with both sides of each correction kept, the version
 * raised, and an event in the register's journal.
 */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../domain/errors.js";
import { type Actor, demandGeneral } from "../domain/permissions.js";
import type { DraftTask } from "../prisma/generated/client.js";
import { insertRows } from "./bulk.js";
import type { Database, Transaction } from "./database.js";
import { undoneIf } from "./dry-run.js";
import { type Answer, type Claimed, once } from "./idempotency.js";
import { type LockedProgramme, lockProgramme } from "./programme-row.js";
import { writeRegisterEvent } from "./register-journal.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

export interface DraftCommand extends Claimed {
  readonly actor: Actor;
  readonly programmeId: string;
}

export interface DraftTaskCommand extends DraftCommand {
  readonly draftTaskId: string;
  /** The version of the row that the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
}

export interface Correction {
  readonly object: "document" | "task" | "target";
  /** null: the document. */
  readonly objectId: string | null;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Accepted from a re-reading. */
  readonly readingNumber?: number;
}

export interface DraftChange<T> {
  readonly corrections: readonly Correction[];
  /** What was done, as the journal calls it. */
  readonly kind?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly answer: T;
}

/** Ten thousand rows are written in one transaction; the default of five seconds is for small ones. */
const TIMEOUT_MS = 120_000;

/** `version` in the answer is the draft's, for its issue. Raises `not_allowed`, `not_found`, `conflict`, `stale`. */
export async function changeDraft<T extends Answer>(
  db: Database,
  command: DraftCommand & { readonly expectedDraft?: number | undefined; readonly dryRun?: boolean },
  work: (tx: Transaction, draft: LockedProgramme) => Promise<DraftChange<T>>,
): Promise<T & { readonly draftVersion: number }> {
  const { actor, now, programmeId, expectedDraft, dryRun = false } = command;
  demandGeneral(actor, "import_programme");
  const change = async (tx: Transaction) => {
    const draft = await lockDraft(tx, { programmeId, expectedVersion: expectedDraft });
    const { corrections, kind = "draft_corrected", detail, answer } = await work(tx, draft);
    const draftVersion = draft.version + 1;
    await tx.programme.update({
      where: { id: draft.id },
      // Nothing waits for a draft.
      data: { version: draftVersion, conductedVersion: draftVersion },
    });
    await keepCorrections(tx, command, corrections);
    await writeRegisterEvent(tx, now, {
      kind,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      // Ids and names of fields alone: the words stand in `draft_correction`.
      detail: {
        programmeId: draft.id,
        corrections: corrections.map(({ object, objectId, field }) => ({ object, objectId, field })),
        ...detail,
      },
    });
    return { ...answer, draftVersion };
  };
  return undoneIf(dryRun, change, (carriedOut) =>
    once(db, command, (tx) => carriedOut(tx), { timeout: TIMEOUT_MS }),
  );
}

export async function lockDraft(
  tx: Transaction,
  command: { readonly programmeId: string; readonly expectedVersion?: number | undefined },
): Promise<LockedProgramme> {
  const programme = await lockProgramme(tx, command);
  if (programme.state === "draft") return programme;
  throw new DomainError(
    "conflict",
    {
      vi: "Chương trình này đã được ban hành. Muốn thay đổi, hãy nhập văn bản sửa đổi, bổ sung.",
      en: "This programme has been issued already. To change it, enter the document that amends it.",
    },
    { state: programme.state },
  );
}

async function keepCorrections(
  tx: Transaction,
  { actor, now, programmeId }: DraftCommand,
  corrections: readonly Correction[],
): Promise<void> {
  await insertRows(
    tx,
    "draft_correction",
    corrections.map((each) => ({
      id: uuidv7(),
      programme_id: programmeId,
      object: each.object,
      object_id: each.objectId,
      field: each.field,
      before: (each.before ?? null) as string | null, // any JSON; `insertRows` passes it on as such
      after: (each.after ?? null) as string | null,
      reading_number: each.readingNumber ?? null,
      made_by_id: actor.personId,
      made_at: now,
    })),
  );
}

export type DraftTaskRow = DraftTask & {
  readonly units: readonly {
    readonly unitId: string;
    readonly role: "lead" | "coordinating" | "executing";
  }[];
};

/** The draft is locked already. Raises `not_found`, `stale`. */
export async function draftTaskIn(
  tx: Transaction,
  draft: LockedProgramme,
  draftTaskId: string,
  expectedVersion?: number,
): Promise<DraftTaskRow> {
  const row = isUuid(draftTaskId)
    ? await tx.draftTask.findFirst({
        where: { id: draftTaskId, programmeId: draft.id },
        include: { units: { orderBy: { unitId: "asc" } } },
      })
    : null;
  if (row === null) throw draftTaskNotFound();
  refuseStale(row.version, expectedVersion);
  return row;
}

export function draftTaskNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy nhiệm vụ này trong dự thảo. Hãy tải lại trang.",
    en: "There is no such task in the draft. Load the page again.",
  });
}

export function refuseDropped(row: DraftTask): void {
  if (row.droppedAt === null) return;
  throw new DomainError("conflict", {
    vi: "Nhiệm vụ này đã được bỏ khỏi dự thảo. Hãy lấy lại trước khi sửa.",
    en: "This task was dropped from the draft. Take it back before you change it.",
  });
}

/** Doubts of a row that a change of these fields answers. */
export async function settleDoubts(
  tx: Transaction,
  { actor, now }: DraftCommand,
  draftTaskId: string,
  fields: readonly string[],
): Promise<number> {
  const { count } = await tx.draftDoubt.updateMany({
    where: { draftTaskId, field: { in: [...fields] }, settledAt: null },
    data: { settledAt: now, settledById: actor.personId },
  });
  return count;
}
