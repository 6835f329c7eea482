/** Review cycles: called, read, consolidated, approved, published; and when they are called by themselves. */
import { z } from "zod";
import { instantAt } from "../../domain/day.js";
import { DEADLINE_TIME } from "../../domain/lateness.js";
import { defaultOutline } from "../../domain/review-outline.js";
import type { CycleChanged, CycleCommand } from "../../record/change-cycle.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { cancelCycle } from "../../record/commands/cancel-cycle.js";
import { approveReview, returnReview } from "../../record/commands/decide-review.js";
import { editReviewReport } from "../../record/commands/edit-review-report.js";
import { publishReview } from "../../record/commands/publish-review.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { setReviewRules } from "../../record/commands/set-review-rules.js";
import type { Database } from "../../record/database.js";
import { listCycles, readCycle, readFigure } from "../../record/queries/cycles.js";
import { readReviewRules } from "../../record/queries/review-rules.js";
import {
  cycleChanged,
  cycleDetail,
  cycleSummary,
  edits,
  figureOpened,
  newCycle,
  reviewRules,
  rulesInput,
} from "../cycle-schemas.js";
import { type Operation, operation } from "../operation.js";
import { words } from "../task-acts.js";

const cycleParams = z.object({ cycleId: z.uuid() });
const programmeParams = z.object({ programmeId: z.uuid() });
const tag = "reviews";

/** One act on a cycle: its resource under `/cycles/{cycleId}/`, what it takes, the command that carries it out. */
function act<B extends z.ZodObject>(
  id: string,
  resource: string,
  summary: string,
  body: B,
  version: "required" | "optional",
  run: (db: Database, command: CycleCommand & z.output<B>) => Promise<CycleChanged>,
): Operation {
  return operation({
    method: "post",
    path: `/cycles/{cycleId}/${resource}`,
    id,
    tag,
    summary,
    params: cycleParams,
    body,
    version,
    status: 200,
    answer: cycleChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      run(db, { actor, now, idempotency, expectedVersion, cycleId: params.cycleId, ...body }),
  });
}

export const cycleOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/cycles",
    id: "callCycle",
    tag,
    summary: "Call a review at once: every unit with a part in the programme is asked to report",
    body: newCycle,
    status: 201,
    answer: cycleChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency }, { body: { cutOff, outline, ...call } }) =>
      callCycle(db, {
        ...call,
        actor,
        now,
        idempotency,
        outline: outline ?? defaultOutline,
        cutOffAt: instantAt(cutOff, DEADLINE_TIME),
      }),
  }),
  operation({
    method: "get",
    path: "/cycles",
    id: "listCycles",
    tag,
    summary: "Review cycles that one may see, the latest first",
    query: z.strictObject({ programme: z.uuid().optional() }),
    status: 200,
    answer: z.object({ cycles: z.array(cycleSummary) }),
    problems: ["invalid_input"],
    handle: async ({ db }, { actor }, { query }) => ({
      cycles: await listCycles(db, actor, { programmeId: query.programme }),
    }),
  }),
  operation({
    method: "get",
    path: "/cycles/{cycleId}",
    id: "readCycle",
    tag,
    summary: "One cycle: figures, report and who has reported; units see the report once it is published",
    params: cycleParams,
    status: 200,
    answer: cycleDetail,
    problems: ["invalid_input", "not_found"],
    handle: ({ db }, { actor, now }, { params }) => readCycle(db, actor, params.cycleId, now),
  }),
  operation({
    method: "get",
    path: "/cycles/{cycleId}/figures/{key}",
    id: "readFigure",
    tag,
    summary: "A consolidated figure opened: the tasks it counts, as they stood at the cut-off",
    params: z.object({ cycleId: z.uuid(), key: z.string().min(1).max(300) }),
    status: 200,
    answer: figureOpened,
    problems: ["invalid_input", "not_found"],
    handle: ({ db }, { actor }, { params }) => readFigure(db, actor, params.cycleId, params.key),
  }),
  act("editReviewReport", "report", "Edit paragraphs of the report", edits, "required", editReviewReport),
  act(
    "requestReviewApproval",
    "approval-request",
    "Put the report before the Standing Committee",
    z.strictObject({}),
    "optional",
    requestReviewApproval,
  ),
  act(
    "approveReview",
    "approval",
    "The Standing Committee approves the report",
    z.strictObject({}),
    "required",
    approveReview,
  ),
  act(
    "returnReview",
    "return",
    "The Standing Committee sends the report back, with remarks",
    z.strictObject({ remarks: words }),
    "optional",
    returnReview,
  ),
  act(
    "publishReview",
    "publication",
    "Publish the approved report to every unit",
    z.strictObject({}),
    "optional",
    publishReview,
  ),
  act(
    "cancelCycle",
    "cancellation",
    "Call a review off; what the units still owe falls away",
    z.strictObject({ reason: words }),
    "optional",
    cancelCycle,
  ),
  operation({
    method: "get",
    path: "/programmes/{programmeId}/review-rules",
    id: "readReviewRules",
    tag,
    summary: "When the programme's reviews are called by themselves",
    params: programmeParams,
    status: 200,
    answer: reviewRules,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params }) => readReviewRules(db, actor, params.programmeId),
  }),
  operation({
    method: "post",
    path: "/programmes/{programmeId}/review-rules",
    id: "setReviewRules",
    tag,
    summary: "Set when the programme's reviews are called by themselves",
    params: programmeParams,
    body: rulesInput,
    version: "required",
    status: 200,
    answer: reviewRules,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      setReviewRules(db, {
        actor,
        now,
        idempotency,
        expectedVersion,
        programmeId: params.programmeId,
        rules: body.rules,
      }),
  }),
];
