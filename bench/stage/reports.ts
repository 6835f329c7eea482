/** Completion reports as bodies send them: tasks that are at work, each with the officer who answers for it. */
import type { BenchDatabase } from "../database.js";
import { type Api, signInAll } from "./api.js";

export interface ReportableTask {
  readonly id: string;
  readonly version: number;
  readonly username: string;
}

/** Two hundred characters, as a body writes them. */
export const REPORT_TEXT = "Đơn vị đã hoàn thành nhiệm vụ theo đúng nội dung và thời hạn được giao. "
  .repeat(3)
  .slice(0, 200);

/** `count` tasks at work of the first `officers` units, each unit's in its turn. */
export async function reportableTasks(
  database: BenchDatabase,
  count: number,
  officers: number,
): Promise<ReportableTask[]> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<ReportableTask>(
      `SELECT t.id, t.version, u.username FROM (
         SELECT id, version, lead_unit_id, row_number() OVER (PARTITION BY lead_unit_id ORDER BY id) AS turn
         FROM task WHERE state = 'in_progress' AND evidence_kind = 'any') t
       JOIN (SELECT id FROM unit WHERE code LIKE 'dv%' ORDER BY code LIMIT $2) first ON first.id = t.lead_unit_id
       JOIN membership m ON m.unit_id = t.lead_unit_id AND m.is_focal JOIN "user" u USING (person_id)
       ORDER BY t.turn, t.id LIMIT $1`,
      [count, officers],
    ),
  );
  if (rows.length < count) throw new Error(`only ${String(rows.length)} tasks can be reported on`);
  return rows;
}

/** Sends the report of a task over one of the apis; one session is good at each. Rejects where it was not taken. */
export type Sender = (task: ReportableTask, api?: Api) => Promise<void>;

/** Signs in who answers for the tasks. */
export async function senderOf(api: Api, tasks: readonly ReportableTask[]): Promise<Sender> {
  const usernames = [...new Set(tasks.map(({ username }) => username))];
  const signedIn = await signInAll(api, usernames);
  const cookies = new Map(usernames.map((username, index) => [username, signedIn[index] ?? ""]));
  return (task, at = api) => sendReport(at, cookies, task);
}

/** Each call sends the report of the next task. Rejects where none is left, or one was not taken. */
export async function reporterOf(
  api: Api,
  tasks: readonly ReportableTask[],
): Promise<{ readonly report: () => Promise<void>; readonly sent: () => number }> {
  const send = await senderOf(api, tasks);
  let next = 0;
  return {
    sent: () => next,
    async report() {
      const task = tasks[next++];
      if (task === undefined) throw new Error("there are no more tasks to report on");
      await send(task);
    },
  };
}

async function sendReport(
  api: Api,
  cookies: ReadonlyMap<string, string>,
  task: ReportableTask,
): Promise<void> {
  const answer = await api.request("POST", `/api/v1/tasks/${task.id}/completion`, {
    cookie: cookies.get(task.username) ?? "",
    headers: { "idempotency-key": `bench-${task.id}`, "if-match": `"${String(task.version)}"` },
    body: { text: REPORT_TEXT },
  });
  if (answer.status !== 200)
    throw new Error(`a report was not taken: ${String(answer.status)} ${answer.body}`);
}

/** Each report is in the record once, with its event and the answer under its key. Rejects where one is not. */
export async function confirmReports(database: BenchDatabase, expected: number): Promise<void> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM report WHERE text = $1) AS reports,
         (SELECT count(DISTINCT task_id)::int FROM report WHERE text = $1) AS tasks,
         (SELECT count(*)::int FROM journal_event e JOIN report r ON r.text = $1 AND r.task_id = e.task_id
          WHERE e.kind = 'completion_reported') AS events`,
      [REPORT_TEXT],
    ),
  );
  const counts = rows[0] ?? {};
  for (const [what, count] of Object.entries(counts)) {
    if (count !== expected)
      throw new Error(`${String(expected)} reports were taken, ${String(count)} ${what} are there`);
  }
}
