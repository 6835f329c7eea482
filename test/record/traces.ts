/** What an act leaves behind: the task's row, its journal, who is told, and everything together where nothing may change. */
import type { NoticeKind } from "../../domain/notice.js";
import { instantAt } from "../../domain/day.js";
import { spread } from "../../domain/ladder.js";
import { dayFrom, maybeDay } from "../../record/days.js";
import type { Database } from "../../record/database.js";

/** Monday; the date of `DUE` lies 21 working days ahead, and no holiday between. */
export const ISSUED = instantAt("2026-03-02", "08:00");
/** Tuesday. */
export const DUE = "2026-03-31";

export function rowOf(db: Database, taskId: string) {
  return db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
}

/** The columns that the domain speaks of, dates as days. */
export async function stateOf(db: Database, taskId: string) {
  const row = await rowOf(db, taskId);
  return {
    ...row,
    dueOn: maybeDay(row.dueOn),
    originalDueOn: maybeDay(row.originalDueOn),
    explanationDueOn: maybeDay(row.explanationDueOn),
    suspendedUntil: maybeDay(row.suspendedUntil),
  };
}

export function journalOf(db: Database, taskId: string) {
  return db.prisma.journalEvent.findMany({ where: { taskId }, orderBy: { number: "asc" } });
}

export async function lastEvent(db: Database, taskId: string) {
  const event = (await journalOf(db, taskId)).at(-1);
  if (event === undefined) throw new Error(`the journal of ${taskId} is empty`);
  return event;
}

/** User names of those whom notices of a kind reach, in order, each as often as they are told. */
export async function toldOf(db: Database, taskId: string, kind: NoticeKind): Promise<string[]> {
  const notices = await db.prisma.notice.findMany({
    where: { taskId, kind },
    select: { person: { select: { user: { select: { username: true } } } } },
  });
  return notices.map((notice) => notice.person.user?.username ?? "").sort();
}

/** Every row that belongs to a task, for a comparison before and after. */
export async function everything(db: Database, taskId: string) {
  const where = { taskId };
  const [task, journal, notices, reports, extensions, explanations, rungs, mails, keys] = await Promise.all([
    rowOf(db, taskId),
    journalOf(db, taskId),
    db.prisma.notice.findMany({ where, orderBy: { id: "asc" } }),
    db.prisma.report.findMany({ where, orderBy: { id: "asc" }, include: { evidence: true } }),
    db.prisma.extensionRequest.findMany({ where, orderBy: { id: "asc" } }),
    db.prisma.explanation.findMany({ where, orderBy: { id: "asc" } }),
    db.prisma.carriedRung.findMany({ where, orderBy: { key: "asc" } }),
    db.prisma.mail.findMany({ orderBy: { id: "asc" } }),
    db.prisma.idempotencyKey.findMany({ orderBy: [{ personId: "asc" }, { key: "asc" }] }),
  ]);
  return { task, journal, notices, reports, extensions, explanations, rungs, mails, keys };
}

/** The instant of a task's rung on a day: within the half hour before 07:30, the task's own second of it. */
export function rungAt(day: string, taskId: string): Date {
  return new Date(instantAt(day, "07:30").getTime() - spread(taskId) * 1000);
}

/** The day of the rung that the record waits for next, or null. */
export async function nextRungDay(db: Database, taskId: string): Promise<string | null> {
  const { nextRungAt } = await rowOf(db, taskId);
  if (nextRungAt === null) return null;
  const day = dayFrom(new Date(nextRungAt.getTime() + 7 * 3_600_000));
  return nextRungAt.getTime() === rungAt(day, taskId).getTime() ? day : nextRungAt.toISOString();
}

/** An hour of a day in Việt Nam; nine in the morning where nothing else matters. */
export function on(day: string, time = "09:00"): Date {
  return instantAt(day, time);
}
