/** Rehearsals that the operator has kept: what the programme's years to come would look like. */
import { z } from "zod";
import { listRehearsals, readRehearsal } from "../../record/queries/rehearsals.js";
import { type Operation, operation } from "../operation.js";
import { rehearsalDetail, rehearsalItem } from "../rehearsal-schemas.js";

const tag = "rehearsals";

export const rehearsalOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/rehearsals",
    id: "listRehearsals",
    tag,
    summary: "The last rehearsals that were kept, the latest first",
    status: 200,
    answer: z.object({ rehearsals: z.array(rehearsalItem) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor }) => ({ rehearsals: await listRehearsals(db, actor) }),
  }),
  operation({
    method: "get",
    path: "/rehearsals/{rehearsalId}",
    id: "readRehearsal",
    tag,
    summary:
      "One with its report: months, reviews, successions, mails by unit, and whether the invariants hold",
    params: z.object({ rehearsalId: z.uuid() }),
    status: 200,
    answer: rehearsalDetail,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params }) => readRehearsal(db, actor, params.rehearsalId),
  }),
];
