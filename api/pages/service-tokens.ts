/** The administrator's page of service tokens. */
import type { Request, Response, Router } from "express";
import {
  createServiceToken,
  revokeServiceToken,
  serviceRoles,
} from "../../record/commands/create-service-token.js";
import { listServiceTokens } from "../../record/queries/service-tokens.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { newServiceTokenPage, serviceTokensPage } from "../../web/pages/service-tokens.js";
import { newServiceToken } from "../account-schemas.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textsIn, versionIn } from "./forms.js";

export function serviceTokenPages(router: Router, services: Services): void {
  router.get("/service-tokens", async (request, response) => {
    await show(services, request, response, await personOf(services, request));
  });

  router.post("/service-tokens", async (request, response) => {
    const actor = await personOf(services, request);
    const { idempotencyKey, ...values } = textsIn(request);
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
    const parsed = newServiceToken.safeParse(given, { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      try {
        // Sent twice, or loaded again, it is the same token.
        const idempotency = claimOf(idempotencyKey, { page: "service-tokens", ...parsed.data });
        const command = { actor, now: services.now(), idempotency, ...parsed.data };
        const made = await createServiceToken(services.db, services.auth.secret, command);
        const context = pageContext(services, request, actor);
        sendPage(
          response,
          newServiceTokenPage(context, {
            name: parsed.data.name,
            token: made.token,
            expiresAt: new Date(made.expiresAt),
          }),
          201,
        );
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await show(services, request, response, actor, { values, errors });
  });

  router.post("/service-tokens/:tokenId/revocation", async (request, response) => {
    const actor = await personOf(services, request);
    await revokeServiceToken(services.db, {
      tokenId: request.params.tokenId,
      actor,
      now: services.now(),
      expectedVersion: versionIn(request),
    });
    leaveDone(services, response, "token-revoked");
    response.redirect(303, "/service-tokens");
  });
}

async function show(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  form?: { readonly values: Record<string, string>; readonly errors: FormErrors },
): Promise<void> {
  const tokens = await listServiceTokens(services.db, actor);
  const units = await unitChoices(services.db, services.now());
  const notice = form ? undefined : takeDone(services, request, response);
  const context = pageContext(services, request, actor, notice);
  sendPage(
    response,
    serviceTokensPage(context, { tokens, units, roles: serviceRoles, idempotencyKey: freshKey(), form }),
    form ? 422 : 200,
  );
}
