/** What the api, the worker and the workflows agree on: ids, queue, signals. The only file of this folder that others import. */

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

/** The signal by which a webhook's workflow learns that there is something to send now. */
export const DELIVERY_DUE = "deliveryDue";

export function webhookDeliveryId(webhookId: string): string {
  return `webhook-${webhookId}`;
}

export const scheduleIds = { sweep: "sweep", mailRound: "mail-round", sealJournal: "seal-journal" } as const;
