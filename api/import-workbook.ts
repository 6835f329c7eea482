/** A tracking workbook comes in: read in a thread, shown, and kept and written only when it is confirmed. */
import { type Actor, demandGeneral } from "../domain/permissions.js";
import { importWorkbook } from "../record/commands/import-workbook.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { draftSignedOn } from "../record/queries/draft.js";
import type { WorkbookImportView } from "../record/queries/workbook-view.js";
import { WORKBOOK, atField, refusedOnce } from "./import-document.js";
import type { ReceivedFile } from "./incoming.js";
import { readTypeOf } from "./media-type.js";
import type { Services } from "./operation.js";
import { cleanFileName } from "./text.js";

export interface WorkbookCall {
  readonly actor: Actor;
  readonly now: Date;
  readonly idempotency?: IdempotencyClaim | undefined;
  readonly file: ReceivedFile;
  readonly fileName: string;
  /** null: a new draft. */
  readonly programmeId: string | null;
  readonly includeHidden: boolean;
  readonly dryRun: boolean;
}

/** Of rows added to a draft the stored answer has its version too. */
type Kept = WorkbookImportView & { readonly draftVersion?: number };

/** The received file is the caller's to discard. */
export async function takeWorkbook(services: Services, call: WorkbookCall): Promise<WorkbookImportView> {
  const { db, evidence, reader } = services;
  const { file, dryRun, ...others } = call;
  demandGeneral(call.actor, "import_programme");
  const issued = call.programmeId === null ? null : await draftSignedOn(db, call.actor, call.programmeId);
  const { found: sheet, rules } = await atField(WORKBOOK, reader.workbook(file.path, issued));
  const command = {
    ...others,
    ...{ sheet, rules, fileName: cleanFileName(call.fileName), fileHash: file.sha256 },
    file: { mediaType: await readTypeOf(file.path, "workbook"), size: file.size },
  };
  if (dryRun) return importWorkbook(db, { ...command, dryRun });
  const written = await refusedOnce<Kept>(db, call, async () => {
    // What is to be refused is refused before its file is kept.
    const preview = await importWorkbook(db, { ...command, dryRun: true });
    if (preview.added > 0) await atField(WORKBOOK, evidence.keep([file]));
    return importWorkbook(db, { ...command, dryRun });
  });
  const { draftVersion: _draftVersion, ...view } = written;
  return view;
}
