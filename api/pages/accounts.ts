/** The administrator's pages: accounts, a new one, one of them. */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { demandGeneral } from "../../domain/permissions.js";
import { changeMembership } from "../../record/commands/change-membership.js";
import { correctAddress } from "../../record/commands/correct-address.js";
import { createAccount } from "../../record/commands/create-account.js";
import { disableAccount, enableAccount } from "../../record/commands/disable-account.js";
import { removeSecondStep } from "../../record/commands/enrol-second-step.js";
import { sendAccountLink } from "../../record/commands/send-account-link.js";
import { listAccounts, readAccount } from "../../record/queries/accounts.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { accountLink } from "../../web/links.js";
import { accountsPage, newAccountPage } from "../../web/pages/accounts.js";
import { oneAccountPage } from "../../web/pages/one-account.js";
import { correctedAddress, newAccount, newMembership } from "../account-schemas.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textsIn, versionIn } from "./forms.js";

const SHOWN = 50;

const listQuery = z.object({
  q: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .catch("")
    .transform((text) => text.normalize("NFC")),
  cursor: z
    .string()
    .regex(/^[a-z0-9._-]{1,64}$/)
    .nullable()
    .catch(null),
});

export function accountsPages(router: Router, services: Services): void {
  const { db, auth } = services;

  router.get("/accounts", async (request, response) => {
    const actor = await personOf(services, request);
    const { q, cursor } = listQuery.parse(request.query);
    const filter = { words: q, cursor: cursor ?? undefined, limit: SHOWN };
    const { accounts, nextCursor } = await listAccounts(db, actor, filter, services.now());
    const context = pageContext(services, request, actor, takeDone(services, request, response));
    sendPage(response, accountsPage(context, { accounts, q, cursor, nextCursor }));
  });

  router.get("/accounts/new", async (request, response) => {
    await showNew(services, request, response, await personOf(services, request));
  });

  router.post("/accounts", async (request, response) => {
    const actor = await personOf(services, request);
    const values = textsIn(request);
    const parsed = newAccount.safeParse(membershipIn(values), { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      const { name, username, email, ...membership } = parsed.data;
      try {
        const command = { actor, now: services.now(), name, username, email, membership };
        const { accountId } = await createAccount(db, auth.secret, command);
        leaveDone(services, response, "account-created");
        response.redirect(303, accountLink(accountId));
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await showNew(services, request, response, actor, { values, errors });
  });

  router.get("/accounts/:accountId", async (request, response) => {
    await showOne(services, request, response, await personOf(services, request));
  });

  router.post("/accounts/:accountId/memberships", async (request, response) => {
    const actor = await personOf(services, request);
    const values = textsIn(request);
    const { others, version: _version, ...fields } = values;
    const parsed = newMembership.safeParse(membershipIn(fields), { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      const { keepOthers: _formsHaveOthers, ...membership } = parsed.data;
      try {
        await changeMembership(db, {
          accountId: request.params.accountId,
          actor,
          now: services.now(),
          expectedVersion: versionIn(request),
          membership,
          keepOthers: others === "keep",
        });
        leaveDone(services, response, "membership");
        response.redirect(303, accountLink(request.params.accountId));
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await showOne(services, request, response, actor, { values, errors });
  });

  router.post("/accounts/:accountId/address", async (request, response) => {
    const actor = await personOf(services, request);
    const { accountId } = request.params;
    const { email = "" } = textsIn(request);
    const parsed = correctedAddress.safeParse({ email: email.trim() }, { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      try {
        await correctAddress(db, {
          ...{ accountId, actor, now: services.now(), expectedVersion: versionIn(request) },
          email: parsed.data.email,
        });
        leaveDone(services, response, "address-corrected");
        response.redirect(303, accountLink(accountId));
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await showOne(services, request, response, actor, { values: { email }, errors });
  });

  const acts = {
    link: { done: "link-sent", run: sendAccountLink.bind(null, db, auth.secret) },
    disabling: { done: "disabled", run: disableAccount.bind(null, db) },
    enabling: { done: "enabled", run: enableAccount.bind(null, db) },
    "second-step-removal": { done: "second-step-removed", run: removeSecondStep.bind(null, db) },
  } as const;
  for (const [resource, { done, run }] of Object.entries(acts)) {
    router.post(
      `/accounts/:accountId/${resource}`,
      async (request: Request<{ accountId: string }>, response) => {
        const actor = await personOf(services, request);
        const { accountId } = request.params;
        await run({ accountId, actor, now: services.now(), expectedVersion: versionIn(request) });
        leaveDone(services, response, done);
        response.redirect(303, accountLink(request.params.accountId));
      },
    );
  }
}

/** A form's fields as the schema has them: what is left empty is not given, and one choice stands for two marks. */
function membershipIn({ place, ...values }: Record<string, string>): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  return {
    ...given,
    isHead: place === "head" || place === "both",
    isFocal: place === "focal" || place === "both",
  };
}

interface Failed {
  readonly values: Record<string, string>;
  readonly errors: FormErrors;
}

async function showNew(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  form?: Failed,
): Promise<void> {
  demandGeneral(actor, "manage_accounts");
  const units = await unitChoices(services.db, services.now());
  sendPage(
    response,
    newAccountPage(pageContext(services, request, actor), { units, form }),
    form ? 422 : 200,
  );
}

async function showOne(
  services: Services,
  request: Request<{ accountId: string }>,
  response: Response,
  actor: Visitor,
  form?: Failed,
): Promise<void> {
  const now = services.now();
  const account = await readAccount(services.db, actor, request.params.accountId, now);
  const units = await unitChoices(services.db, now);
  const context = pageContext(
    services,
    request,
    actor,
    form ? undefined : takeDone(services, request, response),
  );
  sendPage(response, oneAccountPage(context, { account, units, form }), form ? 422 : 200);
}
