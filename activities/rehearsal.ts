/** What the workflow of a rehearsal has done; `rehearsal/` carries it out, production has no such activities. */
export interface RehearsalActivities {
  /** The next working morning's mail round after `now`; null where it lies after `until`. Server's milliseconds. */
  nextRehearsedMorning(now: number, until: number): Promise<number | null>;
  /** What the schedules and the bodies do on the day; gives the next morning, as `nextRehearsedMorning`. */
  rehearsedDay(now: number, until: number): Promise<number | null>;
}
