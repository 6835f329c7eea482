/** What is shown of webhooks and their deliveries. */
import type { UnitRef } from "./task-view.js";

export type DeliveryState = "pending" | "delivered" | "failed" | "dropped";

export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly string[];
  /** null: of all tasks. */
  readonly unit: UnitRef | null;
  readonly createdAt: Date;
  /** Its receiver does not answer; nothing is sent before. */
  readonly restsUntil: Date | null;
  readonly version: number;
  readonly pending: number;
  readonly failed: number;
  readonly lastDeliveredAt: Date | null;
}

export interface DeliveryView {
  readonly id: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly responseStatus: number | null;
  readonly lastError: string | null;
  readonly writtenAt: Date;
  readonly nextTryAt: Date | null;
  readonly settledAt: Date | null;
  /** The delivery that this one repeats. */
  readonly redeliveryOf: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}
