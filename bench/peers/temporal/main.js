/**
 * Temporal as its samples use it: the workflow owns the state, a report is an update of it, rows are written by
 * activities. On the dev server that `bin/bench --peers` has started with the stack's settings.
 */
import { Worker, NativeConnection, bundleWorkflowCode, Runtime, DefaultLogger } from "@temporalio/worker";
import { Client, Connection } from "@temporalio/client";
import { fileURLToPath } from "node:url";
import { measure, pool } from "../contract/contract.js";

const address = process.env.TEMPORAL_ADDRESS;
const logger = new DefaultLogger("ERROR");
Runtime.install({ logger });
const db = pool();

const activities = {
  writeReport: (id, text) =>
    db.query("insert into report (task_id, body) values ($1, $2)", [id, text]).then(() => undefined),
  writeReminder: (id) => db.query("insert into reminder (task_id) values ($1)", [id]).then(() => undefined),
};
const connection = await Connection.connect({ address });
const native = await NativeConnection.connect({ address });
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL("./workflows.js", import.meta.url)),
  logger,
});
const worker = await Worker.create({
  connection: native,
  taskQueue: "peer",
  workflowBundle,
  activities,
  maxCachedWorkflows: 20000,
  maxConcurrentWorkflowTaskExecutions: 100,
  maxConcurrentActivityTaskExecutions: 100,
  stickyQueueScheduleToStartTimeout: "10s",
});
const running = worker.run();
const client = new Client({ connection });

await measure({
  name: "temporal, state in the workflow",
  pids: () => [Number(process.env.TEMPORAL_PID), process.pid],
  open: (id, due) => client.workflow.start("owner", { taskQueue: "peer", workflowId: id, args: [id, due] }),
  report: (id, text) => client.workflow.getHandle(id).executeUpdate("report", { args: [text] }),
});
worker.shutdown();
await running;
process.exit(0);
