/** The Standing Committee's overview. */
import { readOverview } from "../../record/queries/overview.js";
import { operation } from "../operation.js";
import { overview } from "../overview-schemas.js";

export const overviewOperations = [
  operation({
    method: "get",
    path: "/overview",
    id: "readOverview",
    tag: "overview",
    summary:
      "The counting line and its change, the units that lag, what was escalated, what is to be decided, targets, reviews",
    status: 200,
    answer: overview,
    problems: ["not_allowed"],
    handle: ({ db }, { actor, now }) => readOverview(db, actor, now),
  }),
];
