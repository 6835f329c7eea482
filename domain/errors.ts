/** The one error a rule of the domain raises: a stable code, a message for a person in both languages, and what it concerns. */

/**
 * What went wrong, for machines. Each code has one HTTP status in `api/problems.ts` and is the `type` of the
 * `ApplicationFailure` an activity raises.
 */
export type ErrorCode =
  | "invalid_input" // the request or file cannot be used as it is
  | "unreadable_document" // a file that is empty, damaged, of an unknown kind, or holds no task
  | "classified_document" // MẬT and above: refused at the door (Luật 117/2025, Art. 5)
  | "too_large"
  | "infected_file" // the virus scanner found something in it
  | "no_space" // the disk of the evidence, or of the database, is full
  | "too_many_attempts"
  | "not_signed_in"
  | "not_allowed"
  | "not_found" // also what one may not see
  | "no_such_method" // the address is right, what is done to it is not
  | "conflict" // the state does not permit the act
  | "stale" // somebody else changed it meanwhile
  | "version_missing" // a change that does not say which version it is of
  | "unavailable"; // a part of the system is down; try again

/** A message in both languages of the interface. It tells the person what to do next. */
export interface Message {
  readonly vi: string;
  readonly en: string;
}

export class DomainError extends Error {
  override readonly name = "DomainError";

  /** `detail` holds facts for machines: the field, the id, the limit. */
  constructor(
    readonly code: ErrorCode,
    readonly text: Message,
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en);
  }
}

/** What somebody gave is not right: says the field, and what to do. */
export function invalidField(field: string, text: Message): DomainError {
  return new DomainError("invalid_input", text, { field });
}
