/** What tells an open page that something changed. */
import type { Router } from "express";
import { DomainError } from "../../domain/errors.js";
import { demandRight } from "../../record/queries/may-act.js";
import { readableProgrammes } from "../../record/queries/readable-programmes.js";
import { sessionIdOf } from "../../record/queries/sessions.js";
import { topicIn } from "../live/topic.js";
import type { Services } from "../operation.js";
import { loginOf, signedIn } from "../session.js";

export function livePages(router: Router, services: Services): void {
  router.get("/live", async (request, response) => {
    const { auth, db, now, live } = services;
    const actor = await signedIn(auth, db, request, now());
    // To a browser: nothing here, and do not ask again. A page of problems would be an error on its console.
    if (actor === null || request.method === "HEAD") {
      response.status(204).end();
      return;
    }
    const topic = topicIn(request.query["of"]);
    if (topic === null) throw noTopic();
    if (topic.kind === "task") await demandRight(db, actor, "read_metadata", topic.id);
    if (topic.kind === "programme" && (await readableProgrammes(db.prisma, actor, topic.id)).length === 0)
      throw new DomainError("not_found", {
        vi: "Không có chương trình này, hoặc đồng chí không được xem.",
        en: "There is no such programme, or you may not see it.",
      });
    const { userId, sessionToken } = loginOf(actor);
    const sessionId = await sessionIdOf(db, sessionToken);
    await live.open(request, response, { userId, sessionId, topic, actor });
  });
}

function noTopic(): DomainError {
  return new DomainError("invalid_input", {
    vi: "Địa chỉ này dành cho các trang đang mở: hãy thêm of=all, of=task:… hoặc of=programme:….",
    en: "This address is for open pages: add of=all, of=task:… or of=programme:….",
  });
}
