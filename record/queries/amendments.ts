/** The amendments of a programme, or of one task of it: both texts of every change. */
import type { TaskContent } from "../../domain/amendment.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";
import type { AmendmentChangeView, AmendmentView } from "./amendment-view.js";

interface Row {
  readonly id: string;
  readonly number: string;
  readonly signed_on: Date;
  readonly made_at: Date;
  readonly task_id: string;
  readonly kind: AmendmentChangeView["kind"];
  readonly before: TaskContent | null;
  readonly after: TaskContent | null;
  readonly reason: string | null;
}

/** Of the tasks `t` that meet `condition`; the latest amendment first. */
export async function amendmentsWhere(db: Database, condition: Prisma.Sql): Promise<AmendmentView[]> {
  const rows = await db.sql.$queryRaw<Row[]>`
    SELECT a.id, a.number, a.signed_on, a.made_at, c.task_id, c.kind::text AS kind, c.before, c.after, c.reason
    FROM task t JOIN amendment_change c ON c.task_id = t.id JOIN amendment a ON a.id = c.amendment_id
    WHERE ${condition}
    ORDER BY a.made_at DESC, a.id, t.position, c.id`;
  const byId = new Map<string, AmendmentView & { readonly changes: AmendmentChangeView[] }>();
  for (const { id, number, signed_on, made_at, task_id, ...change } of rows) {
    const amendment = byId.get(id) ?? {
      id,
      number,
      signedOn: dayFrom(signed_on),
      madeAt: made_at,
      changes: [],
    };
    amendment.changes.push({ taskId: task_id, ...change });
    byId.set(id, amendment);
  }
  return [...byId.values()];
}

export function amendmentsOfTask(db: Database, taskId: string): Promise<AmendmentView[]> {
  return amendmentsWhere(db, Prisma.sql`t.id = ${taskId}::uuid`);
}
