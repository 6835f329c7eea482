/** What changes of the calendar and of policies have moved. */
import { z } from "zod";
import { listReplans, readReplan } from "../../record/queries/replans.js";
import { type Operation, operation } from "../operation.js";
import { replanDetail, replanListItem } from "../time-schemas.js";

const tag = "re-plans";

export const replanOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/replans",
    id: "listReplans",
    tag,
    summary: "The last changes of the calendar, or of one programme's policy, the latest first",
    query: z.strictObject({ programmeId: z.uuid().optional() }),
    status: 200,
    answer: z.object({ replans: z.array(replanListItem) }),
    problems: ["invalid_input", "not_allowed"],
    handle: async ({ db }, { actor }, { query }) => ({
      replans: await listReplans(db, actor, query.programmeId ?? null),
    }),
  }),
  operation({
    method: "get",
    path: "/replans/{number}",
    id: "readReplan",
    tag,
    summary: "One with the tasks it moved: the next rung and the lateness before and after",
    params: z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
    query: z.strictObject({
      cursor: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    answer: replanDetail,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params, query }) => readReplan(db, actor, params.number, query),
  }),
];
