/** What the database itself holds to, whoever writes: the checks and the unique indexes of the migration. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { callDueCycles } from "../../record/commands/call-due-cycles.js";
import { conductCycle } from "../../record/commands/conduct-cycle.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { type World, freshWorld, readTarget, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { CALLED, CUT_OFF } from "./reviews.js";
import { DUE, ISSUED, on } from "./traces.js";

let world: World;
let client: pg.Client;
beforeAll(async () => {
  world = await freshWorld();
  client = new pg.Client({ connectionString: world.url });
  await client.connect();
  const wanted = [wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE })];
  const { taskIds } = await world.issue(ISSUED, [...wanted, wantedTask({ recurrence: "yearly" })], {
    targets: [readTarget],
  });
  const [asked = "", reported = "", late = ""] = taskIds;
  await doTo(world, asked, on("2026-03-10"), ["accept", "request_extension"]);
  await doTo(world, reported, on("2026-03-10"), ["accept", "report_completion"]);
  await doTo(world, late, on("2026-03-10"), ["accept"]);
  await conductTask(world.db, { taskId: late, now: on("2026-04-03") });
  await callDueCycles(world.db, CALLED);
  const { id: cycleId } = await world.db.prisma.reviewCycle.findFirstOrThrow({ select: { id: true } });
  await conductCycle(world.db, { cycleId, now: CUT_OFF });
});
afterAll(async () => {
  await client.end();
  await world.close();
});

/** A copy of the only row that fits, with some columns other than they were. */
function copy(table: string, where: string, changed: string): string {
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(x, ${changed})).* FROM ${table} x WHERE ${where} LIMIT 1`;
}
const fresh = "jsonb_build_object('id', gen_random_uuid())";

function observation(source: string, year: string, value: string, reason = "NULL"): string {
  return `INSERT INTO observation (id, target_id, unit_id, year, value, source, reason, entered_by_id, entered_at)
    SELECT gen_random_uuid(), t.id, u.id, ${year}, ${value}, ${source}, ${reason}, p.id, now() FROM target t, unit u, person p LIMIT 1`;
}

/** A succession prepared as it should be, but for one column. */
function succession(column: string, value: string): string {
  const columns = {
    kind: "'renamed'",
    effective_on: "now()",
    basis: "'x'",
    prepared_at: "now()",
    [column]: value,
  };
  return `INSERT INTO succession (id, prepared_by_id, ${Object.keys(columns).join(", ")})
    SELECT gen_random_uuid(), p.id, ${Object.values(columns).join(", ")} FROM person p LIMIT 1`;
}

/** A template set as it should be, but for one column. */
function template(column: string, value: string): string {
  const columns = { kind: "'bulletin'", form: "'party'", number: "2", set_at: "now()", [column]: value };
  return `INSERT INTO template (id, set_by_id, ${Object.keys(columns).join(", ")})
    SELECT gen_random_uuid(), p.id, ${Object.values(columns).join(", ")} FROM person p LIMIT 1`;
}

/** How a day stood as it should be, but for one figure. */
function standing(column: string, value: string): string {
  const columns = {
    total: "5",
    completed_on_time: "1",
    completed_late: "1",
    due_soon: "1",
    overdue: "1",
    awaiting_review: "1",
    not_accepted: "1",
    [column]: value,
  };
  return `INSERT INTO standing (day, programme_id, unit_id, ${Object.keys(columns).join(", ")})
    SELECT '2026-03-03', g.id, u.id, ${Object.values(columns).join(", ")} FROM programme g, unit u LIMIT 1`;
}

/** A rehearsal as it should be, but for one column. */
function rehearsal(column: string, value: string): string {
  const columns = {
    from: "'2024-08-26'",
    until: "'2024-12-31'",
    command: "'x'",
    report: "'{}'",
    [column]: value,
  };
  const names = Object.keys(columns).map((name) => `"${name}"`);
  return `INSERT INTO rehearsal (id, seed, made_at, ${names.join(", ")})
    VALUES (gen_random_uuid(), 1, now(), ${Object.values(columns).join(", ")})`;
}

const refused: readonly [constraint: string, statement: string][] = [
  ["task_progress", "UPDATE task SET progress = 101"],
  ["task_progress", "UPDATE task SET progress = -1"],
  ["task_dated_has_due", "UPDATE task SET due_on = NULL WHERE kind = 'dated'"],
  ["task_recurring_has_recurrence", "UPDATE task SET recurrence = 'yearly' WHERE kind = 'dated'"],
  ["task_recurring_has_recurrence", "UPDATE task SET recurrence = NULL WHERE kind = 'recurring'"],
  ["task_conducted", "UPDATE task SET conducted_version = version + 1"],
  ["task_submission_has_cycle", "UPDATE task SET purpose = 'submission'"],
  ["task_figure_has_target", "UPDATE task SET purpose = 'figure'"],
  ["programme_conducted", "UPDATE programme SET conducted_version = version + 1"],
  ["review_cycle_conducted", "UPDATE review_cycle SET conducted_version = version + 1"],
  ["review_cycle_period", "UPDATE review_cycle SET period_to = period_from - 1"],
  ["review_cycle_due", "UPDATE review_cycle SET due_on = (cut_off_at - interval '1 day')::date"],
  ["review_cycle_frozen", "UPDATE review_cycle SET figures = NULL"],
  ["review_cycle_frozen", "UPDATE review_cycle SET frozen_at = NULL, figures = NULL"],
  ["review_cycle_drafted", "UPDATE review_cycle SET state = 'consolidating'"],
  ["review_cycle_drafted", "UPDATE review_cycle SET report = '[]'"],
  [
    "review_cycle_approved",
    "UPDATE review_cycle SET state = 'approved', report = '[]', consolidated_at = now()",
  ],
  ["target_basis_fits", "UPDATE target SET basis = 'level'"],
  ["target_baseline", "UPDATE target SET baseline_year = 2024"],
  ["target_baseline", "UPDATE target SET baseline_year = 2024, baseline_value = 1"],
  ["target_horizon", "UPDATE target SET baseline_year = 2030, baseline_value = 1, baseline_source = 'x'"],
  ["target_figure_recurrence", "UPDATE target SET figure_recurrence = 'quarterly'"],
  [
    "target_unit_years",
    "INSERT INTO target_unit SELECT t.id, u.id, 2027, 2026 FROM target t, unit u LIMIT 1",
  ],
  ["observation_source", observation("' '", "2025", "1")],
  ["observation_value", observation("'x'", "2025", "-1")],
  ["observation_year", observation("'x'", "1999", "1")],
  ["observation_correction", observation("'x'", "2025", "1", "'why'")],
  ["succession_conducted", succession("conducted_version", "2")],
  ["succession_basis", succession("basis", "' '")],
  ["succession_signed", succession("state", "'signed'")],
  ["succession_ended", succession("state", "'undone'")],
  [
    "succession_step_undone",
    `WITH s AS (${succession("kind", "'renamed'")} RETURNING id)
     INSERT INTO succession_step (succession_id, number, kind, object_id, from_unit_id, undone_at)
     SELECT s.id, 1, 'task', u.id, u.id, now() FROM s, unit u LIMIT 1`,
  ],
  [
    "programme_policy_repeats",
    `UPDATE programme SET policy = '{"rules": [{"after": 1}, {"after": 15, "repeatEvery": 0}]}'`,
  ],
  ["programme_policy_repeats", `UPDATE programme SET policy = '{"rules": [{"repeatEvery": "weekly"}]}'`],
  ["calendar_day_years", "UPDATE calendar_day SET date = '2041-01-01' WHERE date = '2030-01-01'"],
  ["calendar_day_saturday", "UPDATE calendar_day SET kind = 'working_saturday' WHERE date = '2027-01-01'"],
  ["calendar_day_compensatory", "UPDATE calendar_day SET kind = 'compensatory' WHERE date = '2027-05-01'"],
  ["calendar_day_words", "UPDATE calendar_day SET source = '' WHERE date = '2027-05-01'"],
  [
    "replan_counts",
    "INSERT INTO replan SELECT 1, NULL, 'calendar_day_declared', now(), id, id, '{}', 1, 2 FROM person LIMIT 1",
  ],
  [
    "amendment_change_sides",
    `WITH a AS (INSERT INTO amendment SELECT gen_random_uuid(), t.programme_id, '9-CTr/TU', '2026-03-02', p.id, now()
       FROM task t, person p LIMIT 1 RETURNING id, programme_id)
     INSERT INTO amendment_change SELECT gen_random_uuid(), a.id, t.id, 'dropped', '{}', NULL, NULL
       FROM a JOIN task t USING (programme_id) LIMIT 1`,
  ],
  ["review_cycle_published", "UPDATE review_cycle SET published_at = now()"],
  [
    "review_cycle_once",
    copy("review_cycle", "true", "jsonb_build_object('id', gen_random_uuid(), 'schedule_key', NULL)"),
  ],
  [
    "review_cycle_programme_id_schedule_key_key",
    copy("review_cycle", "true", "jsonb_build_object('id', gen_random_uuid(), 'kind', 'interim')"),
  ],
  ["submission_signed", "UPDATE submission SET signed_at = now()"],
  ["template_kind", template("kind", "'minutes'")],
  ["template_form", template("form", "'army'")],
  ["template_number", template("number", "0")],
  ["template_file", template("size", "10")],
  ["template_file", template("sha256", "'x'")],
  ["template_restored", template("restored_number", "1")],
  ["standing_counts", standing("total", "0")],
  ["standing_counts", standing("overdue", "-1")],
  ["standing_counts", standing("due_soon", "3")],
  ["standing_counts", standing("not_accepted", "3")],
  ["rehearsal_days", rehearsal("until", "'2024-08-25'")],
  ["rehearsal_command", rehearsal("command", "' '")],
  ["rehearsal_report", rehearsal("report", "'[]'")],
  ["cycle_task_late", copy("cycle_task", "true", "jsonb_build_object('working_days_late', -1)")],
  [
    "draft_doubt_words",
    `INSERT INTO draft_doubt (id, programme_id, kind, field, name, reason, source_start, source_end)
     SELECT gen_random_uuid(), id, 'name', 'lead', NULL, NULL, 0, 0 FROM programme LIMIT 1`,
  ],
  [
    "draft_doubt_settled",
    `INSERT INTO draft_doubt (id, programme_id, kind, field, reason, source_start, source_end, settled_at)
     SELECT gen_random_uuid(), id, 'reading', 'text', '?', 0, 0, now() FROM programme LIMIT 1`,
  ],
  ["draft_reading_file", copy("draft_reading", "true", `${fresh} || '{"number": 9, "size": 1}'`)],
  [
    "draft_correction_object",
    `INSERT INTO draft_correction (id, programme_id, object, field, made_by_id, made_at)
     SELECT gen_random_uuid(), g.id, 'task', 'text', p.id, now() FROM programme g, person p LIMIT 1`,
  ],
  ["unit_validity", "UPDATE unit SET valid_to = valid_from - 1"],
  ["membership_validity", "UPDATE membership SET valid_to = valid_from - 1"],
  [
    "evidence_sha256",
    `INSERT INTO evidence SELECT gen_random_uuid(), id, 'a.pdf', 'application/pdf', 1, '../../etc', reporter_id, now() FROM report`,
  ],
  [
    "webhook_kinds",
    "INSERT INTO webhook SELECT gen_random_uuid(), 'https://hook.example/', '{}', NULL, id, now() FROM person LIMIT 1",
  ],
  [
    "calendar_address_hash",
    "INSERT INTO calendar_address SELECT u.id, 'a secret in plain', p.id, now() FROM unit u, person p LIMIT 1",
  ],
  [
    "absence_days",
    "INSERT INTO absence SELECT gen_random_uuid(), p.id, q.id, '2026-03-02', '2026-03-01' FROM person p, person q WHERE p.id <> q.id LIMIT 1",
  ],
  [
    "absence_deputy",
    "INSERT INTO absence SELECT gen_random_uuid(), id, id, '2026-03-01', '2026-03-02' FROM person LIMIT 1",
  ],
  ["extension_request_pending", copy("extension_request", "state = 'pending'", fresh)],
  ["explanation_owed", copy("explanation", "given_at IS NULL", fresh)],
  ["report_awaiting", copy("report", "kind = 'completion' AND state = 'submitted'", fresh)],
  ["task_series_id_period_key", copy("task", "series_id IS NOT NULL", fresh)],
  ["mail_message_id_key", copy("mail", "true", fresh)],
  ["programme_file_hash_key", copy("programme", "true", fresh)],
  ["journal_event_task_id_number_key", copy("journal_event", "true", "jsonb_build_object('id', 1000000)")],
  ["carried_rung_pkey", copy("carried_rung", "true", "'{}'")],
  ["unit_code_key", copy("unit", "true", fresh)],
];

describe("the database refuses", () => {
  test.each(refused)("by %s: %s", async (constraint, statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ constraint });
  });
});

describe("the partial indexes leave room for", () => {
  test.each([
    [
      "another request once the first is decided",
      "extension_request",
      "state = 'pending'",
      "'state', 'refused'",
    ],
    ["another demand beside one that is answered", "explanation", "given_at IS NULL", "'given_at', now()"],
    ["a completion that was returned", "report", "kind = 'completion'", "'state', 'returned'"],
  ])("%s", async (_what, table, where, pairs) => {
    await client.query("BEGIN");
    const { rowCount } = await client.query(
      copy(table, where, `jsonb_build_object('id', gen_random_uuid(), ${pairs})`),
    );
    await client.query("ROLLBACK");
    expect(rowCount).toBe(1);
  });
});

test("every check of the schema is tried here", async () => {
  const { rows } = await client.query<{ conname: string }>(
    "SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname",
  );
  const tried = new Set(refused.map(([constraint]) => constraint));
  expect(rows.map((row) => row.conname).filter((name) => !tried.has(name))).toEqual([]);
});
