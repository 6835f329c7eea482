/** Tokens by which other systems act for one unit. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { createServiceToken, revokeServiceToken } from "../../record/commands/create-service-token.js";
import { hashOfToken } from "../../record/link-token.js";
import { listServiceTokens } from "../../record/queries/service-tokens.js";
import { newServiceToken, serviceToken } from "../account-schemas.js";
import { operation } from "../operation.js";

const tag = "service tokens";
const LONGEST_DAYS = 731;
const PREFIX_CHARACTERS = 10;

export const serviceTokenOperations = [
  operation({
    method: "post",
    path: "/service-tokens",
    id: "createServiceToken",
    tag,
    summary: "Create a token; it is shown in this answer and never again, also not under an Idempotency-Key",
    body: newServiceToken,
    status: 201,
    answer: z
      .object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() })
      .meta({ id: "NewServiceToken" }),
    problems: ["invalid_input", "not_allowed"],
    handle: async ({ db }, { actor, now, response }, { body: { expiresOn, ...body } }) => {
      const today = dayAt(now);
      if (expiresOn < today || expiresOn > addDays(today, LONGEST_DAYS)) {
        throw new DomainError(
          "invalid_input",
          {
            vi: "Ngày hết hạn phải từ hôm nay đến hai năm sau.",
            en: "It has to expire between today and two years from now.",
          },
          { field: "expiresOn" },
        );
      }
      const token = `ddt_${randomBytes(32).toString("base64url")}`;
      const expiresAt = instantAt(addDays(expiresOn, 1), "00:00");
      const id = await createServiceToken(db, {
        actor,
        now,
        ...body,
        expiresAt,
        prefix: token.slice(0, PREFIX_CHARACTERS),
        tokenHash: hashOfToken(token),
      });
      response.setHeader("Cache-Control", "no-store");
      return { id, token, expiresAt };
    },
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
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now }, { params: { tokenId } }) =>
      revokeServiceToken(db, { tokenId, actor, now }),
  }),
];
