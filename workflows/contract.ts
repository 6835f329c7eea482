/** What the api, the worker and the workflows agree on: ids, queue, signals. The only file of this folder that others import. */

import type { WorkflowIdReusePolicy } from "@temporalio/common";

export const TASK_QUEUE = "dondoc";

/** What a task's workflow has to know: the version it stems from, and when to wake. Ids and times, never texts. */
export interface Plan {
  readonly version: number;
  /** Milliseconds since 1970; null: nothing ahead, the workflow ends. */
  readonly nextRungAt: number | null;
}

export interface AssignedTaskInput {
  readonly taskId: string;
  readonly plan: Plan;
}

export interface MailRoundInput {
  /** Goes out on a day off too: asked for by a person, or at the first start of the example. */
  readonly anyDay?: boolean;
}

export interface WebhookDeliveryInput {
  readonly webhookId: string;
}

/** Names of the workflows, as the client starts them. */
export const workflowNames = {
  assignedTask: "assignedTask",
  sweep: "sweep",
  mailRound: "mailRound",
  webhookDelivery: "webhookDelivery",
  sealJournal: "sealJournal",
} as const;

/** The signal by which a task's workflow learns of an earlier rung. */
export const PLAN_CHANGED = "planChanged";

export function assignedTaskId(taskId: string): string {
  return `task-${taskId}`;
}

/** How a client tells a task's workflow of its plan, and starts one where none runs. */
export function assignedTaskSignal({ taskId, plan }: AssignedTaskInput) {
  const input: AssignedTaskInput = { taskId, plan };
  return {
    workflowId: assignedTaskId(taskId),
    taskQueue: TASK_QUEUE,
    workflowIdReusePolicy: "ALLOW_DUPLICATE" as const satisfies WorkflowIdReusePolicy,
    args: [input],
    signal: PLAN_CHANGED,
    signalArgs: [plan],
  };
}

/** The signal by which a webhook's workflow learns that there is something to send now. */
export const DELIVERY_DUE = "deliveryDue";

export function webhookDeliveryId(webhookId: string): string {
  return `webhook-${webhookId}`;
}

/** How a client wakes a webhook's workflow, and starts one where none runs. */
export function webhookDeliverySignal(webhookId: string) {
  return {
    workflowId: webhookDeliveryId(webhookId),
    taskQueue: TASK_QUEUE,
    workflowIdReusePolicy: "ALLOW_DUPLICATE" as const satisfies WorkflowIdReusePolicy,
    args: [{ webhookId }],
    signal: DELIVERY_DUE,
    signalArgs: [],
  };
}

export const scheduleIds = { sweep: "sweep", mailRound: "mail-round", sealJournal: "seal-journal" } as const;
