/** What targets take in, from both doors. */
import { z } from "zod";
import { rollUps, targetBases } from "../domain/target.js";
import { decimal, words } from "./task-acts.js";

/** A form sends it as text. */
const asYear = (value: unknown) =>
  typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : value;
const yearNumber = z.int().min(2000).max(2100);
const yearShape = { type: "integer", minimum: 2000, maximum: 2100 } as const;
const year = z.preprocess(asYear, yearNumber).meta({ override: yearShape });
/** Null within: a preprocessed field that is made nullable is no longer among the document's required ones. */
const yearOrNone = z
  .preprocess(asYear, yearNumber.nullable())
  .meta({ override: { ...yearShape, type: ["integer", "null"] } });

const MOST_FIGURE = 1e11;
/** Not negative, and with no more digits than a number of JSON keeps. */
const figure = decimal
  .refine((value) => value >= 0 && value < MOST_FIGURE)
  .meta({ override: { type: "number", minimum: 0, exclusiveMaximum: MOST_FIGURE } });

export const targetDefinition = z.strictObject({
  basis: z.enum(targetBases),
  baseline: z.strictObject({ year, value: figure, source: words }).nullable(),
  horizonYear: yearOrNone,
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
