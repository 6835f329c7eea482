/** What the forms of an act on a task let one choose from. */
export interface UnitChoice {
  readonly id: string;
  readonly name: string;
}

export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

export interface ActChoices {
  /** All that are in force, for another lead and for units that co-ordinate. */
  readonly units: readonly UnitChoice[];
  /** Below the lead and without a part of the task. */
  readonly below: readonly UnitChoice[];
  /** Of the lead. */
  readonly people: readonly PersonChoice[];
}
