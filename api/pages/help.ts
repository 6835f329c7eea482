/** Help is open to everybody: who cannot sign in needs it most. */
import type { Router } from "express";
import { DomainError } from "../../domain/errors.js";
import { guides } from "../../web/help/guide-text.js";
import { guidePage, helpPage } from "../../web/pages/help.js";
import type { Services } from "../operation.js";
import { signedIn } from "../session.js";
import { pageContext, sendPage } from "./context.js";

export function helpPages(router: Router, services: Services): void {
  const { auth, db, now } = services;
  router.get("/help", async (request, response) => {
    const actor = await signedIn(auth, db, request, now());
    sendPage(response, helpPage(pageContext(services, request, actor)));
  });

  router.get("/help/guides/:guide", async (request, response) => {
    const guide = guides.find((one) => one === request.params.guide);
    const actor = await signedIn(auth, db, request, now());
    if (guide === undefined)
      throw new DomainError("not_found", {
        vi: "Không có hướng dẫn này. Hãy mở trang Trợ giúp để chọn.",
        en: "There is no such guide. Choose one on the page of help.",
      });
    sendPage(response, guidePage(pageContext(services, request, actor), guide));
  });
}
