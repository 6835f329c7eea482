/** The version that a change rests on, from the If-Match header. */
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";

/** undefined where none is said, or any will do. Raises `invalid_input`. */
export function versionIn(request: Request): number | undefined {
  const ifMatch = request.get("If-Match");
  if (ifMatch === undefined || ifMatch === "*") return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch) ?? [];
  if (version !== undefined) return Number(version);
  throw new DomainError(
    "invalid_input",
    { vi: "If-Match phải là ETag đã đọc được.", en: "If-Match must be an ETag as it was read." },
    { field: "If-Match" },
  );
}
