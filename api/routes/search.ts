/** One search over all that the asking person may see. */
import { z } from "zod";
import { search } from "../../record/queries/search.js";
import { foundKinds } from "../../record/queries/search-view.js";
import { cleanText } from "../text.js";
import { operation } from "../operation.js";
import { programmeRef, taskSummary, unitRef } from "../schemas.js";

const foundProgramme = z
  .object({ programme: programmeRef, excerpt: z.string().nullable() })
  .meta({ id: "FoundProgramme" });
const foundEvidence = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    taskId: z.uuid(),
    section: z.string(),
    programme: programmeRef,
    unit: unitRef,
  })
  .meta({ id: "FoundEvidence" });
const searchResult = z
  .object({
    words: z.string(),
    tasks: z.array(taskSummary),
    programmes: z.array(foundProgramme),
    units: z.array(unitRef),
    evidence: z.array(foundEvidence),
    more: z.array(z.enum(foundKinds)).meta({ description: "Kinds of which there are others" }),
  })
  .meta({ id: "SearchResult" });

export const searchOperations = [
  operation({
    method: "get",
    path: "/search",
    id: "search",
    tag: "search",
    summary: "Tasks, documents, units and names of evidence, with or without diacritics",
    query: z.strictObject({
      q: z.string().max(200).default("").meta({ description: "Words; each must be there" }),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    status: 200,
    answer: searchResult,
    problems: ["invalid_input"],
    handle: ({ db }, { actor, now }, { query }) =>
      search(db, actor, { words: cleanText(query.q), limit: query.limit }, now),
  }),
];
