/** A bare client of Temporal beside the program's sweep: the same call, as many at once, a workflow that only waits. */
import { fileURLToPath } from "node:url";
import type { Client } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Worker, bundleWorkflowCode } from "@temporalio/worker";

const QUEUE = "bare";
/** As many signals at once as the sweep has under way: `activities/processes.ts`. */
const AT_ONCE = 16;
const HOUR_MS = 3_600_000;

/** Starts a second, with a worker that carries on the first step of each. */
export async function bareStarts(client: Client, address: string, count: number): Promise<number> {
  const connection = await NativeConnection.connect({ address });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL("bare-workflow.js", import.meta.url)),
    logger: new DefaultLogger("ERROR"),
  });
  const worker = await Worker.create({
    ...{ connection, taskQueue: QUEUE, workflowBundle, maxCachedWorkflows: 400 },
    workflowTaskPollerBehavior: { type: "simple-maximum", maximum: 40 },
    maxConcurrentWorkflowTaskExecutions: 40,
  });
  const running = worker.run();
  const until = Date.now() + HOUR_MS;
  const began = performance.now();
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => from + n);
    await Promise.all(
      some.map((n) =>
        client.workflow.signalWithStart("waiting", {
          ...{ workflowId: `bare-${String(n)}`, taskQueue: QUEUE, args: [until] },
          ...{ signal: "woken", signalArgs: [n] },
        }),
      ),
    );
  }
  const seconds = (performance.now() - began) / 1000;
  worker.shutdown();
  await running;
  await connection.close();
  return count / seconds;
}
