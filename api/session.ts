/** The person, or the system, behind a request. */
import { fromNodeHeaders } from "better-auth/node";
import type { Request, Response } from "express";
import { DomainError } from "../domain/errors.js";
import type { Database } from "../record/database.js";
import { type SignedIn, actorOf, actorOfSession, serviceActor } from "../record/queries/actor.js";
import { holderOfToken } from "../record/queries/service-tokens.js";
import { ADDRESS_HEADER, type Auth, freshSession, hasLastedTooLong } from "./auth.js";
import { unavailable } from "./problems.js";
import { sessionTokenOf } from "./session-token.js";

/** The log-in and the session through which a person acts. */
export interface Login {
  readonly userId: string;
  readonly sessionToken: string;
}

export interface Visitor extends SignedIn {
  /** null: a system with a service token. */
  readonly login: Login | null;
}

/** By the session's cookie, which is renewed with the session. null where nobody is signed in. */
export async function signedIn(
  auth: Auth,
  db: Database,
  request: Request,
  now: Date,
): Promise<Visitor | null> {
  if (!request.headers.cookie) return null;
  return (await lately(auth, db, request, now)) ?? renewed(auth, db, request, now);
}

/**
 * Who was here within the last minutes, in one statement: most requests are theirs. null where the session is to be
 * renewed, has lasted too long, or is none: that is better-auth's business. By the machine's clock, as it keeps them.
 */
async function lately(auth: Auth, db: Database, request: Request, now: Date): Promise<Visitor | null> {
  const token = await sessionTokenOf(auth, request);
  if (token === null) return null;
  const found = await actorOfSession(db, { token, ...freshSession(new Date()) }, now);
  if (found === null) return null;
  const { userId, ...actor } = found;
  return { ...actor, login: { userId, sessionToken: token } };
}

async function renewed(auth: Auth, db: Database, request: Request, now: Date): Promise<Visitor | null> {
  const { headers, response: session } = await auth.engine.api
    .getSession({
      headers: headersOf(request),
      returnHeaders: true,
      query: { disableRefresh: asksByItself(request) },
    })
    .catch(orUnavailable);
  if (session === null) return null;
  if (hasLastedTooLong(session.session)) {
    if (request.res !== undefined) await signOut(auth, request, request.res);
    return null;
  }
  if (request.res !== undefined) passCookies({ headers }, request.res);
  const login = { userId: session.user.id, sessionToken: session.session.token };
  return { ...(await actorOf(db, login.userId, now)), login };
}

/** A page that is left open asks for what changed: nobody is at work for that, and the session is not renewed by it. */
export function asksByItself(request: Request): boolean {
  return request.path === "/live" || request.get("X-Dondoc-Live") !== undefined;
}

/** By a service token, where one is sent, or by the cookie. A token that is wrong is not made good by a cookie. */
export async function callerOf(
  auth: Auth,
  db: Database,
  request: Request,
  now: Date,
): Promise<Visitor | null> {
  const given = request.headers.authorization;
  if (given === undefined) return signedIn(auth, db, request, now);
  const token = /^Bearer (ddt_[\w-]{43})$/.exec(given)?.[1];
  const personId = token === undefined ? null : await holderOfToken(db, token, now);
  return personId === null ? null : { ...(await serviceActor(db, personId, now)), login: null };
}

/** What only a person may do with their own account. */
export function loginOf(visitor: Visitor): Login {
  if (visitor.login !== null) return visitor.login;
  throw new DomainError("not_allowed", {
    vi: "Chỉ người dùng đã đăng nhập mới làm được việc này, không phải hệ thống kết nối.",
    en: "Only a person who is signed in may do this, not a system with a service token.",
  });
}

/** Raises `not_allowed` where the person's role demands a second step that is not enrolled yet. */
export function demandSecondStep(auth: Auth, visitor: Visitor): void {
  if (visitor.login === null || visitor.secondStep) return;
  if (!visitor.roles.some((role) => auth.secondStepRoles.includes(role))) return;
  throw new DomainError(
    "not_allowed",
    {
      vi: "Vai trò của đồng chí phải bật xác thực hai bước. Hãy mở trang Tài khoản để đăng ký trước.",
      en: "Your role asks for a second step when signing in. Open the account page and enrol it first.",
    },
    { enrol: "/account" },
  );
}

/** better-auth says of a database that is away only that something went wrong inside. */
export function orUnavailable(error: unknown): never {
  throw (error as { status?: unknown }).status === "INTERNAL_SERVER_ERROR" ? unavailable() : error;
}

export function notSignedIn(): DomainError {
  return new DomainError("not_signed_in", {
    vi: "Phiên làm việc đã hết hoặc đồng chí chưa đăng nhập. Hãy đăng nhập rồi thực hiện lại.",
    en: "You are not signed in, or your session has ended. Sign in and repeat your act.",
  });
}

export async function signOut(auth: Auth, request: Request, response: Response): Promise<void> {
  const answer = await auth.engine.api.signOut({ headers: headersOf(request), asResponse: true });
  passCookies(answer, response);
}

/** For better-auth, with the address as the server knows it. */
export function headersOf(request: Request): Headers {
  const headers = fromNodeHeaders(request.headers);
  headers.set(ADDRESS_HEADER, request.ip ?? "");
  return headers;
}

export function passCookies(answer: { readonly headers: Headers }, response: Response): void {
  for (const cookie of answer.headers.getSetCookie()) response.append("Set-Cookie", cookie);
}
