/** Sizes that several lines share, so that their figures can be put beside each other. */
import type { RegisterSize } from "./seed/register-of-tasks.js";

/** As the peers' contract has it. */
export const CLIENTS = 32;
/** Officers who are signed in. */
export const OFFICERS = 60;

/** Where reports are taken: all tasks are at work. */
export function atWork(quick: boolean): RegisterSize {
  return { units: 60, tasks: quick ? 2_000 : 10_000, eventsPerTask: 5, mix: "at_work" };
}

/** What a province has after some years: what its pages are asked about. */
export function years(quick: boolean): RegisterSize {
  return quick
    ? { units: 60, tasks: 5_000, eventsPerTask: 11, mix: "years" }
    : { units: 300, tasks: 100_000, eventsPerTask: 11, mix: "years" };
}
