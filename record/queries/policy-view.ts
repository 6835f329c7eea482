/** The shapes of a programme's policy and of what one would have done. */
import type { Day } from "../../domain/day.js";
import type { Audience, Policy, RungKind } from "../../domain/policy.js";
import type { ProgrammeRef, UnitRef } from "./task-view.js";

export interface PolicyView {
  readonly programme: ProgrammeRef;
  /** The programme's version: the ETag. */
  readonly version: number;
  readonly isDefault: boolean;
  readonly policy: Policy;
}

/** What one policy would have done. */
export interface PolicyOutcome {
  /** By kind and audience; a rung that reaches two audiences counts under both. */
  readonly rungs: readonly { readonly kind: RungKind; readonly audience: Audience; readonly count: number }[];
  readonly mails: number;
  /** Most mails first; `months` as `2026-09`. */
  readonly units: readonly {
    readonly unit: UnitRef;
    readonly mails: number;
    readonly months: readonly { readonly month: string; readonly mails: number }[];
  }[];
  /** The most mails that one mailbox got on one day; null where there were none. */
  readonly worst: {
    readonly day: Day;
    readonly mails: number;
    readonly personId: string;
    readonly name: string;
    readonly unit: UnitRef;
  } | null;
}

export interface PolicyPreview {
  readonly programmeId: string;
  readonly quarter: string;
  readonly from: Day;
  /** The last day; of a quarter that still runs, today. */
  readonly to: Day;
  /** Tasks of the programme with a past in it. */
  readonly tasks: number;
  readonly present: PolicyOutcome;
  readonly candidate: PolicyOutcome;
}
