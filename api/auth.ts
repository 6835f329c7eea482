/**
 * Sessions, and signing in through another issuer: better-auth over the record's tables. Its own routes are not
 * mounted, except the one to which the issuer sends people back; our doors call it.
 */
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { z } from "zod";
import type { Role } from "../domain/permissions.js";
import type { Database } from "../record/database.js";
import { credentialsById } from "../record/queries/credentials.js";

/** A working day; who comes back within it stays signed in. */
const SESSION_SECONDS = 12 * 3600;
/** How exactly it is kept when a session was last seen. */
const SEEN_SECONDS = 600;
/** However often one comes back, one signs in anew after a day (NIST SP 800-63B-4, 2.2.3). */
const LONGEST_SECONDS = 24 * 3600;

/** Whether a session was last renewed later than it may be; by its own two instants, which one clock has written. */
export function hasLastedTooLong(session: { readonly createdAt: Date; readonly expiresAt: Date }): boolean {
  const renewedAt = session.expiresAt.getTime() - SESSION_SECONDS * 1000;
  return renewedAt - session.createdAt.getTime() >= LONGEST_SECONDS * 1000;
}

/** What holds of a session that need not be renewed yet, and has not lasted too long. */
export function freshSession(at: Date): { readonly endsAfter: Date; readonly longestSeconds: number } {
  return {
    endsAfter: new Date(at.getTime() + (SESSION_SECONDS - SEEN_SECONDS) * 1000),
    longestSeconds: LONGEST_SECONDS + SESSION_SECONDS,
  };
}

/** Set by us from the connection or a trusted proxy, over whatever the client has sent under this name. */
export const ADDRESS_HEADER = "x-dondoc-address";
/** Where better-auth's own routes would be; the callback is the only one that is. */
export const AUTH_PATH = "/auth";
export const OIDC = "oidc";

/** One issuer whose word on who somebody is we take. It never makes an account. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button: "Sign in with …". */
  readonly label: string;
}

export interface AuthSettings {
  readonly secret: string;
  readonly publicUrl: string;
  readonly oidc?: OidcSettings | undefined;
  /** Who holds one of these must have enrolled a second step before anything else. */
  readonly secondStepRoles?: readonly Role[] | undefined;
}

export interface Auth {
  readonly engine: ReturnType<typeof openEngine>;
  readonly secret: string;
  readonly https: boolean;
  readonly oidcLabel: string | null;
  readonly secondStepRoles: readonly Role[];
}

export function openAuth(db: Database, settings: AuthSettings): Auth {
  return {
    engine: openEngine(db, settings),
    secret: settings.secret,
    https: settings.publicUrl.startsWith("https:"),
    oidcLabel: settings.oidc?.label ?? null,
    secondStepRoles: settings.secondStepRoles ?? [],
  };
}

function openEngine(db: Database, settings: AuthSettings) {
  return betterAuth({
    secret: settings.secret,
    baseURL: settings.publicUrl,
    basePath: AUTH_PATH,
    database: prismaAdapter(db.prisma, { provider: "postgresql" }),
    user: { additionalFields: { personId: { type: "string", input: false, required: true } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: SEEN_SECONDS },
    account: {
      storeStateStrategy: "cookie",
      updateAccountOnSignIn: false,
      // The administrator answers for our address of a person; the issuer has to have verified its own.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    databaseHooks: {
      // Whichever way one comes: a disabled account gets no session.
      session: {
        create: { before: async (session) => (await credentialsById(db, session.userId))?.disabled !== true },
      },
      // We ask the issuer who it is, once, and keep nothing that would let us ask more.
      account: {
        create: {
          before: (account) =>
            Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    advanced: {
      cookiePrefix: "dondoc",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      ownDoor,
      genericOAuth({ config: settings.oidc === undefined ? [] : [issuerOf(settings.oidc)] }),
    ],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

type Opened = Parameters<typeof setSessionCookie>[1]["session"];

/** Opens a session for who has shown who they are; called by our doors only, and mounted nowhere. */
const ownDoor = {
  id: "own-door",
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ userId: z.string() }), requireHeaders: true },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        // Its type does not say that the hook above may refuse.
        const session = user && ((await internalAdapter.createSession(user.id, false)) as Opened | null);
        if (user === null || session === null) throw context.error("UNAUTHORIZED");
        await setSessionCookie(context, { session, user });
        return context.json({ opened: true });
      },
    ),
  },
} as const;

/** Authorization code with PKCE, state and nonce; the identity token is verified against the issuer's published keys. */
function issuerOf({ issuer, clientId, clientSecret }: OidcSettings) {
  return {
    providerId: OIDC,
    discoveryUrl: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    disableSignUp: true,
    // The issuer is part of it: another one that is configured later does not inherit the first one's subjects.
    accountSubject: ({ profile }: { readonly profile: { readonly [claim: string]: unknown } }) =>
      `${issuer}#${String(profile["sub"])}`,
  };
}
