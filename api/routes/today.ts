/** What a day asks of a person. */
import { readToday } from "../../record/queries/today.js";
import { operation } from "../operation.js";
import { today } from "../unit-schemas.js";

export const todayOperations = [
  operation({
    method: "get",
    path: "/today",
    id: "readToday",
    tag: "overview",
    summary: "What one has to do now in the name of one's units: by group, each task with its one act",
    status: 200,
    answer: today,
    problems: [],
    handle: ({ db }, { actor, now }) => readToday(db, actor, now),
  }),
];
