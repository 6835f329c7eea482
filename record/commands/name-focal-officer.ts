/** The unit, or the office, says who works on a task. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import { isUuid } from "../task-row.js";

export function nameFocalOfficer(
  db: Database,
  command: TaskCommand & { readonly personId: string },
): Promise<TaskChanged> {
  const { now, personId } = command;
  return changeTask(db, command, "name_focal_officer", async (tx, task) => {
    const date = dateOf(dayAt(now));
    const member = !isUuid(personId)
      ? null
      : await tx.membership.findFirst({
          where: {
            personId,
            unitId: task.parties.leadUnitId,
            // A system with a service token answers for nothing.
            person: { kind: "human" },
            validFrom: { lte: date },
            OR: [{ validTo: null }, { validTo: { gte: date } }],
          },
        });
    if (member === null) throw notOfTheUnit();
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
