/** A programme of ten thousand tasks: its workbook comes in, it is issued, and every task's workflow stands, the soonest rung first. */
import { performance } from "node:perf_hooks";
import { writeWorkbook } from "../../document/write/table/workbook.js";
import { addDays, dayAt } from "../../domain/day.js";
import { scheduleIds } from "../../workflows/contract.js";
import { type BenchDatabase, freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { unitName } from "../seed/bodies.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { type Api, startBenchApi } from "../stage/api.js";
import { bareStarts } from "../stage/bare-client.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, until } from "../stage/lagging.js";

const UNITS = 60;
const LIMIT_MS = 600_000;

export const issue: Line = {
  name: "issue",
  title: "A programme is issued",
  // Ten thousand workflows take minutes.
  repeats: 1,
  async run({ server, quick, say }) {
    const tasks = quick ? 500 : 10_000;
    const database = await freshDatabase(
      server,
      registerOfTasks({ units: UNITS, tasks: 100, eventsPerTask: 5, mix: "at_work" }),
    );
    const place = { databaseUrl: database.url, dataDir: server.dataDir };
    const clockwork = await startClockwork(place);
    const api = await startBenchApi({ ...place, temporalAddress: clockwork.address });
    try {
      await clockwork.startWorker();
      const bare = await bareStarts(clockwork.client, clockwork.address, quick ? 200 : 2_000);
      const office = await api.signIn("tonghop");
      const workbook = await workbookOf(tasks);
      const began = performance.now();
      const programmeId = await importWorkbook(api, office, workbook);
      const imported = performance.now();
      await nameDocument(api, office, programmeId);
      const asked = performance.now();
      await post(api, office, `/drafts/${programmeId}/issuance`, { acknowledgement: false });
      const issued = performance.now();
      say(`issued in ${String(Math.round(issued - asked))} ms; waiting for the workflows`);
      await clockwork.client.schedule.getHandle(scheduleIds.sweep).trigger();
      await until("every workflow was told", async () => (await countLagging(database)) === 0, LIMIT_MS);
      const { rate, disorder } = await told(database, programmeId, tasks);
      return [
        figure("workbook read and kept as a draft", (imported - began) / 1000, "s"),
        figure("issue answered", (issued - asked) / 1000, "s", { atMost: 3 }),
        figure("workflows under way", rate, "/s"),
        figure("a bare client on the same server", bare, "/s"),
        figure("share of the bare client's rate", rate / bare, "", { atLeast: 0.9 }),
        figure("told before one whose rung comes sooner", disorder, "", { atMost: 0 }),
      ];
    } finally {
      await api.stop();
      await clockwork.stop();
      await database.drop();
    }
  },
};

/** As offices keep it: one row a task, its unit by name, its date. */
async function workbookOf(tasks: number): Promise<Buffer> {
  const today = dayAt(new Date());
  const rows = Array.from({ length: tasks }, (_, n) => [
    n + 1,
    `Triển khai nội dung thứ ${String(n + 1)} của chương trình tại đơn vị.`,
    unitName(n % UNITS),
    addDays(today, 60 + ((n * 37) % 300)),
    "Báo cáo kết quả",
  ]);
  const columns = [
    { heading: "STT", kind: "number", width: 6 },
    { heading: "Nội dung nhiệm vụ", kind: "text", width: 60 },
    { heading: "Cơ quan chủ trì", kind: "text", width: 30 },
    { heading: "Thời hạn hoàn thành", kind: "day", width: 14 },
    { heading: "Sản phẩm", kind: "text", width: 20 },
  ] as const;
  const properties = { title: "Theo dõi nhiệm vụ", author: "Văn phòng Tỉnh ủy", writtenAt: new Date() };
  return writeWorkbook([{ name: "Theo dõi", columns, rows }], properties);
}

async function importWorkbook(api: Api, cookie: string, workbook: Buffer): Promise<string> {
  const form = new FormData();
  form.append("dryRun", "false");
  form.append("workbook", new Blob([new Uint8Array(workbook)]), "theo-doi.xlsx");
  const answer = await fetch(`${api.url}/api/v1/workbooks`, {
    method: "POST",
    headers: { cookie, "idempotency-key": "bench-workbook" },
    body: form,
  });
  const text = await answer.text();
  const { programmeId } = JSON.parse(text) as { programmeId?: string | null };
  if (!answer.ok || programmeId == null)
    throw new Error(`the workbook was not taken: ${text.slice(0, 2_000)}`);
  return programmeId;
}

/** A workbook does not say which document it belongs to. */
async function nameDocument(api: Api, cookie: string, programmeId: string): Promise<void> {
  await post(api, cookie, `/drafts/${programmeId}/document`, {
    ...{ number: "99-CTr/TU", type: "Chương trình", issuer: "Ban Thường vụ Tỉnh ủy", signedOn: "2026-01-05" },
    title: "Thực hiện nghị quyết của đại hội",
  });
}

async function post(api: Api, cookie: string, path: string, body: unknown): Promise<void> {
  const headers = { "if-match": "*", "idempotency-key": `bench ${path}` };
  const answer = await api.request("POST", `/api/v1${path}`, { cookie, headers, body });
  if (answer.status >= 300) throw new Error(`${path} gave ${String(answer.status)}: ${answer.body}`);
}

/** From the instants at which PostgreSQL committed that the workflows were told. */
async function told(
  database: BenchDatabase,
  programmeId: string,
  tasks: number,
): Promise<{ rate: number; disorder: number }> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ count: number; seconds: number; disorder: number }>(
      `WITH told AS (
         SELECT next_rung_at, pg_xact_commit_timestamp(xmin) AS at FROM task WHERE programme_id = $1
       ), after AS (
         SELECT at, next_rung_at < max(next_rung_at) OVER (ORDER BY at GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS out
         FROM told)
       SELECT count(*)::int AS count, extract(epoch FROM max(at) - min(at))::float8 AS seconds,
         count(*) FILTER (WHERE out)::int AS disorder FROM after`,
      [programmeId],
    ),
  );
  const { count = 0, seconds = 0, disorder = 0 } = rows[0] ?? {};
  if (count !== tasks)
    throw new Error(`${String(tasks)} tasks were to be issued, ${String(count)} are there`);
  return { rate: count / seconds, disorder };
}
