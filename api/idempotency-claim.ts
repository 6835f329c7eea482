/** An Idempotency-Key as a command takes it: the key, and the hash of what was asked under it. */
import { createHash } from "node:crypto";
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { canonical } from "../record/journal.js";

const printable = /^[\x20-\x7e]{1,200}$/;

/** All that makes one request to a door of the API differ from another: what was parsed, and the content of its files. */
export function claimIn(
  request: Request,
  { id, status }: { readonly id: string; readonly status: number },
  input: unknown,
): IdempotencyClaim | undefined {
  const key = request.get("Idempotency-Key");
  if (key === undefined) return undefined;
  const claim = claimOf(key, { door: id, input, files: filesOf(request).map(contentOf) });
  return claim && { ...claim, status };
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

/** That came with a request. */
export function filesOf({ file, files }: Request): readonly Express.Multer.File[] {
  if (file !== undefined) return [file];
  return Array.isArray(files) ? files : [];
}

/** Evidence was hashed on its way to the disk; a document to be read lies in memory. */
function contentOf(file: Express.Multer.File & { readonly sha256?: string }) {
  const sha256 = file.sha256 ?? createHash("sha256").update(file.buffer).digest("hex");
  return { field: file.fieldname, fileName: file.originalname, sha256 };
}
