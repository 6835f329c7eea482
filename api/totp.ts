/** Codes of an authenticator (TOTP, RFC 6238: six digits, thirty seconds, SHA-1 as every app takes it) and recovery codes. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";

const PERIOD_MS = 30_000;
/** Clocks differ: the code before and the one after are taken too. */
const WINDOW = [-1, 0, 1] as const;
const RECOVERY_CODES = 10;

/** 144 random bits, as text: an authenticator gets its bytes in base32. */
export function newSecret(): string {
  return randomBytes(18).toString("base64url");
}

export function encryptSecret(key: string, secret: string): Promise<string> {
  return symmetricEncrypt({ key, data: secret });
}

export function decryptSecret(key: string, stored: string): Promise<string> {
  return symmetricDecrypt({ key, data: stored });
}

/** What an authenticator is given: its address for a link, and the key to type in, in groups of four. */
export function enrolmentOf(
  secret: string,
  username: string,
): { readonly uri: string; readonly key: string } {
  const uri = createOTP(secret).url("Đôn Đốc", username);
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return { uri, key: key.replace(/(.{4})(?=.)/g, "$1 ") };
}

/** The counter that the code belongs to, or null. Every candidate is compared, whatever the first one gives. */
export async function counterOf(secret: string, code: string, now: Date): Promise<number | null> {
  const given = Buffer.from(code.padEnd(6).slice(0, 6));
  const present = Math.floor(now.getTime() / PERIOD_MS);
  let found: number | null = null;
  for (const step of WINDOW) {
    const expected = Buffer.from(await createOTP(secret).hotp(present + step));
    if (timingSafeEqual(given, expected) && code.length === 6) found = present + step;
  }
  return found;
}

/** 80 random bits each: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCodes(): string[] {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 32, without those that look alike
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = [...randomBytes(16)].map((byte) => letters.charAt(byte % 32)).join("");
    return code.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** With the user's id as its salt: at 80 random bits nothing slower is needed. */
export function hashOfRecoveryCode(userId: string, code: string): string {
  const bare = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(`${userId}\n${bare}`).digest("hex");
}
