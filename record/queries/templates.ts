/** Templates of documents: what is in force of each kind and form, and every version before. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { personRef, personSelect } from "./person-ref.js";
import type { TemplateSlot } from "./template-view.js";

export interface TemplatePlace {
  readonly kind: string;
  readonly form: string;
}

/** Of every kind and form given, in their order. */
export async function listTemplates(
  db: Database,
  actor: Actor,
  places: readonly TemplatePlace[],
): Promise<TemplateSlot[]> {
  demandGeneral(actor, "manage_templates");
  const rows = await db.prisma.template.findMany({
    include: { setBy: { select: personSelect } },
    orderBy: { number: "desc" },
  });
  return places.map(({ kind, form }) => {
    const versions = rows.filter((row) => row.kind === kind && row.form === form);
    return {
      kind,
      form,
      version: versions[0]?.number ?? 0,
      versions: versions.map((row) => ({
        number: row.number,
        file: fileIn(row),
        restoredNumber: row.restoredNumber,
        setBy: personRef(row.setBy),
        setAt: row.setAt,
      })),
    };
  });
}

/** The file of one version; raises `not_found`, also for the base template, which has none in the record. */
export async function findTemplate(
  db: Database,
  actor: Actor,
  { kind, form, number }: TemplatePlace & { readonly number: number },
): Promise<{ readonly name: string; readonly size: number; readonly sha256: string }> {
  demandGeneral(actor, "manage_templates");
  const row = await db.prisma.template.findUnique({ where: { kind_form_number: { kind, form, number } } });
  const file = row === null ? null : fileIn(row);
  if (file === null) throw templateNotFound();
  return file;
}

/** The hash of the template in force; null: the base template. */
export async function templateInForce(db: Database, { kind, form }: TemplatePlace): Promise<string | null> {
  const row = await db.prisma.template.findFirst({
    where: { kind, form },
    orderBy: { number: "desc" },
    select: { sha256: true },
  });
  return row?.sha256 ?? null;
}

function fileIn(row: {
  readonly fileName: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
}) {
  const { fileName, size, sha256 } = row;
  return fileName === null || size === null || sha256 === null ? null : { name: fileName, size, sha256 };
}

export function templateNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có bản mẫu này. Hãy tải lại trang mẫu văn bản.",
    en: "There is no such version of the template. Load the page of templates again.",
  });
}
