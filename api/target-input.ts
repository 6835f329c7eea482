/** What targets take in, from both doors. */
import { z } from "zod";
import { rollUps, targetBases } from "../domain/target.js";
import { decimal, words } from "./task-acts.js";

/** A form sends it as text. */
const year = z
  .preprocess(
    (value) => (typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : value),
    z.int().min(2000).max(2100),
  )
  .meta({ override: { type: "integer", minimum: 2000, maximum: 2100 } });

/** Not negative, and with no more digits than a number of JSON keeps. */
const figure = decimal
  .refine((value) => value >= 0 && value < 1e11)
  .meta({ override: { type: "number", minimum: 0, description: "At most four decimals" } });

export const targetDefinition = z.strictObject({
  basis: z.enum(targetBases),
  baseline: z.strictObject({ year, value: figure, source: words }).nullable(),
  horizonYear: year.nullable(),
  rollUp: z.enum(rollUps),
  figureUnit: words,
  figureRecurrence: z
    .string()
    .regex(/^yearly:\d\d-\d\d$/)
    .nullable()
    .meta({ example: "yearly:01-31", description: "Month and day by which the year's figure is due" }),
  unitIds: z.array(z.uuid()).max(500),
});

export const newObservation = z.strictObject({ unitId: z.uuid(), year, value: figure, source: words });

export const observationCorrection = z.strictObject({ value: figure, source: words, reason: words });
