/** Tasks: lists, one task, its journal, its evidence, and every act on it. */
import { z } from "zod";
import { latenesses } from "../../domain/lateness.js";
import { taskStates } from "../../domain/task.js";
import { todoGroups } from "../../domain/today.js";
import { readJournal } from "../../record/queries/journal.js";
import { lookAtTask } from "../../record/queries/task.js";
import { listTasks } from "../../record/queries/tasks.js";
import { actOnTask } from "../act-on-task.js";
import { mediaTypes } from "../media-type.js";
import { receiveEvidence } from "../receive-evidence.js";
import { type Operation, operation } from "../operation.js";
import { journalEntry, taskChanged, taskDetail, taskMetadata, taskParams, taskSummary } from "../schemas.js";
import { sendEvidence } from "../send-evidence.js";
import { day, taskActs } from "../task-acts.js";
import { cleanText } from "../text.js";

/** A value once or several times: `?state=assigned&state=returned`. */
const several = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one)]).optional();

export const taskOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/tasks",
    id: "listTasks",
    tag: "tasks",
    summary: "Tasks that one may see, the most urgent first",
    query: z.strictObject({
      scope: z.enum(["own", "all"]).default("all"),
      todo: z.enum(todoGroups).optional().meta({ description: "A group of the day's work: see readToday" }),
      state: several(z.enum(taskStates)),
      lateness: several(z.enum(latenesses)),
      unit: z.uuid().optional(),
      programme: z.uuid().optional(),
      escalated: z.enum(["true", "false"]).optional(),
      dueFrom: day.optional().meta({ description: "First due date", format: "date" }),
      dueTo: day.optional().meta({ description: "Last due date", format: "date" }),
      q: z.string().max(200).optional().meta({ description: "Words, with or without diacritics" }),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    answer: z.object({ tasks: z.array(taskSummary), nextCursor: z.string().nullable() }),
    problems: ["invalid_input"],
    handle: ({ db }, { actor, now }, { query }) =>
      listTasks(
        db,
        actor,
        {
          scope: query.scope,
          todo: query.todo,
          states: query.state,
          latenesses: query.lateness,
          unitId: query.unit,
          programmeId: query.programme,
          escalated: query.escalated === "true",
          dueFrom: query.dueFrom,
          dueTo: query.dueTo,
          words: query.q === undefined ? undefined : cleanText(query.q),
          cursor: query.cursor,
          limit: query.limit,
        },
        now,
      ),
  }),
  operation({
    method: "get",
    path: "/tasks/{taskId}",
    id: "readTask",
    tag: "tasks",
    summary: "One task; who looks after the machine sees its metadata alone",
    params: taskParams,
    status: 200,
    answer: z.union([taskDetail, taskMetadata]),
    problems: ["not_found", "invalid_input"],
    handle: ({ db }, { actor, now }, { params }) => lookAtTask(db, actor, params.taskId, now),
  }),
  operation({
    method: "get",
    path: "/tasks/{taskId}/journal",
    id: "readJournal",
    tag: "tasks",
    summary: "Who did what, when, in which name",
    params: taskParams,
    status: 200,
    answer: z.object({ events: z.array(journalEntry) }),
    problems: ["not_found", "invalid_input"],
    handle: async ({ db }, { actor }, { params }) => ({
      events: await readJournal(db, actor, params.taskId),
    }),
  }),
  operation({
    method: "get",
    path: "/tasks/{taskId}/evidence/{evidenceId}",
    id: "readEvidence",
    tag: "tasks",
    summary: "A file of evidence, as an attachment",
    params: z.object({ taskId: z.uuid(), evidenceId: z.uuid() }),
    status: 200,
    sendsFile: mediaTypes,
    problems: ["not_found", "invalid_input"],
    handle: (services, { actor, request, response }, { params }) =>
      sendEvidence(services, actor, params, request, response),
  }),
  ...taskActs.map((door) =>
    operation({
      method: "post",
      path: `/tasks/{taskId}/${door.resource}`,
      id: camelCase(door.act),
      tag: "acts",
      summary: door.summary,
      params: taskParams,
      body: door.body,
      ...(door.takesFiles
        ? {
            files: {
              field: "evidence",
              receive: (services) => receiveEvidence(services, door),
              required: false,
            },
          }
        : {}),
      version: "optional",
      status: 200,
      answer: taskChanged,
      problems: [
        "invalid_input",
        "not_allowed",
        "not_found",
        "conflict",
        "too_large",
        "infected_file",
        "no_space",
      ],
      handle: async (services, call, { params, body }) => {
        const { request } = call;
        const changed = await actOnTask(services, {
          door,
          taskId: params.taskId,
          actor: call.actor,
          now: call.now,
          input: body,
          files: Array.isArray(request.files) ? request.files : [],
          idempotency: call.idempotency,
          expectedVersion: call.expectedVersion,
        });
        return { taskId: changed.taskId, version: changed.version, state: changed.state };
      },
    }),
  ),
];

function camelCase(act: string): string {
  return act.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
