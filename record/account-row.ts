/** An account is the log-in of a person, known by the person's id: its row, locked, and the events that tell of it. */
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import type { IdempotencyClaim } from "./idempotency.js";
import { isUuid } from "./task-row.js";

/** What every command on an account begins with. */
export interface AccountCommand {
  readonly accountId: string;
  readonly actor: Actor;
  readonly now: Date;
  /** The same key again gives the first answer again, and changes nothing. */
  readonly idempotency?: IdempotencyClaim | undefined;
}

export type AccountEventKind =
  | "account_created"
  | "link_sent"
  | "password_set" // by a one-time link
  | "password_changed"
  | "account_disabled"
  | "account_enabled"
  | "membership_changed"
  | "second_step_enrolled"
  | "second_step_removed"
  | "recovery_codes_made"
  | "recovery_code_used"
  | "sessions_revoked"
  | "service_token_created"
  | "service_token_revoked";

export interface AccountRow {
  readonly userId: string;
  readonly username: string;
  readonly personId: string;
  readonly email: string | null;
  readonly disabledAt: Date | null;
}

/** Two acts on one account stand in line. Raises `not_found`. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<AccountRow> {
  const rows = isUuid(accountId)
    ? await tx.$queryRaw<
        {
          id: string;
          username: string | null;
          person_id: string;
          email: string | null;
          disabled_at: Date | null;
        }[]
      >`
        SELECT u.id, u.username, u.person_id, p.email, u.disabled_at
        FROM "user" u JOIN person p ON p.id = u.person_id
        WHERE u.person_id = ${accountId}::uuid FOR UPDATE OF u`
    : [];
  const row = rows[0];
  if (row === undefined) throw accountNotFound();
  return {
    userId: row.id,
    username: row.username ?? "",
    personId: row.person_id,
    email: row.email,
    disabledAt: row.disabled_at,
  };
}

export function accountNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy tài khoản này. Hãy mở lại danh sách tài khoản.",
    en: "There is no such account. Open the list of accounts again.",
  });
}

/** Written in the transaction of what it tells. */
export async function writeAccountEvent(
  tx: Transaction,
  event: {
    readonly kind: AccountEventKind;
    /** Whose account. */
    readonly personId: string;
    readonly actor: Pick<Actor, "personId"> & { readonly unitId: string | null };
    readonly now: Date;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await insertRows(tx, "account_event", [
    {
      kind: event.kind,
      person_id: event.personId,
      actor_id: event.actor.personId,
      actor_unit_id: event.actor.unitId,
      at: event.now,
      detail: { ...event.detail, ...(event.actor.personId === event.personId ? { ownAccount: true } : {}) },
    },
  ]);
}
