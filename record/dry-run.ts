/** What is done and then undone: the answer is what would have come of it. */

/** Thrown at the end of a transaction to undo it; carries its answer out. */
class Undone extends Error {
  constructor(readonly answer: unknown) {
    super("dry run");
  }
}

/** `run` carries `work` out in a transaction; in a dry run nothing of it stays. */
export async function undoneIf<T, In extends unknown[]>(
  dryRun: boolean,
  work: (...given: In) => Promise<T>,
  run: (work: (...given: In) => Promise<T>) => Promise<T>,
): Promise<T> {
  if (!dryRun) return run(work);
  try {
    return await run(async (...given) => {
      throw new Undone(await work(...given));
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as T; // what `work` gave
    throw error;
  }
}
