/** Successions: dry run, preparation, signature, withdrawal, and what has passed from whom to whom. */
import { z } from "zod";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { signSuccession, withdrawSuccession } from "../../record/commands/sign-succession.js";
import { listSuccessions, previewSuccession, readSuccession } from "../../record/queries/successions.js";
import { type Call, type Operation, operation } from "../operation.js";
import {
  newSuccession,
  successionChanged,
  successionDetail,
  successionItem,
  successionPreview,
} from "../succession-schemas.js";
import { words } from "../task-acts.js";

const params = z.object({ successionId: z.uuid() });

export const successionOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/successions/dry-run",
    id: "previewSuccession",
    tag: "successions",
    summary: "What would pass from whom to whom, and what is still to be chosen; changes nothing",
    body: newSuccession,
    withoutKey: "it changes nothing",
    status: 200,
    answer: successionPreview,
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db }, { actor, now }, { body }) => previewSuccession(db, { actor, now, ...body }),
  }),
  operation({
    method: "post",
    path: "/successions",
    id: "prepareSuccession",
    tag: "successions",
    summary: "Prepare a succession for the Standing Committee's signature",
    body: newSuccession,
    status: 201,
    answer: successionChanged,
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db }, { actor, now, idempotency }, { body }) =>
      prepareSuccession(db, { actor, now, idempotency, ...body }),
  }),
  operation({
    method: "get",
    path: "/successions",
    id: "listSuccessions",
    tag: "successions",
    summary: "All successions, the latest day first",
    status: 200,
    answer: z.object({ successions: z.array(successionItem) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor }) => ({ successions: await listSuccessions(db, actor) }),
  }),
  operation({
    method: "get",
    path: "/successions/{successionId}",
    id: "readSuccession",
    tag: "successions",
    summary: "One succession: what would pass as things stand, or the record of what has passed",
    params,
    status: 200,
    answer: successionDetail,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params: { successionId } }) => readSuccession(db, actor, successionId),
  }),
  operation({
    method: "post",
    path: "/successions/{successionId}/signature",
    id: "signSuccession",
    tag: "successions",
    summary: "Sign it: it is carried out on its day",
    params,
    version: "required",
    body: z.strictObject({}),
    status: 200,
    answer: successionChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict", "stale"],
    handle: ({ db }, call, { params: { successionId } }) =>
      signSuccession(db, { ...commandOf(call), successionId }),
  }),
  operation({
    method: "post",
    path: "/successions/{successionId}/withdrawal",
    id: "withdrawSuccession",
    tag: "successions",
    summary: "Withdraw it before its day",
    params,
    version: "required",
    body: z.strictObject({ reason: words }),
    status: 200,
    answer: successionChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict", "stale"],
    handle: ({ db }, call, { params: { successionId }, body: { reason } }) =>
      withdrawSuccession(db, { ...commandOf(call), successionId, reason }),
  }),
];

function commandOf({ actor, now, idempotency, expectedVersion }: Call) {
  return { actor, now, idempotency, expectedVersion };
}
