/** What is told of a programme as a whole and concerns no single task; each kind with the facts that its mail needs. */
import type { Day } from "./day.js";

export interface Announcements {
  /** An issued programme was amended: what changed for the unit that is told. */
  readonly amendment: { readonly added: number; readonly changed: number; readonly dropped: number };
  readonly programme_closed: { readonly tasks: number };
  /** A consolidated report waits for the Standing Committee's approval. */
  readonly review_approval: { readonly cycleId: string; readonly title: string };
  readonly review_published: { readonly cycleId: string; readonly title: string };
  /** The tasks of `from` have passed to `to`. */
  readonly handover: {
    readonly successionId: string;
    readonly from: string;
    readonly to: string;
    readonly effectiveOn: Day;
    readonly tasks: number;
  };
  /** A succession could not be carried out; everything stands as it did before. */
  readonly handover_undone: {
    readonly successionId: string;
    readonly from: string;
    readonly to: string;
    readonly effectiveOn: Day;
    readonly reason: string;
  };
}

export type AnnouncementKind = keyof Announcements;

/** One announcement with its facts, whichever its kind. */
export type Announcement = {
  readonly [K in AnnouncementKind]: { readonly kind: K; readonly facts: Announcements[K] };
}[AnnouncementKind];

export const announcementKinds = [
  "amendment",
  "programme_closed",
  "review_approval",
  "review_published",
  "handover",
  "handover_undone",
] as const satisfies readonly AnnouncementKind[];
