/** `bin/dondoc rebuild`: every workflow again, from the record alone. */
import { Client, Connection } from "@temporalio/client";
import type { Command } from "commander";
import { forgetConducted } from "../record/commands/forget-conducted.js";
import type { Database } from "../record/database.js";
import { countLagging } from "../record/queries/lagging.js";
import { waitFor } from "../stack/wait.js";
import { TASK_QUEUE, scheduleIds, workflowNames } from "../workflows/contract.js";
import { withRecord } from "./record-access.js";

/** A hundred workflows a second are started: ten thousand in two minutes. */
const PATIENCE_MS = 10 * 60_000;

export function addRebuildCommand(command: Command): void {
  command
    .command("rebuild")
    .description(
      "runs every workflow again after Temporal's store is lost; no rung is carried out twice. With TEMPORAL_ADDRESS it has a sweep held at once and waits for it, else the next minute's tells them",
    )
    .action(rebuild);
}

const out = (text: string) => process.stdout.write(`${text}\n`);

async function rebuild(): Promise<void> {
  await withRecord(async ({ db }) => {
    for (const [kind, rows] of Object.entries(await forgetConducted(db))) {
      out(`${kind}: ${String(rows)} quy trình chạy lại / workflows to run again`);
    }
    const address = process.env["TEMPORAL_ADDRESS"];
    if (address) await sweepNow(db, address, process.env["TEMPORAL_NAMESPACE"] || "default");
    const left = await countLagging(db);
    if (left === 0) out("✔ Đã báo cho tất cả / all are told");
    else
      out(
        `Còn ${String(left)}; lượt quét mỗi phút sẽ báo / ${String(left)} left to the sweep of each minute`,
      );
  });
}

/** The sweep is the one mechanism; a worker carries it out. Its schedule may be lost with the store: a worker that starts makes it anew. */
async function sweepNow(db: Database, address: string, namespace: string): Promise<void> {
  try {
    const connection = await Connection.connect({ address });
    try {
      await new Client({ connection, namespace }).workflow.start(workflowNames.sweep, {
        workflowId: `${scheduleIds.sweep}-of-rebuild`,
        taskQueue: TASK_QUEUE,
        args: [],
      });
      await waitFor(async () => (await countLagging(db)) === 0 || undefined, PATIENCE_MS);
    } finally {
      await connection.close();
    }
  } catch (error) {
    process.stderr.write(
      `! Temporal (${address}): ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}
