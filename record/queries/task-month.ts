/** The tasks of a list on the days of a month on which they are due. */
import { addDays, endOfMonth } from "../../domain/day.js";
import { horizonAt } from "../../domain/lateness.js";
import type { Actor } from "../../domain/permissions.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom, maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import type { TaskMonth } from "./task-month-view.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { type TaskFilter, conditions } from "./tasks.js";

/** Tasks of a day; more are a list of their own. */
const SHOWN = 4;

type Asked = Omit<TaskFilter, "limit" | "cursor">;

/** `month` as `2026-03`. Raises what `listTasks` raises. */
export async function readTaskMonth(
  db: Database,
  actor: Actor,
  asked: Asked,
  month: string,
  now: Date,
): Promise<TaskMonth> {
  const calendar = await calendarAt(db, now);
  const lateness = latenessOf(horizonAt(now, calendar));
  const first = `${month}-01`;
  const last = endOfMonth(first);
  const [rows, declared] = await Promise.all([
    db.sql.$queryRaw<(SummaryRow & { total: number })[]>`
      WITH due AS (
        SELECT t.id, (count(*) OVER (PARTITION BY t.due_on))::int AS total,
          row_number() OVER (PARTITION BY t.due_on ORDER BY t.state IN ('completed', 'cancelled'), t.position, t.id) AS number
        FROM task t
        WHERE ${conditions(actor, asked, lateness)} AND t.due_on BETWEEN ${first}::date AND ${last}::date
      )
      SELECT ${summaryColumns}, ${lateness} AS lateness, d.total
      FROM ${summaryTables} JOIN due d ON d.id = t.id
      WHERE d.number <= ${SHOWN} ORDER BY t.due_on, d.number`,
    db.prisma.calendarDay.findMany({
      where: { date: { gte: dateOf(first), lte: dateOf(last) } },
      select: { date: true, kind: true, name: true },
    }),
  ]);
  const days = Array.from({ length: Number(last.slice(8)) }, (_, index) => addDays(first, index));
  return {
    month,
    days: days.map((date) => {
      const due = rows.filter((row) => maybeDay(row.due_on) === date);
      const found = declared.find((day) => dayFrom(day.date) === date);
      return {
        date,
        working: calendar.isWorkingDay(date),
        declared: found === undefined ? null : { kind: found.kind, name: found.name },
        total: due[0]?.total ?? 0,
        tasks: due.map((row) => summaryOf(row, actor, calendar, now)),
      };
    }),
  };
}
