/** pg-boss: a job per task, startAfter as its timer. A job queue knows no process, so this is a ceiling, not a peer. */
import { PgBoss } from "pg-boss";
import { randomUUID } from "node:crypto";
import { measure, pool, url } from "../contract/contract.js";

const db = pool();
const boss = new PgBoss({ connectionString: url(), max: 40, schedule: false });
boss.on("error", console.error);
await boss.start();
await boss.createQueue("task", { retryLimit: 2 });
const jobs = new Map();

// One job a fetch would measure the poll (0.5 s at least), so batches, and the next fetch at once while they come full.
await boss.work(
  "task",
  {
    batchSize: 50,
    burstWhenBatchFull: true,
    localConcurrency: 4,
    pollingIntervalSeconds: 0.5,
    transactional: true,
  },
  async (batch, tx) => {
    for (const job of batch) await tx.executeSql("insert into reminder (task_id) values ($1)", [job.data.id]);
  },
);

await measure({
  name: "pg-boss",
  async open(id, due) {
    const job = randomUUID();
    jobs.set(id, job);
    await boss.send("task", { id }, { id: job, startAfter: new Date(due) });
  },
  async report(id, text) {
    const client = await db.connect();
    try {
      await client.query("begin");
      await client.query("insert into report (task_id, body) values ($1, $2)", [id, text]);
      await boss.cancel("task", jobs.get(id), {
        db: { executeSql: (sql, values) => client.query(sql, values) },
      });
      await client.query("commit");
    } finally {
      client.release();
    }
  },
});
await boss.stop({ graceful: false });
await db.end();
process.exit(0);
