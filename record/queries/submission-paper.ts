/** A unit's report to a cycle as it is printed: its chapters, and what it has reported of each task that it leads. */
import { type Day, dayAt } from "../../domain/day.js";
import { type Lateness, horizonAt, workingDays } from "../../domain/lateness.js";
import type { Actor } from "../../domain/permissions.js";
import type { Chapter } from "../../domain/review-chapters.js";
import type { TaskState } from "../../domain/task.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { counted } from "./counts.js";
import { type Issuer, type NamedProgramme, type Signatory, issuerOf, namedProgramme } from "./issuer.js";
import { readSubmission } from "./submissions.js";

export interface SubmissionPaper {
  readonly issuer: Issuer;
  /** Who has signed it in the program; null: nobody yet. */
  readonly signedBy: Signatory | null;
  readonly signedOn: Day | null;
  readonly advising: string;
  readonly programme: NamedProgramme;
  readonly title: string;
  readonly unit: string;
  readonly chapters: readonly Chapter[];
  readonly tasks: readonly {
    readonly section: string;
    readonly text: string;
    readonly state: TaskState;
    readonly lateness: Lateness;
    readonly dueOn: Day | null;
    readonly workingDaysLate: number;
    readonly result: string | null;
    readonly document: { readonly number: string; readonly date: Day | null } | null;
    readonly files: readonly string[];
  }[];
}

interface Row {
  readonly section: string;
  readonly text: string;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly due_on: Date | null;
  readonly reported_at: Date | null;
  readonly result: string | null;
  readonly document_number: string | null;
  readonly document_date: Date | null;
  readonly files: string[] | null;
}

/** Raises `not_found`. */
export async function readSubmissionPaper(
  db: Database,
  actor: Actor,
  submissionId: string,
  now: Date,
): Promise<SubmissionPaper> {
  const submission = await readSubmission(db, actor, submissionId, now);
  const { unit, cycle } = submission;
  const calendar = await calendarAt(db, now);
  const [programme, rows, issuer, signed] = await Promise.all([
    db.prisma.programme.findUniqueOrThrow({
      where: { id: submission.programme.id },
      select: { ...namedProgramme, advisingUnit: { select: { name: true } } },
    }),
    db.sql.$queryRaw<Row[]>`
      SELECT t.section, t.text, t.state::text AS state, ${latenessOf(horizonAt(now, calendar))} AS lateness,
        t.due_on, t.reported_at, r.text AS result, r.document_number, r.document_date,
        (SELECT array_agg(e.file_name ORDER BY e.uploaded_at, e.id) FROM evidence e WHERE e.report_id = r.id) AS files
      FROM task t LEFT JOIN LATERAL (
        SELECT id, text, document_number, document_date FROM report
        WHERE task_id = t.id AND state IN ('submitted', 'confirmed') AND kind IN ('progress', 'completion')
        ORDER BY reported_at DESC, id DESC LIMIT 1) r ON true
      WHERE t.programme_id = ${submission.programme.id}::uuid AND t.lead_unit_id = ${unit.id}::uuid AND ${counted}
      ORDER BY t.position, t.due_on, t.id`,
    issuerOf(db.prisma, unit.id, now),
    submission.signedBy === null
      ? null
      : db.prisma.membership.findFirst({
          where: { unitId: unit.id, personId: submission.signedBy.id },
          orderBy: { id: "asc" },
          select: { position: true },
        }),
  ]);
  return {
    issuer,
    signedBy:
      submission.signedBy === null
        ? null
        : { name: submission.signedBy.name, position: signed?.position ?? issuer.head?.position ?? "" },
    signedOn: submission.signedAt === null ? null : dayAt(submission.signedAt),
    advising: programme.advisingUnit.name,
    programme,
    title: cycle.title,
    unit: unit.name,
    chapters: submission.chapters,
    tasks: rows.map((row) => {
      const dueOn = maybeDay(row.due_on);
      return {
        section: row.section,
        text: row.text,
        state: row.state,
        lateness: row.lateness,
        dueOn,
        workingDaysLate: workingDays(row.lateness, dueOn, row.reported_at ?? now, calendar).workingDaysLate,
        result: row.result,
        document:
          row.document_number === null
            ? null
            : { number: row.document_number, date: maybeDay(row.document_date) },
        files: row.files ?? [],
      };
    }),
  };
}
