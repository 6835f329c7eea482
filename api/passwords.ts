/** Passwords: Argon2id with OWASP's parameters. */
import { hash, verify } from "@node-rs/argon2";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, 2023). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), options);
}

function verifyPassword(stored: { readonly hash: string; readonly password: string }): Promise<boolean> {
  return verify(stored.hash, stored.password.normalize("NFC"), options);
}

let ofNobody: Promise<string> | undefined;

/** Whether it is the password. Without one stored it is not, and takes as long to say so. */
export async function passwordIs(stored: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword("nobody has this password");
  const right = await verifyPassword({ hash: stored ?? (await ofNobody), password });
  return right && stored !== null;
}
