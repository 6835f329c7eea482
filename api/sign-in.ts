/**
 * Signing in: the brake, the password, the second step, a fresh session. The session's id is always a new one, so that
 * one planted in a browser beforehand is worth nothing.
 */
import type { Request, Response } from "express";
import { DomainError } from "../domain/errors.js";
import { type Brake, brake, releaseBrake } from "../record/commands/brake-sign-in.js";
import { takeCounter, takeRecoveryCode } from "../record/commands/take-code.js";
import { type Credentials, credentialsById, credentialsByName } from "../record/queries/credentials.js";
import type { Auth } from "./auth.js";
import { cookieOf, dropCookie, keepCookie } from "./cookies.js";
import { knownDevice, rememberDevice } from "./known-device.js";
import type { Services } from "./operation.js";
import { passwordIs } from "./passwords.js";
import { unavailable } from "./problems.js";
import { headersOf, orUnavailable, passCookies } from "./session.js";
import { readSignedValue, signedValue } from "./signed-value.js";
import { counterOf, decryptSecret, hashOfRecoveryCode } from "./totp.js";

export interface SignInCredentials {
  readonly username: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code. */
  readonly code?: string | undefined;
}

const CHALLENGE = "dondoc.second_step";
const CHALLENGE_MS = 10 * 60_000;

/**
 * `second_step`: the password was right and a code is wanted; the answer carries a cookie that lets it be given
 * (`completeSignIn`). Raises `not_signed_in` without saying whether name or password was wrong.
 */
export async function signIn(
  services: Services,
  request: Request,
  response: Response,
  { username, password, code }: SignInCredentials,
): Promise<"signed_in" | "second_step"> {
  const { auth, db } = services;
  const now = services.now();
  const guessing = brakeOf(services, request, "password", username);
  await brake(db, guessing, now);
  const found = await credentialsByName(db, username);
  // Also where there is no such user: the time it takes tells nothing.
  const right = await passwordIs(found?.passwordHash ?? null, password);
  if (found === null || !right) throw wrongCredentials();
  if (found.disabled) throw accountDisabled();
  if (found.secondStepSecret !== null) {
    if (code === undefined) {
      challenge(auth, response, found.userId, now);
      return "second_step";
    }
    await takeCode(services, request, found, code);
  }
  await open(services, request, response, found);
  return "signed_in";
}

/** The code that `signIn` has asked for. Raises `not_signed_in`; its detail says `restart` where the time is up. */
export async function completeSignIn(
  services: Services,
  request: Request,
  response: Response,
  code: string,
): Promise<void> {
  const { auth, db } = services;
  const userId = readSignedValue(auth.secret, "second-step", cookieOf(request, CHALLENGE), services.now());
  const found = userId === null ? null : await credentialsById(db, userId);
  if (found === null || found.disabled) {
    throw new DomainError(
      "not_signed_in",
      {
        vi: "Đã quá thời gian nhập mã. Hãy đăng nhập lại.",
        en: "The time for the code is up. Sign in again.",
      },
      { restart: true },
    );
  }
  if (found.secondStepSecret !== null) await takeCode(services, request, found, code);
  await open(services, request, response, found);
  dropCookie(auth, response, CHALLENGE);
}

export function challenge(auth: Auth, response: Response, userId: string, now: Date): void {
  const value = signedValue(auth.secret, "second-step", userId, new Date(now.getTime() + CHALLENGE_MS));
  keepCookie(auth, response, CHALLENGE, value, CHALLENGE_MS);
}

/** A code is taken once. Raises `not_signed_in` with field `code`. */
export async function takeCode(
  services: Services,
  request: Request,
  { userId, personId, username, secondStepSecret }: Credentials,
  text: string,
): Promise<void> {
  const { auth, db } = services;
  const now = services.now();
  await brake(db, brakeOf(services, request, "code", username), now);
  const code = text.replace(/\s/g, "");
  const taken =
    secondStepSecret !== null && /^\d{6}$/.test(code)
      ? await takeTotp(
          db,
          userId,
          await counterOf(await decryptSecret(auth.secret, secondStepSecret), code, now),
        )
      : await takeRecoveryCode(db, { userId, personId, codeHash: hashOfRecoveryCode(userId, code), now });
  if (taken) return;
  throw new DomainError(
    "not_signed_in",
    {
      vi: "Mã không đúng hoặc đã dùng. Hãy chờ mã mới trong ứng dụng rồi nhập lại, hoặc dùng một mã khôi phục.",
      en: "The code is wrong or was used. Wait for the next one of your app, or take a recovery code.",
    },
    { field: "code" },
  );
}

async function takeTotp(db: Services["db"], userId: string, counter: number | null): Promise<boolean> {
  return counter !== null && (await takeCounter(db, userId, counter));
}

/** The counter of the first code of an authenticator that is being enrolled; null where it is wrong. */
export async function confirmCode(
  { auth, db, now }: Services,
  userId: string,
  storedSecret: string,
  text: string,
): Promise<number | null> {
  const key = `enrolment ${userId}`;
  await brake(db, { key, free: 5, longestSeconds: 900 }, now());
  const counter = await counterOf(
    await decryptSecret(auth.secret, storedSecret),
    text.replace(/\s/g, ""),
    now(),
  );
  if (counter !== null) await releaseBrake(db, [key], now());
  return counter;
}

/** Raises `invalid_input` with field `password`: who acts on their own account shows again that it is theirs. */
export async function demandPassword(
  services: Services,
  request: Request,
  userId: string,
  password: string,
): Promise<void> {
  const { db } = services;
  const found = await credentialsById(db, userId);
  if (found?.passwordHash == null) return; // signs in through the issuer alone
  const guessing = brakeOf(services, request, "password", found.username);
  await brake(db, guessing, services.now());
  if (!(await passwordIs(found.passwordHash, password))) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Mật khẩu hiện tại không đúng. Hãy nhập lại.",
        en: "The present password is wrong. Enter it again.",
      },
      { field: "password" },
    );
  }
  await releaseBrake(db, [guessing.key], services.now());
}

async function open(
  services: Services,
  request: Request,
  response: Response,
  who: Credentials,
): Promise<void> {
  const { auth, db } = services;
  const now = services.now();
  const keys = (["password", "code"] as const).map(
    (kind) => brakeOf(services, request, kind, who.username).key,
  );
  const answer = await auth.engine.api
    .openSession({ body: { userId: who.userId }, headers: headersOf(request), asResponse: true })
    .catch(orUnavailable);
  if (answer.status >= 500) throw unavailable();
  if (!answer.ok) throw accountDisabled(); // since it was read, a moment ago
  await releaseBrake(db, keys, now);
  rememberDevice(auth, request, response, who.username, now);
  passCookies(answer, response);
}

/** A known device has a brake of its own. */
function brakeOf(
  { auth, now }: Services,
  request: Request,
  kind: "password" | "code",
  username: string,
): Brake {
  const device = knownDevice(auth, request, username, now());
  const key = `${kind} ${username.toLowerCase()} ${device ?? ""}`;
  return kind === "password" ? { key, free: 10, longestSeconds: 300 } : { key, free: 5, longestSeconds: 900 };
}

function wrongCredentials(): DomainError {
  return new DomainError("not_signed_in", {
    vi: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại.",
    en: "The user name or the password is wrong. Check them and try again.",
  });
}

function accountDisabled(): DomainError {
  return new DomainError("not_signed_in", {
    vi: "Tài khoản này đã bị khóa. Hãy liên hệ quản trị hệ thống.",
    en: "This account is disabled. Turn to the administrator.",
  });
}
