/** Rungs that come in the minutes of a measurement, and how late each was carried out. */
import type { BenchDatabase } from "../database.js";

/**
 * Gives the last `count` tasks a date that has passed by a day, so that their ladder owes a rung, and has the record say
 * that it comes at `from`, spread over `spreadMs`. Nothing else is changed: sweep, workflow, command, notices are the
 * program's. Their workflows are not told yet.
 */
export async function dueRungs(
  database: BenchDatabase,
  { count, from, spreadMs }: { readonly count: number; readonly from: Date; readonly spreadMs: number },
): Promise<void> {
  await database.asOwner((owner) =>
    owner.query(
      `UPDATE task t SET due_on = current_date - 1, conducted_version = 0, awaited_rung_at = NULL,
         next_rung_at = $2::timestamptz + make_interval(secs => c.n * $3::float8 / 1000 / $1)
       FROM (SELECT id, row_number() OVER (ORDER BY md5(id::text)) - 1 AS n FROM task
             WHERE state = 'in_progress' ORDER BY id DESC LIMIT $1) c
       WHERE c.id = t.id`,
      [count, from, spreadMs],
    ),
  );
}

export interface Rungs {
  readonly carriedOut: number;
  /** Events that tell of a rung which another has told of already. */
  readonly twice: number;
  /** Milliseconds from the instant a rung was due to the commit that carried it out. */
  readonly p50: number;
  readonly p99: number;
  readonly last: number;
}

/** By the instants at which PostgreSQL committed, not by what the workflow took for now. */
export async function rungsCarriedOut(
  database: BenchDatabase,
  { from, spreadMs, count }: { readonly from: Date; readonly spreadMs: number; readonly count: number },
): Promise<Rungs> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<Record<"carried_out" | "twice" | "p50" | "p99" | "last", number>>(
      `WITH due AS (
         SELECT id, row_number() OVER (ORDER BY md5(id::text)) - 1 AS n FROM
           (SELECT id FROM task WHERE due_on = current_date - 1) t
       ), carried AS (
         SELECT r.task_id, min(pg_xact_commit_timestamp(r.xmin)) AS at,
           (SELECT count(*) - count(DISTINCT e.detail->>'rung') FROM journal_event e
            WHERE e.task_id = r.task_id AND e.kind = 'rung_carried_out') AS again
         FROM carried_rung r WHERE r.outcome = 'carried_out' GROUP BY r.task_id
       ), late AS (
         SELECT extract(epoch FROM c.at - ($1::timestamptz + make_interval(secs => d.n * $2::float8 / 1000 / $3))) * 1000 AS ms,
           c.again FROM due d JOIN carried c ON c.task_id = d.id
       )
       SELECT count(*)::int AS carried_out, coalesce(sum(again), 0)::int AS twice,
         coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms), 0)::float8 AS p50,
         coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms), 0)::float8 AS p99, coalesce(max(ms), 0)::float8 AS last
       FROM late`,
      [from, spreadMs, count],
    ),
  );
  const [row] = rows;
  if (row === undefined) throw new Error("PostgreSQL gave no row of an aggregate");
  return { carriedOut: row.carried_out, twice: row.twice, p50: row.p50, p99: row.p99, last: row.last };
}

/** Tasks of which a rung was carried out. */
export async function countCarried(database: BenchDatabase): Promise<number> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ count: number }>("SELECT count(DISTINCT task_id)::int AS count FROM carried_rung"),
  );
  return rows[0]?.count ?? 0;
}
