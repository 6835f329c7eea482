/**
 * One body takes another's place: what may not be prepared, and what passes from whom to whom. Pure: the record gives what
 * the predecessors hold.
 */
import { type Day, addDays } from "./day.js";
import type { Message } from "./errors.js";
import type { TaskPurpose } from "./task.js";

export const successionKinds = ["renamed", "merged", "split", "ended"] as const;
export type SuccessionKind = (typeof successionKinds)[number];

export const successionStates = ["prepared", "signed", "carrying_out", "carried_out", "undone"] as const;
export type SuccessionState = (typeof successionStates)[number];

export interface SuccessionPlan {
  readonly kind: SuccessionKind;
  readonly effectiveOn: Day;
  /** In the order in which they count: the first one's head heads the successor. */
  readonly predecessorIds: readonly string[];
  /** The first is the one that takes what nobody has chosen another for. */
  readonly successorIds: readonly string[];
  /** The unit that a task goes to, by its id. */
  readonly choices: ReadonlyMap<string, string>;
}

export interface UnitSpan {
  readonly id: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Another succession that stands: neither undone nor this one. */
export interface StandingSuccession {
  readonly effectiveOn: Day;
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
}

export type Fault =
  | { readonly code: "sides"; readonly unitIds: readonly string[] }
  | { readonly code: "ring" | "overlapping" | "not_valid"; readonly unitIds: readonly string[] };

/** Why it cannot be, or null: the wrong number of units, a ring, a unit that passes on twice, one not in force on the day. */
export function faultOf(
  plan: SuccessionPlan,
  units: readonly UnitSpan[],
  standing: readonly StandingSuccession[],
): Fault | null {
  const { predecessorIds, successorIds } = plan;
  if (!sidesFit(plan)) return { code: "sides", unitIds: [] };
  const ring = onRing(plan, standing);
  if (ring.length > 0) return { code: "ring", unitIds: ring };
  const twice = predecessorIds.filter((id) => standing.some((one) => one.predecessorIds.includes(id)));
  if (twice.length > 0) return { code: "overlapping", unitIds: twice };
  const dayBefore = addDays(plan.effectiveOn, -1);
  const ending = (id: string) =>
    standing.some((one) => one.predecessorIds.includes(id) && one.effectiveOn <= plan.effectiveOn);
  const invalid = [
    ...predecessorIds.filter((id) => !inForce(units, id, dayBefore)),
    ...[...successorIds, ...plan.choices.values()].filter(
      (id) => !inForce(units, id, plan.effectiveOn) || ending(id),
    ),
  ];
  return invalid.length > 0 ? { code: "not_valid", unitIds: [...new Set(invalid)] } : null;
}

function sidesFit({ kind, predecessorIds, successorIds }: SuccessionPlan): boolean {
  const [from, to] = [new Set(predecessorIds).size, new Set(successorIds).size];
  if (from !== predecessorIds.length || to !== successorIds.length) return false;
  switch (kind) {
    case "renamed":
      return from === 1 && to === 1;
    case "merged":
      return from >= 1 && to === 1;
    case "split":
      return from === 1 && to >= 2;
    case "ended":
      return from >= 1 && to === 0;
  }
}

/** Predecessors that their own successors pass on to in the end. */
function onRing(plan: SuccessionPlan, standing: readonly StandingSuccession[]): string[] {
  const reached = new Set([...plan.successorIds, ...plan.choices.values()]);
  for (const id of reached)
    for (const one of standing)
      if (one.predecessorIds.includes(id)) for (const next of one.successorIds) reached.add(next);
  return plan.predecessorIds.filter((id) => reached.has(id));
}

function inForce(units: readonly UnitSpan[], id: string, day: Day): boolean {
  const unit = units.find((one) => one.id === id);
  return unit !== undefined && unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day);
}

export const faultMessages: Readonly<
  Record<Fault["code"] | "no_lead" | "body_of_programme" | "stray_choice", Message>
