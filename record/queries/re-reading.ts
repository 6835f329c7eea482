/** What a draft was read from, and what a new reading of it would change. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { reRead } from "../../domain/re-reading.js";
import type { Reading } from "../../domain/reading.js";
import type { Database } from "../database.js";
import { programmeNotFound } from "../programme-row.js";
import { reReadRows } from "../re-read-rows.js";
import { isUuid } from "../task-row.js";
import type { ReReadingView } from "./re-reading-view.js";

export interface DraftSource {
  readonly fileName: string;
  readonly fileHash: string;
  /** null: the file was not kept, and its text is what there is. */
  readonly file: { readonly mediaType: string; readonly size: number } | null;
  readonly text: string;
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Raises `not_allowed`, `not_found`, and `conflict` where it was made of a workbook, or is issued. */
export async function draftSource(db: Database, actor: Actor, programmeId: string): Promise<DraftSource> {
  demandGeneral(actor, "import_programme");
  const programme = isUuid(programmeId)
    ? await db.prisma.programme.findUnique({
        where: { id: programmeId },
        select: {
          state: true,
          text: true,
          fileName: true,
          fileHash: true,
          draftReadings: { select: { mediaType: true, size: true }, orderBy: { number: "asc" }, take: 1 },
        },
      })
    : null;
  if (programme === null) throw programmeNotFound();
  const [first] = programme.draftReadings;
  if (programme.state !== "draft" || first?.mediaType === WORKBOOK) throw notReadAgain(programme.state);
  const { fileName, fileHash, text } = programme;
  const stored = first?.mediaType == null || first.size === null ? null : first;
  const file = stored && { mediaType: stored.mediaType ?? "", size: stored.size ?? 0 };
  return { fileName, fileHash, text, file };
}

export async function compareReading(
  db: Database,
  actor: Actor,
  programmeId: string,
  { found: reading, rules }: { readonly found: Reading; readonly rules: string },
): Promise<ReReadingView> {
  demandGeneral(actor, "import_programme");
  const draft = await db.prisma.programme.findUnique({
    where: { id: programmeId },
    select: { text: true, version: true },
  });
  if (draft === null) throw programmeNotFound();
  const items = reRead(await reReadRows(db.prisma, programmeId), draft.text, reading);
  return {
    rules,
    version: draft.version,
    items: items.map((item) => {
      const { section, text } = item.kind === "added" ? item.task : item.row;
      return {
        ...{ key: item.key, kind: item.kind, section, text },
        draftTaskId: item.kind === "added" ? null : item.row.id,
        fields: item.kind === "changed" ? item.fields : [],
        acceptable: item.kind !== "changed" || item.fields.some((field) => !field.kept),
      };
    }),
  };
}

function notReadAgain(state: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Chỉ đọc lại được dự thảo lập từ văn bản và chưa ban hành.",
      en: "Only a draft that was made of a document and is not issued can be read again.",
    },
    { state },
  );
}
