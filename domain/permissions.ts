/** Who may do what: the matrix as data. Rights follow the role, the unit tree (own unit and below) and the relation to the task. */
import { DomainError } from "./errors.js";
import { type Act, possibleActs, suits, transitions } from "./transitions.js";
import type { TaskPurpose, TaskState } from "./task.js";

export const roles = [
  "administrator",
  "office",
  "committee",
  "advising_board",
  "officer",
  "inspector",
] as const;
export type Role = (typeof roles)[number];

/** Who acts: a person in the name of their units. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The unit in whose name the person acts: that of the first membership. */
  readonly unitId: string;
  /** Own units and all below them. */
  readonly unitIds: ReadonlySet<string>;
  /** Own units alone: nobody reviews the work of any of them. */
  readonly ownUnitIds: ReadonlySet<string>;
}

/** What a task is to a unit. */
export interface Parties {
  readonly leadUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  /** Directed by the lead to carry it out: they read it, the lead reports. */
  readonly executingUnitIds: readonly string[];
  readonly reviewerUnitId: string;
}

/**
 * `all`: every task. `lead`: tasks that one's unit, or one below it, leads. `coordinating`: tasks it co-ordinates.
 * `reviewing`: tasks that one's own unit reviews and another leads. `party`: any of these, or tasks it executes.
 * `not_own`: every task but those led by the very unit in whose name one acts. The units below it count here as others:
 * every body stands below the Standing Committee, which confirms their work.
 */
type Reach = "all" | "lead" | "coordinating" | "party" | "reviewing" | "not_own";

/**
 * What is done to a task: the acts of its lifecycle, and reading it. `read_metadata` alone shows that it is there, where it
 * stands and who is concerned, and none of its words.
 */
export type TaskRight = Act | "read" | "read_metadata";

const readsAll = {
  office: "all",
  committee: "all",
  advising_board: "all",
  inspector: "all",
  officer: "party",
} as const;
const leads = { officer: "lead", advising_board: "lead", office: "lead" } as const;
const decides = { office: "all", committee: "all" } as const;
const urges = { office: "all", committee: "all", advising_board: "all" } as const;
/** The body above confirms the parts it gave to units below. */
const reviews = {
  officer: "reviewing",
  office: "not_own",
  committee: "not_own",
  advising_board: "not_own",
} as const;

export const taskRights: Readonly<Record<TaskRight, Partial<Record<Role, Reach>>>> = {
  read: readsAll,
  read_metadata: { ...readsAll, administrator: "all" },
  accept: leads,
  acknowledge: leads,
  decline: leads,
  report_progress: leads,
  report_completion: leads,
  withdraw_report: leads,
  explain: leads,
  request_extension: leads,
  decide_extension: decides,
  suspend: decides,
  resume: decides,
  cancel: decides,
  reassign: decides,
  confirm: reviews,
  return: reviews,
  change_due_date: decides,
  change_units: decides,
  contribute: { officer: "coordinating", advising_board: "coordinating", office: "coordinating" },
  name_focal_officer: { ...leads, office: "all" },
  split: leads,
  demand_explanation: urges,
  urge: urges,
  comment: { office: "all", committee: "all", advising_board: "all", officer: "party" },
};

