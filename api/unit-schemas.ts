/** The shapes of the doors of a unit: its day, its score, its people. */
import { z } from "zod";
import { roles } from "../domain/permissions.js";
import { todoGroups } from "../domain/today.js";
import { verdicts } from "../domain/score.js";
import { taskStates } from "../domain/task.js";
import { acts } from "../domain/transitions.js";
import { taskSummary, unitRef } from "./schemas.js";

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

const tally = z.object({
  on_time: z.int(),
  late: z.int(),
  overdue: z.int(),
  waiting: z.int().meta({ description: "Not judged yet: not due, suspended, or under review in time" }),
  percent: z.number().nullable().meta({ description: "On time, of on time, late and overdue" }),
});
const verdict = z.enum(verdicts).nullable().meta({ description: "null: that date is not in the period" });

export const unitScore = z
  .object({
    at: instant,
    unit: unitRef,
    period: z.string(),
    from: day,
    to: day,
    first: tally.meta({ description: "By the first due date" }),
    granted: tally.meta({ description: "By the due date in force" }),
    returned: z.int(),
    explainedLate: z.int(),
    tasks: z.array(
      z.object({
        taskId: z.uuid(),
        dueOn: day.nullable(),
        originalDueOn: day.nullable(),
        state: z.enum(taskStates),
        first: verdict,
        granted: verdict,
        returned: z.boolean(),
        explainedLate: z.boolean(),
      }),
    ),
  })
  .meta({ id: "UnitScore" });

export const unitPeople = z
  .object({
    unit: unitRef,
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        position: z.string(),
        role: z.enum(roles),
        isHead: z.boolean(),
        isFocal: z.boolean(),
        mayDeclare: z.boolean(),
      }),
    ),
    absences: z.array(
      z.object({
        id: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        deputy: z.object({ id: z.uuid(), name: z.string() }),
        from: day,
        to: day,
        now: z.boolean(),
      }),
    ),
  })
  .meta({ id: "UnitPeople" });
