/** A draft programme: what its instructions become, and what still stands between it and its issue. */
import { type Day, isDay } from "./day.js";
import type { Message } from "./errors.js";
import { type Recurrence, isRecurrence } from "./recurrence.js";
import type { TaskKind } from "./task.js";

/** Where something of a draft is said, for the form that mends it. */
export const draftFields = [
  "document",
  "text",
  "lead",
  "coordinating",
  "executing",
  "due",
  "reviewer",
] as const;
export type DraftField = (typeof draftFields)[number];

export interface DraftTaskStanding {
  readonly id: string;
  readonly section: string;
  readonly dropped: boolean;
  readonly leadUnitIds: readonly string[];
  /** null: as `reviewerOf` has it. */
  readonly reviewerUnitId: string | null;
  /** Of all that have a part in it: units that are no more. */
  readonly endedUnits: readonly string[];
}

export interface DraftStanding {
  readonly number: string;
  readonly title: string;
  readonly tasks: readonly DraftTaskStanding[];
  /** Those that nobody has settled. */
  readonly doubts: readonly {
    readonly id: string;
    readonly draftTaskId: string | null;
    readonly field: DraftField;
    readonly name: string | null;
    readonly reason: string | null;
  }[];
}

export interface OpenMatter {
  /** null: of the document. */
  readonly draftTaskId: string | null;
  readonly section: string | null;
  /** Settled by itself; null: it takes a correction. */
  readonly doubtId: string | null;
  readonly field: DraftField;
  readonly message: Message;
}

/** All that is open, in the order of the document; a draft is issued when there is nothing. */
export function openMatters(draft: DraftStanding): OpenMatter[] {
  const kept = draft.tasks.filter((task) => !task.dropped);
  const ofDocument: OpenMatter[] = [];
  const add = (vi: string, en: string) =>
    ofDocument.push({
      draftTaskId: null,
      section: null,
      doubtId: null,
      field: "document",
      message: { vi, en },
    });
  if (draft.number.trim() === "") add("Văn bản chưa có số, ký hiệu.", "The document has no number.");
  if (draft.title.trim() === "") add("Văn bản chưa có trích yếu.", "The document has no title.");
  if (kept.length === 0) add("Không còn nhiệm vụ nào.", "There is no task left.");
  const doubtsAt = new Map<string | null, OpenMatter[]>();
  const sections = new Map(kept.map((task) => [task.id, task.section]));
  for (const doubt of draft.doubts) {
    const { draftTaskId, field } = doubt;
    const section = draftTaskId === null ? null : sections.get(draftTaskId);
    if (section === undefined) continue; // of a task that was dropped
    const matter = { draftTaskId, section, doubtId: doubt.id, field, message: messageOf(doubt) };
    doubtsAt.set(draftTaskId, [...(doubtsAt.get(draftTaskId) ?? []), matter]);
  }
  return [
    ...ofDocument,
    ...(doubtsAt.get(null) ?? []),
    ...kept.flatMap((task) => [...(doubtsAt.get(task.id) ?? []), ...mattersOf(task)]),
  ];
}

function mattersOf(task: DraftTaskStanding): OpenMatter[] {
  const found: OpenMatter[] = [];
  const add = (field: DraftField, vi: string, en: string) =>
    found.push({ draftTaskId: task.id, section: task.section, doubtId: null, field, message: { vi, en } });
  if (task.leadUnitIds.length === 0) add("lead", "Chưa chọn đơn vị chủ trì.", "No lead unit is chosen.");
  if (task.reviewerUnitId !== null && task.leadUnitIds.includes(task.reviewerUnitId))
    add(
      "reviewer",
      "Đơn vị xác nhận không được là đơn vị chủ trì.",
      "The reviewing unit may not be a lead unit.",
    );
  for (const name of task.endedUnits)
    add(
      "lead",
      `${name} không còn hoạt động. Hãy chọn đơn vị khác.`,
      `${name} is no more. Choose another unit.`,
    );
  return found;
}

function messageOf({ name, reason }: DraftStanding["doubts"][number]): Message {
  if (name === null) return { vi: reason ?? "", en: reason ?? "" };
  return {
    vi: `Chưa xác nhận “${name}” là đơn vị nào trong danh bạ.`,
    en: `Nobody has confirmed which units “${name}” stands for.`,
  };
}

/** What an instruction's due date makes of its tasks. Nothing said is continuous work. */
export function dueOf(due: string | null): {
  readonly kind: TaskKind;
  readonly dueOn: Day | null;
  readonly recurrence: Recurrence | null;
} {
  if (due !== null && isDay(due)) return { kind: "dated", dueOn: due, recurrence: null };
  if (due !== null && isRecurrence(due)) return { kind: "recurring", dueOn: null, recurrence: due };
  return { kind: "continuous", dueOn: null, recurrence: null };
}

/** A day, a recurrence or `continuous`. */
export function isDue(text: string): boolean {
  return text === "continuous" || isDay(text) || isRecurrence(text);
}

/** The advising board reviews; the work of that board the office does. */
export function reviewerOf(
  programme: { readonly advisingUnitId: string; readonly officeUnitId: string },
  chosen: string | null,
  leadUnitId: string,
): string {
  if (chosen !== null) return chosen;
  return leadUnitId === programme.advisingUnitId ? programme.officeUnitId : programme.advisingUnitId;
}
