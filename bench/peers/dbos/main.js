/**
 * DBOS Transact: a workflow per task. It waits for a report until it is due; if none comes, it writes the reminder.
 * A report is one transaction of ours: the row, and DBOS's message to the workflow (sendInTransaction).
 */
import { DBOS, DBOSClient } from "@dbos-inc/dbos-sdk";
import { measure, pool, url } from "../contract/contract.js";

const db = pool();
const remind = (id) => db.query("insert into reminder (task_id) values ($1)", [id]).then(() => true);
const task = DBOS.registerWorkflow(
  async (id, due) => {
    const report = await DBOS.recv("report", { deadlineEpochMS: due, pollingIntervalMs: 60_000 });
    if (report === null) await DBOS.runStep(() => remind(id), { name: "remind" });
  },
  { name: "task" },
);

DBOS.setConfig({
  name: "peer",
  systemDatabaseUrl: url(),
  systemDatabasePoolSize: 40,
  logLevel: "error",
  runAdminServer: false,
});
await DBOS.launch();
const client = await DBOSClient.create({ systemDatabaseUrl: url() });

await measure({
  name: "dbos",
  open: (id, due) => DBOS.startWorkflow(task, { workflowID: id })(id, due),
  async settled(n) {
    // the durable sleep of every recv is recorded
    return (
      Number(
        (await db.query(`select count(*) as n from dbos.operation_outputs where workflow_uuid like 'o-%'`))
          .rows[0].n,
      ) >= n
    );
  },
  async report(id, text) {
    const tx = await db.connect();
    try {
      await tx.query("begin");
      await tx.query("insert into report (task_id, body) values ($1, $2)", [id, text]);
      await client.sendInTransaction(tx, id, "done", "report");
      await tx.query("commit");
    } finally {
      tx.release();
    }
  },
  async drained(n) {
    return (
      Number(
        (
          await db.query(
            `select count(*) as n from dbos.workflow_status where workflow_uuid like 'o-%' and status = 'SUCCESS'`,
          )
        ).rows[0].n,
      ) >= n
    );
  },
});
process.exit(0);
