/** A unit's score and its people. */
import { z } from "zod";
import { dayAt } from "../../domain/day.js";
import { readScore } from "../../record/queries/score.js";
import { readUnitPeople } from "../../record/queries/unit-people.js";
import { type Operation, operation } from "../operation.js";
import { unitPeople, unitScore } from "../unit-schemas.js";

const yearAt = (now: Date) => dayAt(now).slice(0, 4);

const params = z.object({ unitId: z.uuid() });

export const unitOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/units/{unitId}/score",
    id: "readScore",
    tag: "units",
    summary:
      "Of what falls due in a period, how much was done in time: by the first due date and by the one in force",
    params,
    query: z.strictObject({
      period: z
        .string()
        .regex(/^20\d\d(-Q[1-4])?$/)
        .optional()
        .meta({
          description: "A year or a quarter; the present year where it is left out",
          example: "2026-Q3",
        }),
    }),
    status: 200,
    answer: unitScore,
    problems: ["invalid_input", "not_found"],
    handle: async ({ db }, { actor, now }, { params: { unitId }, query }) => {
      const { tasks, ...score } = await readScore(db, actor, unitId, query.period ?? yearAt(now), now);
      return {
        ...score,
        tasks: tasks.map(({ id, dueOn, originalDueOn, state, score: own }) => ({
          ...{ taskId: id, dueOn, originalDueOn, state },
          ...own,
        })),
      };
    },
  }),
  operation({
    method: "get",
    path: "/units/{unitId}/people",
    id: "readUnitPeople",
    tag: "units",
    summary: "Who is in a unit, who heads it and works on its tasks, and who is away with whom standing in",
    params,
    status: 200,
    answer: unitPeople,
    problems: ["invalid_input", "not_found"],
    handle: ({ db }, { actor, now }, { params: { unitId } }) => readUnitPeople(db, actor, unitId, now),
  }),
];
