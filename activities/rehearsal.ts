/** What the workflow of a rehearsal has done; `rehearsal/` carries it out, production has no such activities. */
export interface RehearsedMorning {
  /** The hour of the mail round, in the server's milliseconds. */
  readonly at: number;
  /** Whether a rung comes or somebody is to be told; where not, production's mail round finds nothing to do. */
  readonly round: boolean;
}

export interface RehearsalActivities {
  /** The next morning after `now` on which something happens; null where it lies after `until`. Server's milliseconds. */
  nextRehearsedMorning(now: number, until: number): Promise<RehearsedMorning | null>;
  /** What the schedules and the bodies do on the day when the offices open, some time after the mail round; gives the next morning, as `nextRehearsedMorning`. */
  rehearsedDay(now: number, until: number): Promise<RehearsedMorning | null>;
}
