/** What waits for a decision of the Standing Committee: reports to approve, successions to sign, extensions to grant. */
import type { Actor } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { dayFrom, maybeDay } from "../days.js";
import type { AskedDecisions, AskedExtension } from "./overview-view.js";
import { listSuccessions } from "./successions.js";
import type { UnitRef } from "./task-view.js";

const EXTENSIONS_SHOWN = 10;

/** For those who see all. */
export async function askedDecisions(
  db: Database,
  actor: Actor,
): Promise<Omit<AskedDecisions, "escalatedTotal">> {
  const [reviews, successions, extensions] = await Promise.all([
    db.prisma.reviewCycle.findMany({
      where: { state: "awaiting_approval" },
      select: { id: true, title: true, dueOn: true },
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    }),
    listSuccessions(db, actor, ["prepared"]),
    askedExtensions(db),
  ]);
  return {
    reviews: reviews.map(({ dueOn, ...review }) => ({ ...review, dueOn: dayFrom(dueOn) })),
    successions,
    extensions: extensions.map(extensionOf),
    extensionsTotal: extensions[0]?.of_all ?? 0,
  };
}

interface ExtensionRow extends Omit<UnitRef, "id" | "shortName"> {
  readonly task_id: string;
  readonly section: string;
  readonly text: string;
  readonly unit_id: string;
  readonly short_name: string;
  readonly due_on: Date | null;
  readonly asked_due_on: Date;
  readonly asked_at: Date;
  readonly reason: string;
  readonly of_all: number;
}

/** Over the partial index of requests that wait. */
function askedExtensions(db: Database): Promise<ExtensionRow[]> {
  return db.sql.$queryRaw<ExtensionRow[]>`
    SELECT t.id AS task_id, t.section, t.text, u.id AS unit_id, u.code, u.name, u.short_name, t.due_on,
      e.asked_due_on, e.asked_at, e.reason, count(*) OVER ()::int AS of_all
    FROM extension_request e JOIN task t ON t.id = e.task_id JOIN unit u ON u.id = t.lead_unit_id
    WHERE e.state = 'pending' AND t.extension_requested_at IS NOT NULL
    ORDER BY e.asked_at, e.id LIMIT ${EXTENSIONS_SHOWN}`;
}

function extensionOf(row: ExtensionRow): AskedExtension {
  return {
    taskId: row.task_id,
    section: row.section,
    text: row.text,
    unit: { id: row.unit_id, code: row.code, name: row.name, shortName: row.short_name },
    dueOn: maybeDay(row.due_on),
    askedDueOn: dayFrom(row.asked_due_on),
    askedAt: row.asked_at,
    reason: row.reason,
  };
}
