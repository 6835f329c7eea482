/** An account as the administrator sees it. */
import type { Day } from "../../domain/day.js";
import type { Role } from "../../domain/permissions.js";

export interface MembershipView {
  readonly unitId: string;
  readonly unitName: string;
  readonly role: Role;
  readonly position: string;
  readonly isHead: boolean;
  readonly isFocal: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly inForce: boolean;
}

export interface AccountSummary {
  /** The person's. */
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string | null;
  /** Since when no mail goes there, because it was refused for good. */
  readonly addressFailedAt: Date | null;
  readonly disabledAt: Date | null;
  readonly secondStep: boolean;
  /** False until a one-time link was used. */
  readonly hasPassword: boolean;
  readonly lastSeenAt: Date | null;
  /** Counts what was done to the account: state, links, memberships, second step. */
  readonly version: number;
  /** In force now or later; of one account also those that have ended. */
  readonly memberships: readonly MembershipView[];
}

export interface AccountEventView {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly account: { readonly id: string; readonly name: string };
  readonly actor: { readonly id: string; readonly name: string };
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AccountDetail extends AccountSummary {
  /** Of the last link: until when it can be used; null where none waits. */
  readonly linkExpiresAt: Date | null;
  /** Newest first. */
  readonly events: readonly AccountEventView[];
}

export interface SessionView {
  readonly id: string;
  /** What the browser says it is. */
  readonly device: string;
  readonly address: string;
  readonly signedInAt: Date;
  /** Kept to within ten minutes. */
  readonly lastSeenAt: Date;
  readonly current: boolean;
}

export interface ServiceTokenView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Kept to within a minute. */
  readonly lastUsedAt: Date | null;
  readonly version: number;
}
