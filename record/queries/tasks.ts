/** Lists of tasks, the most urgent first, page by page. */
import { type Day, isDay } from "../../domain/day.js";
import type { Lateness } from "../../domain/lateness.js";
import { horizonAt } from "../../domain/lateness.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, seesAll, taskRights } from "../../domain/permissions.js";
import type { TaskPurpose, TaskState } from "../../domain/task.js";
import type { TodoGroup } from "../../domain/today.js";
import { Prisma } from "../../prisma/generated/client.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { latenessOf } from "../lateness.js";
import { isUuid } from "../task-row.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import type { TaskSummary } from "./task-view.js";
import { todoIds, todoOf } from "./todo.js";
import { eachWord } from "./words.js";

export interface TaskFilter {
  /** `own`: what one's unit leads or co-ordinates; `all`: all that one may see. */
  readonly scope: "own" | "all";
  /** Of the day's work, whatever the scope. */
  readonly todo?: TodoGroup | undefined;
  readonly states?: readonly TaskState[] | undefined;
  /** Of one's own all purposes unless said; of all that one may see, the programme's instructions: what is counted. */
  readonly purposes?: readonly TaskPurpose[] | undefined;
  readonly latenesses?: readonly Lateness[] | undefined;
  readonly unitId?: string | undefined;
  readonly programmeId?: string | undefined;
  /** A place of the document, with all below it. */
  readonly section?: string | undefined;
  /** Words of the text or a section path, with or without diacritics. */
  readonly words?: string | undefined;
  readonly escalated?: boolean | undefined;
  /** First and last due date; what has none is left out where either is given. */
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
  readonly cursor?: string | undefined;
  /** 1–200 of a page; a file takes them all. */
  readonly limit: number;
}

export interface TaskPage {
  readonly tasks: readonly TaskSummary[];
  readonly nextCursor: string | null;
}

/** Raises `invalid_input` for a range that ends before it begins, or a cursor that is none. */
export async function listTasks(
  db: Database,
  actor: Actor,
  filter: TaskFilter,
  now: Date,
): Promise<TaskPage> {
  const calendar = await calendarAt(db, now);
  const lateness = latenessOf(horizonAt(now, calendar));
  const after = filter.cursor === undefined ? null : decode(filter.cursor);
  const rows = await db.sql.$queryRaw<(SummaryRow & { rank: number })[]>`
    SELECT * FROM (
      SELECT ${summaryColumns}, ${lateness} AS lateness, ${rank(lateness)} AS rank, t.position
      FROM ${summaryTables}
      WHERE ${conditions(actor, filter, lateness)}
    ) listed
    WHERE ${
      after === null
        ? Prisma.sql`true`
        : Prisma.sql`(rank, coalesce(due_on, 'infinity'::date), position, id)
      > (${after.rank}::int, ${after.dueOn}::date, ${after.position}::int, ${after.id}::uuid)`
    }
    ORDER BY rank, coalesce(due_on, 'infinity'::date), position, id
    LIMIT ${filter.limit + 1}`;
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    tasks: page.map((row) => summaryOf(row, actor, calendar, now)),
    nextCursor: last === undefined ? null : encode(last as SummaryRow & { rank: number; position: number }),
  };
}

/** What asks for an act comes before what is only late, that before what will be, and what is closed last. */
function rank(lateness: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE
    WHEN t.state IN ('completed', 'cancelled') THEN 9
    WHEN t.kind = 'recurring' THEN 8
    WHEN ${lateness} = 'overdue' AND t.state <> 'awaiting_review' THEN 0
    WHEN t.state = 'returned' THEN 1
    WHEN t.state = 'declined' THEN 2
    WHEN ${lateness} = 'due_soon' THEN 3
    WHEN t.state = 'assigned' THEN 4
    WHEN t.state = 'awaiting_review' THEN 5
    ELSE 6 END)`;
}

/** What the actor may see at all, as SQL: `read` of the matrix in `domain/permissions.ts`. */
export function visible(actor: Actor): Prisma.Sql {
  return seesAll(actor)
    ? Prisma.sql`true`
    : actor.roles.some((role) => taskRights.read[role] === "party")
      ? party(actor)
      : Prisma.sql`false`;
}

/** Tasks that a unit of the actor, or one below, leads or has a part in. */
export function own(actor: Actor): Prisma.Sql {
  const units = [...actor.unitIds];
  return Prisma.sql`(t.lead_unit_id = ANY(${units}::uuid[]) OR EXISTS (
    SELECT 1 FROM task_unit o WHERE o.task_id = t.id AND o.unit_id = ANY(${units}::uuid[])))`;
}

/** Tasks that the actor is a party to: `party` of the matrix. */
function party(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${own(actor)} OR t.reviewer_unit_id = ANY(${[...actor.ownUnitIds]}::uuid[]))`;
}

