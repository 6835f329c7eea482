/** The person behind a request. */
import { fromNodeHeaders } from "better-auth/node";
import type { Request, Response } from "express";
import { DomainError } from "../domain/errors.js";
import type { Database } from "../record/database.js";
import { type SignedIn, actorOf } from "../record/queries/actor.js";
import type { Auth } from "./auth.js";
import { unavailable } from "./problems.js";

/** null where nobody is signed in. */
export async function signedIn(
  auth: Auth,
  db: Database,
  request: Request,
  now: Date,
): Promise<SignedIn | null> {
  if (!request.headers.cookie) return null;
  const session = await auth.api
    .getSession({ headers: fromNodeHeaders(request.headers) })
    .catch(orUnavailable);
  return session === null ? null : actorOf(db, session.user.id, now);
}

/** better-auth says of a database that is away only that something went wrong inside. */
function orUnavailable(error: unknown): never {
  throw (error as { status?: unknown }).status === "INTERNAL_SERVER_ERROR" ? unavailable() : error;
}

export function notSignedIn(): DomainError {
  return new DomainError("not_signed_in", {
    vi: "Phiên làm việc đã hết hoặc đồng chí chưa đăng nhập. Hãy đăng nhập rồi thực hiện lại.",
    en: "You are not signed in, or your session has ended. Sign in and repeat your act.",
  });
}

/** Signs in and sets the session's cookie on the response. Raises `not_signed_in` without saying which of the two was wrong. */
export async function signIn(
  auth: Auth,
  request: Request,
  response: Response,
  credentials: { readonly username: string; readonly password: string },
): Promise<void> {
  const answer = await auth.api.signInUsername({
    body: credentials,
    headers: fromNodeHeaders(request.headers),
    asResponse: true,
  });
  if (answer.status >= 500) throw unavailable();
  if (!answer.ok) {
    throw new DomainError("not_signed_in", {
      vi: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại.",
      en: "The user name or the password is wrong. Check them and try again.",
    });
  }
  passCookies(answer, response);
}

export async function signOut(auth: Auth, request: Request, response: Response): Promise<void> {
  const answer = await auth.api.signOut({ headers: fromNodeHeaders(request.headers), asResponse: true });
  passCookies(answer, response);
}

function passCookies(answer: globalThis.Response, response: Response): void {
  for (const cookie of answer.headers.getSetCookie()) response.append("Set-Cookie", cookie);
}
