/** How the bodies of a rehearsal behave: a file that an office may change, checked when it is read. */
import { z } from "zod";
import { isDay } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";

const share = z.number().min(0).max(1);
const days = z.int().min(0).max(200);
const range = z
  .tuple([days, days])
  .refine(([least, most]) => least <= most, { error: "the first number must not exceed the second" });

const scenarioSchema = z.strictObject({
  /** The day of issue; the assignment sheet's relative dates count from `datesFrom`. */
  issuedOn: z.string().refine(isDay, { error: "a day such as 2024-08-26" }),
  datesFrom: z.string().refine(isDay, { error: "a day such as 2024-10-28" }),
  bodies: z.strictObject({
    /** Of all tasks; the rest is done in time. */
    late: share,
    silent: share,
    /** Of the tasks that are done at all. */
    extension: share,
    extensionRefused: share,
    returned: share,
    suspended: share,
    explains: share,
    /** Working days, drawn evenly between the two. */
    accepts: range,
    beforeDue: range,
    afterDue: range,
    silentFor: range,
    reviewTakes: range,
    decisionTakes: range,
    /** Of a review, from the draft to the request for approval. */
    consolidationTakes: range,
    /** Of a continuous task: calendar days between two progress reports. */
    reportsEvery: range,
  }),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** Raises `invalid_input` that names the place in the file. */
export function scenarioFrom(text: string, file: string): Scenario {
  const parsed = scenarioSchema.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new DomainError("invalid_input", {
    vi: `Tệp kịch bản ${file} chưa đúng: ${faults}`,
    en: `The scenario ${file} is not right: ${faults}`,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
