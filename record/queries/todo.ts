/** Which group of the day a task stands in for a person, in SQL: for the first page, and for the list behind each group. */
import type { TodoGroup } from "../../domain/today.js";
import { type Actor, reachesAll, taskRights } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";

type Reach = (typeof taskRights)["read"]["office"];

const atWork = Prisma.sql`t.state IN ('assigned', 'in_progress', 'returned')`;
/** Of a task that is at work: what was asked before it was reported needs no decision. */
export const extensionAsked = Prisma.sql`(t.extension_requested_at IS NOT NULL AND ${atWork})`;
const no = Prisma.sql`false`;

/** What is the person's own to do is that of the very units in whose name they act, and not that of units below. */
function sides(actor: Actor) {
  const units = [...actor.ownUnitIds];
  const reaches = (right: keyof typeof taskRights, ...wanted: readonly Reach[]) =>
    actor.roles.some((role) => wanted.some((one) => taskRights[right][role] === one));
  return {
    leads: reaches("report_completion", "lead") ? Prisma.sql`t.lead_unit_id = ANY(${units}::uuid[])` : no,
    reviews: reaches("confirm", "reviewing", "not_own")
      ? Prisma.sql`(t.state = 'awaiting_review' AND t.reviewer_unit_id = ANY(${units}::uuid[])
          AND t.lead_unit_id <> ALL(${units}::uuid[]))`
      : no,
    helps: reaches("contribute", "coordinating")
      ? Prisma.sql`t.id IN (SELECT h.task_id FROM task_unit h WHERE h.role = 'coordinating' AND h.unit_id = ANY(${units}::uuid[]))`
      : no,
    decides: reachesAll(actor, "decide_extension") ? extensionAsked : no,
    hasContributed: Prisma.sql`EXISTS (SELECT 1 FROM report r WHERE r.task_id = t.id AND r.kind = 'contribution'
      AND r.unit_id = ANY(${units}::uuid[]))`,
  };
}

/** The ids among which the day's tasks are: each part by an index of its own. */
export function todoIds(actor: Actor): Prisma.Sql {
  const { leads, reviews, helps, decides } = sides(actor);
  const parts = [Prisma.sql`${leads} AND ${atWork}`, reviews, Prisma.sql`${helps} AND ${atWork}`, decides];
  const owing = Prisma.sql`${leads} AND t.state = 'awaiting_review' AND t.explanation_due_on IS NOT NULL`;
  return Prisma.join(
    [...parts, owing].map(
      (part) => Prisma.sql`SELECT t.id FROM task t WHERE ${part} AND t.kind <> 'recurring'`,
    ),
    " UNION ",
  );
}

/**
 * An expression over `task t` that gives its group as text, or null. A duty of a purpose of its own stands with its like
 * however late it is; an explanation comes before the work that it explains, for it is due first.
 */
export function todoOf(actor: Actor, lateness: Prisma.Sql): Prisma.Sql {
  const { leads, reviews, helps, decides, hasContributed } = sides(actor);
  const group = (name: TodoGroup) => Prisma.sql`${name}::text`;
  return Prisma.sql`(CASE
    WHEN ${leads} AND ${atWork} AND t.purpose = 'submission' THEN ${group("submission")}
    WHEN ${leads} AND ${atWork} AND t.purpose = 'figure' THEN ${group("figure")}
    WHEN ${leads} AND (${atWork} OR t.state = 'awaiting_review') AND t.explanation_due_on IS NOT NULL
      AND ${lateness} = 'overdue' THEN ${group("explain")}
    WHEN ${leads} AND ${atWork} AND ${lateness} = 'overdue' THEN ${group("overdue")}
    WHEN ${leads} AND t.state = 'returned' THEN ${group("returned")}
    WHEN ${leads} AND ${atWork} AND ${lateness} = 'due_soon' THEN ${group("due_soon")}
    WHEN ${leads} AND t.state = 'assigned' THEN ${group("accept")}
    WHEN ${leads} AND ${atWork} AND t.kind = 'continuous' AND ${urgedForSilence} THEN ${group("silent")}
    WHEN ${reviews} THEN ${group("review")}
    WHEN ${decides} THEN ${group("decide")}
    WHEN ${helps} AND t.state IN ('in_progress', 'returned') AND ${lateness} IN ('due_soon', 'overdue')
      AND NOT ${hasContributed} THEN ${group("contribute")}
    END)`;
}

/** By the ladder of its programme: urged since it was last heard of. */
const urgedForSilence = Prisma.sql`EXISTS (SELECT 1 FROM carried_rung r WHERE r.task_id = t.id
  AND r.due_version = t.due_version AND r.kind = 'silence_reminder'
  AND r.carried_out_at > coalesce(t.last_heard_at, t.assigned_at))`;
