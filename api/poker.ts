/** After a commit: a workflow whose next rung has come earlier is told at once, best effort. The sweep mends what fails here. */
import type { Client } from "@temporalio/client";
import type { Logger } from "pino";
import { planSignal, processWorkflows, webhookDeliverySignal, workflowNames } from "../workflows/contract.js";
import type { TaskChanged } from "../record/change-task.js";
import { markConducted } from "../record/commands/mark-conducted.js";
import type { Database } from "../record/database.js";

export interface Poker {
  /** Returns at once. */
  poke(changed: TaskChanged): void;
  /** Something was written for the webhook that a person waits to see arrive. Returns at once. */
  wakeWebhook(webhookId: string): void;
  /** Resolves when what is under way has ended. */
  settled(): Promise<void>;
}

/** `client` connects lazily, so that the api starts and works while Temporal is away. */
export function openPoker(db: Database, client: Client, log: Logger): Poker {
  const underWay = new Set<Promise<void>>();
  return {
    poke({ taskId, poke }) {
      if (poke === null) return;
      attempt(tell(taskId, poke), { taskId });
    },
    wakeWebhook(webhookId) {
      attempt(wake(webhookId), { webhookId });
    },
    settled: async () => {
      await Promise.all(underWay);
    },
  };

  function attempt(work: Promise<void>, about: Readonly<Record<string, string>>): void {
    const one = work.catch((error: unknown) => {
      log.warn({ ...about, error: String(error) }, "not signalled; the sweep will");
    });
    underWay.add(one);
    void one.finally(() => underWay.delete(one));
  }

  async function wake(webhookId: string): Promise<void> {
    await client.workflow.signalWithStart(workflowNames.webhookDelivery, webhookDeliverySignal(webhookId));
  }

  async function tell(taskId: string, plan: NonNullable<TaskChanged["poke"]>): Promise<void> {
    const planned = { id: taskId, plan };
    await client.workflow.signalWithStart(processWorkflows.task, planSignal("task", planned));
    await markConducted(db, "task", [planned]);
  }
}

/** For a process without Temporal: everything is left to the sweep. */
export const noPoker: Poker = {
  poke: () => undefined,
  wakeWebhook: () => undefined,
  settled: () => Promise.resolve(),
};
