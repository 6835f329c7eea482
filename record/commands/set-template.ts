/** Another template for a kind and form: a file that was checked and kept, an earlier version, or the base template again. */
import { v7 as uuidv7 } from "uuid";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { type TemplatePlace, templateNotFound } from "../queries/templates.js";
import { writeRegisterEvent } from "../register-journal.js";
import { refuseStale } from "../version.js";

export interface SetTemplate extends Claimed, TemplatePlace {
  readonly actor: Actor;
  readonly expectedVersion?: number | undefined;
  readonly to:
    | { readonly file: { readonly fileName: string; readonly size: number; readonly sha256: string } }
    /** A number of an earlier version, or 0: the base template. */
    | { readonly restore: number };
}

/** A type, so that it can be kept as an answer. */
export type TemplateSet = {
  readonly kind: string;
  readonly form: string;
  readonly version: number;
};

/** Raises `not_allowed`, `not_found` and `stale`. */
export async function setTemplate(db: Database, command: SetTemplate): Promise<TemplateSet> {
  const { actor, now, kind, form, to } = command;
  demandGeneral(actor, "manage_templates");
  return once(db, command, async (tx) => {
    // Of two at once the second sees the first's number.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`template ${kind} ${form}`}))`;
    const last = await tx.template.findFirst({
      where: { kind, form },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const before = last?.number ?? 0;
    refuseStale(before, command.expectedVersion);
    const number = before + 1;
    const file = await fileOf(tx, command);
    const restoredNumber = "restore" in to && to.restore > 0 ? to.restore : null;
    await insertRows(tx, "template", [
      {
        id: uuidv7(),
        kind,
        form,
        number,
        sha256: file?.sha256 ?? null,
        file_name: file?.fileName ?? null,
        size: file?.size ?? null,
        restored_number: file === null ? null : restoredNumber,
        set_by_id: actor.personId,
        set_at: now,
      },
    ]);
    await writeRegisterEvent(tx, now, {
      kind: "restore" in to ? "template_restored" : "template_uploaded",
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { kind, form, number, sha256: file?.sha256 ?? null, restoredNumber },
    });
    return { kind, form, version: number };
  });
}

async function fileOf(tx: Transaction, { kind, form, to }: SetTemplate) {
  if ("file" in to) return to.file;
  if (to.restore === 0) return null;
  const row = await tx.template.findUnique({
    where: { kind_form_number: { kind, form, number: to.restore } },
    select: { sha256: true, fileName: true, size: true },
  });
  if (row === null) throw templateNotFound();
  const { sha256, fileName, size } = row;
  // Going back to a version that was itself the base template.
  return sha256 === null || fileName === null || size === null ? null : { sha256, fileName, size };
}
