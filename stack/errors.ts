/** What is missing to bring the stack up, and what to do about it: for the person who starts it. */
export class StackError extends Error {
  override readonly name = "StackError";

  constructor(
    /** What went wrong, in one sentence. */
    readonly problem: string,
    /** What to do, in one or more lines. */
    readonly remedy: string,
    options?: { cause?: unknown },
  ) {
    super(`${problem}\n${remedy}`, options);
  }
}
