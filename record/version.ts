/** Versions count changes: who acts on what they saw says which one it was, and is refused where it is not the last. */
import { DomainError } from "../domain/errors.js";

/** Raises `stale`. Nothing is expected: nothing is refused. */
export function refuseStale(version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new DomainError(
    "stale",
    {
      vi: "Nội dung này vừa được người khác cập nhật. Hãy tải lại trang, xem thay đổi rồi thực hiện lại.",
      en: "Somebody else has just changed this. Load the page again, look at the change, and repeat your act.",
    },
    { expected, version },
  );
}
