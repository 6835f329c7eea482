/** The Standing Committee's overview. */
import { readOverview } from "../../record/queries/overview.js";
import { operation } from "../operation.js";
import { overview } from "../schemas.js";

export const overviewOperations = [
  operation({
    method: "get",
    path: "/overview",
    id: "readOverview",
    tag: "overview",
    summary: "The counting line, the units that lag, what was escalated",
    status: 200,
    answer: overview,
    problems: ["not_allowed"],
    handle: ({ db }, { actor, now }) => readOverview(db, actor, now),
  }),
];
