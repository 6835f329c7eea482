/** An explanation is demanded for lateness, before it goes further up. */
import type { Day } from "../domain/day.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { briefOf, taskFacts } from "./task-item.js";
import { remindedRow } from "./reminded.js";
import { beforeEndOf, formatDay } from "./words.js";

export interface DemandInput extends Letter {
  readonly task: TaskLine;
  readonly explainBy: Day;
}

export function demandMessage(input: DemandInput): Message {
  const { task } = input;
  return layOut(input, {
    subject: `Yêu cầu giải trình trước ngày ${formatDay(input.explainBy)} về ${briefOf(task)}`,
    why: `${task.leadUnit} chủ trì nhiệm vụ này`,
    blocks: [
      {
        kind: "paragraph",
        text: `Nhiệm vụ dưới đây của ${task.leadUnit} đã quá hạn ${String(task.workingDaysLate)} ngày làm việc mà chưa có báo cáo hoàn thành. Đề nghị đơn vị báo cáo hoàn thành, hoặc giải trình lý do chậm và dự kiến thời gian hoàn thành, ${beforeEndOf(input.explainBy)}.`,
      },
      {
        kind: "paragraph",
        text: "Quá thời gian trên, việc chậm thực hiện sẽ được báo cáo cơ quan tham mưu và Văn phòng Tỉnh ủy, sau đó là Ban Thường vụ Tỉnh ủy.",
      },
      ...taskFacts(task),
      ...remindedRow(task),
      { kind: "link", label: "Mở nhiệm vụ để báo cáo hoặc giải trình", url: task.url },
    ],
  });
}
