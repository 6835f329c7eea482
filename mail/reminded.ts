/** What was done before lateness went further up: reminders and the explanation, as the office states them. */
import type { Block } from "./blocks.js";
import type { TaskLine } from "./message.js";
import { formatDay } from "./words.js";

/** The latest reminders are named by their day; of the earlier ones the number is enough. */
const NAMED = 4;

export function remindedWords(task: TaskLine): string {
  const days = task.remindedOn;
  if (days.length === 0) return "Chưa nhắc lần nào";
  const named = days.slice(-NAMED).map(formatDay).join(", ");
  return `Đã nhắc ${String(days.length)} lần${days.length > NAMED ? ", gần nhất các ngày" : ":"} ${named}`;
}

export function remindedRow(task: TaskLine): Block[] {
  return [{ kind: "facts", rows: [["Nhắc việc", remindedWords(task)]] }];
}
