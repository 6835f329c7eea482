/** The ladder of a programme: read, changed, and tried on what has been. */
import { z } from "zod";
import { changePolicy } from "../../record/commands/change-policy.js";
import { readPolicy } from "../../record/queries/policy.js";
import { previewPolicy } from "../../record/queries/policy-preview.js";
import { type Operation, operation } from "../operation.js";
import {
  policyChanged,
  policyContent,
  policyOf,
  policyPreview,
  policyView,
  quarter,
} from "../time-schemas.js";

const programmeParams = z.object({ programmeId: z.uuid() });
const tag = "policies";

export const policyOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/programmes/{programmeId}/policy",
    id: "readPolicy",
    tag,
    summary: "Which rung comes when and whom it reaches; the ETag is the programme's",
    params: programmeParams,
    status: 200,
    answer: policyView,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params }) => readPolicy(db, actor, params.programmeId),
  }),
  operation({
    method: "post",
    path: "/programmes/{programmeId}/policy",
    id: "changePolicy",
    tag,
    summary:
      "Give a programme a ladder of its own, or the default again (null); its open tasks are planned anew",
    params: programmeParams,
    body: z.strictObject({ policy: policyContent.nullable() }),
    version: "required",
    status: 200,
    answer: policyChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      changePolicy(db, {
        ...{ actor, now, idempotency, expectedVersion, programmeId: params.programmeId },
        policy: body.policy === null ? null : policyOf(body.policy),
      }),
  }),
  operation({
    method: "post",
    path: "/programmes/{programmeId}/policy-preview",
    id: "previewPolicy",
    tag,
    summary:
      "What a policy would have done in a quarter, beside the present one: rungs, mails by unit and month",
    params: programmeParams,
    body: z.strictObject({ policy: policyContent, quarter: quarter.optional() }),
    withoutKey: "it changes nothing",
    status: 200,
    answer: policyPreview,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now }, { params, body }) =>
      previewPolicy(db, {
        ...{ actor, now, programmeId: params.programmeId, quarter: body.quarter },
        policy: policyOf(body.policy),
      }),
  }),
];
