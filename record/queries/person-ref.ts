/** A person as others see them. */
import type { PersonRef } from "./task-view.js";

export const personSelect = {
  id: true,
  name: true,
  memberships: { select: { position: true }, orderBy: { id: "asc" }, take: 1 },
} as const;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly memberships: readonly { readonly position: string }[];
}

export function personRef(row: PersonRow): PersonRef;
export function personRef(row: PersonRow | null): PersonRef | null;
export function personRef(row: PersonRow | null): PersonRef | null {
  return row === null ? null : { id: row.id, name: row.name, position: row.memberships[0]?.position ?? null };
}
