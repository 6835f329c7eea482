/** The shapes of the doors of a unit: its day, its score, its people. */
import { z } from "zod";
import { todoGroups } from "../domain/today.js";
import { acts } from "../domain/transitions.js";
import { taskSummary } from "./schemas.js";

const instant = z.iso.datetime();
const day = z.iso.date();

export const today = z
  .object({
    at: instant,
    groups: z.array(
      z.object({
        name: z.enum(todoGroups),
        total: z.int().meta({ description: "All of them; `tasks` are the first" }),
        tasks: z.array(
          z.object({
            ...taskSummary.shape,
            act: z.enum(acts).nullable().meta({ description: "The one act that it asks" }),
            explanationDueOn: day.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "Today" });
