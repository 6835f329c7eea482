/** A year's notice is taken in whole: it replaces what was computed for the year, and changes nothing that was official. */
import type { CalendarDay } from "../../domain/calendar.js";
import { type RowFault, type YearPlan, type YearRow, planYear } from "../../domain/calendar-entry.js";
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { insertRows } from "../bulk.js";
import { cleaned, dayDetail } from "../calendar-rows.js";
import { type CalendarCommand, changeCalendar } from "../change-calendar.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { daysOfYear } from "../queries/calendar-days.js";
import type { YearImport } from "../queries/calendar-day-view.js";

export interface ImportCalendarYear extends CalendarCommand {
  readonly year: number;
  readonly rows: readonly YearRow[];
  /** Nothing is written; faults are part of the answer. Otherwise they refuse the whole. */
  readonly dryRun: boolean;
}

/** Raises `not_allowed`, `invalid_input` with every fault by row, `conflict` where nothing changes. */
export async function importCalendarYear(db: Database, command: ImportCalendarYear): Promise<YearImport> {
  const { actor, year, dryRun } = command;
  demandGeneral(actor, "manage_calendar");
  const rows = command.rows.map(({ row, ...day }) => ({ row, ...cleaned(day) }));
  if (dryRun) {
    const plan = planYear(year, rows, plainDays(await daysOfYear(db.prisma, year)));
    if (plan.faults.length > 0 || isEmpty(plan)) return { ...answerOf(year, plan), dryRun, replan: null };
  }
  const { replan, ...imported } = await changeCalendar(db, command, async (tx, version) => {
    const plan = planYear(year, rows, plainDays(await daysOfYear(tx, year)));
    if (plan.faults.length > 0) throw refused(plan.faults);
    if (isEmpty(plan)) throw nothingNew();
    await write(tx, plan, version);
    return { kind: "calendar_year_imported", detail: detailOf(year, plan), answer: answerOf(year, plan) };
  });
  return { ...imported, dryRun, replan: { ...replan, number: dryRun ? null : replan.number } };
}

function plainDays(days: readonly CalendarDay[]): CalendarDay[] {
  return days.map(dayDetail);
}

async function write(tx: Transaction, plan: YearPlan, version: number): Promise<void> {
  const gone = [...plan.removed, ...plan.changed.map(({ before }) => before)];
  await tx.calendarDay.deleteMany({ where: { date: { in: gone.map((day) => dateOf(day.date)) } } });
  const fresh = [...plan.added, ...plan.changed.map(({ after }) => after)];
  await insertRows(
    tx,
    "calendar_day",
    fresh.map((day) => ({ ...day, version })),
  );
}

function answerOf(year: number, { added, changed, removed, unchanged, faults }: YearPlan) {
  return { year, added, changed, removed, unchanged, faults };
}

function detailOf(year: number, { added, changed, removed }: YearPlan) {
  return { year, added, changed, removed };
}

function isEmpty(plan: YearPlan): boolean {
  return plan.added.length + plan.changed.length + plan.removed.length === 0;
}

function refused(faults: readonly RowFault[]): DomainError {
  const [first] = faults;
  const row = String(first?.row ?? "");
  return new DomainError(
    "invalid_input",
    {
      vi: `Có ${String(faults.length)} chỗ sai, chưa ghi gì. Dòng ${row}: ${first?.message.vi ?? ""}`,
      en: `${String(faults.length)} faults, nothing was written. Row ${row}: ${first?.message.en ?? ""}`,
    },
    { field: "csv", errors: faults },
  );
}

function nothingNew(): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Lịch năm này đã đúng như tệp, không có gì thay đổi.",
      en: "The calendar of this year is as in the file already; nothing changes.",
    },
    { field: "csv" },
  );
}
