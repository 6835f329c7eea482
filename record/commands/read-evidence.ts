/** That a person took a file of evidence stands in the task's journal. It changes nothing else: version and plan stay. */
import type { Actor } from "../../domain/permissions.js";
import { insertRows } from "../bulk.js";
import type { Database } from "../database.js";
import { chain } from "../journal.js";
import { lockTask } from "../task-row.js";

export const EVIDENCE_READ = "evidence_read";

/** A program that fetches a file in parts, or again at once, is one reader. */
const ONE_READING_MS = 60_000;

export async function noteReading(
  db: Database,
  {
    actor,
    taskId,
    file,
    now,
  }: {
    readonly actor: Actor;
    readonly taskId: string;
    readonly file: { readonly id: string; readonly fileName: string; readonly sha256: string };
    readonly now: Date;
  },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { row } = await lockTask(tx, taskId);
    const known = await tx.journalEvent.findFirst({
      where: {
        taskId,
        kind: EVIDENCE_READ,
        actorId: actor.personId,
        at: { gt: new Date(now.getTime() - ONE_READING_MS) },
        detail: { path: ["evidenceId"], equals: file.id },
      },
      select: { number: true },
    });
    if (known !== null) return;
    const event = chain(taskId, { number: row.journal_number, hash: row.journal_hash }, now, {
      kind: EVIDENCE_READ,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { evidenceId: file.id, fileName: file.fileName, sha256: file.sha256 },
    });
    await insertRows(tx, "journal_event", [event]);
    await tx.task.updateMany({
      where: { id: taskId },
      data: { journalNumber: event.number, journalHash: event.hash },
    });
  });
}
