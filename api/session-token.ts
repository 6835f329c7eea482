/** The token of a session in a request's cookie, whose signature holds: as better-auth signs and names it. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Request } from "express";
import type { Auth } from "./auth.js";
import { cookieOf } from "./cookies.js";

/** null where there is none, or somebody has made it up. */
export async function sessionTokenOf(auth: Auth, request: Request): Promise<string | null> {
  const { authCookies, secret } = await auth.engine.$context;
  const cookie = cookieOf(request, authCookies.sessionToken.name);
  if (cookie === undefined) return null;
  const end = cookie.lastIndexOf(".");
  const token = cookie.slice(0, Math.max(0, end));
  const given = Buffer.from(cookie.slice(end + 1), "base64");
  const right = createHmac("sha256", secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
