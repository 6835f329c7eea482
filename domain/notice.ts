/** What people are told: the kinds of notice, how each travels, and whether it still holds when it is about to be sent. */
import type { Audience, RungKind } from "./policy.js";
import type { TaskClock } from "./task.js";

export type NoticeKind =
  | Exclude<RungKind, "resume">
  | "assignment"
  | "return"
  | "completion_decision"
  | "completion_report"
  | "extension_request"
  | "extension_decision"
  | "declination"
  | "suspension"
  | "cancellation"
  | "urging"
  | "contribution"
  | "comment";

/** At once; with the recipient's next morning digest; with the Standing Committee's weekly one. */
export type Delivery = "at_once" | "digest" | "weekly";

/** Reminders wait for the morning; demands and escalations do not. The unit itself learns of an escalation in its digest. */
export function deliveryOf(kind: NoticeKind, audience: Audience): Delivery {
  switch (kind) {
    case "committee_weekly":
      return "weekly";
    case "escalation":
    case "committee_escalation":
      return audience === "unit_focal" || audience === "unit_head" ? "digest" : "at_once";
    case "acceptance_reminder":
    case "due_reminder":
    case "overdue_reminder":
    case "review_reminder":
    case "extension_reminder":
    case "decline_reminder":
    case "silence_reminder":
    case "completion_report":
    case "contribution":
    case "comment":
      return "digest";
    case "assignment":
    case "explanation_demand":
    case "return":
    case "completion_decision":
    case "extension_request":
    case "extension_decision":
    case "declination":
    case "suspension":
    case "cancellation":
    case "urging":
      return "at_once";
  }
}

/**
 * Kinds of which one mail lists many tasks. While such a mail still waits, later notices join it: the rungs of one
 * morning are one mail to the office, not thirty-five.
 */
export const gathered: readonly NoticeKind[] = ["escalation", "committee_escalation"];

/** The task now, as the notice must still fit it. */
export type NoticedTask = Pick<TaskClock, "state" | "lastHeardAt" | "extensionRequestedAt" | "explained"> & {
  readonly dueVersion: number;
};

/**
 * Nobody is urged who has just reported, nor while a lawful extension or review is pending: read again before every
 * send. `written` is the due-date version and the instant at which the notice was written.
 */
export function stillHolds(
  kind: NoticeKind,
  task: NoticedTask,
  written: { readonly dueVersion: number | null; readonly at: Date },
): boolean {
  const atWork = task.state === "assigned" || task.state === "in_progress" || task.state === "returned";
  const sameDate = written.dueVersion === task.dueVersion;
  switch (kind) {
    case "acceptance_reminder":
      return task.state === "assigned";
    case "due_reminder":
    case "overdue_reminder":
    case "escalation":
    case "committee_escalation":
    case "committee_weekly":
    case "urging":
      return atWork && sameDate && task.extensionRequestedAt === null;
    case "explanation_demand":
      return atWork && sameDate && task.extensionRequestedAt === null && !task.explained;
    case "silence_reminder":
      return atWork && (task.lastHeardAt === null || task.lastHeardAt <= written.at);
    case "review_reminder":
    case "completion_report":
      return task.state === "awaiting_review";
    case "extension_reminder":
    case "extension_request":
      return atWork && task.extensionRequestedAt !== null;
    case "decline_reminder":
    case "declination":
      return task.state === "declined";
    case "assignment":
    case "contribution":
    case "comment":
      return task.state !== "cancelled";
    case "return":
    case "completion_decision":
    case "extension_decision":
    case "suspension":
    case "cancellation":
      return true;
  }
}
