/** One's own account. */
import type { Request, Response, Router } from "express";
import {
  beginSecondStep,
  confirmSecondStep,
  removeOwnSecondStep,
  replaceRecoveryCodes,
} from "../../record/commands/enrol-second-step.js";
import { revokeOtherSessions, revokeSession } from "../../record/commands/revoke-sessions.js";
import { changePassword } from "../../record/commands/set-password.js";
import { credentialsById, pendingSecret, unusedRecoveryCodes } from "../../record/queries/credentials.js";
import { listSessions } from "../../record/queries/sessions.js";
import { accountPage, recoveryCodesPage } from "../../web/pages/account.js";
import type { AccountForm } from "../../web/account/form.js";
import type { SecondStepView } from "../../web/account/second-step.js";
import { textOf } from "../../web/text/catalogue.js";
import type { Services } from "../operation.js";
import { hashPassword } from "../passwords.js";
import { asDomainError, retryLater } from "../problems.js";
import { type Visitor, loginOf } from "../session.js";
import { confirmCode, demandPassword } from "../sign-in.js";
import {
  decryptSecret,
  encryptSecret,
  enrolmentOf,
  hashOfRecoveryCode,
  newRecoveryCodes,
  newSecret,
} from "../totp.js";
import { holderOf, pageContext, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, refusalOf, textIn } from "./forms.js";
import { newPasswordErrors } from "./link.js";

export function accountPages(router: Router, services: Services): void {
  const { db, auth } = services;

  router.get("/account", async (request, response) => {
    await show(services, request, response, await holderOf(services, request));
  });

  router.post("/account/password", async (request, response) => {
    const actor = await holderOf(services, request);
    const { userId, sessionToken } = loginOf(actor);
    await attempt(services, request, response, actor, "password", async () => {
      const username = (await credentialsById(db, userId))?.username ?? "";
      const fresh = textIn(request, "fresh");
      const errors = newPasswordErrors(fresh, textIn(request, "again"), username, "fresh");
      if (Object.keys(errors).length > 0) return errors;
      await demandPassword(services, request, userId, textIn(request, "password"));
      const passwordHash = await hashPassword(fresh);
      await changePassword(db, { userId, sessionToken, passwordHash, actor, now: services.now() });
      leaveDone(services, response, "password");
      response.redirect(303, "/account");
      return null;
    });
  });

  router.post("/account/second-step", async (request, response) => {
    const actor = await holderOf(services, request);
    const { userId } = loginOf(actor);
    await attempt(services, request, response, actor, "begin", async () => {
      await demandPassword(services, request, userId, textIn(request, "password"));
      const secret = await encryptSecret(auth.secret, newSecret());
      await beginSecondStep(db, { userId, actor, now: services.now(), secret });
      response.redirect(303, "/account");
      return null;
    });
  });

  router.post("/account/second-step/confirmation", async (request, response) => {
    const actor = await holderOf(services, request);
    const { userId, sessionToken } = loginOf(actor);
    await attempt(services, request, response, actor, "confirm", async () => {
      const stored = await pendingSecret(db, userId);
      const counter =
        stored === null ? null : await confirmCode(services, userId, stored, textIn(request, "code"));
      if (counter === null) return { code: wrongCode };
      const codes = newRecoveryCodes();
      const recoveryHashes = codes.map((code) => hashOfRecoveryCode(userId, code));
      await confirmSecondStep(db, {
        userId,
        actor,
        now: services.now(),
        counter,
        recoveryHashes,
        sessionToken,
      });
      sendPage(response, recoveryCodesPage(pageContext(services, request, actor), codes));
      return null;
    });
  });

  router.post("/account/recovery-codes", async (request, response) => {
    const actor = await holderOf(services, request);
    const { userId } = loginOf(actor);
    await attempt(services, request, response, actor, "codes", async () => {
      await demandPassword(services, request, userId, textIn(request, "password"));
      if (!actor.secondStep) return {};
      const codes = newRecoveryCodes();
      const recoveryHashes = codes.map((code) => hashOfRecoveryCode(userId, code));
      await replaceRecoveryCodes(db, { userId, actor, now: services.now(), recoveryHashes });
      sendPage(response, recoveryCodesPage(pageContext(services, request, actor), codes));
      return null;
    });
  });

  router.post("/account/second-step/removal", async (request, response) => {
    const actor = await holderOf(services, request);
    const { userId } = loginOf(actor);
    await attempt(services, request, response, actor, "remove", async () => {
      await demandPassword(services, request, userId, textIn(request, "password"));
      await removeOwnSecondStep(db, { userId, actor, now: services.now() });
      leaveDone(services, response, "second-step-removed");
      response.redirect(303, "/account");
      return null;
    });
  });

  router.post("/account/sessions/end-others", async (request, response) => {
    const actor = await holderOf(services, request);
    await revokeOtherSessions(db, { ...loginOf(actor), actor, now: services.now() });
    leaveDone(services, response, "sessions-ended");
    response.redirect(303, "/account");
  });

  router.post("/account/sessions/:sessionId/end", async (request, response) => {
    const actor = await holderOf(services, request);
    const { sessionId } = request.params;
    await revokeSession(db, { ...loginOf(actor), actor, now: services.now(), sessionId });
    leaveDone(services, response, "session-ended");
    response.redirect(303, "/account");
  });
}

const wrongCode = { vi: textOf("vi").account.secondStep.wrong, en: textOf("en").account.secondStep.wrong };

/** `act` answers and gives null, or gives the errors with which the form comes back. */
async function attempt(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  which: AccountForm,
  act: () => Promise<FormErrors | null>,
): Promise<void> {
  let errors: FormErrors | null;
  try {
    errors = await act();
  } catch (error) {
    errors = refusalOf(error);
    retryLater(response, asDomainError(error)?.detail ?? {});
  }
  if (errors !== null) await show(services, request, response, actor, { which, values: {}, errors });
}

async function show(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  failed?: {
    readonly which: AccountForm;
    readonly values: Record<string, string>;
    readonly errors: FormErrors;
  },
): Promise<void> {
  const { userId, sessionToken } = loginOf(actor);
  const credentials = await credentialsById(services.db, userId);
  const view = {
    hasPassword: credentials?.passwordHash != null,
    secondStep: await secondStepView(services, actor, userId, credentials?.username ?? ""),
    sessions: await listSessions(services.db, userId, sessionToken, services.now()),
    failed,
  };
  const context = pageContext(
    services,
    request,
    actor,
    failed ? undefined : takeDone(services, request, response),
  );
  sendPage(response, accountPage({ ...context, path: "/account" }, view), failed ? 422 : 200);
}

async function secondStepView(
  { auth, db }: Services,
  actor: Visitor,
  userId: string,
  username: string,
): Promise<SecondStepView> {
  if (actor.secondStep) return { kind: "on", codesLeft: await unusedRecoveryCodes(db, userId) };
  const demanded = actor.roles.some((role) => auth.secondStepRoles.includes(role));
  const stored = await pendingSecret(db, userId);
  if (stored === null) return { kind: "off", demanded };
  return { kind: "pending", demanded, ...enrolmentOf(await decryptSecret(auth.secret, stored), username) };
}
