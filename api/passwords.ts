/** Passwords: Argon2id with OWASP's parameters. */
import { hash, verify } from "@node-rs/argon2";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, 2023). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), options);
}

export function verifyPassword(stored: {
  readonly hash: string;
  readonly password: string;
}): Promise<boolean> {
  return verify(stored.hash, stored.password.normalize("NFC"), options);
}
