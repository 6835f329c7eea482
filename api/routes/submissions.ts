/** A unit's report to a review: read, edited, signed by its head, handed in. Taking and returning it are acts of its task. */
import { z } from "zod";
import { saveSubmission, signSubmission, submitReport } from "../../record/commands/write-submission.js";
import { readSubmission } from "../../record/queries/submissions.js";
import { edits, submissionChanged, submissionDetail } from "../cycle-schemas.js";
import { type Operation, operation } from "../operation.js";

const submissionParams = z.object({ submissionId: z.uuid() });
const tag = "reviews";

export const submissionOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/submissions/{submissionId}",
    id: "readSubmission",
    tag,
    summary: "A unit's report; its id is that of the task that owes it",
    params: submissionParams,
    status: 200,
    answer: submissionDetail,
    problems: ["invalid_input", "not_found"],
    handle: ({ db }, { actor, now }, { params }) => readSubmission(db, actor, params.submissionId, now),
  }),
  operation({
    method: "post",
    path: "/submissions/{submissionId}/text",
    id: "saveSubmission",
    tag,
    summary: "Edit paragraphs; a signature given before falls away",
    params: submissionParams,
    body: edits,
    version: "required",
    status: 200,
    answer: submissionChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      saveSubmission(db, {
        actor,
        now,
        idempotency,
        expectedVersion,
        submissionId: params.submissionId,
        paragraphs: body.paragraphs,
      }),
  }),
  operation({
    method: "post",
    path: "/submissions/{submissionId}/signature",
    id: "signSubmission",
    tag,
    summary: "The head of the unit signs what they have seen",
    params: submissionParams,
    body: z.strictObject({}),
    version: "required",
    status: 200,
    answer: submissionChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params }) =>
      signSubmission(db, { actor, now, idempotency, expectedVersion, submissionId: params.submissionId }),
  }),
  operation({
    method: "post",
    path: "/submissions/{submissionId}/submission",
    id: "submitReport",
    tag,
    summary: "Hand in the signed report: its task is reported completed",
    params: submissionParams,
    body: z.strictObject({}),
    version: "optional",
    status: 200,
    answer: submissionChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: async ({ db, poker }, { actor, now, idempotency, expectedVersion }, { params }) => {
      const { task, ...submitted } = await submitReport(db, {
        actor,
        now,
        idempotency,
        expectedVersion,
        submissionId: params.submissionId,
      });
      poker.poke(task);
      return submitted;
    },
  }),
];
