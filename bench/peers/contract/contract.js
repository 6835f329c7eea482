/**
 * The contract that every engine is measured by. Each engine gives its verbs; the phases, the clock and the statistics
 * are here, and the same for all.
 */
import fs from "node:fs";
import pg from "pg";

export const N = Number(process.env.N ?? 2000);
export const CLIENTS = 32;
export const WARM = Number(process.env.WARM ?? 300);
export const TEXT = "x".repeat(200);
/** The server, as whoever may create databases; `bin/bench --peers` says which. */
const server = new URL(
  process.env.PEERS_SERVER_URL ?? "postgres://postgres:postgres@127.0.0.1:5432/postgres",
);
export const POSTGRES = {
  host: server.hostname,
  port: Number(server.port),
  user: server.username,
  password: decodeURIComponent(server.password),
};
export const DATABASE = "peer";
export const url = (database = DATABASE) => {
  const named = new URL(server);
  named.pathname = `/${database}`;
  return named.toString();
};
export const pool = (max = CLIENTS) => new pg.Pool({ ...POSTGRES, database: DATABASE, max });

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const round = (x, digits = 0) => Number(x.toFixed(digits));

/** n calls, CLIENTS at a time; every latency in ms. */
async function drive(n, call) {
  let next = 0;
  const latencies = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < n) {
        const i = next++;
        const a = performance.now();
        await call(i);
        latencies.push(performance.now() - a);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((x, y) => x - y);
  const at = (q) => latencies[Math.min(n - 1, Math.floor(n * q))];
  return { rate: n / seconds, p50: at(0.5), p99: at(0.99) };
}

async function until(condition, everyMs, limitMs) {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > limitMs) return null;
    await sleep(everyMs);
  }
  return performance.now() - began;
}

const rssMB = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/** Tables that the reports and reminders go to. No unique key: a second firing must be seen, not swallowed. */
export async function tables(db) {
  await db.query(`
    create table report   (id bigint generated always as identity primary key, task_id text not null, body text not null, at timestamptz not null default clock_timestamp());
    create table reminder (id bigint generated always as identity primary key, task_id text not null, at timestamptz not null default clock_timestamp());`);
}

/**
 * engine = { name, open(id, dueMs), report(id, text), settled(n)?, drained(n)?, pids()?, bytes()?, databases? }
 * settled: every opened task waits for its timer; drained: every reported task is closed in the engine too.
 */
export async function measure(engine) {
  const db = new pg.Client({ ...POSTGRES, database: DATABASE });
  await db.connect();
  const one = async (sql, args) => (await db.query(sql, args)).rows[0];
  const bytes =
    engine.bytes ??
    (async () => {
      await db.query("checkpoint");
      let sum = 0;
      for (const name of engine.databases ?? [DATABASE])
        sum += Number((await one("select pg_database_size($1) as n", [name])).n);
      return sum;
    });
  const out = { engine: engine.name, n: N };

  // Warm up: compilers, pools and caches, the same for every engine
  await drive(WARM, (i) => engine.open(`w-${i}`, Date.now() + 3600_000));
  await drive(WARM, (i) => engine.report(`w-${i}`, TEXT));
  await sleep(2000);

  // Open.
  const before = await bytes();
  const due = Date.now() + 3600_000;
  const opened = await drive(N, (i) => engine.open(`o-${i}`, due));
  out.open = round(opened.rate);
  out.settleMs = engine.settled ? await until(() => engine.settled(N), 100, 120_000) : 0;
  if (out.settleMs) out.settleMs = round(out.settleMs);
  await sleep(2000);
  out.bytesPerTask = round(((await bytes()) - before) / N);
  out.rssMB = (engine.pids?.() ?? [process.pid]).map((pid) => round(rssMB(pid)));

  // The size alone, without the room that the warm-up left in the files
  if (process.env.ONLY === "size") {
    await db.end();
    console.log(
      JSON.stringify({ engine: out.engine, n: N, bytesPerTask: out.bytesPerTask, rssMB: out.rssMB }),
    );
    return;
  }

  // Report.
  const reported = await drive(N, (i) => engine.report(`o-${i}`, TEXT));
  Object.assign(out, {
    report: round(reported.rate),
    p50: round(reported.p50, 1),
    p99: round(reported.p99, 1),
  });
  out.drainMs = engine.drained ? await until(() => engine.drained(N), 50, 120_000) : 0;
  if (out.drainMs) out.drainMs = round(out.drainMs);
  const rows = await one(
    `select count(*)::int as n, count(distinct task_id)::int as d from report where task_id like 'o-%'`,
  );
  out.reportRows = rows.n;
  out.reportTasks = rows.d;

  // Fire.
  if (engine.fires === false) {
    await db.end();
    console.log(JSON.stringify(out));
    return;
  }
  await sleep(2000);
  const lead = (N / opened.rate) * 1.5 * 1000 + Number(process.env.LEAD_MS ?? 6000);
  const second = Math.ceil((Date.now() + lead) / 1000) * 1000;
  await drive(N, (i) => engine.open(`f-${i}`, second));
  out.slackMs = second - Date.now();
  await until(async () => Date.now() >= second, 5, 300_000);
  await until(
    async () => (await one(`select count(*)::int as n from reminder where task_id like 'f-%'`)).n >= N,
    100,
    240_000,
  );
  await sleep(3000);
  const fired =
    await one(`select count(*)::int as n, count(distinct task_id)::int as d, extract(epoch from min(at))*1000 as first, extract(epoch from max(at))*1000 as last
                           from reminder where task_id like 'f-%'`);
  out.firstMs = round(fired.first - second);
  out.lastMs = round(fired.last - second);
  out.fire = round(fired.n / ((fired.last - second) / 1000));
  out.duplicates = fired.n - fired.d;
  out.missing = N - fired.d;
  await db.end();
  console.log(JSON.stringify(out));
  return out;
}
