/** What each part of a draft's page is given. */
import type { Message } from "../../domain/errors.js";
import type { DraftCorrectionView, DraftDetail, DraftTaskRowView } from "../../record/queries/draft-view.js";
import type { Locale, Text } from "../text/catalogue.js";

/** One of the page's forms that came back: what was typed, and what is wrong with it. */
export interface DraftForm {
  /** `content`, `units`, `split`, `join`, `document`, `issue`, `name:<name>`, `target:<id>`. */
  readonly of: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, Message>>;
  /** Somebody else has changed meanwhile what it is of. */
  readonly stale: boolean;
}

export interface DraftView {
  readonly draft: DraftDetail;
  /** The task that is being edited, with what was changed of it. */
  readonly edited: {
    readonly task: DraftTaskRowView;
    readonly corrections: readonly DraftCorrectionView[];
  } | null;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly form: DraftForm | undefined;
  readonly idempotencyKey: string;
}

export interface PartProps {
  readonly view: DraftView;
  readonly text: Text;
  readonly locale: Locale;
}
