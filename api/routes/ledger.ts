/** A task's ledger of the clock. */
import { readLedger } from "../../record/queries/ledger.js";
import { type Operation, operation } from "../operation.js";
import { taskParams } from "../schemas.js";
import { ledger } from "../time-schemas.js";

export const ledgerOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/tasks/{taskId}/ledger",
    id: "readLedger",
    tag: "tasks",
    summary: "Whose move it was from when to when, whether the clock ran, and why the task is late",
    params: taskParams,
    status: 200,
    answer: ledger,
    problems: ["invalid_input", "not_found"],
    handle: ({ db }, { actor, now }, { params }) => readLedger(db, actor, params.taskId, now),
  }),
];
