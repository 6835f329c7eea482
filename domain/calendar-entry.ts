/** What may be declared in the calendar: the rules of one day, and of a year that is taken in whole. */
import type { CalendarDay, CalendarDayKind } from "./calendar.js";
import { type Day, isDay, weekday } from "./day.js";
import type { Message } from "./errors.js";

export const calendarDayKinds = [
  "holiday",
  "compensatory",
  "working_saturday",
] as const satisfies readonly CalendarDayKind[];

/** The years that the calendar knows. */
export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2040;

const MOST_NAME = 200;
const MOST_SOURCE = 500;

export interface EntryFault {
  readonly field: keyof CalendarDay;
  readonly message: Message;
}

/** What is wrong with a day by itself; none: it may be declared where its date is free. */
export function faultsOf(day: CalendarDay): EntryFault[] {
  const faults: EntryFault[] = [];
  const wrong = (field: EntryFault["field"], vi: string, en: string) => {
    faults.push({ field, message: { vi, en } });
  };
  if (!isDay(day.date)) {
    wrong(
      "date",
      "Không có ngày này. Hãy ghi theo dạng 2027-04-30.",
      "There is no such day. Write it as 2027-04-30.",
    );
  } else if (Number(day.date.slice(0, 4)) < FIRST_YEAR || Number(day.date.slice(0, 4)) > LAST_YEAR) {
    wrong(
      "date",
      `Lịch chỉ nhận các ngày từ năm ${String(FIRST_YEAR)} đến năm ${String(LAST_YEAR)}.`,
      `The calendar takes days from ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}.`,
    );
  } else if (day.kind === "working_saturday" && weekday(day.date) !== 6) {
    wrong("date", "Ngày làm bù phải là thứ Bảy.", "A day worked in place of another must be a Saturday.");
  } else if (day.kind === "compensatory" && weekday(day.date) > 5) {
    wrong(
      "date",
      "Ngày này là ngày nghỉ cuối tuần, không cần nghỉ bù. Hãy chọn một ngày làm việc.",
      "This day is off anyway. A compensatory day off falls on a weekday.",
    );
  }
  if (!calendarDayKinds.includes(day.kind)) {
    const known = calendarDayKinds.join(", ");
    wrong("kind", `Loại ngày phải là một trong: ${known}.`, `The kind must be one of: ${known}.`);
  }
  words("name", day.name, MOST_NAME, wrong);
  words("source", day.source, MOST_SOURCE, wrong);
  return faults;
}

function words(
  field: "name" | "source",
  text: string,
  most: number,
  wrong: (field: EntryFault["field"], vi: string, en: string) => void,
): void {
  if (text.trim() === "") {
    wrong(
      field,
      field === "name" ? "Hãy ghi tên ngày." : "Hãy ghi văn bản làm căn cứ.",
      field === "name" ? "Name the day." : "Give the document it rests on.",
    );
  } else if (text.length > most) {
    wrong(field, `Hãy viết ngắn hơn ${String(most)} ký tự.`, `Use fewer than ${String(most)} characters.`);
  } else if (/\p{Cc}/u.test(text)) {
    wrong(field, "Có ký tự không đọc được. Hãy gõ lại.", "There are unreadable characters. Type it again.");
  }
}

/** A line of a year's file, with the number it has there. */
export interface YearRow extends CalendarDay {
  readonly row: number;
}

export interface RowFault extends EntryFault {
  readonly row: number;
}

/** What taking in a year does to the calendar: nothing of another year, and nothing official that the file does not name. */
export interface YearPlan {
  readonly added: readonly CalendarDay[];
  readonly changed: readonly { readonly before: CalendarDay; readonly after: CalendarDay }[];
  /** Provisional days of the year that the file does not have: they were computed, and the notice says otherwise. */
  readonly removed: readonly CalendarDay[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

export function planYear(year: number, rows: readonly YearRow[], known: readonly CalendarDay[]): YearPlan {
  const faults: RowFault[] = [];
  const before = new Map(known.filter((day) => yearOf(day.date) === year).map((day) => [day.date, day]));
  const seen = new Map<Day, number>();
  const added: CalendarDay[] = [];
  const changed: { before: CalendarDay; after: CalendarDay }[] = [];
  let unchanged = 0;
  for (const { row, ...day } of rows) {
    const own = faultsOf(day).map((fault) => ({ row, ...fault }));
    faults.push(...own);
    const earlier = seen.get(day.date);
    if (earlier !== undefined) faults.push({ row, field: "date", message: twice(earlier) });
    else if (isDay(day.date) && yearOf(day.date) !== year)
      faults.push({ row, field: "date", message: otherYear(year) });
    seen.set(day.date, row);
    const there = before.get(day.date);
    if (there !== undefined && !there.provisional && there.kind !== day.kind)
      faults.push({ row, field: "kind", message: overlaps(there) });
    else if (there === undefined) added.push(day);
    else if (same(there, day)) unchanged++;
    else changed.push({ before: there, after: day });
  }
  const removed = [...before.values()].filter((day) => day.provisional && !seen.has(day.date));
  return { added, changed, removed, unchanged, faults };
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function same(one: CalendarDay, other: CalendarDay): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.source === other.source &&
    one.provisional === other.provisional
  );
}

function twice(row: number): Message {
  return {
    vi: `Ngày này đã có ở dòng ${String(row)}. Hãy bỏ bớt một dòng.`,
    en: `This day stands in row ${String(row)} already. Take one of them out.`,
  };
}

function otherYear(year: number): Message {
  return {
    vi: `Ngày này không thuộc năm ${String(year)}.`,
    en: `This day is not in ${String(year)}.`,
  };
}

/** A day is one thing only. */
export function overlaps(there: CalendarDay): Message {
  return {
    vi: `Ngày này đã được khai báo: ${there.name} (${there.source}). Hãy sửa hoặc gỡ ngày đó trước.`,
    en: `This day is declared already: ${there.name} (${there.source}). Change or remove that first.`,
  };
}
