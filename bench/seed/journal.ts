/** The journal of a filled register: a statement for all first events, one for all second ones, and so on; chained as `record/journal.ts` chains. */
import type pg from "pg";

/** What the hash is made over is written out: canonical JSON has its keys in order and no spaces. */
const round = `
WITH event AS (
  SELECT p.id AS task_id, h.hash AS previous, p.assigned_at + make_interval(days => 20 * ($1::int - 1), secs => p.n % 3600) AS at,
    e.kind, e.actor_id, e.actor_unit_id, e.detail
  FROM planned p JOIN head h ON h.task_id = p.id,
  LATERAL (SELECT CASE
    WHEN $1 = 1 THEN 'task_assigned' WHEN $1 = 2 THEN 'task_accepted'
    WHEN $1 = p.events AND p.state = 'completed' THEN 'completion_confirmed'
    WHEN $1 = p.events AND p.state = 'returned' THEN 'task_returned'
    WHEN $1 = p.events AND p.state = 'cancelled' THEN 'task_cancelled'
    WHEN $1 = p.events AND p.state = 'awaiting_review' THEN 'completion_reported'
    WHEN $1 = p.events - 1 AND p.state IN ('completed', 'returned') THEN 'completion_reported'
    WHEN $1 > 3 AND $1 % 2 = 0 THEN 'rung_carried_out' ELSE 'progress_reported' END AS kind) k,
  LATERAL (SELECT k.kind,
    CASE k.kind WHEN 'rung_carried_out' THEN NULL
      WHEN 'task_assigned' THEN office.id WHEN 'task_cancelled' THEN office.id
      WHEN 'completion_confirmed' THEN adviser.id WHEN 'task_returned' THEN adviser.id ELSE p.officer_id END AS actor_id,
    CASE k.kind WHEN 'rung_carried_out' THEN NULL
      WHEN 'task_assigned' THEN office.unit_id WHEN 'task_cancelled' THEN office.unit_id
      WHEN 'completion_confirmed' THEN adviser.unit_id WHEN 'task_returned' THEN adviser.unit_id
      ELSE p.lead_unit_id END AS actor_unit_id,
    CASE k.kind
      WHEN 'task_assigned' THEN format(
        '{"dueOn":%1$s,"leadUnitId":"%2$s","period":null,"section":"II.%3$s","set":{"assignedAt":"%4$s",'
        '"coordinatingUnitIds":["%5$s"],"dueOn":%1$s,"dueSetAt":"%4$s","dueVersion":1,"executingUnitIds":[],"kind":"%6$s",'
        '"leadUnitId":"%2$s","originalDueOn":%1$s,"progress":0,"recurrence":null,"reviewerUnitId":"%7$s","state":"assigned"}}',
        coalesce(to_json(p.due_on)::text, 'null'), p.lead_unit_id, p.number,
        to_char(p.assigned_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), p.other_unit_id, p.kind, adviser.unit_id)
      WHEN 'task_accepted' THEN '{"set":{"state":"in_progress"}}'
      WHEN 'completion_reported' THEN format(
        '{"evidence":[],"reportId":"%s","set":{"progress":100,"state":"awaiting_review"}}', p.completion_report_id)
      WHEN 'completion_confirmed' THEN '{"set":{"state":"completed"}}'
      WHEN 'task_returned' THEN '{"remarks":"Thiếu số liệu","set":{"state":"returned"}}'
      WHEN 'task_cancelled' THEN '{"reason":"Không còn phù hợp","set":{"state":"cancelled"}}'
      WHEN 'rung_carried_out' THEN format('{"kind":"due_reminder","rung":"bench-%s","superseded":0}', $1)
      ELSE format('{"progress":%s,"reportId":"%s"}', $1 * 5, p.progress_report_id) END AS detail
    FROM (SELECT u.person_id AS id, m.unit_id FROM "user" u JOIN membership m USING (person_id) WHERE username = 'tonghop') office,
      (SELECT u.person_id AS id, m.unit_id FROM "user" u JOIN membership m USING (person_id) WHERE username = 'huongdan') adviser
  ) e
  WHERE $1 <= p.events
), written AS (
  INSERT INTO journal_event (task_id, number, kind, actor_id, actor_unit_id, at, detail, previous_hash, hash)
  SELECT task_id, $1, kind, actor_id, actor_unit_id, at, detail::jsonb, previous,
    encode(sha256(convert_to(previous || format(
      '{"actorId":%s,"actorUnitId":%s,"at":"%s","detail":%s,"kind":"%s","number":%s,"taskId":"%s"}',
      coalesce(to_json(actor_id)::text, 'null'), coalesce(to_json(actor_unit_id)::text, 'null'),
      to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), detail, kind, $1, task_id), 'UTF8')), 'hex')
  FROM event
  RETURNING task_id, hash
)
UPDATE head h SET number = $1, hash = w.hash FROM written w WHERE w.task_id = h.task_id`;

/** Leaves the ends of the chains in the temporary table `head`. */
export async function chainEvents(owner: pg.Client, eventsPerTask: number): Promise<void> {
  await owner.query("CREATE TEMP TABLE head AS SELECT id AS task_id, 0 AS number, '' AS hash FROM planned");
  await owner.query("ALTER TABLE head ADD PRIMARY KEY (task_id)");
  await owner.query("ANALYZE head");
  for (let number = 1; number <= eventsPerTask; number++) await owner.query(round, [number]);
}
