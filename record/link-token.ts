/**
 * The token of a one-time link is the HMAC of its row's id under the installation's secret: the worker that writes the
 * mail can make it again, and the database, which holds only its hash, is worth nothing to who reads it.
 */
import { createHash, createHmac } from "node:crypto";

/** 256 bits, base64url. */
export function linkToken(secret: string, linkId: string): string {
  return createHmac("sha256", secret).update(`account-link\n${linkId}`).digest("base64url");
}

/** For tokens of at least 128 random bits: nothing slower is needed. Hex. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
