/** Reassigning, shifting due dates and urging in bulk. */
import { z } from "zod";
import { taskStates } from "../../domain/task.js";
import { actInBulk } from "../../record/commands/act-in-bulk.js";
import { onceInParts } from "../../record/idempotency.js";
import { operation } from "../operation.js";
import { type TaskActDoor, taskActs } from "../task-acts.js";

/** Each takes some milliseconds; a call stays within what a person waits for. */
const MOST_TASKS = 500;

type BulkAct = "reassign" | "change_due_date" | "urge";

function doorOf(act: BulkAct): TaskActDoor {
  const door = taskActs.find((one) => one.act === act);
  if (door === undefined) throw new Error(`no door for ${act}`);
  return door;
}

/** `input` is what the act on one task takes. */
const requestOf = (act: BulkAct) =>
  z.strictObject({
    act: z.literal(act),
    taskIds: z.array(z.uuid()).min(1).max(MOST_TASKS),
    input: doorOf(act).body,
    dryRun: z.boolean(),
  });

export const bulkOperations = [
  operation({
    method: "post",
    path: "/bulk-acts",
    id: "actInBulk",
    tag: "acts",
    summary: "One act on many tasks; a dry run says what would come of it and changes nothing",
    body: z.discriminatedUnion("act", [
      requestOf("reassign"),
      requestOf("change_due_date"),
      requestOf("urge"),
    ]),
    status: 200,
    answer: z
      .object({
        done: z.int(),
        refused: z.int(),
        outcomes: z.array(
          z.object({
            taskId: z.uuid(),
            state: z.enum(taskStates).nullable(),
            refused: z
              .object({ code: z.string(), messages: z.object({ vi: z.string(), en: z.string() }) })
              .nullable(),
          }),
        ),
      })
      .meta({ id: "BulkOutcome" }),
    problems: ["invalid_input"],
    handle: ({ db, poker }, { actor, now, idempotency }, { body }) => {
      const door = doorOf(body.act);
      const commands = [...new Set(body.taskIds)].map((taskId) => ({
        taskId,
        actor,
        now,
        ...(body.dryRun ? { dryRun: true as const } : {}),
        // A call that broke off goes on from there.
        ...(idempotency === undefined || body.dryRun
          ? {}
          : { idempotency: { ...idempotency, key: `${idempotency.key}:${taskId}` } }),
      }));
      return onceInParts(db, { actor, now, idempotency }, async () => {
        const outcomes = await actInBulk(commands, (command) => door.run(db, command, body.input, []));
        for (const { changed } of outcomes) if (changed !== null) poker.poke(changed);
        return {
          done: outcomes.filter((one) => one.refused === null).length,
          refused: outcomes.filter((one) => one.refused !== null).length,
          outcomes: outcomes.map(({ taskId, state, refused }) => ({ taskId, state, refused })),
        };
      });
    },
  }),
];
