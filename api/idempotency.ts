/** The Idempotency-Key of a request to do something that is not a task's. */
import { createHash } from "node:crypto";
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { canonical } from "../record/journal.js";

const MOST_CHARACTERS = 200;

/** `asked`: what is to be done, to which thing, with which words. */
export function claimFor(
  request: Request,
  asked: Readonly<Record<string, unknown>>,
): IdempotencyClaim | undefined {
  const key = request.get("Idempotency-Key");
  if (key === undefined || key === "") return undefined;
  if (key.length > MOST_CHARACTERS) {
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
