/** What was done to accounts, newest first: for the administrator, and for those who look over their shoulder. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import type { AccountEventView } from "./account-view.js";

export interface AccountEventFilter {
  readonly accountId?: string | undefined;
  /** The id of the event after which the page begins. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface AccountEventPage {
  readonly events: AccountEventView[];
  readonly nextCursor: string | null;
}

export function readAccountEvents(
  db: Database,
  actor: Actor,
  filter: AccountEventFilter,
): Promise<AccountEventPage> {
  demandGeneral(actor, "read_account_events");
  return eventsOf(db, filter);
}

export async function eventsOf(db: Database, filter: AccountEventFilter): Promise<AccountEventPage> {
  const { accountId, cursor, limit } = filter;
  const rows = await db.prisma.accountEvent.findMany({
    where: {
      ...(accountId === undefined ? {} : { personId: accountId }),
      ...(cursor === undefined ? {} : { id: { lt: BigInt(cursor) } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const people = await db.prisma.person.findMany({
    where: { id: { in: [...new Set(shown.flatMap((row) => [row.personId, row.actorId]))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  const ref = (id: string) => ({ id, name: names.get(id) ?? "" });
  const events = shown.map((row) => ({
    id: String(row.id),
    kind: row.kind,
    at: row.at,
    account: ref(row.personId),
    actor: ref(row.actorId),
    detail: row.detail as Record<string, unknown>, // written by writeAccountEvent
  }));
  return { events, nextCursor: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
}
