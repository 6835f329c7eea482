/** What a check of the journal finds: the fault, and the row at which it lies. */
import type { Day } from "../../domain/day.js";

export const faults = {
  edited: {
    vi: "nội dung sự việc đã bị sửa sau khi ghi",
    en: "the event was changed after it was written",
  },
  missing: { vi: "sự việc đã bị xóa", en: "the event was taken out" },
  reordered: { vi: "thứ tự các sự việc đã bị đổi", en: "the order of the events was changed" },
  truncated: {
    vi: "phần cuối nhật ký đã bị cắt từ đây",
    en: "the end of the journal was cut off from here on",
  },
  head_changed: {
    vi: "điểm cuối ghi cùng nhiệm vụ không khớp sự việc cuối",
    en: "the end kept with the task does not fit its last event",
  },
  rewritten: {
    vi: "sự việc này, hoặc một sự việc trước nó, đã bị ghi lại sau khi niêm phong",
    en: "this event, or one before it, was rewritten after it had been sealed",
  },
  seal_changed: { vi: "dấu niêm phong đã bị sửa", en: "the seal was changed" },
  seal_missing: { vi: "dấu niêm phong đã bị xóa", en: "the seal was taken out" },
  seals_file: { vi: "tệp niêm phong đã bị sửa", en: "the file of seals was changed" },
} as const;
export type Fault = keyof typeof faults;

export interface Finding {
  readonly fault: Fault;
  /** null: the register's own journal, or a seal. */
  readonly taskId: string | null;
  /** The event's number in its journal; of a row of the seals' file that cannot be read, its line. */
  readonly number: number | null;
  /** Of a seal. */
  readonly day: Day | null;
}

export type Report = (finding: Finding) => void;
