/** Whom a rung or a decision reaches: an audience turned into people, never into nobody while the office has anyone. */
import type { Audience } from "./policy.js";

/** A person as a unit's directory knows them; only those with a mail address are in it. */
export interface Member {
  readonly personId: string;
  readonly unitId: string;
  readonly isHead: boolean;
  readonly isFocal: boolean;
  /** The person who is away and for whom this one stands in. */
  readonly insteadOf?: string;
}

/** The units of a task and of its programme. */
export interface Involved {
  readonly leadUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly reviewerUnitId: string;
  readonly focalOfficerId: string | null;
  readonly officeUnitId: string;
  readonly advisingUnitId: string;
  readonly committeeUnitId: string;
}

export type Directory = ReadonlyMap<string, readonly Member[]>;

/**
 * The people of one audience. A unit with nobody to write to is answered for by the office, so that no task is stuck
 * with nobody; a task that no unit co-ordinates has nobody to tell of it.
 */
export function peopleFor(audience: Audience, task: Involved, directory: Directory): Member[] {
  const orOffice = (found: readonly Member[]) =>
    found.length > 0 ? [...found] : focalOf(task.officeUnitId, directory);
  switch (audience) {
    case "unit_focal": {
      const named = membersOf(task.leadUnitId, directory).filter(
        (m) => (m.insteadOf ?? m.personId) === task.focalOfficerId,
      );
      return named.length > 0 ? named : orOffice(focalOf(task.leadUnitId, directory));
    }
    case "unit_head":
      return orOffice(headOf(task.leadUnitId, directory));
    case "coordinating_focal":
      return task.coordinatingUnitIds.flatMap((id) => orOffice(focalOf(id, directory)));
    case "reviewer":
      return orOffice(focalOf(task.reviewerUnitId, directory));
    case "office":
      return focalOf(task.officeUnitId, directory);
    case "advising_board":
      return orOffice(focalOf(task.advisingUnitId, directory));
    case "committee":
      return orOffice(membersOf(task.committeeUnitId, directory));
  }
}

/** Who is told of what concerns units as a whole: the focal officers and heads of each. */
export function officersOf(unitIds: readonly string[], directory: Directory): Member[] {
  return unitIds.flatMap((id) => [...headOf(id, directory), ...focalOf(id, directory)]);
}

function membersOf(unitId: string, directory: Directory): readonly Member[] {
  return directory.get(unitId) ?? [];
}

function focalOf(unitId: string, directory: Directory): Member[] {
  const focal = membersOf(unitId, directory).filter((m) => m.isFocal);
  return focal.length > 0 ? focal : headOf(unitId, directory);
}

function headOf(unitId: string, directory: Directory): Member[] {
  const members = membersOf(unitId, directory);
  const heads = members.filter((m) => m.isHead);
  return heads.length > 0 ? heads : members.slice(0, 1);
}
