/** Reports and the evidence that supports them. */
import { v7 as uuidv7 } from "uuid";
import { insertRows } from "./bulk.js";
import type { TaskCommand } from "./change-task.js";
import type { Transaction } from "./database.js";
import type { LockedTask } from "./task-row.js";

/** A file whose bytes lie already, whole, in the evidence folder. */
export interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

export interface ReportCommand extends TaskCommand {
  readonly text: string;
  readonly evidence: readonly StoredFile[];
}

export async function writeReport(
  tx: Transaction,
  task: LockedTask,
  command: ReportCommand,
  kind: "progress" | "completion",
  progress: number,
): Promise<string> {
  const id = uuidv7();
  await insertRows(tx, "report", [
    {
      id,
      task_id: task.row.id,
      kind,
      state: "submitted",
      unit_id: task.row.lead_unit_id,
      reporter_id: command.actor.personId,
      text: command.text,
      progress,
      reported_at: command.now,
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
