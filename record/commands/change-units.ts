/** Co-ordinating units are added to a task or taken off it. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { insertRows } from "../bulk.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { unitsInForce } from "../units-of-task.js";

export function changeUnits(
  db: Database,
  command: TaskCommand & { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<TaskChanged> {
  return changeTask(db, command, "change_units", async (tx, task) => {
    const known = new Set(task.parties.coordinatingUnitIds);
    const add = [...new Set(command.add)].filter((id) => !known.has(id));
    const remove = [...new Set(command.remove)].filter((id) => known.has(id));
    if (add.length + remove.length === 0) throw nothingToChange();
    if (add.includes(task.parties.leadUnitId)) throw leadsAlready();
    await unitsInForce(tx, add, dayAt(command.now), "add");
    await tx.$executeRaw`
      DELETE FROM task_unit
      WHERE task_id = ${task.row.id}::uuid AND role = 'coordinating' AND unit_id = ANY(${remove}::uuid[])`;
    await insertRows(
      tx,
      "task_unit",
      add.map((id) => ({ task_id: task.row.id, unit_id: id, role: "coordinating" })),
    );
    return {
      patch: {},
      detail: { add, remove },
      notices: add.length > 0 ? [{ kind: "assignment", audiences: ["coordinating_focal"] }] : [],
      involved: { coordinatingUnitIds: add },
    };
  });
}

function nothingToChange(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Không có gì thay đổi: đơn vị thêm vào đã phối hợp, đơn vị bỏ ra không phối hợp.",
      en: "Nothing changes: the units to add are there, those to remove are not.",
    },
    { field: "add" },
  );
}

function leadsAlready(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp.",
      en: "The lead cannot co-ordinate its own task.",
    },
    { field: "add" },
  );
}
