/** The Standing Committee's weekly list: all that was brought before it and is still open, by unit. */
import type { Day } from "../domain/day.js";
import type { Block } from "./blocks.js";
import { lateItem } from "./escalation.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { latestFirst, taskList } from "./task-item.js";
import { formatDay } from "./words.js";

/** Of each unit. */
const LISTED = 5;

export interface CommitteeDigestInput extends Letter {
  readonly day: Day;
  readonly tasks: readonly TaskLine[];
  readonly listUrl: string;
}

export function committeeDigestMessage(input: CommitteeDigestInput): Message {
  const units = byUnit(input.tasks);
  const day = formatDay(input.day);
  const summary = `${String(input.tasks.length)} nhiệm vụ quá hạn của ${String(units.length)} đơn vị`;
  return layOut(input, {
    subject: `Báo cáo tuần ${day}: ${summary}`,
    why: "Ban Thường vụ Tỉnh ủy theo dõi các nhiệm vụ quá hạn đã được báo cáo; mỗi tuần một thư",
    blocks: [
      {
        kind: "paragraph",
        text: `Văn phòng Tỉnh ủy kính báo cáo Ban Thường vụ Tỉnh ủy: đến ngày ${day} còn ${summary} đã được báo cáo mà chưa hoàn thành.`,
      },
      ...units.flatMap(([unit, tasks]): Block[] => [
        { kind: "heading", text: `${unit} (${String(tasks.length)})` },
        ...taskList(tasks, LISTED, input.listUrl, lateItem),
      ]),
      { kind: "link", label: "Mở danh sách nhiệm vụ đã báo cáo", url: input.listUrl },
    ],
  });
}

/** Units with the latest task first; within one, the latest first. */
function byUnit(tasks: readonly TaskLine[]): [unit: string, tasks: TaskLine[]][] {
  const units = new Map<string, TaskLine[]>();
  for (const task of [...tasks].sort(latestFirst)) {
    const known = units.get(task.leadUnit);
    if (known === undefined) units.set(task.leadUnit, [task]);
    else known.push(task);
  }
  return [...units];
}
