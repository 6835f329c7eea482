/** Signing in through the configured issuer: the way there, and the way back. */
import type { Request, Response, Router } from "express";
import { AUTH_PATH, OIDC } from "../auth.js";
import { endSession } from "../../record/commands/revoke-sessions.js";
import { credentialsById } from "../../record/queries/credentials.js";
import type { Services } from "../operation.js";
import { headersOf, passCookies } from "../session.js";
import { challenge } from "../sign-in.js";
import { localPath } from "./context.js";

const FAILED = `/sign-in?failed=${OIDC}`;

export function oidcPages(router: Router, services: Services): void {
  const { auth } = services;
  if (auth.oidcLabel === null) return;

  // A link and not a form: a form may not lead to another site (Content-Security-Policy, form-action).
  router.get("/sign-in/oidc", async (request, response) => {
    const answer = await auth.engine.api.signInSocial({
      body: {
        provider: OIDC,
        callbackURL: localPath(request.query["returnTo"]),
        errorCallbackURL: FAILED,
        disableRedirect: true,
      },
      headers: headersOf(request),
      asResponse: true,
    });
    const { url } = answer.ok ? ((await answer.json()) as { url?: string }) : {};
    if (url === undefined) {
      response.redirect(303, FAILED); // the issuer is away
      return;
    }
    passCookies(answer, response);
    response.redirect(303, url);
  });

  router.get(`${AUTH_PATH}/callback/${OIDC}`, async (request, response) => {
    await comeBack(services, request, response);
  });
}

async function comeBack(services: Services, request: Request, response: Response): Promise<void> {
  const { auth, db } = services;
  const answer = await auth.engine.api.callbackOAuth({
    params: { id: OIDC },
    query: queryOf(request),
    headers: headersOf(request),
    method: "GET",
    asResponse: true,
  });
  const target = localPath(pathOf(answer.headers.get("Location"), services.publicUrl));
  const opened = await sessionIn(services, answer);
  if (opened === null) {
    passCookies(answer, response);
    response.redirect(303, FAILED);
    return;
  }
  const who = await credentialsById(db, opened.userId);
  if (who?.secondStepSecret == null) {
    passCookies(answer, response);
    response.redirect(303, target);
    return;
  }
  // The second step is ours, whoever said the first: the session just opened is not handed out.
  await endSession(db, opened.token);
  challenge(auth, response, opened.userId, services.now());
  response.redirect(303, `/sign-in/code?${new URLSearchParams({ returnTo: target }).toString()}`);
}

async function sessionIn(
  { auth }: Services,
  answer: globalThis.Response,
): Promise<{ readonly userId: string; readonly token: string } | null> {
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const session = await auth.engine.api.getSession({ headers: new Headers({ cookie }) });
  return session === null ? null : { userId: session.user.id, token: session.session.token };
}

/** The parameters of an answer to an authorization request, each once. */
function queryOf(request: Request): Record<string, string> {
  const names = ["code", "state", "iss", "error", "error_description"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.query[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

function pathOf(location: string | null, publicUrl: string): string {
  const url = new URL(location ?? "/", publicUrl);
  return url.pathname + url.search;
}
