/**
 * A browser in which somebody has signed in before keeps a signed mark of it. It opens nothing; but whoever guesses at
 * a user name from elsewhere slows down others, not this browser.
 */
import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import { z } from "zod";
import type { Auth } from "./auth.js";
import { cookieOf, keepCookie } from "./cookies.js";
import { readSignedValue, signedValue } from "./signed-value.js";

const COOKIE = "dondoc.device";
const KEPT_MS = 180 * 86_400_000;
/** People who share one machine. */
const MOST_PEOPLE = 8;

const device = z.object({ id: z.uuid(), names: z.array(z.string()).max(MOST_PEOPLE) });
type Device = z.infer<typeof device>;

/** The device's id where this user has signed in on it before; null where not. */
export function knownDevice(auth: Auth, request: Request, username: string, now: Date): string | null {
  const known = deviceOf(auth, request, now);
  return known?.names.includes(username.toLowerCase()) ? known.id : null;
}

export function rememberDevice(
  auth: Auth,
  request: Request,
  response: Response,
  username: string,
  now: Date,
): void {
  const before = deviceOf(auth, request, now) ?? { id: randomUUID(), names: [] };
  const names = [username.toLowerCase(), ...before.names.filter((name) => name !== username.toLowerCase())];
  const kept = JSON.stringify({ id: before.id, names: names.slice(0, MOST_PEOPLE) });
  const value = signedValue(auth.secret, "device", kept, new Date(now.getTime() + KEPT_MS));
  keepCookie(auth, response, COOKIE, value, KEPT_MS);
}

function deviceOf(auth: Auth, request: Request, now: Date): Device | null {
  const text = readSignedValue(auth.secret, "device", cookieOf(request, COOKIE), now);
  return text === null ? null : device.parse(JSON.parse(text));
}
