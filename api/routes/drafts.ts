/** Drafts: what was read of a document, put right by people, and issued when nothing is open. */
import { z } from "zod";
import { correctDraftDocument } from "../../record/commands/correct-draft-document.js";
import { correctDraftTarget, dropDraftTarget } from "../../record/commands/correct-draft-target.js";
import { correctDraftTask } from "../../record/commands/correct-draft-task.js";
import { dropDraftTask } from "../../record/commands/drop-draft-task.js";
import { issueDraft } from "../../record/commands/issue-draft.js";
import { joinDraftTasks } from "../../record/commands/join-draft-tasks.js";
import { settleDraftDoubt, settleDraftName } from "../../record/commands/settle-draft-doubt.js";
import { splitDraftTask } from "../../record/commands/split-draft-task.js";
import { draftCorrections, readDraft } from "../../record/queries/draft.js";
import {
  documentBody,
  doubtsSettled,
  draftChanged,
  draftCorrection,
  draftDetail,
  draftDoubtParams,
  draftParams,
  draftTargetParams,
  draftTaskChanged,
  draftTaskParams,
  draftTaskSplit,
  issuanceBody,
  joinBody,
  nameBody,
  reReading,
  reReadingBody,
  splitBody,
  targetBody,
  taskBody,
  workbookBody,
  workbookImport,
} from "../draft-schemas.js";
import { WORKBOOK, documentIn, receiveDocument } from "../import-document.js";
import { takeWorkbook } from "../import-workbook.js";
import { type Call, type Operation, operation } from "../operation.js";
import { acceptReReading, previewReReading } from "../re-read.js";
import { version } from "../schemas.js";

const tag = "drafts";
const changing = { method: "post", tag, status: 201 } as const;
const problems = ["invalid_input", "not_allowed", "not_found", "conflict"] as const;

const commandOf = ({ actor, now, idempotency, expectedVersion }: Call) => ({
  ...{ actor, now, idempotency, expectedVersion },
});
/** What has no version of its own answers with the draft's. */
const withDraftVersion = <T extends { readonly draftVersion: number }>({ draftVersion, ...answer }: T) => ({
  ...answer,
  version: draftVersion,
});

const ofTask = { params: draftTaskParams, version: "required", answer: draftTaskChanged } as const;
const ofTarget = {
  params: draftTargetParams,
  version: "required",
  answer: z.object({ targetId: z.uuid(), version }).meta({ id: "DraftTargetChanged" }),
} as const;

