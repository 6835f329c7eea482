/** An amendment as the API takes it. */
import { z } from "zod";
import type { Amendment } from "../domain/amendment.js";
import { evidenceKinds } from "../domain/assignment.js";
import { day, words } from "./task-acts.js";

/** A document amends some dozens of tasks; far more is another programme. */
const MOST = 200;

const short = words.pipe(z.string().max(200));
const section = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}.()[\]+-]{1,60}$/u)
  .meta({
    description: "Where it stands: a path of the programme, or of the amending document",
    example: "II.9",
  });
const units = z.array(z.uuid()).max(MOST).default([]);
const recurrence = z.string().max(20).meta({ example: "yearly:12-10" });

export const amendmentBody = z.strictObject({
  number: short.meta({ description: "Of the document that amends", example: "280-CTr/TU" }),
  signedOn: day,
  add: z
    .array(
      z.strictObject({
        section,
        text: words,
        product: words.optional(),
        evidence: z.enum(evidenceKinds).default("any"),
        kind: z.enum(["dated", "recurring", "continuous"]),
        dueOn: day.optional().meta({ description: "Of dated work" }),
        recurrence: recurrence.optional().meta({ description: "Of recurring work" }),
        leadUnitId: z.uuid(),
        coordinatingUnitIds: units,
        executingUnitIds: units,
        reviewerUnitId: z.uuid().optional().meta({ description: "Left out: the advising board" }),
      }),
    )
    .max(MOST)
    .default([]),
  change: z
    .array(
      z.strictObject({
        taskId: z.uuid(),
        text: words.optional(),
        product: words.optional(),
        dueOn: day.optional(),
        recurrence: recurrence.optional().meta({ description: "Of a series, from the next period on" }),
      }),
    )
    .max(MOST)
    .default([]),
  drop: z
    .array(z.strictObject({ taskId: z.uuid(), reason: words }))
    .max(MOST)
    .default([]),
});

export function amendmentOf(body: z.output<typeof amendmentBody>): Amendment {
  return {
    ...body,
    add: body.add.map((task) => ({
      ...task,
      product: task.product ?? null,
      dueOn: task.dueOn ?? null,
      recurrence: task.recurrence ?? null,
      coordinatingUnitIds: [...new Set(task.coordinatingUnitIds)],
      executingUnitIds: [...new Set(task.executingUnitIds)],
      reviewerUnitId: task.reviewerUnitId ?? null,
    })),
  };
}
