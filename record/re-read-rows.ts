/** The rows of a draft with what people have done to each, for comparing them with a new reading. */
import type { ReReadField, ReReadRow } from "../domain/re-reading.js";
import type { Transaction } from "./database.js";

const NAMES: readonly ReReadField[] = ["lead", "coordinating", "through"];
/** What a correction of a field keeps from a new reading. Whoever chose the units has answered for the names. */
const KEEPS: Readonly<Record<string, readonly ReReadField[]>> = {
  text: ["text"],
  due: ["due"],
  units: NAMES,
  name: NAMES,
};
/** No reading knows what came of these. */
const MAKES = new Set(["split", "join"]);

/** `tx`: a transaction, or the client itself. */
export async function reReadRows(
  tx: Pick<Transaction, "draftTask" | "draftCorrection">,
  programmeId: string,
): Promise<ReReadRow[]> {
  const [rows, corrections] = [
    await tx.draftTask.findMany({ where: { programmeId }, orderBy: [{ position: "asc" }, { id: "asc" }] }),
    await tx.draftCorrection.findMany({
      where: { programmeId, object: "task", readingNumber: null },
      select: { objectId: true, field: true },
    }),
  ];
  const byRow = new Map<string, Set<string>>();
  for (const { objectId, field } of corrections) {
    if (objectId === null) continue;
    byRow.set(objectId, (byRow.get(objectId) ?? new Set()).add(field));
  }
  return rows.map((row) => {
    const fields = [...(byRow.get(row.id) ?? [])];
    return {
      id: row.id,
      section: row.section,
      text: row.text,
      lead: row.lead,
      coordinating: row.coordinating,
      through: row.through,
      due: row.due,
      source: { start: row.sourceStart, end: row.sourceEnd },
      dropped: row.droppedAt !== null,
      corrected: new Set(fields.flatMap((field) => KEEPS[field] ?? [])),
      made: row.rowKey !== null || fields.some((field) => MAKES.has(field)),
    };
  });
}
