/** Urged by hand: somebody of the office, the advising board or the Standing Committee asks for a task. */
import type { Day } from "../domain/day.js";
import type { Block } from "./blocks.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { remindedRow } from "./reminded.js";
import { briefOf, taskFacts } from "./task-item.js";
import { beforeEndOf, formatDay } from "./words.js";

export interface UrgingInput extends Letter {
  readonly task: TaskLine;
  /** `Ban Tuyên giáo Tỉnh ủy` */
  readonly urgedBy: string;
  readonly urgedOn: Day;
  /** Their own words. */
  readonly words: string | null;
  readonly replyBy: Day | null;
}

export function urgingMessage(input: UrgingInput): Message {
  const { task, words } = input;
  const by = input.replyBy === null ? "" : ` ${beforeEndOf(input.replyBy)}`;
  const said: Block[] = words === null ? [] : [{ kind: "quote", label: "Nội dung đôn đốc", words }];
  return layOut(input, {
    subject: `Đôn đốc thực hiện ${briefOf(task)}`,
    why: `${task.leadUnit} chủ trì nhiệm vụ này`,
    blocks: [
      {
        kind: "paragraph",
        text: `Ngày ${formatDay(input.urgedOn)}, ${input.urgedBy} đôn đốc ${task.leadUnit} thực hiện nhiệm vụ dưới đây và đề nghị đơn vị báo cáo tiến độ${by}.`,
      },
      ...said,
      ...taskFacts(task),
      ...remindedRow(task),
      { kind: "link", label: "Mở nhiệm vụ để báo cáo", url: task.url },
    ],
  });
}
