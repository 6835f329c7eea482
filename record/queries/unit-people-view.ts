/** The shape of a unit's people. */
import type { Day } from "../../domain/day.js";
import type { Role } from "../../domain/permissions.js";
import type { UnitRef } from "./task-view.js";

export interface UnitMember {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: Role;
  readonly isHead: boolean;
  readonly isFocal: boolean;
  /** Whether the asking person may say that they are away. */
  readonly mayDeclare: boolean;
}

export interface AbsenceView {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly deputy: { readonly id: string; readonly name: string };
  readonly from: Day;
  readonly to: Day;
  /** Whether it has begun. */
  readonly now: boolean;
}

export interface UnitPeople {
  readonly unit: UnitRef;
  /** The head first, then the focal officers, then by name. */
  readonly people: readonly UnitMember[];
  /** Those that are not over, the soonest first. */
  readonly absences: readonly AbsenceView[];
}
