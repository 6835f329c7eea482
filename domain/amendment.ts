/** An amendment of an issued programme: tasks added, changed and dropped by one document, and what stands in its way. */
import type { EvidenceKind } from "./assignment.js";
import type { Day } from "./day.js";
import { dayAt } from "./day.js";
import type { Message } from "./errors.js";
import { deadline } from "./lateness.js";
import { type Recurrence, isRecurrence } from "./recurrence.js";
import { type TaskKind, type TaskPurpose, type TaskState, isClosed } from "./task.js";
import { transitions } from "./transitions.js";

export interface AddedTask {
  readonly section: string;
  readonly text: string;
  readonly product: string | null;
  readonly evidence: EvidenceKind;
  readonly kind: TaskKind;
  /** Of dated work. */
  readonly dueOn: Day | null;
  /** Of recurring work. */
  readonly recurrence: Recurrence | null;
  readonly leadUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly executingUnitIds: readonly string[];
  /** null: the advising board, or the office where the board itself leads. */
  readonly reviewerUnitId: string | null;
}

/** What is left out stays as it is. */
export interface ChangedTask {
  readonly taskId: string;
  readonly text?: string | undefined;
  readonly product?: string | undefined;
  /** Of dated work. */
  readonly dueOn?: Day | undefined;
  /** Of recurring work: its periods from now on. */
  readonly recurrence?: Recurrence | undefined;
}

export interface DroppedTask {
  readonly taskId: string;
  readonly reason: string;
}

export interface Amendment {
  /** Number and day of the document that amends. */
  readonly number: string;
  readonly signedOn: Day;
  readonly add: readonly AddedTask[];
  readonly change: readonly ChangedTask[];
  readonly drop: readonly DroppedTask[];
}

/** What a task says, as both sides of an amendment keep it. */
export interface TaskContent {
  readonly section: string;
  readonly text: string;
  readonly product: string | null;
  readonly dueOn: Day | null;
  readonly recurrence: Recurrence | null;
  readonly leadUnitId: string;
}

/** A task of the programme as the check needs it. */
export interface Amendable extends TaskContent {
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
}

export interface AmendmentError {
  /** `add.0.dueOn`, `change.2.taskId` … */
  readonly field: string;
  readonly message: Message;
}

/** Everything that is wrong with it, so that it is mended in one go; nothing is written while there is anything. */
export function checkAmendment(
  amendment: Amendment,
  tasks: ReadonlyMap<string, Amendable>,
  unitsInForce: ReadonlySet<string>,
  now: Date,
): AmendmentError[] {
  const { add, change, drop } = amendment;
  const errors: AmendmentError[] = [];
  const wrong = (field: string, message: Message) => errors.push({ field, message });
  if (add.length + change.length + drop.length === 0) wrong("add", said.nothing);
  if (amendment.signedOn > dayAt(now)) wrong("signedOn", said.notSigned);
  add.forEach((task, index) => {
    for (const [field, message] of faultsOfNew(task, unitsInForce, now))
      wrong(`add.${String(index)}.${field}`, message);
  });
  const named = new Set<string>();
  const find = (field: string, taskId: string): Amendable | null => {
    const task = tasks.get(taskId);
    const fault =
      task === undefined || task.purpose !== "instruction"
        ? said.unknownTask
        : named.has(taskId)
          ? said.namedTwice
          : isClosed(task.state)
            ? said.closed
            : null;
    named.add(taskId);
    if (fault !== null) wrong(field, fault);
    return fault === null ? (task ?? null) : null;
  };
  change.forEach((changed, index) => {
    const at = `change.${String(index)}`;
    const task = find(`${at}.taskId`, changed.taskId);
    if (task === null) return;
    for (const [field, message] of faultsOfChange(changed, task, now)) wrong(`${at}.${field}`, message);
  });
  drop.forEach(({ taskId }, index) => find(`drop.${String(index)}.taskId`, taskId));
  return errors;
}

type Fault = readonly [field: string, message: Message];

function faultsOfNew(task: AddedTask, units: ReadonlySet<string>, now: Date): Fault[] {
  const faults: Fault[] = [];
  const { kind, dueOn, recurrence, leadUnitId, coordinatingUnitIds, executingUnitIds, reviewerUnitId } = task;
  if ((kind === "dated") !== (dueOn !== null)) faults.push(["dueOn", said.dueOfDated]);
  if (dueOn !== null && now >= deadline(dueOn)) faults.push(["dueOn", said.duePassed]);
  if ((kind === "recurring") !== (recurrence !== null))
    faults.push(["recurrence", said.recurrenceOfRecurring]);
  if (recurrence !== null && !isRecurrence(recurrence)) faults.push(["recurrence", said.noRecurrence]);
  const unknown = (ids: readonly string[]) => ids.some((id) => !units.has(id));
  if (unknown([leadUnitId])) faults.push(["leadUnitId", said.unknownUnit]);
  if (unknown(coordinatingUnitIds)) faults.push(["coordinatingUnitIds", said.unknownUnit]);
  if (unknown(executingUnitIds)) faults.push(["executingUnitIds", said.unknownUnit]);
  if (coordinatingUnitIds.includes(leadUnitId)) faults.push(["coordinatingUnitIds", said.leadsAlready]);
  if (reviewerUnitId !== null && unknown([reviewerUnitId])) faults.push(["reviewerUnitId", said.unknownUnit]);
  if (reviewerUnitId === leadUnitId) faults.push(["reviewerUnitId", said.reviewsItself]);
  return faults;
}

