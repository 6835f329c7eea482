/** What a unit asks of those who decide: a later date, or to be freed of a task that is not its own. */
import type { Day } from "../domain/day.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { briefOf, taskFacts } from "./task-item.js";
import { formatDay } from "./words.js";

export interface RequestInput extends Letter {
  readonly request: { readonly kind: "extension"; readonly until: Day } | { readonly kind: "declination" };
  readonly task: TaskLine;
  readonly askedOn: Day;
  /** The unit's own words. */
  readonly reason: string;
}

export function requestMessage(input: RequestInput): Message {
  const { request, task } = input;
  const asked = formatDay(input.askedOn);
  const extension = request.kind === "extension";
  return layOut(input, {
    subject: `${extension ? "Đề nghị gia hạn" : "Từ chối nhiệm vụ"} ${briefOf(task)}`,
    why: `${input.to.unitName} có thẩm quyền quyết định việc này`,
    blocks: [
      {
        kind: "paragraph",
        text: extension
          ? `Ngày ${asked}, ${task.leadUnit} đề nghị gia hạn nhiệm vụ dưới đây đến ngày ${formatDay(request.until)}. Trong khi chờ quyết định, đơn vị không bị nhắc nhưng thời gian chậm vẫn được tính.`
          : `Ngày ${asked}, ${task.leadUnit} từ chối nhiệm vụ dưới đây. Đề nghị xem xét để giao lại, giao đơn vị khác hoặc hủy.`,
      },
      { kind: "quote", label: "Lý do đơn vị nêu", words: input.reason },
      ...taskFacts(task),
      { kind: "link", label: "Mở nhiệm vụ để quyết định", url: task.url },
    ],
  });
}
