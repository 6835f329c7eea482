/** How an amendment, and what it did to each task, looks from outside. */
import type { TaskContent } from "../../domain/amendment.js";
import type { Day } from "../../domain/day.js";

export interface AmendmentChangeView {
  readonly taskId: string;
  readonly kind: "added" | "changed" | "dropped";
  /** null of a task that was added. */
  readonly before: TaskContent | null;
  /** null of a task that was dropped. */
  readonly after: TaskContent | null;
  readonly reason: string | null;
}

export interface AmendmentView {
  readonly id: string;
  /** Of the document that amends. */
  readonly number: string;
  readonly signedOn: Day;
  readonly madeAt: Date;
  /** Of the tasks that the asking person may see. */
  readonly changes: readonly AmendmentChangeView[];
}
