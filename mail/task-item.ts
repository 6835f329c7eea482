/** A task as it stands in a message: alone as a list of facts, or as one item of many. */
import type { Lateness } from "../domain/lateness.js";
import type { Block, Item, Tone } from "./blocks.js";
import type { TaskLine } from "./message.js";
import { formatDay, formatRecurrence, oneLine, shorten } from "./words.js";

const TITLE_LIMIT = 180;

/** A task with its lateness as status. */
export function taskItem(task: TaskLine, remark: Item["remark"] = null): Item {
  return { ...statusOf(task), ...itemOf(task), remark };
}

/** A task under a status of its own, and its lateness: `Trả lại ngày 20/11/2026; quá hạn 2 ngày làm việc`. */
export function taskItemAs(task: TaskLine, status: string, remark: Item["remark"] = null): Item {
  const { tone, status: words } = statusOf(task);
  // The colour follows lateness, so the words must say it too.
  const both =
    task.lateness === "no_deadline"
      ? status
      : `${status}; ${words.charAt(0).toLocaleLowerCase("vi")}${words.slice(1)}`;
  return { tone, status: both, ...itemOf(task), remark };
}

/** The first `limit` tasks, and where to find the others. */
export function taskList(
  tasks: readonly TaskLine[],
  limit: number,
  listUrl: string,
  item: (task: TaskLine) => Item,
): Block[] {
  const blocks: Block[] = [{ kind: "items", items: tasks.slice(0, limit).map(item) }];
  const others = tasks.length - limit;
  if (others > 0) blocks.push({ kind: "link", label: `và ${String(others)} nhiệm vụ khác`, url: listUrl });
  return blocks;
}

export function latestFirst(a: TaskLine, b: TaskLine): number {
  return b.workingDaysLate - a.workingDaysLate;
}

/** One task in full, for a message that is about it alone. */
export function taskFacts(task: TaskLine): Block[] {
  const rows: [string, string][] = [
    ["Nhiệm vụ", shorten(task.title, 400)],
    ["Căn cứ", placeOf(task)],
    ["Đơn vị chủ trì", task.leadUnit],
    ["Thời hạn", dueOf(task)],
    ["Tình trạng", statusOf(task).status],
  ];
  if (task.answerable !== null) rows.push(["Người chịu trách nhiệm", task.answerable]);
  return [{ kind: "facts", rows }];
}

const TONE: Record<Lateness, Tone> = {
  overdue: "late",
  late: "late",
  due_soon: "soon",
  on_track: "fine",
  on_time: "fine",
  no_deadline: "none",
};

function statusOf(task: TaskLine): { tone: Tone; status: string } {
  return { tone: TONE[task.lateness], status: statusWords(task) };
}

function statusWords(task: TaskLine): string {
  const { lateness, workingDaysLate: late, workingDaysLeft: left } = task;
  switch (lateness) {
    case "overdue":
      // 0 on the evening and the weekend after the due date.
      return late > 0 ? `Quá hạn ${String(late)} ngày làm việc` : "Đã quá hạn";
    case "due_soon":
      if (left === null) return "Sắp đến hạn";
      return left > 0 ? `Sắp đến hạn, còn ${String(left)} ngày làm việc` : "Đến hạn hôm nay";
    case "on_track":
      return left === null ? "Trong hạn" : `Trong hạn, còn ${String(left)} ngày làm việc`;
    case "on_time":
      return "Hoàn thành đúng hạn";
    case "late":
      return late > 0 ? `Hoàn thành quá hạn ${String(late)} ngày làm việc` : "Hoàn thành quá hạn";
    case "no_deadline":
      if (task.dueOn !== null) return "Không tính thời hạn";
      return task.recurrence === null
        ? "Thường xuyên, không ấn định thời hạn"
        : capital(formatRecurrence(task.recurrence));
  }
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
}

/** `II.1.1-1: Chỉ đạo việc triển khai …`, for a subject. What is owed to the whole programme cites no section. */
export function briefOf(task: TaskLine): string {
  return task.code === "" ? shorten(task.title, 90) : `${task.code}: ${shorten(task.title, 90)}`;
}

function itemOf(task: TaskLine): Pick<Item, "title" | "url" | "facts"> {
  return {
    title: shorten(task.title, TITLE_LIMIT),
    url: task.url,
    facts: [
      oneLine(`${placeOf(task)}. Chủ trì: ${task.leadUnit}.`),
      ...(task.dueOn === null ? [] : [`Thời hạn: ${dueOf(task)}.`]),
      ...(task.escalatedTo === null
        ? []
        : [oneLine(`Đã báo cáo ${task.escalatedTo} về việc chậm thực hiện.`)]),
    ],
  };
}

function placeOf(task: TaskLine): string {
  return task.code === "" ? task.programme : `Mục ${task.code}, ${task.programme}`;
}

function dueOf(task: TaskLine): string {
  if (task.dueOn === null) {
    return task.recurrence === null ? "thường xuyên, không ấn định" : formatRecurrence(task.recurrence);
  }
  if (task.originalDueOn === null || task.originalDueOn === task.dueOn) return formatDay(task.dueOn);
  return `${formatDay(task.dueOn)} (thời hạn ban đầu ${formatDay(task.originalDueOn)})`;
}
