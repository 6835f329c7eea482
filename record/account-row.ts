/** An account is the log-in of a person, known by the person's id: its row, locked, and the events that tell of it. */
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import type { Claimed } from "./idempotency.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

/** What every command on an account begins with. */
export interface AccountCommand extends Claimed {
  readonly accountId: string;
  readonly actor: Actor;
  /** The version the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
}

/** What is left of an account's change to be told: the version it has now. */
export type AccountChanged = { readonly version: number };

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
  | "address_corrected"
  | "address_confirmed"
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
  readonly version: number;
}

/** Two acts on one account stand in line. Raises `not_found`, `stale`. */
export async function lockAccount(
  tx: Transaction,
  { accountId, expectedVersion }: Pick<AccountCommand, "accountId" | "expectedVersion">,
): Promise<AccountRow> {
  const rows = isUuid(accountId)
    ? await tx.$queryRaw<
        {
          id: string;
          username: string | null;
          person_id: string;
          email: string | null;
          disabled_at: Date | null;
          version: number;
        }[]
      >`
        SELECT u.id, u.username, u.person_id, p.email, u.disabled_at, u.version
        FROM "user" u JOIN person p ON p.id = u.person_id
        WHERE u.person_id = ${accountId}::uuid FOR UPDATE OF u`
    : [];
  const row = rows[0];
  if (row === undefined) throw accountNotFound();
  refuseStale(row.version, expectedVersion);
  return {
    userId: row.id,
    username: row.username ?? "",
    personId: row.person_id,
    email: row.email,
    disabledAt: row.disabled_at,
    version: row.version,
  };
}

/** Counts a change of the account; in the transaction of the change. */
export async function accountChanged(tx: Transaction, userId: string): Promise<AccountChanged> {
  const { version } = await tx.user.update({
    where: { id: userId },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return { version };
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

/** Links that were not used yet set no password any more. */
export async function withdrawLinks(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.accountLink.updateMany({
    where: { userId, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
}