> = {
  sides: {
    vi: "Số đơn vị không hợp với hình thức: đổi tên một thành một; sáp nhập vào một đơn vị; chia tách một thành ít nhất hai; kết thúc thì không có đơn vị kế thừa.",
    en: "The units do not fit the kind: a renaming is one to one, a merger goes into one, a split of one into two or more, an end has no successor.",
  },
  ring: {
    vi: "Việc kế thừa tạo thành vòng: đơn vị kế thừa cuối cùng lại là chính đơn vị chuyển giao. Hãy kiểm tra lại các đơn vị.",
    en: "The successions form a ring: in the end a unit would succeed itself. Check the units.",
  },
  overlapping: {
    vi: "Đơn vị đã có một việc kế thừa khác. Hãy rút việc kế thừa đó trước.",
    en: "A unit passes on in another succession already. Withdraw that one first.",
  },
  not_valid: {
    vi: "Có đơn vị không hoạt động vào ngày có hiệu lực. Hãy kiểm tra ngày và các đơn vị.",
    en: "A unit is not in force on the day. Check the day and the units.",
  },
  no_lead: {
    vi: "Có nhiệm vụ chưa có đơn vị chủ trì sau ngày có hiệu lực. Hãy chọn đơn vị cho từng nhiệm vụ.",
    en: "A task would be left without a lead. Choose a unit for each task.",
  },
  stray_choice: {
    vi: "Có lựa chọn không đúng: nhiệm vụ không do đơn vị chuyển giao chủ trì, hoặc đơn vị được chọn không phải đơn vị kế thừa.",
    en: "A choice is wrong: the task is not led by a unit that passes on, or the unit chosen is no successor.",
  },
  body_of_programme: {
    vi: "Đơn vị kết thúc đang là cơ quan theo dõi, tham mưu hoặc ban hành của chương trình, nên phải có đơn vị kế thừa.",
    en: "The unit is the office, the advising board or the committee of a programme, so it needs a successor.",
  },
};

export interface HeldTask {
  readonly id: string;
  readonly purpose: TaskPurpose;
  readonly leadUnitId: string;
  /** What is owed once a unit: the cycle, the target and period, the programme acknowledged; null: an instruction. */
  readonly owedOnce: string | null;
}

/** What the predecessors hold on the day. */
export interface Holdings {
  /** Open tasks in which a predecessor has any part. */
  readonly tasks: readonly HeldTask[];
  /** Programmes of which a predecessor is office, advising board or committee. */
  readonly programmes: readonly { readonly id: string; readonly unitId: string }[];
  readonly targets: readonly { readonly id: string; readonly unitId: string }[];
  readonly childUnits: readonly { readonly id: string; readonly unitId: string }[];
  readonly memberships: readonly { readonly id: string; readonly unitId: string }[];
  readonly webhooks: readonly { readonly id: string; readonly unitId: string }[];
  /** Units that have an address of a calendar. */
  readonly calendars: readonly string[];
  /** What units owe, or have given, once: `owedOnce` of the tasks of others, by unit. */
  readonly owedByOthers: readonly { readonly unitId: string; readonly owedOnce: string }[];
}

/** In the order in which they are carried out: people and units first, so that a task arrives where somebody is. */
export const stepKinds = [
  "child_unit",
  "membership",
  "programme",
  "target",
  "task",
  "webhook",
  "calendar_address",
  "notices",
  "unit_end",
  "announcement",
] as const;
export type StepKind = (typeof stepKinds)[number];

export interface PlannedStep {
  readonly kind: StepKind;
  /** The task, membership, programme … */
  readonly objectId: string;
  readonly fromUnitId: string;
  /** null: it ends with its unit. */
  readonly toUnitId: string | null;
  /** Somebody chose; else it follows from the kind. */
  readonly chosen: boolean;
  /** The successor owes the same already: the predecessor's falls away. */
  readonly fallsAway?: true;
}

export interface Planned {
  readonly steps: readonly PlannedStep[];
  /** Tasks for which a person has to choose the unit that leads on. */
  readonly undecided: readonly string[];
  /** Programmes that would lose one of their bodies. */
  readonly orphaned: readonly string[];
  /** Choices of what no predecessor leads, or, of a split, for a unit that is no successor. */
  readonly stray: readonly string[];
}