/** What is done apart from a single task. */
export const generalRights = {
  import_programme: ["office", "advising_board"],
  issue_programme: ["office"],
  list_programmes: ["office", "committee", "advising_board", "officer", "inspector"],
  amend_programme: ["office"],
  read_overview: ["office", "committee", "advising_board", "inspector"],
  /** What waits for a decision about others' work. */
  read_inbox: ["office", "committee", "advising_board"],
  /** Who answers for a unit sees its own unit's. */
  read_mails: ["office", "administrator"],
  /** To send a failed one again, or not; to say that an address takes mails again. */
  settle_mails: ["office", "administrator"],
  manage_accounts: ["administrator"],
  /** What the administrator did is seen by others. */
  read_account_events: ["administrator", "office", "inspector"],
  manage_webhooks: ["office", "administrator"],
  /** How a target is measured, and who owes its figures. */
  define_target: ["office", "advising_board"],
  prepare_succession: ["office"],
  sign_succession: ["committee"],
  read_successions: ["office", "committee", "advising_board", "inspector"],
  read_rehearsals: ["office", "committee", "advising_board", "inspector"],
  /** For somebody else; the person and the head of their unit may as well. */
  declare_absences: ["office"],
  /** To read it is everybody's. */
  manage_calendar: ["office", "administrator"],
  manage_policy: ["office"],
  read_policy: ["office", "committee", "advising_board", "inspector"],
  /** What a change of the calendar or of a policy has moved. */
  read_replans: ["office", "administrator", "committee", "advising_board", "inspector"],
  call_review: ["office", "advising_board"],
  edit_review: ["office", "advising_board"],
  approve_review: ["committee"],
  /** Letters that urge a unit, in the name of the office. */
  write_dispatches: ["office", "committee", "advising_board"],
  /** The forms in which documents leave. */
  manage_templates: ["office", "administrator"],
} as const satisfies Record<string, readonly Role[]>;
export type GeneralRight = keyof typeof generalRights;

export function may(actor: Actor, right: TaskRight, task: Parties): boolean {
  const leading = actor.unitIds.has(task.leadUnitId);
  const reviewing = actor.ownUnitIds.has(task.reviewerUnitId) && !actor.ownUnitIds.has(task.leadUnitId);
  const coordinating = task.coordinatingUnitIds.some((id) => actor.unitIds.has(id));
  const reached: Readonly<Record<Reach, boolean>> = {
    all: true,
    lead: leading,
    not_own: !actor.ownUnitIds.has(task.leadUnitId),
    coordinating,
    party: leading || coordinating || reviewing || task.executingUnitIds.some((id) => actor.unitIds.has(id)),
    reviewing,
  };
  return actor.roles.some((role) => {
    const reach = taskRights[right][role];
    // Stryker disable next-line ConditionalExpression: the type's check; what has no name is not reached either.
    return reach !== undefined && reached[reach];
  });
}

/** What else stands between a state and an act. */
export interface Circumstances {
  /** Asked and undecided; meanwhile nobody urges the unit. */
  readonly extensionPending: boolean;
  readonly late: boolean;
  readonly dated: boolean;
  /** Parts of it are still open at units below. */
  readonly partsOpen: boolean;
  readonly explanationOwed: boolean;
  /** A series is carried out through its occurrences: nobody acts on it but to drop it. */
  readonly recurring: boolean;
  readonly purpose: TaskPurpose;
}

/** The acts that this person may do now: what every page and answer shows. Commands check the same things again. */
export function allowedActions(actor: Actor, state: TaskState, task: Parties, now: Circumstances): Act[] {
  const possible: Partial<Record<Act, boolean>> = {
    request_extension: now.dated && !now.extensionPending,
    decide_extension: now.extensionPending,
    explain: now.late,
    demand_explanation: now.late && !now.explanationOwed && !now.extensionPending,
    report_completion: !now.partsOpen,
    change_due_date: now.dated,
    urge: !now.extensionPending,
  };
  return possibleActs(state).filter(
    (act) =>
      (!now.recurring || act === "cancel") &&
      suits(act, now.purpose) &&
      possible[act] !== false &&
      may(actor, act, task),
  );
}

/**
 * Who reads a programme: as a task, `party` being who is party to one of its tasks. A draft is read by those who may edit
 * it, and has no parties yet.
 */
export const programmeRights: Readonly<
  Record<"read" | "read_draft", Partial<Record<Role, "all" | "party">>>
> = {
  read: readsAll,
  read_draft: { office: "all", advising_board: "all" },
};