function faultsOfChange(changed: ChangedTask, task: Amendable, now: Date): Fault[] {
  const faults: Fault[] = [];
  const { dueOn, recurrence } = changed;
  if (dueOn !== undefined) {
    if (task.kind !== "dated") faults.push(["dueOn", said.dueOfDated]);
    else if (!transitions.change_due_date.from.includes(task.state)) faults.push(["dueOn", said.dueStands]);
    if (now >= deadline(dueOn)) faults.push(["dueOn", said.duePassed]);
  }
  if (recurrence !== undefined) {
    if (task.kind !== "recurring") faults.push(["recurrence", said.recurrenceOfRecurring]);
    if (!isRecurrence(recurrence)) faults.push(["recurrence", said.noRecurrence]);
  }
  if (faults.length === 0 && sameContent(amended(task, changed), task)) faults.push(["text", said.unchanged]);
  return faults;
}

/** What the task says with the change. */
export function amended(task: TaskContent, change: ChangedTask): TaskContent {
  return {
    section: task.section,
    text: change.text ?? task.text,
    product: change.product ?? task.product,
    dueOn: change.dueOn ?? task.dueOn,
    recurrence: change.recurrence ?? task.recurrence,
    leadUnitId: task.leadUnitId,
  };
}

function sameContent(one: TaskContent, other: TaskContent): boolean {
  return (
    one.text === other.text &&
    one.product === other.product &&
    one.dueOn === other.dueOn &&
    one.recurrence === other.recurrence
  );
}

const said = {
  nothing: {
    vi: "Hãy ghi ít nhất một nhiệm vụ được bổ sung, sửa đổi hoặc bãi bỏ.",
    en: "Name at least one task that is added, changed or dropped.",
  },
  notSigned: {
    vi: "Ngày ký của văn bản sửa đổi không thể sau hôm nay.",
    en: "The amending document cannot be signed later than today.",
  },
  dueOfDated: {
    vi: "Nhiệm vụ có thời hạn thì ghi ngày đến hạn; nhiệm vụ định kỳ, thường xuyên thì không.",
    en: "A dated task has a due date; recurring and continuous ones have none.",
  },
  duePassed: {
    vi: "Thời hạn này đã qua. Hãy ghi một ngày từ hôm nay trở đi.",
    en: "This due date has passed. Give one from today on.",
  },
  dueStands: {
    vi: "Nhiệm vụ đang chờ xác nhận, tạm hoãn hoặc bị từ chối: chưa sửa được thời hạn.",
    en: "The task awaits review, rests or was declined: its due date cannot be changed now.",
  },
  recurrenceOfRecurring: {
    vi: "Chỉ nhiệm vụ định kỳ mới có định kỳ, và phải có.",
    en: "A recurring task has a recurrence, and no other has.",
  },
  noRecurrence: {
    vi: "Định kỳ phải là yearly, yearly:12-10, half-yearly, quarterly, monthly hoặc monthly:18.",
    en: "A recurrence is yearly, yearly:12-10, half-yearly, quarterly, monthly or monthly:18.",
  },
  unknownUnit: {
    vi: "Có đơn vị không tồn tại hoặc đã ngừng hoạt động. Hãy chọn lại đơn vị.",
    en: "A unit does not exist or is no longer in force. Choose again.",
  },
  leadsAlready: {
    vi: "Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp.",
    en: "The lead cannot co-ordinate its own task.",
  },
  reviewsItself: {
    vi: "Đơn vị không được tự xác nhận việc của mình.",
    en: "A unit may not review its own work.",
  },
  unknownTask: {
    vi: "Không có nhiệm vụ này trong chương trình. Hãy chọn lại.",
    en: "The programme has no such task. Choose again.",
  },
  namedTwice: {
    vi: "Nhiệm vụ này đã được nêu ở trên. Mỗi nhiệm vụ chỉ sửa đổi một lần trong một văn bản.",
    en: "This task is named above already. One document amends each task once.",
  },
  closed: {
    vi: "Nhiệm vụ này đã kết thúc, không sửa đổi được nữa.",
    en: "This task is closed and cannot be amended any more.",
  },
  unchanged: {
    vi: "Nội dung mới không khác nội dung cũ. Hãy sửa ít nhất một mục.",
    en: "Nothing differs from what is there. Change at least one thing.",
  },
} as const satisfies Record<string, Message>;
