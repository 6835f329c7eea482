/** The ladder as data: which rung comes when, what it is and whom it reaches. A programme may have its own. */

/** What a task waits for, and so what its rungs count from. */
export const situations = [
  "not_accepted", // from the day of assignment
  "before_due", // to the due date: zero or less
  "overdue", // from the due date
  "awaiting_review", // from the day completion was reported
  "extension_asked", // from the day of the request
  "declined", // from the day of declining
  "suspended", // from the day the suspension ends
  "silent", // from the day a continuous task was last heard of
] as const;
export type Situation = (typeof situations)[number];

/**
 * Who is reached, those above first: a person of two audiences is told as of the first. `unit_focal` and `unit_head` are the
 * lead's; the office is also who decides extensions.
 */
export const audiences = [
  "committee",
  "advising_board",
  "office",
  "reviewer",
  "unit_focal",
  "unit_head",
  "coordinating_focal",
] as const;
export type Audience = (typeof audiences)[number];

/** What is done at a rung. Each but `resume` is also the kind of the notice it writes. */
export const rungKinds = [
  "acceptance_reminder",
  "due_reminder",
  "overdue_reminder",
  "explanation_demand",
  "escalation",
  "committee_escalation",
  "committee_weekly",
  "review_reminder",
  "extension_reminder",
  "decline_reminder",
  "silence_reminder",
  "resume",
] as const;
export type RungKind = (typeof rungKinds)[number];

export interface RungRule {
  readonly situation: Situation;
  readonly kind: RungKind;
  readonly audiences: readonly Audience[];
  /** Days from the situation's day, working days unless `calendarDays`. */
  readonly after: number;
  readonly calendarDays?: true;
  /** Working days more, after those of `after`. */
  readonly thenWorkingDays?: number;
  /** The count instead of `after` where the lateness has been explained. */
  readonly afterExplained?: number;
  /** Repeats every so many calendar days from then on: whole days, at least one. */
  readonly repeatEvery?: number;
}

export interface Policy {
  readonly rules: readonly RungRule[];
  /** Working days within which a demanded explanation is to be given. */
  readonly explanationWorkingDays: number;
}

/** The days after which a continuous task counts as silent, and again after as many more. */
const SILENT_DAYS = 90;

export const defaultPolicy: Policy = {
  explanationWorkingDays: 3,
  rules: [
    { situation: "not_accepted", after: 3, kind: "acceptance_reminder", audiences: ["unit_focal"] },
    { situation: "not_accepted", after: 5, kind: "acceptance_reminder", audiences: ["unit_head"] },

    { situation: "before_due", after: -10, kind: "due_reminder", audiences: ["unit_focal"] },
    {
      situation: "before_due",
      after: -5,
      kind: "due_reminder",
      audiences: ["unit_focal", "coordinating_focal"],
    },
    { situation: "before_due", after: -2, kind: "due_reminder", audiences: ["unit_focal"] },
    { situation: "before_due", after: 0, kind: "due_reminder", audiences: ["unit_focal"] },

    { situation: "overdue", after: 1, kind: "overdue_reminder", audiences: ["unit_focal", "unit_head"] },
    { situation: "overdue", after: 3, kind: "explanation_demand", audiences: ["unit_focal", "unit_head"] },
    // The unit's own officer and head learn in their digest how far it has gone.
    {
      situation: "overdue",
      after: 6,
      afterExplained: 8,
      kind: "escalation",
      audiences: ["advising_board", "office", "unit_focal", "unit_head"],
    },
    {
      situation: "overdue",
      after: 10,
      kind: "committee_escalation",
      audiences: ["committee", "unit_focal", "unit_head"],
    },
    // From its escalation on the Standing Committee sees the task each week in its digest.
    { situation: "overdue", after: 15, repeatEvery: 7, kind: "committee_weekly", audiences: ["committee"] },

    { situation: "awaiting_review", after: 5, kind: "review_reminder", audiences: ["reviewer"] },
    { situation: "awaiting_review", after: 8, kind: "review_reminder", audiences: ["office"] },

    { situation: "extension_asked", after: 3, kind: "extension_reminder", audiences: ["office"] },
    {
      situation: "extension_asked",
      after: 5,
      kind: "extension_reminder",
      audiences: ["office", "advising_board"],
    },

    { situation: "declined", after: 3, kind: "decline_reminder", audiences: ["office"] },

    { situation: "suspended", after: 0, calendarDays: true, kind: "resume", audiences: [] },

    {
      situation: "silent",
      after: SILENT_DAYS,
      calendarDays: true,
      repeatEvery: SILENT_DAYS,
      kind: "silence_reminder",
      audiences: ["unit_focal"],
    },
    {
      situation: "silent",
      after: SILENT_DAYS,
      calendarDays: true,
      thenWorkingDays: 10,
      repeatEvery: SILENT_DAYS,
      kind: "silence_reminder",
      audiences: ["unit_head"],
    },
  ],
};

/** Of several rungs missed in an outage the gravest is carried out; of equal ones, the latest. */
export const gravity: Readonly<Record<RungKind, number>> = {
  resume: 9,
  committee_escalation: 6,
  committee_weekly: 5,
  escalation: 4,
  explanation_demand: 3,
  overdue_reminder: 2,
  acceptance_reminder: 1,
  due_reminder: 1,
  review_reminder: 1,
  extension_reminder: 1,
  decline_reminder: 1,
  silence_reminder: 1,
};
