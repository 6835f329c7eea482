/** What became of a mail that was taken for sending. */
import { type Columns, updateRow } from "../bulk.js";
import type { Database } from "../database.js";
import { passOn, releaseNotices } from "../unanswered-mail.js";
import { type ClaimedMail, SENDS_OF_UNKNOWN_END } from "./claim-mails.js";

export type MailOutcome =
  | { readonly kind: "sent"; readonly subject: string }
  /** Nothing in it applied any more. */
  | { readonly kind: "dropped" }
  /** Not taken: the relay was not reached, or asked to come later. */
  | { readonly kind: "deferred"; readonly error: string }
  /** The connection was lost; the relay may have taken it. */
  | { readonly kind: "unknown"; readonly error: string }
  /** Refused for good: the address or the message. */
  | { readonly kind: "refused"; readonly error: string; readonly addressAtFault: boolean };

/** Waits before the next try of a deferred mail, by the tries made; the last one goes on. */
const WAITS_MS = [30_000, 60_000, 300_000, 900_000, 3_600_000] as const;
/** Some four days of hourly tries. */
const MOST_TRIES = 100;

export async function settleMail(
  db: Database,
  mail: Pick<ClaimedMail, "id" | "personId" | "attempts" | "unknownEnds">,
  outcome: MailOutcome,
  now: Date,
): Promise<void> {
  const update = (columns: Columns) => updateRow(db.sql, "mail", mail.id, columns);
  switch (outcome.kind) {
    case "sent":
      await update({ state: "sent", sent_at: now, subject: outcome.subject, last_error: null });
      return;
    case "dropped":
      await update({ state: "dropped" });
      return;
    case "deferred":
      if (mail.attempts >= MOST_TRIES) {
        await giveUp(db, mail, outcome.error, null);
        return;
      }
      await update({
        state: "pending",
        last_error: outcome.error,
        not_before: new Date(now.getTime() + (WAITS_MS[mail.attempts - 1] ?? 3_600_000)),
      });
      return;
    case "unknown":
      await update({
        state: mail.unknownEnds + 1 >= SENDS_OF_UNKNOWN_END ? "ambiguous" : "pending",
        unknown_ends: mail.unknownEnds + 1,
        last_error: outcome.error,
        not_before: new Date(now.getTime() + WAITS_MS[1]),
      });
      return;
    case "refused":
      await giveUp(db, mail, outcome.error, outcome.addressAtFault ? now : null);
  }
}

/** `addressFailedAt` where it was the address that was refused: nothing more goes there. */
async function giveUp(
  db: Database,
  { id, personId }: Pick<ClaimedMail, "id" | "personId">,
  error: string,
  addressFailedAt: Date | null,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.mail.update({ where: { id }, data: { state: "failed", lastError: error } });
    await releaseNotices(tx, id);
    if (addressFailedAt === null) return;
    await tx.person.update({ where: { id: personId }, data: { addressFailedAt } });
    await passOn(tx, personId, addressFailedAt);
  });
}
