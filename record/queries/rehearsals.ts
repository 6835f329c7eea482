/** Kept rehearsals: the list, and one with its report. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { RehearsalReport } from "../../domain/rehearsal.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";
import { isUuid } from "../task-row.js";
import type { MailsOfUnit, RehearsalDetail, RehearsalListItem } from "./rehearsal-view.js";

const LISTED = 50;

/** The latest first. */
export async function listRehearsals(db: Database, actor: Actor): Promise<RehearsalListItem[]> {
  demandGeneral(actor, "read_rehearsals");
  const rows = await db.sql.$queryRaw<
    {
      id: string;
      seed: bigint;
      from: Date;
      until: Date;
      madeAt: Date;
      tasks: number;
      mails: number;
      broken: number;
    }[]
  >`
    SELECT id, seed, "from", until, made_at AS "madeAt",
      (report->'tasks'->>'opened')::int AS tasks, (report->'mails'->>'total')::int AS mails,
      jsonb_array_length(jsonb_path_query_array(report, '$.invariants[*] ? (@.broken.size() > 0)')) AS broken
    FROM rehearsal ORDER BY made_at DESC, id DESC LIMIT ${LISTED}`;
  return rows.map(({ seed, from, until, ...row }) => ({
    ...row,
    seed: Number(seed),
    from: dayFrom(from),
    until: dayFrom(until),
  }));
}

/** Raises `not_found`. */
export async function readRehearsal(db: Database, actor: Actor, id: string): Promise<RehearsalDetail> {
  demandGeneral(actor, "read_rehearsals");
  const row = isUuid(id) ? await db.prisma.rehearsal.findUnique({ where: { id } }) : null;
  if (row === null) throw rehearsalNotFound();
  const report = row.report as unknown as RehearsalReport; // written by us alone
  const years = [...new Set(report.mails.byUnitAndMonth.map(({ month }) => month.slice(0, 4)))].sort();
  return {
    id: row.id,
    seed: report.seed,
    from: report.from,
    until: report.until,
    madeAt: row.madeAt,
    tasks: report.tasks.opened,
    mails: report.mails.total,
    broken: report.invariants.filter(({ broken }) => broken.length > 0).length,
    command: row.command,
    report,
    years,
    mailsByUnit: mailsByUnit(report, years),
  };
}

function mailsByUnit(report: RehearsalReport, years: readonly string[]): MailsOfUnit[] {
  const names = new Map(report.units.map(({ code, name }) => [code, name]));
  const units = new Map<string, Map<string, number>>();
  for (const { unit, month, mails } of report.mails.byUnitAndMonth) {
    const byYear = units.get(unit) ?? new Map<string, number>();
    const year = month.slice(0, 4);
    units.set(unit, byYear.set(year, (byYear.get(year) ?? 0) + mails));
  }
  return [...units]
    .map(([code, counts]) => {
      const byYear = years.map((year) => counts.get(year) ?? 0);
      const total = byYear.reduce((sum, count) => sum + count, 0);
      return { code, name: names.get(code) ?? code, byYear, total };
    })
    .sort((a, b) => b.total - a.total || a.code.localeCompare(b.code));
}

function rehearsalNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có lần diễn tập này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such rehearsal. Check the address.",
  });
}