export function planOf(plan: SuccessionPlan, held: Holdings): Planned {
  const [heir = null] = plan.successorIds;
  const passing = new Set(plan.predecessorIds);
  const step = (kind: StepKind, objectId: string, fromUnitId: string, toUnitId = heir): PlannedStep => ({
    kind,
    objectId,
    fromUnitId,
    toUnitId,
    chosen: false,
  });
  const tasks = taskSteps(plan, held, heir);
  return {
    steps: [
      ...held.childUnits.map(({ id, unitId }) => step("child_unit", id, unitId)),
      ...held.memberships.map(({ id, unitId }) => step("membership", id, unitId)),
      ...held.programmes.map(({ id, unitId }) => step("programme", id, unitId)),
      ...held.targets.map(({ id, unitId }) => step("target", id, unitId)),
      ...tasks,
      ...held.webhooks.map(({ id, unitId }) => step("webhook", id, unitId)),
      ...held.calendars.map((unitId) => step("calendar_address", unitId, unitId)),
      ...plan.predecessorIds.map((unitId) => step("notices", unitId, unitId)),
      ...plan.predecessorIds.map((unitId) => step("unit_end", unitId, unitId)),
      ...plan.predecessorIds.map((unitId) => step("announcement", unitId, unitId)),
    ],
    undecided: held.tasks
      .filter((task) => passing.has(task.leadUnitId) && !plan.choices.has(task.id))
      .filter(() => plan.kind === "split" || plan.kind === "ended")
      .map((task) => task.id),
    orphaned: heir === null ? held.programmes.map(({ id }) => id) : [],
    stray: [...plan.choices]
      .filter(
        ([taskId, unitId]) =>
          !held.tasks.some((task) => task.id === taskId && passing.has(task.leadUnitId)) ||
          (plan.kind === "split" && !plan.successorIds.includes(unitId)),
      )
      .map(([taskId]) => taskId),
  };
}

/** Of what is owed once a unit only one can pass to the successor: the others fall away. */
function taskSteps(plan: SuccessionPlan, held: Holdings, heir: string | null): PlannedStep[] {
  const owed = new Set(held.owedByOthers.map(({ unitId, owedOnce }) => `${unitId} ${owedOnce}`));
  return held.tasks.map((task) => {
    const leads = plan.predecessorIds.includes(task.leadUnitId);
    const choice = plan.choices.get(task.id);
    const toUnitId = (leads ? choice : undefined) ?? heir;
    const moved: PlannedStep = {
      kind: "task",
      objectId: task.id,
      fromUnitId: task.leadUnitId,
      toUnitId: leads ? toUnitId : heir,
      chosen: leads && choice !== undefined,
    };
    if (!leads || task.owedOnce === null || toUnitId === null) return moved;
    const key = `${toUnitId} ${task.owedOnce}`;
    if (owed.has(key)) return { ...moved, fallsAway: true };
    owed.add(key);
    return moved;
  });
}

/** The parts that units have in a task. */
export interface TaskUnits {
  readonly leadUnitId: string;
  readonly reviewerUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly executingUnitIds: readonly string[];
}

/**
 * A task's units once the predecessors' parts have passed on: `leadTo` takes what they led, `heir` the rest. Nobody has two
 * parts in one task beside leading it, and nobody reviews their own work.
 */
export function succeeded(
  task: TaskUnits,
  passing: ReadonlySet<string>,
  { leadTo, heir }: { readonly leadTo: string | null; readonly heir: string | null },
  bodies: { readonly officeUnitId: string; readonly advisingUnitId: string },
): TaskUnits {
  const leadUnitId = passing.has(task.leadUnitId) ? (leadTo ?? task.leadUnitId) : task.leadUnitId;
  const follow = (ids: readonly string[]) => [
    ...new Set(ids.flatMap((id) => (passing.has(id) ? (heir === null ? [] : [heir]) : [id]))),
  ];
  const kept = passing.has(task.reviewerUnitId) ? (heir ?? bodies.officeUnitId) : task.reviewerUnitId;
  const reviewers = [kept, bodies.officeUnitId, bodies.advisingUnitId];
  return {
    leadUnitId,
    reviewerUnitId: reviewers.find((id) => id !== leadUnitId) ?? kept,
    coordinatingUnitIds: follow(task.coordinatingUnitIds).filter((id) => id !== leadUnitId),
    executingUnitIds: follow(task.executingUnitIds),
  };
}
