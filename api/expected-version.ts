/** `If-Match`: the version that a change is of. An ETag is a version in quotes. */
import type { Request } from "express";
import { DomainError } from "../domain/errors.js";

/** undefined: whatever version there is. Raises `invalid_input`, and `version_missing` where one is required. */
export function expectedVersion(request: Request, demanded: "required" | "optional"): number | undefined {
  const ifMatch = request.get("If-Match") ?? "";
  if (ifMatch === "" && demanded === "required") throw versionMissing();
  if (ifMatch === "" || ifMatch === "*") return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch) ?? [];
  if (version !== undefined) return Number(version);
  throw new DomainError(
    "invalid_input",
    {
      vi: "If-Match phải là ETag của nội dung cần thay đổi.",
      en: "If-Match must be the ETag of what is changed.",
    },
    { field: "If-Match" },
  );
}

function versionMissing(): DomainError {
  return new DomainError(
    "version_missing",
    {
      vi: "Thiếu If-Match. Hãy đọc nội dung hiện tại rồi gửi lại kèm ETag của nó.",
      en: "If-Match is missing. Read what is there, and send it again with its ETag.",
    },
    { field: "If-Match" },
  );
}
