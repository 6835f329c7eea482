/** Completed work returned for correction: why, by whom, and until when it is to be done again. */
import type { Day } from "../domain/day.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { briefOf, taskFacts } from "./task-item.js";
import { beforeEndOf, formatDay } from "./words.js";

export interface ReturnInput extends Letter {
  /** Its `dueOn` is the date of the rework. */
  readonly task: TaskLine;
  /** `Ban Tuyên giáo Tỉnh ủy` */
  readonly returnedBy: string;
  readonly returnedOn: Day;
  readonly remarks: string;
}

export function returnMessage(input: ReturnInput): Message {
  const { task } = input;
  const until = task.dueOn === null ? "" : ` và báo cáo lại ${beforeEndOf(task.dueOn)}`;
  return layOut(input, {
    subject: `Trả lại để thực hiện lại ${briefOf(task)}`,
    why: `${task.leadUnit} chủ trì nhiệm vụ này`,
    blocks: [
      {
        kind: "paragraph",
        text: `Ngày ${formatDay(input.returnedOn)}, ${input.returnedBy} đã xem báo cáo hoàn thành và trả lại nhiệm vụ dưới đây. Đề nghị đơn vị thực hiện lại theo ý kiến kèm theo${until}.`,
      },
      { kind: "quote", label: "Ý kiến trả lại", words: input.remarks },
      ...taskFacts(task),
      { kind: "link", label: "Mở nhiệm vụ để thực hiện lại", url: task.url },
    ],
  });
}
