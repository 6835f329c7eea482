/** `GET /calendar/{secret}.ics`: a unit's due dates for calendar programs, which cannot sign in. The secret is the authority. */
import { createHash } from "node:crypto";
import { Router } from "express";
import { rateLimit } from "express-rate-limit";
import { DomainError } from "../domain/errors.js";
import { unitCalendar } from "../record/queries/unit-calendar.js";
import type { Services } from "./operation.js";
import { calendarFile } from "./unit-calendar-file.js";

/** An office's calendars ask from one address, each every quarter of an hour or so. */
const REQUESTS_A_MINUTE = 60;

export function calendarRoutes(services: Services): Router {
  const router = Router();
  // Of the files alone: the page of the working calendar stands at the beginning of their address.
  router.use(
    "/:file",
    rateLimit({
      windowMs: 60_000,
      limit: REQUESTS_A_MINUTE,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      handler: () => {
        throw new DomainError("too_many_attempts", {
          vi: "Lịch được tải quá nhiều lần. Hãy chờ một phút; nên đặt ứng dụng lịch cập nhật mỗi giờ.",
          en: "The calendar is asked for too often. Wait a minute; have your calendar program update every hour.",
        });
      },
    }),
  );
  router.get("/:file", async (request, response) => {
    const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(request.params.file) ?? [];
    const calendar = secret === undefined ? null : await unitCalendar(services.db, secret, services.now());
    if (calendar === null) throw noSuchCalendar();
    const text = calendarFile(calendar, services.publicUrl);
    response.setHeader("Cache-Control", "private, max-age=900");
    const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
    response.setHeader("ETag", etag);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (knows(request.get("If-None-Match"), etag)) {
      response.status(304).end();
      return;
    }
    response.setHeader("Content-Disposition", 'attachment; filename="don-doc.ics"');
    response.type("text/calendar; charset=utf-8").send(text);
  });
  return router;
}

/** Also for a program that says `no-cache` beside it: it has asked, and has the newest. */
function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

function noSuchCalendar(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có lịch ở địa chỉ này, hoặc địa chỉ đã được thay. Hãy lấy địa chỉ mới từ đơn vị.",
    en: "There is no calendar at this address, or the address was renewed. Ask your unit for the new one.",
  });
}
