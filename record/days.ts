/** Dates of PostgreSQL, which Prisma gives as instants at midnight UTC, to and from days. */
import type { Day } from "../domain/day.js";

export function dayFrom(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

export function maybeDay(date: Date | null): Day | null {
  return date === null ? null : dayFrom(date);
}

export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function maybeDate(day: Day | null): Date | null {
  return day === null ? null : dateOf(day);
}
