/** Tokens by which other systems act for one unit. */
import { z } from "zod";
import { createServiceToken, revokeServiceToken } from "../../record/commands/create-service-token.js";
import { listServiceTokens } from "../../record/queries/service-tokens.js";
import { newServiceToken, serviceToken } from "../account-schemas.js";
import { operation } from "../operation.js";

const tag = "service tokens";

export const serviceTokenOperations = [
  operation({
    method: "post",
    path: "/service-tokens",
    id: "createServiceToken",
    tag,
    summary: "Create a token; it is shown in this answer and never again but under the same Idempotency-Key",
    body: newServiceToken,
    status: 201,
    answer: z
      .object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() })
      .meta({ id: "NewServiceToken" }),
    problems: ["invalid_input", "not_allowed"],
    handle: ({ db, auth }, { actor, now, idempotency }, { body }) =>
      createServiceToken(db, auth.secret, { actor, now, idempotency, ...body }),
  }),
  operation({
    method: "get",
    path: "/service-tokens",
    id: "listServiceTokens",
    tag,
    summary: "Service tokens, newest first",
    status: 200,
    answer: z.object({ tokens: z.array(serviceToken) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor }) => ({ tokens: await listServiceTokens(db, actor) }),
  }),
  operation({
    method: "delete",
    path: "/service-tokens/{tokenId}",
    id: "revokeServiceToken",
    tag,
    summary: "Revoke a token, from the next request on",
    params: z.object({ tokenId: z.uuid() }),
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now, expectedVersion }, { params: { tokenId } }) =>
      revokeServiceToken(db, { tokenId, actor, now, expectedVersion }),
  }),
];
