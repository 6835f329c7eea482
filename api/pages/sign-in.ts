/** Signing in and out, and the language. */
import type { Router } from "express";
import { DomainError } from "../../domain/errors.js";
import { signInPage } from "../../web/pages/sign-in.js";
import { textOf } from "../../web/text/catalogue.js";
import { OIDC } from "../auth.js";
import type { Services } from "../operation.js";
import { retryLater, statusOf } from "../problems.js";
import { signOut } from "../session.js";
import { completeSignIn, signIn } from "../sign-in.js";
import { signInCodePage } from "../../web/pages/sign-in-code.js";
import { takeDone } from "./done.js";
import { textIn } from "./forms.js";
import { localPath, pageContext, personOf, sendPage } from "./context.js";

export function signInPages(router: Router, services: Services): void {
  router.get("/", async (request, response) => {
    const actor = await personOf(services, request);
    const watches = actor.roles.some((role) => role !== "officer" && role !== "administrator");
    if (!watches && !actor.roles.includes("officer")) {
      response.redirect(303, "/accounts");
      return;
    }
    response.redirect(303, watches ? "/overview" : "/today");
  });

  router.get("/sign-in", (request, response) => {
    const returnTo = localPath(request.query["returnTo"]);
    const context = pageContext(services, request, null, takeDone(services, request, response));
    const error = request.query["failed"] === OIDC ? oidcFailed : undefined;
    sendPage(
      response,
      signInPage(context, { returnTo, oidcLabel: services.auth.oidcLabel, ...(error && { error }) }),
    );
  });

  router.post("/sign-in", async (request, response) => {
    const username = textIn(request, "username");
    const password = textIn(request, "password");
    const returnTo = localPath(textIn(request, "returnTo"));
    try {
      const outcome = await signIn(services, request, response, { username, password });
      response.redirect(303, outcome === "signed_in" ? returnTo : codePath(returnTo));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      retryLater(response, error.detail);
      const view = { username, error: error.text, returnTo, oidcLabel: services.auth.oidcLabel };
      sendPage(response, signInPage(pageContext(services, request, null), view), statusOf[error.code]);
    }
  });

  router.get("/sign-in/code", (request, response) => {
    const returnTo = localPath(request.query["returnTo"]);
    sendPage(response, signInCodePage(pageContext(services, request, null), { returnTo }));
  });

  router.post("/sign-in/code", async (request, response) => {
    const returnTo = localPath(textIn(request, "returnTo"));
    try {
      await completeSignIn(services, request, response, textIn(request, "code"));
      response.redirect(303, returnTo);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      retryLater(response, error.detail);
      const context = { ...pageContext(services, request, null), path: codePath(returnTo) };
      const html = error.detail["restart"]
        ? signInPage(context, { returnTo, error: error.text })
        : signInCodePage(context, { returnTo, error: error.text });
      sendPage(response, html, statusOf[error.code]);
    }
  });

  router.post("/sign-out", async (request, response) => {
    await signOut(services.auth, request, response);
    response.redirect(303, "/sign-in");
  });

  router.post("/locale", (request, response) => {
    const to = textIn(request, "to") === "en" ? "en" : "vi";
    response.cookie("locale", to, { sameSite: "lax", httpOnly: true, maxAge: 365 * 86_400_000 });
    response.redirect(303, localPath(textIn(request, "returnTo")));
  });
}

function codePath(returnTo: string): string {
  return `/sign-in/code?${new URLSearchParams({ returnTo }).toString()}`;
}

const oidcFailed = { vi: textOf("vi").account.signIn.oidcFailed, en: textOf("en").account.signIn.oidcFailed };
