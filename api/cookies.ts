/** Our own cookies; the session's is better-auth's business. */
import type { Request, Response } from "express";
import type { Auth } from "./auth.js";

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value !== undefined) return decoded(value);
  }
  return undefined;
}

/** What is not percent-encoded properly was not written by us. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

export function keepCookie(
  auth: Auth,
  response: Response,
  name: string,
  value: string,
  maxAgeMs: number,
): void {
  response.cookie(name, value, { ...attributes(auth), maxAge: maxAgeMs });
}

export function dropCookie(auth: Auth, response: Response, name: string): void {
  response.clearCookie(name, attributes(auth));
}

function attributes(auth: Auth) {
  return { httpOnly: true, sameSite: "lax", secure: auth.https, path: "/" } as const;
}
