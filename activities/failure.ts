/** How a refusal of the rules looks to a workflow. */
import { ApplicationFailure } from "@temporalio/activity";
import { DomainError } from "../domain/errors.js";

/** What the rules refuse will be refused again: no retry. */
export async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    throw ApplicationFailure.nonRetryable(error.message, error.code);
  }
}
