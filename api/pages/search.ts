/** The page of a search; its form stands in the head of every page. */
import type { Router } from "express";
import { z } from "zod";
import { search } from "../../record/queries/search.js";
import { searchPage } from "../../web/pages/search.js";
import type { Services } from "../operation.js";
import { cleanText } from "../text.js";
import { pageContext, personOf, sendPage } from "./context.js";

const SHOWN = 10;
const query = z.object({ q: z.string().max(200).catch("").transform(cleanText) });

export function searchPages(router: Router, services: Services): void {
  router.get("/search", async (request, response) => {
    const actor = await personOf(services, request);
    const { q } = query.parse(request.query);
    const found = await search(services.db, actor, { words: q, limit: SHOWN }, services.now());
    sendPage(response, searchPage(pageContext(services, request, actor), found));
  });
}
