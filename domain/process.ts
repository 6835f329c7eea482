/** What runs as a durable workflow beside its row: the row has the facts and its next rung, the workflow keeps the time. */
export const processKinds = ["task", "programme", "cycle", "succession"] as const;
export type ProcessKind = (typeof processKinds)[number];

/** What a workflow has to know of its row: the version it stems from, and when to wake. Ids and times, never texts. */
export interface Plan {
  readonly version: number;
  /** Milliseconds since 1970; null: nothing ahead, the workflow ends. */
  readonly nextRungAt: number | null;
}

/** A row and the plan that its workflow is to learn of. */
export interface Planned {
  readonly id: string;
  readonly plan: Plan;
}