/** Raises `not_found` where the task may not even be seen, `not_allowed` where it may be seen but not acted on. */
export function demand(actor: Actor, right: TaskRight, task: Parties): void {
  if (may(actor, right, task)) return;
  if (!may(actor, "read_metadata", task)) throw taskNotFound();
  throw new DomainError(
    "not_allowed",
    {
      vi: "Đồng chí không có quyền thực hiện việc này đối với nhiệm vụ. Hãy liên hệ đơn vị chủ trì hoặc Văn phòng Tỉnh ủy.",
      en: "You may not do this to the task. Turn to its lead unit or to the Committee's office.",
    },
    { right, event: right in transitions ? transitions[right as Act].event : null },
  );
}

/** Whether the right reaches every task there is for one of the person's roles. */
export function reachesAll(actor: Pick<Actor, "roles">, right: TaskRight): boolean {
  return actor.roles.some((role) => taskRights[right][role] === "all");
}

export function holds(actor: Actor, right: GeneralRight): boolean {
  const holders: readonly Role[] = generalRights[right];
  return actor.roles.some((role) => holders.includes(role));
}

export function demandGeneral(actor: Actor, right: GeneralRight): void {
  if (holds(actor, right)) return;
  throw new DomainError(
    "not_allowed",
    {
      vi: "Đồng chí không có quyền thực hiện việc này. Hãy liên hệ Văn phòng Tỉnh ủy.",
      en: "You may not do this. Turn to the Committee's office.",
    },
    { right, roles: generalRights[right] },
  );
}

/** Who makes, renews and removes the secret address of a unit's calendar: the unit's own people, and the office. */
export const calendarRights: Partial<Record<Role, "all" | "own">> = {
  office: "all",
  committee: "own",
  advising_board: "own",
  officer: "own",
};

export function mayManageCalendar(actor: Actor, unitId: string): boolean {
  return actor.roles.some((role) => {
    const reach = calendarRights[role];
    return reach === "all" || (reach === "own" && actor.unitIds.has(unitId));
  });
}

/** Who enters and corrects a target's figure of a unit: the unit's own people, the office and the advising board. */
export const observationRights: Partial<Record<Role, "all" | "own">> = {
  office: "all",
  advising_board: "all",
  officer: "own",
};

export function mayObserve(actor: Actor, unitId: string): boolean {
  return actor.roles.some((role) => {
    const reach = observationRights[role];
    return reach === "all" || (reach === "own" && actor.unitIds.has(unitId));
  });
}

/** Raises `not_allowed`. */
export function demandObservation(actor: Actor, unitId: string): void {
  if (mayObserve(actor, unitId)) return;
  throw new DomainError("not_allowed", {
    vi: "Đồng chí không có quyền ghi số liệu của đơn vị này. Hãy liên hệ đơn vị hoặc Văn phòng Tỉnh ủy.",
    en: "You may not enter figures of this unit. Turn to the unit or to the Committee's office.",
  });
}

/** Whether every task is open to them, and not only those that their units are a party to. */
export function seesAll(actor: Actor): boolean {
  return reachesAll(actor, "read");
}

export function targetNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy chỉ tiêu này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such target. Check the address.",
  });
}

export function taskNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy nhiệm vụ này, hoặc đơn vị của đồng chí không liên quan đến nó. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such task, or your unit has no part in it. Check the address.",
  });
}

/** Who sees a cycle before it is published, with its figures and its draft; a unit sees what it owes, and what is published. */
export function mayReadReviews(actor: Actor): boolean {
  return seesAll(actor);
}

export function cycleNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy kỳ báo cáo này, hoặc đơn vị của đồng chí không liên quan đến nó. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such review cycle, or your unit has no part in it. Check the address.",
  });
}

/** Who reads a unit's score and who its people are: who sees all, and the unit's own people. */
export function mayReadUnit(actor: Actor, unitId: string): boolean {
  return seesAll(actor) || (actor.roles.includes("officer") && actor.unitIds.has(unitId));
}

/** Who reads the letter that gives a unit its tasks. */
export function mayReadLetter(actor: Actor, unitId: string): boolean {
  return mayReadUnit(actor, unitId);
}
