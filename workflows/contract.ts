/** What the api, the worker and the workflows agree on: ids, queue, signals. The only file of this folder that others import. */

import type { WorkflowIdReusePolicy } from "@temporalio/common";
import type { Planned, ProcessKind } from "../domain/process.js";

export const TASK_QUEUE = "dondoc";

/** What a workflow that keeps the time of a row is started with. */
export type ProcessInput = Planned;

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
  programme: "programme",
  succession: "succession",
  sweep: "sweep",
  mailRound: "mailRound",
  webhookDelivery: "webhookDelivery",
  sealJournal: "sealJournal",
  rehearsedDays: "rehearsedDays",
  reviewCycle: "reviewCycle",
  callCycles: "callCycles",
} as const;

/** The workflow that keeps the time of each process. */
export const processWorkflows: Readonly<Record<ProcessKind, string>> = {
  task: workflowNames.assignedTask,
  programme: workflowNames.programme,
  cycle: workflowNames.reviewCycle,
  succession: workflowNames.succession,
};

/** The signal by which a workflow learns of an earlier rung. */
export const PLAN_CHANGED = "planChanged";

export function processId(kind: ProcessKind, id: string): string {
  return `${kind}-${id}`;
}

/** How a client tells a workflow of its plan, and starts one where none runs. */
export function planSignal(kind: ProcessKind, input: ProcessInput) {
  return {
    workflowId: processId(kind, input.id),
    taskQueue: TASK_QUEUE,
    workflowIdReusePolicy: "ALLOW_DUPLICATE" as const satisfies WorkflowIdReusePolicy,
    args: [input],
    signal: PLAN_CHANGED,
    signalArgs: [input.plan],
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

export const scheduleIds = {
  sweep: "sweep",
  mailRound: "mail-round",
  sealJournal: "seal-journal",
  callCycles: "call-cycles",
} as const;
