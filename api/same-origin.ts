/** Acts come from our own pages or from programs, never from another site's page in a signed-in browser. */
import type { RequestHandler } from "express";
import { DomainError } from "../domain/errors.js";

export const sameOrigin: RequestHandler = (request, _response, next) => {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) {
    next();
    return;
  }
  const site = request.get("Sec-Fetch-Site");
  const origin = request.get("Origin");
  const foreign =
    site !== undefined
      ? site !== "same-origin" && site !== "none"
      : origin !== undefined && hostOf(origin) !== request.get("Host");
  if (foreign) {
    throw new DomainError("not_allowed", {
      vi: "Yêu cầu đến từ một trang khác nên không được thực hiện. Hãy thao tác trên chính trang này.",
      en: "The request comes from another site and is not carried out. Act on our own page.",
    });
  }
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