/** What a filter asks of `task t`; nothing that the actor may not see. Raises `invalid_input` for a range that ends before it begins. */
export function conditions(
  actor: Actor,
  filter: Omit<TaskFilter, "limit" | "cursor">,
  lateness: Prisma.Sql,
): Prisma.Sql {
  const parts = [visible(actor)];
  if (filter.todo !== undefined)
    parts.push(Prisma.sql`t.id IN (${todoIds(actor)}) AND ${todoOf(actor, lateness)} = ${filter.todo}`);
  else if (filter.scope === "own") parts.push(own(actor));
  const everyPurpose = filter.scope === "own" || filter.escalated === true || filter.todo !== undefined;
  const purposes = filter.purposes ?? (everyPurpose ? [] : ["instruction"]);
  if (purposes.length > 0) parts.push(Prisma.sql`t.purpose::text = ANY(${[...purposes]}::text[])`);
  if (filter.states?.length) parts.push(Prisma.sql`t.state::text = ANY(${[...filter.states]}::text[])`);
  if (filter.latenesses?.length) {
    // A lateness asked for means work that counts: a series is not late, its occurrences are.
    parts.push(Prisma.sql`${lateness} = ANY(${[...filter.latenesses]}::text[]) AND t.kind <> 'recurring'`);
  }
  if (filter.unitId !== undefined)
    parts.push(
      // With those that it has succeeded: what the counts by unit count.
      Prisma.sql`t.lead_unit_id IN (SELECT h.unit_id FROM unit_heir h WHERE h.heir_id = ${filter.unitId}::uuid OR h.unit_id = ${filter.unitId}::uuid)`,
    );
  if (filter.programmeId !== undefined) parts.push(Prisma.sql`t.programme_id = ${filter.programmeId}::uuid`);
  if (filter.section !== undefined) parts.push(within(filter.section));
  if (filter.dueFrom !== undefined && filter.dueTo !== undefined && filter.dueTo < filter.dueFrom) {
    throw endsBeforeItBegins();
  }
  if (filter.dueFrom !== undefined) parts.push(Prisma.sql`t.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== undefined) parts.push(Prisma.sql`t.due_on <= ${filter.dueTo}::date`);
  if (filter.escalated) parts.push(Prisma.sql`t.escalated_at IS NOT NULL`);
  parts.push(
    eachWord(
      filter.words ?? "",
      (like) => Prisma.sql`(folded(t.text) LIKE folded(${like}) OR lower(t.section) LIKE lower(${like}))`,
    ),
  );
  return Prisma.join(parts, " AND ");
}

/** `II.2` holds `II.2.1`, `II.2-1`, `II.2[1]` and `II.2.(1)`, and not `II.20`. */
function within(path: string): Prisma.Sql {
  return Prisma.sql`(t.section = ${path} OR (starts_with(t.section, ${path}::text)
    AND substr(t.section, length(${path}::text) + 1, 1) IN ('.', '-', '[', '(')))`;
}

function endsBeforeItBegins(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Khoảng thời hạn không hợp lệ: ngày cuối phải từ ngày đầu trở đi. Hãy chọn lại.",
      en: "The range of due dates ends before it begins. Choose its days again.",
    },
    { field: "dueTo" },
  );
}

interface Position {
  readonly rank: number;
  readonly dueOn: string;
  readonly position: number;
  readonly id: string;
}

function encode(row: SummaryRow & { rank: number; position: number }): string {
  const dueOn = row.due_on === null ? "infinity" : row.due_on.toISOString().slice(0, 10);
  return Buffer.from([row.rank, dueOn, row.position, row.id].join(" ")).toString("base64url");
}

function decode(cursor: string): Position {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const match = /^(\d) (\d{4}-\d{2}-\d{2}|infinity) (\d{1,9}) ([0-9a-f-]{36})$/.exec(text);
  const [, rank, dueOn = "", position, id = ""] = match ?? [];
  // PostgreSQL takes no other days and ids.
  if (match === null || !(dueOn === "infinity" || isDay(dueOn)) || !isUuid(id)) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Trang này không còn hợp lệ. Hãy mở lại danh sách từ đầu.",
        en: "This page is not valid any more. Open the list from its beginning.",
      },
      { field: "cursor" },
    );
  }
  return { rank: Number(rank), dueOn, position: Number(position), id };
}
