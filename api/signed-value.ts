/** Values that a browser keeps for us and cannot change: with a purpose, an end, and an HMAC over all of it. */
import { createHmac, timingSafeEqual } from "node:crypto";

export function signedValue(secret: string, purpose: string, value: string, until: Date): string {
  const body = `${Buffer.from(value).toString("base64url")}.${String(until.getTime())}`;
  return `${body}.${mac(secret, purpose, body)}`;
}

/** null where it was not signed by us for this purpose, or has ended. */
export function readSignedValue(
  secret: string,
  purpose: string,
  text: string | undefined,
  now: Date,
): string | null {
  const match = /^([\w-]{1,2000})\.(\d{1,16})\.([\w-]{43})$/.exec(text ?? "");
  if (match === null) return null;
  const [, value = "", until = "", given = ""] = match;
  const expected = mac(secret, purpose, `${value}.${until}`);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null;
  return Number(until) > now.getTime() ? Buffer.from(value, "base64url").toString("utf8") : null;
}

function mac(secret: string, purpose: string, body: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${body}`).digest("base64url");
}
