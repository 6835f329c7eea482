/** Figures of targets: one in force for each unit and year, the earlier ones kept beside it. */
import { v7 as uuidv7 } from "uuid";
import { dayAt } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import { insertRows } from "./bulk.js";
import type { LockedTask } from "./task-row.js";
import type { Statements } from "./transaction.js";

export interface NewObservation {
  readonly targetId: string;
  readonly unitId: string;
  readonly year: number;
  readonly value: number;
  readonly source: string;
  readonly enteredById: string;
  readonly now: Date;
  /** The report that brings it. */
  readonly reportId?: string;
  /** What it puts right, and why. */
  readonly corrects?: { readonly id: string; readonly reason: string };
}

/** Takes the place of the figure in force, if there is one. Returns its id. */
export async function writeObservation(tx: Statements, one: NewObservation): Promise<string> {
  const { targetId, unitId, year, value, now } = one;
  const source = one.source.trim();
  if (source === "") throw noSource();
  if (value < 0) throw negative();
  if (year > Number(dayAt(now).slice(0, 4)) || year < FIRST_YEAR) throw yearAhead(year);
  await tx.$executeRaw`
    UPDATE observation SET superseded_at = ${now}
    WHERE target_id = ${targetId}::uuid AND unit_id = ${unitId}::uuid AND year = ${year} AND superseded_at IS NULL`;
  const id = uuidv7();
  await insertRows(tx, "observation", [
    {
      id,
      target_id: targetId,
      unit_id: unitId,
      year,
      value,
      source,
      corrects_id: one.corrects?.id ?? null,
      reason: one.corrects?.reason ?? null,
      report_id: one.reportId ?? null,
      entered_by_id: one.enteredById,
      entered_at: now,
    },
  ]);
  return id;
}

/** The figure that a target's task asks for, with its report and not after it. Returns its id. */
export async function reportObservation(
  tx: Statements,
  one: NewObservation & { readonly reportId: string },
): Promise<string> {
  await touchTarget(tx, one.targetId);
  return writeObservation(tx, one);
}

/** A figure whose report is taken back, or sent back, is no figure any more. */
export async function dropReported(tx: Statements, { row }: LockedTask, now: Date): Promise<void> {
  if (row.target_id === null) return;
  await touchTarget(tx, row.target_id);
  await tx.$executeRaw`
    UPDATE observation o SET superseded_at = ${now} FROM report r
    WHERE r.id = o.report_id AND r.task_id = ${row.id}::uuid AND o.superseded_at IS NULL`;
}

/** Locks it, and makes its ETag another. */
async function touchTarget(tx: Statements, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE target SET version = version + 1 WHERE id = ${id}::uuid`;
}

/** A CHECK of the schema. */
const FIRST_YEAR = 2000;

function noSource(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Hãy ghi nguồn của số liệu: báo cáo, niên giám, văn bản nào.",
      en: "Say where the figure is taken from: which report, yearbook or document.",
    },
    { field: "source" },
  );
}

function negative(): DomainError {
  return new DomainError(
    "invalid_input",
    { vi: "Số liệu không được âm. Hãy nhập lại.", en: "A figure is not negative. Enter it again." },
    { field: "value" },
  );
}

function yearAhead(year: number): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: `Năm ${String(year)} chưa có số liệu. Hãy chọn một năm đã hoặc đang diễn ra.`,
      en: `There is no figure of ${String(year)} yet. Choose a year that is over or under way.`,
    },
    { field: "year", year },
  );
}
