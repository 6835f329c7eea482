/** A unit's due dates as an iCalendar file (RFC 5545): one all-day event a task, known again by its UID. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { addDays } from "../domain/day.js";
import { isClosed } from "../domain/task.js";
import { stateName } from "../domain/transitions.js";
import type { CalendarEntry, UnitCalendar } from "../record/queries/unit-calendar.js";

/** Calendars show a line. */
const TITLE_SIGNS = 80;

export function calendarFile({ unitName, entries }: UnitCalendar, publicUrl: string): string {
  const calendar = ical({
    name: `Đôn Đốc – ${unitName}`,
    prodId: { company: "Đôn Đốc", product: "Thời hạn nhiệm vụ", language: "VI" },
    method: ICalCalendarMethod.PUBLISH,
    // Days of Việt Nam: said, though an all-day event has no hour. The library's own setting would take the Z from instants.
    x: { "X-WR-TIMEZONE": "Asia/Ho_Chi_Minh" },
    ttl: 3600,
    url: publicUrl,
  });
  const host = new URL(publicUrl).host;
  for (const entry of entries) {
    const url = `${publicUrl}/tasks/${entry.taskId}`;
    calendar.createEvent({
      id: `${entry.taskId}@${host}`,
      sequence: entry.version,
      start: midnightOf(entry.dueOn),
      // An all-day event ends where the next day begins.
      end: midnightOf(addDays(entry.dueOn, 1)),
      allDay: true,
      // The same content has the same text, so that its ETag holds.
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: `${entry.section} – ${shortened(entry.text)}`,
      description: descriptionOf(entry, url),
      // It opens the task for who may sign in, and carries no authority.
      url,
      status: statusOf(entry),
      // A due date takes nobody's day.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function statusOf({ state }: CalendarEntry): ICalEventStatus {
  if (isClosed(state)) return ICalEventStatus.CANCELLED;
  return state === "suspended" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function descriptionOf(entry: CalendarEntry, url: string): string {
  const lines = [
    entry.programme,
    `Vai trò: ${entry.coordinating ? "phối hợp" : "chủ trì"}`,
    `Trạng thái: ${stateName[entry.state].vi}`,
    url,
  ];
  return lines.join("\n");
}

function shortened(text: string): string {
  const signs = Array.from(text.replace(/\s+/g, " "));
  return signs.length <= TITLE_SIGNS ? signs.join("") : `${signs.slice(0, TITLE_SIGNS - 1).join("")}…`;
}

/** The library writes an instant, and so an all-day event's day, as UTC has it. */
function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
