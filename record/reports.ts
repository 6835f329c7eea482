/** Reports and the evidence that supports them. */
import { v7 as uuidv7 } from "uuid";
import type { Day } from "../domain/day.js";
import type { Actor } from "../domain/permissions.js";
import { insertRows } from "./bulk.js";
import type { TaskCommand } from "./change-task.js";
import type { LockedTask } from "./task-row.js";
import type { Statements } from "./transaction.js";

/** A file whose bytes lie already, whole, in the evidence folder. */
export interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** What is said about the evidence, where the task asks for it. */
export interface SaidOfEvidence {
  readonly documentNumber: string | null;
  readonly documentDate: Day | null;
  readonly figure: number | null;
  readonly figureUnit: string | null;
  /** Of a target's figure: where it is taken from. */
  readonly figureSource: string | null;
}

export const nothingSaid: SaidOfEvidence = {
  documentNumber: null,
  documentDate: null,
  figure: null,
  figureUnit: null,
  figureSource: null,
};

export interface ReportCommand extends TaskCommand {
  readonly text: string;
  readonly evidence: readonly StoredFile[];
}

export interface NewReport {
  readonly kind: "progress" | "completion" | "contribution";
  /** In whose name. */
  readonly unitId: string;
  /** Percent; null for a contribution. */
  readonly progress: number | null;
  readonly said: SaidOfEvidence;
}

export async function writeReport(
  tx: Statements,
  task: LockedTask,
  command: ReportCommand,
  report: NewReport,
): Promise<string> {
  const id = uuidv7();
  await insertRows(tx, "report", [
    {
      id,
      task_id: task.row.id,
      kind: report.kind,
      state: "submitted",
      unit_id: report.unitId,
      reporter_id: command.actor.personId,
      text: command.text,
      progress: report.progress,
      reported_at: command.now,
      document_number: report.said.documentNumber,
      document_date: report.said.documentDate,
      figure: report.said.figure,
      figure_unit: report.said.figureUnit,
      figure_source: report.said.figureSource,
    },
  ]);
  await insertRows(
    tx,
    "evidence",
    command.evidence.map((file) => ({
      id: uuidv7(),
      report_id: id,
      file_name: file.fileName,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      uploaded_by_id: command.actor.personId,
      uploaded_at: command.now,
    })),
  );
  return id;
}

/** What the journal keeps of the evidence: enough to know the bytes again. */
export function evidenceDetail(files: readonly StoredFile[]): { fileName: string; sha256: string }[] {
  return files.map(({ fileName, sha256 }) => ({ fileName, sha256 }));
}

/** The completion that waits for its review is decided on. */
export async function reviewReport(
  tx: Statements,
  { row }: LockedTask,
  review: {
    readonly state: "confirmed" | "returned";
    readonly by: Pick<Actor, "personId">;
    readonly now: Date;
    readonly remarks: string | null;
  },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE report SET state = ${review.state}::report_state, reviewed_by_id = ${review.by.personId}::uuid,
      reviewed_at = ${review.now}, remarks = ${review.remarks}
    WHERE task_id = ${row.id}::uuid AND kind = 'completion' AND state = 'submitted'`;
}

/** The completion that waits for its review is taken back. */
export async function withdrawCompletion(tx: Statements, { row }: LockedTask): Promise<void> {
  await tx.$executeRaw`
    UPDATE report SET state = 'withdrawn'
    WHERE task_id = ${row.id}::uuid AND kind = 'completion' AND state = 'submitted'`;
}
