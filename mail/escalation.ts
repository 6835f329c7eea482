/** Lateness brought before those above the unit: what is late, by how much, when it was reminded, who answers. */
import type { Item } from "./blocks.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { remindedWords } from "./reminded.js";
import { briefOf, latestFirst, taskItem, taskList } from "./task-item.js";

const LISTED = 20;

export interface EscalationInput extends Letter {
  /** Whom it reaches: the advising board and the office first, then the Standing Committee. */
  readonly level: "advising_board" | "standing_committee";
  /** One or more, in any order. */
  readonly tasks: readonly TaskLine[];
  readonly listUrl: string;
}

export function escalationMessage(input: EscalationInput): Message {
  const tasks = [...input.tasks].sort(latestFirst);
  const [only] = tasks;
  const what = tasks.length === 1 && only !== undefined ? briefOf(only) : `${String(tasks.length)} nhiệm vụ`;
  const units = [...new Set(tasks.map((task) => task.leadUnit))].join(", ");
  return layOut(input, {
    subject: `Báo cáo chậm thực hiện ${what} (${units})`,
    why:
      input.level === "standing_committee"
        ? "Ban Thường vụ Tỉnh ủy theo dõi, chỉ đạo các nhiệm vụ quá hạn kéo dài"
        : "cơ quan tham mưu và Văn phòng Tỉnh ủy đôn đốc các nhiệm vụ quá hạn",
    blocks: [
      { kind: "paragraph", text: `${opening(input)} Đơn vị chậm: ${units}.` },
      ...taskList(tasks, LISTED, input.listUrl, lateItem),
      { kind: "paragraph", text: request(input.level) },
      { kind: "link", label: "Mở danh sách nhiệm vụ quá hạn", url: input.listUrl },
    ],
  });
}

/** A late task with what was done about it; also for the weekly digest of the Standing Committee. */
export function lateItem(task: TaskLine): Item {
  const item = taskItem(
    { ...task, escalatedTo: null },
    task.reason === null ? null : ["Giải trình của đơn vị", task.reason],
  );
  return {
    ...item,
    facts: [
      ...item.facts,
      `${remindedWords(task)}.`,
      ...(task.answerable === null ? [] : [`Người chịu trách nhiệm: ${task.answerable}.`]),
      ...(task.reason === null ? ["Đơn vị chưa giải trình."] : []),
    ],
  };
}

function opening({ level, tasks }: EscalationInput): string {
  const count = `${String(tasks.length)} nhiệm vụ quá hạn chưa hoàn thành`;
  return level === "standing_committee"
    ? `Văn phòng Tỉnh ủy kính báo cáo Ban Thường vụ Tỉnh ủy ${count}.`
    : `Văn phòng Tỉnh ủy thông báo ${count}.`;
}

function request(level: EscalationInput["level"]): string {
  return level === "standing_committee"
    ? "Kính trình Ban Thường vụ Tỉnh ủy xem xét, cho ý kiến chỉ đạo."
    : "Đề nghị làm việc với đơn vị chậm. Nếu vẫn không có kết quả, việc chậm thực hiện sẽ được báo cáo Ban Thường vụ Tỉnh ủy.";
}
