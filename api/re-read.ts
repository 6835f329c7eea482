/** A draft's document is read again: from the file that was kept, or from its text where none was. */
import type { Actor } from "../domain/permissions.js";
import type { Reading } from "../domain/reading.js";
import { type DraftReRead, type ReReadDraft, reReadDraft } from "../record/commands/re-read-draft.js";
import { compareReading, draftSource } from "../record/queries/re-reading.js";
import type { ReReadingView } from "../record/queries/re-reading-view.js";
import type { Services } from "./operation.js";
import type { ReadBy } from "./reader.js";

type Source = Awaited<ReturnType<typeof draftSource>>;

/** What would change; writes nothing. */
export async function previewReReading(
  services: Services,
  actor: Actor,
  programmeId: string,
): Promise<ReReadingView> {
  const source = await draftSource(services.db, actor, programmeId);
  return compareReading(services.db, actor, programmeId, await readAgain(services, source));
}

export async function acceptReReading(
  services: Services,
  command: Omit<ReReadDraft, "reading" | "rules" | "fileName" | "fileHash" | "file">,
): Promise<DraftReRead & { readonly draftVersion: number }> {
  const source = await draftSource(services.db, command.actor, command.programmeId);
  const { found: reading, rules } = await readAgain(services, source);
  const { fileName, fileHash } = source;
  const file = source.file ?? undefined;
  return reReadDraft(services.db, { ...command, reading, rules, fileName, fileHash, file });
}

/** Outside of any transaction, in a thread. */
async function readAgain({ evidence, reader }: Services, source: Source): Promise<ReadBy<Reading>> {
  const copy = await evidence.borrow(
    source.file === null ? { text: source.text } : { sha256: source.fileHash },
  );
  try {
    // The file's own kind is told by its first bytes; of a text the name says nothing.
    return await reader.document(copy.path, source.file === null ? "text.txt" : source.fileName);
  } finally {
    await evidence.discard([copy]);
  }
}
