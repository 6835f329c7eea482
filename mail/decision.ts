/** What was decided on a unit's task: completion, extension, suspension, cancellation. */
import type { Day } from "../domain/day.js";
import type { Block } from "./blocks.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { briefOf, taskFacts } from "./task-item.js";
import { formatDay } from "./words.js";

export type Decision =
  | { readonly kind: "completion_confirmed" }
  | { readonly kind: "extension_granted"; readonly until: Day }
  /** `asked` is the date that was asked for. */
  | { readonly kind: "extension_refused"; readonly asked: Day }
  | { readonly kind: "suspended"; readonly until: Day }
  | { readonly kind: "cancelled" };

export interface DecisionInput extends Letter {
  readonly decision: Decision;
  readonly task: TaskLine;
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly remarks: string | null;
  /** Further tasks of which the same was decided at once, each with its own remarks. */
  readonly others?: readonly { readonly task: TaskLine; readonly remarks: string | null }[];
}

export function decisionMessage(input: DecisionInput): Message {
  const { task, remarks, others = [] } = input;
  const { title, outcome } = wordsOf(input.decision, task);
  const more = others.length === 0 ? "" : ` và ${String(others.length)} nhiệm vụ khác`;
  return layOut(input, {
    subject: `${title} ${briefOf(task)}${more}`,
    why: `${task.leadUnit} chủ trì nhiệm vụ này`,
    blocks: [
      {
        kind: "paragraph",
        text: `Ngày ${formatDay(input.decidedOn)}, ${input.decidedBy} ${outcome}`,
      },
      ...[{ task, remarks }, ...others].flatMap(aboutOne),
    ],
  });
}

function aboutOne({ task, remarks }: { readonly task: TaskLine; readonly remarks: string | null }): Block[] {
  const said: Block[] = remarks === null ? [] : [{ kind: "quote", label: "Ý kiến kèm theo", words: remarks }];
  return [...said, ...taskFacts(task), { kind: "link", label: "Mở nhiệm vụ", url: task.url }];
}

function wordsOf(decision: Decision, task: TaskLine): { title: string; outcome: string } {
  switch (decision.kind) {
    case "completion_confirmed":
      return {
        title: "Xác nhận hoàn thành",
        outcome: "đã xác nhận đơn vị hoàn thành nhiệm vụ dưới đây. Đơn vị không phải làm gì thêm.",
      };
    case "extension_granted":
      return {
        title: "Đồng ý gia hạn",
        outcome: `đã đồng ý gia hạn nhiệm vụ dưới đây đến ngày ${formatDay(decision.until)}. Thời hạn ban đầu vẫn được lưu.`,
      };
    case "extension_refused": {
      const kept = task.dueOn === null ? "" : ` Thời hạn ngày ${formatDay(task.dueOn)} giữ nguyên.`;
      return {
        title: "Không đồng ý gia hạn",
        outcome: `không đồng ý gia hạn nhiệm vụ dưới đây đến ngày ${formatDay(decision.asked)}.${kept}`,
      };
    }
    case "suspended":
      return {
        title: "Tạm hoãn",
        outcome: `đã tạm hoãn nhiệm vụ dưới đây đến ngày ${formatDay(decision.until)}. Trong thời gian này đơn vị không bị nhắc; sau đó thời hạn được lùi tương ứng.`,
      };
    case "cancelled":
      return {
        title: "Hủy nhiệm vụ",
        outcome: "đã hủy nhiệm vụ dưới đây. Đơn vị không phải thực hiện nhiệm vụ này nữa.",
      };
  }
}
