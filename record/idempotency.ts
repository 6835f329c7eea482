/** Idempotency keys: a request sent twice under one key is carried out once, and its answer is given again. */
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";

export interface IdempotencyClaim {
  readonly key: string;
  /** SHA-256 of what was asked, hex: another request under the same key is refused. */
  readonly requestHash: string;
}

interface Claimed {
  readonly actor: Actor;
  readonly now: Date;
  readonly idempotency?: IdempotencyClaim | undefined;
}

/**
 * The answer given before under the command's key, or null. It is asked for after the row in question is locked, so
 * that two requests at once under one key stand in line.
 */
export async function answerGiven<T>(tx: Transaction, command: Claimed): Promise<T | null> {
  const claim = command.idempotency;
  if (claim === undefined) return null;
  const known = await tx.idempotencyKey.findUnique({
    where: { personId_key: { personId: command.actor.personId, key: claim.key } },
  });
  if (known === null) return null;
  if (known.requestHash === claim.requestHash) return known.body as T; // what `keepAnswer` wrote
  throw new DomainError(
    "invalid_input",
    {
      vi: "Mã Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy tải lại trang rồi gửi lại.",
      en: "This Idempotency-Key was used for another request. Load the page again, or use a new key.",
    },
    { field: "Idempotency-Key" },
  );
}

/** Kept in the transaction of the change itself: either both are there or neither. */
export async function keepAnswer(
  tx: Transaction,
  command: Claimed,
  body: { readonly [key: string]: unknown },
): Promise<void> {
  const claim = command.idempotency;
  if (claim === undefined) return;
  await insertRows(tx, "idempotency_key", [
    {
      person_id: command.actor.personId,
      key: claim.key,
      request_hash: claim.requestHash,
      status: 200,
      body,
      created_at: command.now,
    },
  ]);
}
