/** An Idempotency-Key as a command takes it: the key, and the hash of what was asked under it. */
import { createHash } from "node:crypto";
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { canonical } from "../record/journal.js";

const printable = /^[\x20-\x7e]{1,200}$/;

export function claimIn(request: Request, asked: unknown): IdempotencyClaim | undefined {
  return claimOf(request.get("Idempotency-Key"), asked);
}

/** `asked` is all that makes one request differ from another. */
export function claimOf(key: string | undefined, asked: unknown): IdempotencyClaim | undefined {
  if (key === undefined || key === "") return undefined;
  if (!printable.test(key)) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Mã Idempotency-Key phải có 1–200 ký tự ASCII. Hãy tải lại trang rồi gửi lại.",
        en: "An Idempotency-Key has 1–200 printable ASCII characters. Load the page again, or use another key.",
      },
      { field: "Idempotency-Key" },
    );
  }
  return { key, requestHash: createHash("sha256").update(canonical(asked)).digest("hex") };
}
