/** Targets: how each is measured, its figures, and how far it has come. */
import { z } from "zod";
import type { TargetChanged } from "../../record/change-target.js";
import { correctObservation } from "../../record/commands/correct-observation.js";
import { defineTarget } from "../../record/commands/define-target.js";
import { recordObservation } from "../../record/commands/record-observation.js";
import { listTargets, readTarget } from "../../record/queries/targets.js";
import { type Call, type Operation, operation } from "../operation.js";
import { newObservation, observationCorrection, targetDefinition } from "../target-input.js";
import { targetView } from "../schemas.js";
import { targetChanged, targetDetail } from "../target-schemas.js";

const targetParams = z.object({ targetId: z.uuid() });
const problems = ["invalid_input", "not_allowed", "not_found", "conflict", "stale"] as const;

export const targetOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/programmes/{programmeId}/targets",
    id: "listTargets",
    tag: "targets",
    summary: "A programme's targets and how far each has come",
    params: z.object({ programmeId: z.uuid() }),
    status: 200,
    answer: z.object({ targets: z.array(targetView) }),
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: async ({ db }, { actor, now }, { params }) => ({
      targets: await listTargets(db, actor, params.programmeId, now),
    }),
  }),
  operation({
    method: "get",
    path: "/targets/{targetId}",
    id: "readTarget",
    tag: "targets",
    summary: "One target: its years, the arithmetic of each and its figures; its ETag is its version",
    params: targetParams,
    status: 200,
    answer: targetDetail,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now }, { params }) => readTarget(db, actor, params.targetId, now),
  }),
  operation({
    method: "post",
    path: "/targets/{targetId}/definition",
    id: "defineTarget",
    tag: "targets",
    summary: "Say how it is measured, where it starts, and who owes its figures by when",
    params: targetParams,
    version: "required",
    body: targetDefinition,
    status: 200,
    answer: targetChanged,
    problems,
    handle: async ({ db }, call, { params, body }) =>
      said(await defineTarget(db, { ...commandOf(call, params), ...body })),
  }),
  operation({
    method: "post",
    path: "/targets/{targetId}/observations",
    id: "recordObservation",
    tag: "targets",
    summary: "Enter the figure of a unit and year, with its source",
    params: targetParams,
    version: "optional",
    body: newObservation,
    status: 201,
    answer: targetChanged,
    problems,
    handle: async ({ db }, call, { params, body }) =>
      said(await recordObservation(db, { ...commandOf(call, params), ...body })),
  }),
  operation({
    method: "post",
    path: "/targets/{targetId}/observations/{observationId}/correction",
    id: "correctObservation",
    tag: "targets",
    summary: "Put a figure right; the wrong one is kept beside it",
    params: z.object({ targetId: z.uuid(), observationId: z.uuid() }),
    version: "optional",
    body: observationCorrection,
    status: 201,
    answer: targetChanged,
    problems,
    handle: async ({ db }, call, { params, body }) =>
      said(await correctObservation(db, { ...commandOf(call, params), ...params, ...body })),
  }),
];

function commandOf(
  { actor, now, expectedVersion, idempotency }: Call,
  { targetId }: { readonly targetId: string },
) {
  return { targetId, actor, now, expectedVersion, idempotency };
}

/** In one order, also where it comes out of the record a second time. */
function said({ targetId, version, observationId }: TargetChanged): TargetChanged {
  return { targetId, version, observationId };
}
