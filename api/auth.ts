/** Signing in: better-auth over the record's tables. Its own routes are not mounted; our doors call it. */
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { username } from "better-auth/plugins";
import type { Database } from "../record/database.js";
import { hashPassword, verifyPassword } from "./passwords.js";

/** A working day; who comes back within it stays signed in. */
const SESSION_SECONDS = 12 * 3600;

export interface AuthSettings {
  readonly secret: string;
  readonly publicUrl: string;
}

export type Auth = ReturnType<typeof openAuth>;

export function openAuth(db: Database, settings: AuthSettings) {
  return betterAuth({
    secret: settings.secret,
    baseURL: settings.publicUrl,
    database: prismaAdapter(db.prisma, { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { additionalFields: { personId: { type: "string", input: false, required: true } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: 3600 },
    advanced: {
      cookiePrefix: "dondoc",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: isUsername })],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function isUsername(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/i.test(text);
}
