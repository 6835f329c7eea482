/** An Idempotency-Key as a command takes it: the key, and the hash of what was asked under it. */
import { createHash } from "node:crypto";
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { canonical } from "../record/journal.js";

const LONGEST = 200;

export function claimIn(request: Request, asked: unknown): IdempotencyClaim | undefined {
  return claimOf(request.get("Idempotency-Key"), asked);
}

/** `asked` is all that makes one request differ from another. */
export function claimOf(key: string | undefined, asked: unknown): IdempotencyClaim | undefined {
  if (key === undefined || key === "") return undefined;
  if (key.length > LONGEST) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Mã Idempotency-Key quá dài (tối đa 200 ký tự).",
        en: "The Idempotency-Key is too long (200 characters at most).",
      },
      { field: "Idempotency-Key" },
    );
  }
  return { key, requestHash: createHash("sha256").update(canonical(asked)).digest("hex") };
}
