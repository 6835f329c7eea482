/**
 * Secrets that are told once are the HMAC of an id under the installation's secret: the worker that mails a link can make
 * its token again, a request repeated under its Idempotency-Key tells the same one, and the database, which holds only
 * hashes and ids, is worth nothing to who reads it.
 */
import { createHash, createHmac } from "node:crypto";

/** 256 bits, base64url. */
export function oneTimeSecret(
  authSecret: string,
  purpose: "account-link" | "service-token" | "calendar-address",
  id: string,
): string {
  return createHmac("sha256", authSecret).update(`${purpose}\n${id}`).digest("base64url");
}

/** For secrets of at least 128 random bits: nothing slower is needed, and a look-up by it tells nothing. Hex. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
