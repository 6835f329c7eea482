/** Mails that are due are taken for sending, each by one sender at a time, under a lease. */
import type { Database } from "../database.js";

/** Long enough for a slow relay; after it another sender may take the mail. */
const LEASE_MS = 120_000;
/** A mail whose fate is unknown is tried once more, then a person looks at it. */
export const SENDS_OF_UNKNOWN_END = 2;

export interface ClaimedMail {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly address: string;
  readonly messageId: string;
  readonly attempts: number;
  /** Earlier attempts after which nobody knew whether the relay had it. */
  readonly unknownEnds: number;
}

/** At most `limit` mails, oldest first. A lease that ran out leaves an unknown end: see `settleMail`. */
export async function claimMails(db: Database, now: Date, limit: number): Promise<ClaimedMail[]> {
  return db.transact(async (tx) => {
    await tx.$executeRaw`
      UPDATE mail SET state = 'ambiguous', last_error = 'the sender vanished before it knew the outcome'
      WHERE state = 'sending' AND not_before <= ${now} AND unknown_ends + 1 >= ${SENDS_OF_UNKNOWN_END}`;
    const rows = await tx.$queryRaw<
      {
        id: string;
        kind: string;
        person_id: string;
        address: string;
        message_id: string;
        attempts: number;
        unknown_ends: number;
      }[]
    >`
      UPDATE mail SET state = 'sending', attempts = attempts + 1, not_before = ${new Date(now.getTime() + LEASE_MS)},
        unknown_ends = unknown_ends + (state = 'sending')::int
      WHERE id IN (
        SELECT id FROM mail WHERE state IN ('pending', 'sending') AND not_before <= ${now}
        ORDER BY not_before, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, person_id, address, message_id, attempts, unknown_ends`;
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      personId: row.person_id,
      address: row.address,
      messageId: row.message_id,
      attempts: row.attempts,
      unknownEnds: row.unknown_ends,
    }));
  });
}
