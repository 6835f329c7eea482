/** The unit, or the office, says who works on a task. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";

export function nameFocalOfficer(
  db: Database,
  command: TaskCommand & { readonly personId: string },
): Promise<TaskChanged> {
  const { now, personId } = command;
  return changeTask(db, command, "name_focal_officer", async (tx, task) => {
    if (!isUuid(personId)) throw notOfTheUnit();
    const today = dayAt(now);
    // A system with a service token answers for nothing.
    const members = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.person_id = ${personId}::uuid AND m.unit_id = ${task.parties.leadUnitId}::uuid AND p.kind = 'human'
        AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
      LIMIT 1`;
    if (members.length === 0) throw notOfTheUnit();
    return {
      patch: { focalOfficerId: personId },
      detail: { personId },
      notices: [{ kind: "assignment", audiences: ["unit_focal"] }],
      involved: { focalOfficerId: personId },
    };
  });
}

function notOfTheUnit(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Người này không thuộc đơn vị chủ trì. Hãy chọn người của đơn vị.",
      en: "This person is not of the lead unit. Choose one who is.",
    },
    { field: "personId" },
  );
}
