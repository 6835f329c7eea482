/** What a day asks of a person: a few rows of each group and how many there are, in one query. */
import type { Calendar } from "../../domain/calendar.js";
import { horizonAt } from "../../domain/lateness.js";
import { type TodoGroup, actInGroup, todoGroups } from "../../domain/today.js";
import type { Actor } from "../../domain/permissions.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import type { Today, TodoTask } from "./today-view.js";
import { todoIds, todoOf } from "./todo.js";

/** Rows of a group; the rest is a list of its own. */
const SHOWN = 8;

type Row = SummaryRow & { readonly todo: TodoGroup; readonly total: number };

/** The soonest due first in each group. */
export async function readToday(db: Database, actor: Actor, now: Date): Promise<Today> {
  const calendar = await calendarAt(db, now);
  const lateness = latenessOf(horizonAt(now, calendar));
  const rows = await db.sql.$queryRaw<Row[]>`
    WITH grouped AS (
      SELECT t.id, ${todoOf(actor, lateness)} AS todo, coalesce(t.explanation_due_on, t.due_on) AS by, t.position
      FROM task t WHERE t.id IN (${todoIds(actor)})
    ), numbered AS (
      SELECT id, todo, (count(*) OVER (PARTITION BY todo))::int AS total,
        row_number() OVER (PARTITION BY todo ORDER BY by NULLS LAST, position, id) AS number
      FROM grouped WHERE todo IS NOT NULL
    )
    SELECT ${summaryColumns}, ${lateness} AS lateness, n.todo, n.total
    FROM ${summaryTables} JOIN numbered n ON n.id = t.id
    WHERE n.number <= ${SHOWN}
    ORDER BY n.number`;
  return {
    at: now,
    groups: todoGroups.flatMap((name) => {
      const own = rows.filter((row) => row.todo === name);
      const [first] = own;
      if (first === undefined) return [];
      return [{ name, total: first.total, tasks: own.map((row) => todoTask(row, actor, calendar, now)) }];
    }),
  };
}

function todoTask(row: Row, actor: Actor, calendar: Calendar, now: Date): TodoTask {
  const task = summaryOf(row, actor, calendar, now);
  return { ...task, act: actInGroup(row.todo, task), explanationDueOn: maybeDay(row.explanation_due_on) };
}
