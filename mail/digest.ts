/** The morning digest: one for each recipient and working day, with all that waits for them, the gravest first. */
import type { Day } from "../domain/day.js";
import type { Block, Item } from "./blocks.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { latestFirst, taskItem, taskItemAs, taskList } from "./task-item.js";
import { formatDay } from "./words.js";

/** Of each part; a hundred tasks still make a mail that is read to its end. */
const LISTED = 10;

export interface DigestInput extends Letter {
  readonly day: Day;
  readonly overdue: readonly TaskLine[];
  readonly dueSoon: readonly TaskLine[];
  readonly returned: readonly TaskLine[];
  readonly toAccept: readonly TaskLine[];
  /** Continuous tasks of which nothing has been heard for long. */
  readonly silent: readonly TaskLine[];
  /** Completion reported, to be confirmed or returned by the recipient. */
  readonly toReview: readonly TaskLine[];
  /** Extensions asked and tasks declined, to be decided by the recipient. */
  readonly toDecide: readonly TaskLine[];
  /** Contributions and comments that came since. */
  readonly news: readonly TaskLine[];
  /** All tasks of the recipient. */
  readonly listUrl: string;
}

interface Part {
  readonly of: Exclude<keyof DigestInput, keyof Letter | "day" | "listUrl">;
  readonly heading: string;
  /** For the subject: `3 quá hạn`. */
  readonly short: string;
  readonly item: (task: TaskLine) => Item;
  readonly order: (a: TaskLine, b: TaskLine) => number;
}

function nearestFirst(a: TaskLine, b: TaskLine): number {
  return (a.dueOn ?? "").localeCompare(b.dueOn ?? "");
}

/** What has waited longest; what was never heard of comes first. */
function oldestFirst(a: TaskLine, b: TaskLine): number {
  return (a.notedOn ?? "").localeCompare(b.notedOn ?? "");
}

const parts: readonly Part[] = [
  { of: "overdue", order: latestFirst, heading: "Quá hạn", short: "quá hạn", item: (task) => taskItem(task) },
  {
    of: "dueSoon",
    order: nearestFirst,
    heading: "Sắp đến hạn",
    short: "sắp đến hạn",
    item: (task) => taskItem(task),
  },
  {
    of: "returned",
    order: oldestFirst,
    heading: "Phải thực hiện lại",
    short: "phải làm lại",
    item: (task) => taskItemAs(task, since("Trả lại", task), said("Ý kiến trả lại", task)),
  },
  {
    of: "toAccept",
    order: oldestFirst,
    heading: "Chờ tiếp nhận",
    short: "chờ tiếp nhận",
    item: (task) => taskItemAs(task, since("Giao", task)),
  },
  {
    of: "silent",
    order: oldestFirst,
    heading: "Thường xuyên, đã lâu chưa báo cáo",
    short: "chưa báo cáo",
    item: (task) =>
      taskItemAs(task, task.notedOn === null ? "Chưa báo cáo lần nào" : since("Báo cáo gần nhất", task)),
  },
  {
    of: "toReview",
    order: oldestFirst,
    heading: "Chờ đồng chí xác nhận hoàn thành",
    short: "chờ xác nhận",
    item: (task) => taskItemAs(task, since("Báo cáo hoàn thành", task)),
  },
  {
    of: "toDecide",
    order: oldestFirst,
    heading: "Chờ đồng chí quyết định",
    short: "chờ quyết định",
    item: (task) => taskItemAs(task, since("Đề nghị", task), said("Lý do đơn vị nêu", task)),
  },
  {
    of: "news",
    order: oldestFirst,
    heading: "Trao đổi và phần phối hợp mới",
    short: "thông tin mới",
    item: (task) => taskItem(task, said("Nội dung", task)),
  },
];

export function digestMessage(input: DigestInput): Message {
  const filled = parts.filter((part) => input[part.of].length > 0);
  const counts = filled.map((part) => `${String(input[part.of].length)} ${part.short}`).join(", ");
  const day = formatDay(input.day);
  return layOut(input, {
    subject: `${day}: ${counts === "" ? "không có việc cần nhắc" : counts}`,
    why: `là đầu mối hoặc người đứng đầu của ${input.to.unitName}; mỗi sáng làm việc chỉ có một thư tổng hợp, ngày không có việc thì không gửi`,
    blocks: [
      {
        kind: "paragraph",
        text:
          counts === ""
            ? `Sáng ngày ${day} không có nhiệm vụ nào cần nhắc.`
            : `Tình hình nhiệm vụ sáng ngày ${day}: ${counts}.`,
      },
      ...filled.flatMap((part) => sectionOf(part, input)),
      { kind: "link", label: "Mở danh sách nhiệm vụ", url: input.listUrl },
    ],
  });
}

function sectionOf(part: Part, input: DigestInput): Block[] {
  const tasks = [...input[part.of]].sort(part.order);
  return [
    { kind: "heading", text: `${part.heading} (${String(tasks.length)})` },
    ...taskList(tasks, LISTED, input.listUrl, part.item),
  ];
}

function since(what: string, task: TaskLine): string {
  return task.notedOn === null ? what : `${what} ngày ${formatDay(task.notedOn)}`;
}

function said(label: string, task: TaskLine): Item["remark"] {
  return task.reason === null ? null : [label, task.reason];
}
