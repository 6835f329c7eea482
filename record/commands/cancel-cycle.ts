/** A cycle is called off: what the units still owe to it falls away. */
import { transit, transitions } from "../../domain/transitions.js";
import { calendarInForce } from "../calendar.js";
import { type CycleChanged, type CycleCommand, changeCycle } from "../change-cycle.js";
import { settle } from "../change-task.js";
import type { Database, Transaction } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { type LockedTask, isUuid, lockTask } from "../task-row.js";

export async function cancelCycle(
  db: Database,
  command: CycleCommand & { readonly reason: string },
): Promise<CycleChanged> {
  const { actor, now, reason, cycleId } = command;
  const owed: LockedTask[] = [];
  return changeCycle(
    db,
    command,
    "cancel_cycle",
    async (tx) => {
      const calendar = await calendarInForce(db, tx, now, owed[0]?.row.calendar_revision);
      for (const task of owed) {
        await withdrawExtensionRequest(tx, task.row.id);
        await settle(tx, db, task, calendar, now, {
          change: {
            patch: {
              state: transit(task.clock.state, "cancel"),
              closedAt: now,
              extensionRequestedAt: null,
            },
            detail: { reason, cycleId },
            notices: [{ kind: "cancellation", audiences: ["unit_focal", "unit_head"], detail: { reason } }],
          },
          event: {
            kind: transitions.cancel.event,
            actorId: actor.personId,
            actorUnitId: actor.unitId,
            detail: { reason, cycleId },
          },
        });
      }
      return { data: {}, detail: { reason, tasks: owed.length } };
    },
    async (tx) => {
      for (const id of await openTasks(tx, cycleId)) owed.push(await lockTask(tx, id));
    },
  );
}

/** Locked in one order: before their cycle, as whoever hands in or confirms a report does. */
async function openTasks(tx: Transaction, cycleId: string): Promise<string[]> {
  if (!isUuid(cycleId)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM task WHERE cycle_id = ${cycleId}::uuid AND state NOT IN ('completed', 'cancelled')
    ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}
