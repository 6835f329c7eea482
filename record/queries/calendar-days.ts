/** The declared days of a year. */
import { FIRST_YEAR, LAST_YEAR } from "../../domain/calendar-entry.js";
import { DomainError } from "../../domain/errors.js";
import type { CalendarDay as Row } from "../../prisma/generated/client.js";
import type { Database, Transaction } from "../database.js";
import { dateOf, dayFrom } from "../days.js";
import type { CalendarDayView, CalendarYear } from "./calendar-day-view.js";

/** Read by everybody who is signed in. A year with no day at all is provisional: nobody has announced it. */
export async function readCalendarYear(db: Database, year: number): Promise<CalendarYear> {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw noSuchYear();
  const days = await daysOfYear(db.prisma, year);
  return { year, provisional: days.length === 0 || days.some((day) => day.provisional), days };
}

export async function daysOfYear(tx: Transaction, year: number): Promise<CalendarDayView[]> {
  const rows = await tx.calendarDay.findMany({
    where: { date: { gte: dateOf(`${String(year)}-01-01`), lte: dateOf(`${String(year)}-12-31`) } },
    orderBy: { date: "asc" },
  });
  return rows.map(calendarDayView);
}

export function calendarDayView(row: Row): CalendarDayView {
  return { ...row, date: dayFrom(row.date) };
}

function noSuchYear(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: `Lịch chỉ có từ năm ${String(FIRST_YEAR)} đến năm ${String(LAST_YEAR)}.`,
      en: `The calendar has the years ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}.`,
    },
    { field: "year" },
  );
}

export function calendarDayNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Ngày này không được khai báo trong lịch, hoặc vừa được gỡ. Hãy tải lại trang.",
    en: "This day is not declared in the calendar, or was just removed. Load the page again.",
  });
}
