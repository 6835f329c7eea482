/** Two rows of a draft that are one instruction become one: the first takes the words and units of the other, which is dropped. */
import { DomainError } from "../../domain/errors.js";
import { type DraftTaskCommand, changeDraft, draftTaskIn, refuseDropped } from "../change-draft.js";
import type { Database } from "../database.js";
import type { DraftRole } from "../draft-rows.js";
import { type DraftTaskChanged, replaceUnits, unitsOf } from "./correct-draft-task.js";

export interface JoinDraftTasks extends DraftTaskCommand {
  /** The row that is taken in. */
  readonly otherId: string;
}

export async function joinDraftTasks(
  db: Database,
  command: JoinDraftTasks,
): Promise<DraftTaskChanged & { readonly draftVersion: number }> {
  return changeDraft(db, command, async (tx, draft) => {
    if (command.otherId === command.draftTaskId) throw itself();
    const row = await draftTaskIn(tx, draft, command.draftTaskId, command.expectedVersion);
    const other = await draftTaskIn(tx, draft, command.otherId);
    refuseDropped(row);
    refuseDropped(other);
    const [first, second] = row.position <= other.position ? [row, other] : [other, row];
    const text = `${first.text}\n${second.text}`;
    // Passages that stand beside each other are one; of others the row keeps its own.
    const between = draft.text.slice(first.sourceEnd, second.sourceStart);
    const adjoins = first.sourceEnd <= second.sourceStart && /^[\s\d.,;:()+–-]*$/.test(between);
    const source = adjoins ? { sourceStart: first.sourceStart, sourceEnd: second.sourceEnd } : {};

    const [own, others] = [unitsOf(row), unitsOf(other)];
    const taken = new Set(Object.values(own).flat());
    const both = (role: DraftRole) => [...own[role], ...others[role].filter((id) => !taken.has(id))];
    const units = { lead: both("lead"), coordinating: both("coordinating"), executing: both("executing") };
    const names = (field: "lead" | "coordinating" | "through") => [
      ...new Set([...row[field], ...other[field]]),
    ];
    await replaceUnits(tx, row.id, units);
    const version = row.version + 1;
    await tx.draftTask.update({
      where: { id: row.id },
      data: {
        text,
        ...source,
        lead: names("lead"),
        coordinating: names("coordinating"),
        through: names("through"),
        due: row.due ?? other.due,
        dueText: row.dueText ?? other.dueText,
        version,
      },
    });
    await tx.draftTask.update({
      where: { id: other.id },
      data: { droppedAt: command.now, version: other.version + 1 },
    });
    // What was open of the other is open of the row.
    await tx.draftDoubt.updateMany({
      where: { draftTaskId: other.id, settledAt: null },
      data: { draftTaskId: row.id },
    });
    return {
      corrections: [
        {
          ...{ object: "task", objectId: row.id, field: "join" },
          before: { text: row.text, units: own },
          after: { text, units, taken: other.id },
        },
        { object: "task", objectId: other.id, field: "dropped", before: false, after: { into: row.id } },
      ],
      answer: { draftTaskId: row.id, version },
    };
  });
}

function itself(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Không thể gộp nhiệm vụ với chính nó. Hãy chọn nhiệm vụ khác.",
      en: "A task cannot be joined to itself. Choose another one.",
    },
    { field: "otherId" },
  );
}