export const draftOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/drafts/{programmeId}",
    id: "readDraft",
    tag,
    summary: "A draft with a page of its tasks, the passages they rest on, and what is open",
    params: draftParams,
    query: z.object({
      page: z.coerce.number().int().min(0).max(10_000).default(0),
      task: z.uuid().optional().meta({ description: "The page that this task stands on" }),
    }),
    status: 200,
    answer: draftDetail,
    problems: ["not_found", "invalid_input", "not_allowed"],
    handle: ({ db }, { actor, now }, { params, query }) =>
      readDraft(db, actor, params.programmeId, now, query),
  }),
  operation({
    method: "get",
    path: "/drafts/{programmeId}/tasks/{draftTaskId}/corrections",
    id: "listDraftCorrections",
    tag,
    summary: "What people have changed of a task of a draft, both sides, the latest first",
    params: draftTaskParams,
    status: 200,
    answer: z.object({ corrections: z.array(draftCorrection) }),
    problems: ["not_found", "invalid_input", "not_allowed"],
    handle: async ({ db }, { actor }, { params }) => ({
      corrections: await draftCorrections(db, actor, params.programmeId, params.draftTaskId),
    }),
  }),
  operation({
    ...changing,
    path: "/drafts/{programmeId}/document",
    id: "correctDraftDocument",
    summary: "Put right what was read of the document as a whole",
    params: draftParams,
    body: documentBody,
    version: "required",
    answer: draftChanged,
    problems,
    handle: async ({ db }, call, { params, body: document }) =>
      withDraftVersion(await correctDraftDocument(db, { ...commandOf(call), ...params, document })),
  }),
  operation({
    ...changing,
    ...ofTask,
    path: "/drafts/{programmeId}/tasks/{draftTaskId}/corrections",
    id: "correctDraftTask",
    summary: "Put a task of a draft right: words, units, due date, evidence, reviewer",
    body: taskBody,
    problems,
    handle: ({ db }, call, { params, body: patch }) =>
      correctDraftTask(db, { ...commandOf(call), ...params, patch }),
  }),
  operation({
    ...changing,
    ...ofTask,
    path: "/drafts/{programmeId}/tasks/{draftTaskId}/splitting",
    id: "splitDraftTask",
    summary: "Make several tasks of one",
    body: splitBody,
    answer: draftTaskSplit,
    problems,
    handle: ({ db }, call, { params, body }) =>
      splitDraftTask(db, { ...commandOf(call), ...params, ...body }),
  }),
  operation({
    ...changing,
    ...ofTask,
    path: "/drafts/{programmeId}/tasks/{draftTaskId}/joining",
    id: "joinDraftTasks",
    summary: "Take another task into this one; the other is dropped",
    body: joinBody,
    problems,
    handle: ({ db }, call, { params, body }) =>
      joinDraftTasks(db, { ...commandOf(call), ...params, ...body }),
  }),
  ...([true, false] as const).map((dropped) =>
    operation({
      ...changing,
      ...ofTask,
      path: `/drafts/{programmeId}/tasks/{draftTaskId}/${dropped ? "dropping" : "restoration"}`,
      id: dropped ? "dropDraftTask" : "restoreDraftTask",
      summary: dropped ? "Drop what is no task" : "Take a dropped task back",
      problems,
      handle: ({ db }, call, { params }) => dropDraftTask(db, { ...commandOf(call), ...params, dropped }),
    }),
  ),
  operation({
    ...changing,
    path: "/drafts/{programmeId}/doubts/{doubtId}/settlement",
    id: "settleDraftDoubt",
    summary: "Say that something doubtful is right as it was read",
    params: draftDoubtParams,
    answer: doubtsSettled,
    problems,
    handle: async ({ db }, call, { params }) =>
      withDraftVersion(await settleDraftDoubt(db, { ...commandOf(call), ...params })),
  }),
  operation({
    ...changing,
    path: "/drafts/{programmeId}/names",
    id: "settleDraftName",
    summary: "Say which units a name of the document stands for, wherever it is open",
    params: draftParams,
    body: nameBody,
    answer: doubtsSettled,
    problems,
    handle: async ({ db }, call, { params, body }) =>
      withDraftVersion(await settleDraftName(db, { ...commandOf(call), ...params, ...body })),
  }),
  operation({
    ...changing,
    ...ofTarget,
    path: "/drafts/{programmeId}/targets/{targetId}/corrections",
    id: "correctDraftTarget",
    summary: "Put a target of a draft right",
    body: targetBody,
    problems,
    handle: async ({ db }, call, { params, body: content }) =>
      withDraftVersion(await correctDraftTarget(db, { ...commandOf(call), ...params, content })),
  }),
  ...([true, false] as const).map((dropped) =>
    operation({
      ...changing,
      ...ofTarget,
      path: `/drafts/{programmeId}/targets/{targetId}/${dropped ? "dropping" : "restoration"}`,
      id: dropped ? "dropDraftTarget" : "restoreDraftTarget",
      summary: dropped ? "Drop what is no target" : "Take a dropped target back",
      problems,
      handle: async ({ db }, call, { params }) =>
        withDraftVersion(await dropDraftTarget(db, { ...commandOf(call), ...params, dropped })),
    }),
  ),
  operation({
    ...changing,
    path: "/drafts/{programmeId}/re-reading",
    id: "reReadDraft",
    summary: "Read the document again: what newer rules would change, and, accepted item by item, does",
    params: draftParams,
    body: reReadingBody,
    version: "required",
    answer: reReading,
    problems: [...problems, "unreadable_document", "unavailable"],
    handle: async (services, call, { params, body }) => {
      const { programmeId } = params;
      if (body.dryRun) return { ...(await previewReReading(services, call.actor, programmeId)), accepted: 0 };
      const command = { ...commandOf(call), programmeId, accept: body.accept };
      const { accepted, draftVersion: version } = await acceptReReading(services, command);
      return { ...(await previewReReading(services, call.actor, programmeId)), accepted, version };
    },
  }),
  operation({
    method: "post",
    tag,
    path: "/workbooks",
    id: "importWorkbook",
    summary:
      "Read a tracking workbook (XLSX): show what it would write, and write it as a draft, or into one",
    files: { field: WORKBOOK, receive: (services) => receiveDocument(services, WORKBOOK), required: true },
    body: workbookBody,
    status: 200,
    answer: workbookImport,
    problems: [...problems, "unreadable_document", "infected_file", "no_space", "too_large"],
    handle: async (services, { actor, now, idempotency, request }, { body }) => {
      const file = documentIn(request, WORKBOOK);
      try {
        return await takeWorkbook(services, {
          ...{ actor, now, idempotency, file, fileName: file.originalname },
          programmeId: body.programmeId ?? null,
          dryRun: body.dryRun === "true",
          includeHidden: body.includeHidden === "true",
        });
      } finally {
        await services.evidence.discard([file]);
      }
    },
  }),
  operation({
    ...changing,
    path: "/drafts/{programmeId}/issuance",
    id: "issueDraft",
    summary: "Issue a draft of which nothing is open: tasks and letters of assignment are written",
    params: draftParams,
    body: issuanceBody,
    version: "required",
    answer: z
      .object({ programmeId: z.uuid(), tasks: z.int(), acknowledgements: z.int(), version })
      .meta({ id: "DraftIssued" }),
    problems,
    handle: ({ db }, call, { params, body }) => issueDraft(db, { ...commandOf(call), ...params, ...body }),
  }),
];
