/** A person puts right what was read of a draft's document as a whole: its number, type, title, issuer and day. */
import type { Day } from "../../domain/day.js";
import { type Correction, type DraftCommand, changeDraft } from "../change-draft.js";
import type { Database } from "../database.js";
import { maybeDate, maybeDay } from "../days.js";

export interface DraftDocument {
  readonly number: string;
  readonly type: string;
  readonly title: string;
  readonly issuer: string;
  readonly signedOn: Day | null;
}

export interface CorrectDraftDocument extends DraftCommand {
  readonly document: DraftDocument;
  /** The version of the draft that the person saw. */
  readonly expectedVersion?: number | undefined;
}

export type DraftDocumentChanged = { readonly programmeId: string };

/** Whoever has looked at the head of the document has answered the doubts of it. */
export async function correctDraftDocument(
  db: Database,
  command: CorrectDraftDocument,
): Promise<DraftDocumentChanged & { readonly draftVersion: number }> {
  const { document, actor, now } = command;
  const checked = { ...command, expectedDraft: command.expectedVersion };
  return changeDraft(db, checked, async (tx, draft) => {
    const before: DraftDocument = {
      number: draft.number,
      type: draft.type,
      title: draft.title,
      issuer: draft.issuer,
      signedOn: maybeDay(draft.signedOn),
    };
    const corrections = (Object.keys(before) as (keyof DraftDocument)[]).flatMap((field): Correction[] =>
      before[field] === document[field]
        ? []
        : [{ object: "document", objectId: null, field, before: before[field], after: document[field] }],
    );
    await tx.programme.update({
      where: { id: draft.id },
      data: { ...document, signedOn: maybeDate(document.signedOn) },
    });
    await tx.draftDoubt.updateMany({
      where: { programmeId: draft.id, draftTaskId: null, field: "document", settledAt: null },
      data: { settledAt: now, settledById: actor.personId },
    });
    return { corrections, answer: { programmeId: draft.id } };
  });
}
