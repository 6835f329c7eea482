/** Signing in and out, and the language. */
import type { Router } from "express";
import { DomainError } from "../../domain/errors.js";
import { signInPage } from "../../web/pages/sign-in.js";
import type { Services } from "../operation.js";
import { statusOf } from "../problems.js";
import { signIn, signOut } from "../session.js";
import { localPath, pageContext, personOf, sendPage } from "./context.js";

const MOST_CHARACTERS = 256;

export function signInPages(router: Router, services: Services): void {
  router.get("/", async (request, response) => {
    const actor = await personOf(services, request);
    const watches = actor.roles.some((role) => role !== "officer" && role !== "administrator");
    response.redirect(303, watches ? "/overview" : "/tasks?scope=own");
  });

  router.get("/sign-in", (request, response) => {
    const returnTo = localPath(request.query["returnTo"]);
    sendPage(response, signInPage(pageContext(services, request, null), { returnTo }));
  });

  router.post("/sign-in", async (request, response) => {
    const fields = (request.body ?? {}) as Record<string, unknown>; // urlencoded: names to texts or lists
    const username = textOf(fields["username"]);
    const password = textOf(fields["password"]);
    const returnTo = localPath(fields["returnTo"]);
    try {
      await signIn(services.auth, request, response, { username, password });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const view = { username, error: error.text, returnTo };
      sendPage(response, signInPage(pageContext(services, request, null), view), statusOf[error.code]);
      return;
    }
    response.redirect(303, returnTo);
  });

  router.post("/sign-out", async (request, response) => {
    await signOut(services.auth, request, response);
    response.redirect(303, "/sign-in");
  });

  router.post("/locale", (request, response) => {
    const fields = (request.body ?? {}) as Record<string, unknown>; // as above
    const to = fields["to"] === "en" ? "en" : "vi";
    response.cookie("locale", to, { sameSite: "lax", httpOnly: true, maxAge: 365 * 86_400_000 });
    response.redirect(303, localPath(fields["returnTo"]));
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, MOST_CHARACTERS) : "";
}
