/** One act on many tasks: each for itself, with a dry run that says beforehand what would come of it. */
import { DomainError, type ErrorCode, type Message } from "../../domain/errors.js";
import type { TaskState } from "../../domain/task.js";
import type { TaskChanged, TaskCommand } from "../change-task.js";

export interface BulkOutcome {
  readonly taskId: string;
  /** The state after the act; null where it was refused. */
  readonly state: TaskState | null;
  readonly refused: { readonly code: ErrorCode; readonly messages: Message } | null;
  /** For the caller to signal. */
  readonly changed: TaskChanged | null;
}

/**
 * In the order given. A refusal of one task does not stop the others; what is not a refusal (the database away) stops
 * all, and the acts done until then stand: with idempotency keys the same call goes on from there.
 */
export async function actInBulk(
  commands: readonly TaskCommand[],
  act: (command: TaskCommand) => Promise<TaskChanged>,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const command of commands) outcomes.push(await one(command, act));
  return outcomes;
}

async function one(
  command: TaskCommand,
  act: (command: TaskCommand) => Promise<TaskChanged>,
): Promise<BulkOutcome> {
  const { taskId } = command;
  try {
    const changed = await act(command);
    return { taskId, state: changed.state, refused: null, changed: command.dryRun ? null : changed };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    return { taskId, state: null, refused: { code: error.code, messages: error.text }, changed: null };
  }
}
