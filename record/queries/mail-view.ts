/** Mails as the office sees them: to whom, about what, and what became of them. */
import type { MailState } from "../../domain/mail.js";
import type { UnitRef } from "./task-view.js";

export interface MailTask {
  readonly id: string;
  readonly section: string;
  /** null to who may not read a task's words. */
  readonly text: string | null;
}

export interface MailView {
  readonly id: string;
  readonly kind: string;
  readonly person: { readonly id: string; readonly name: string };
  /** In whose name the person was told; null: of a person without a unit. */
  readonly unit: UnitRef | null;
  readonly address: string;
  /** As it was sent; null before, and to who may not read a task's words. */
  readonly subject: string | null;
  readonly state: MailState;
  readonly attempts: number;
  /** The relay's own words. */
  readonly lastError: string | null;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  /** When a waiting mail is tried next. */
  readonly nextTryAt: Date | null;
  /** The first three that it tells of. */
  readonly tasks: readonly MailTask[];
  readonly taskCount: number;
  /** The person's present address is one that was refused for good. */
  readonly addressFailed: boolean;
  /** It failed, and what it was to say has not been told in another way. */
  readonly open: boolean;
}

export interface MailCounts {
  /** Not sent yet. */
  readonly waiting: number;
  readonly failed: number;
  /** Nobody knows whether they arrived. */
  readonly ambiguous: number;
}

/** A person to whom no mail goes, because the address was refused for good. */
export interface DeadAddress {
  readonly person: { readonly id: string; readonly name: string };
  readonly address: string;
  readonly failedAt: Date;
  readonly unit: UnitRef | null;
  /** The relay's own words, of the last mail that was refused. */
  readonly lastError: string | null;
}
