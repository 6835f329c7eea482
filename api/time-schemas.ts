/** The shapes of the calendar's, the policy's and the ledger's doors. */
import { z } from "zod";
import { FIRST_YEAR, LAST_YEAR, calendarDayKinds } from "../domain/calendar-entry.js";
import { MOST_RULES } from "../domain/check-policy.js";
import { latenesses } from "../domain/lateness.js";
import { spanStates } from "../domain/ledger.js";
import { type Policy, audiences, defaultPolicy, rungKinds, situations } from "../domain/policy.js";
import { personRef, programmeRef, unitRef, version } from "./schemas.js";

const day = z.iso.date();
const instant = z.iso.datetime();

const dayFields = {
  kind: z.enum(calendarDayKinds),
  name: z.string().min(1).max(200).meta({ example: "Quốc khánh" }),
  source: z.string().min(1).max(500).meta({ description: "The notice or law it rests on" }),
  provisional: z.boolean().default(false).meta({ description: "Computed; no notice names it yet" }),
};
export const calendarDayContent = z.strictObject(dayFields);
const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
/** As the calendar takes it, which says so itself: see domain/calendar-entry.ts. */
const dayOfCalendar = day.meta({
  override: {
    type: "string",
    format: "date",
    pattern: `^(${years.join("|")})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$`,
  },
});
export const newCalendarDay = z.strictObject({ date: dayOfCalendar, ...dayFields });
export const calendarDate = z.object({ date: day });
export const yearQuery = z.strictObject({
  year: z.coerce
    .number()
    .int()
    .min(FIRST_YEAR)
    .max(LAST_YEAR)
    .optional()
    .meta({ description: "The present one where it is left out", example: 2027 }),
});
export const yearImport = z.strictObject({
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  csv: z
    .string()
    .min(1)
    .max(100_000)
    .meta({ description: "date,kind,name,source,provisional; a first line with these names" }),
  dryRun: z.boolean().default(false).meta({ description: "Nothing is written; faults are in the answer" }),
});

const plainDay = z.object({
  date: z.string(),
  kind: z.string(),
  name: z.string(),
  source: z.string(),
  provisional: z.boolean(),
});
const message = z.object({ vi: z.string(), en: z.string() });
export const calendarDay = plainDay.extend({ version }).meta({ id: "CalendarDay" });
export const replanSummary = z
  .object({ number: z.int(), tasks: z.int(), moved: z.int() })
  .meta({ id: "ReplanSummary", description: "Open tasks planned anew, and those of which something moved" });
export const calendarDayChanged = plainDay
  .extend({ version, replan: replanSummary })
  .meta({ id: "CalendarDayChanged" });
export const calendarYearImported = z
  .object({
    dryRun: z.boolean(),
    year: z.int(),
    added: z.array(plainDay),
    changed: z.array(z.object({ before: plainDay, after: plainDay })),
    removed: z.array(plainDay),
    unchanged: z.int(),
    faults: z.array(z.object({ row: z.int(), field: z.string(), message })),
    replan: z.object({ number: z.int().nullable(), tasks: z.int(), moved: z.int() }).nullable(),
  })
  .meta({ id: "CalendarYearImported" });

const replanShape = {
  number: z.int(),
  kind: z.string(),
  at: instant,
  actor: personRef.nullable(),
  programme: programmeRef.nullable().meta({ description: "null: the calendar, and so all programmes" }),
  detail: z.record(z.string(), z.unknown()),
  tasks: z.int(),
  moved: z.int(),
};
export const replanListItem = z.object(replanShape).meta({ id: "Replan" });
export const replanDetail = z
  .object({
    ...replanShape,
    moves: z.array(
      z.object({
        taskId: z.uuid(),
        section: z.string(),
        text: z.string().nullable(),
        unit: unitRef,
        rungBefore: instant.nullable(),
        rungAfter: instant.nullable(),
        latenessBefore: z.enum(latenesses),
        latenessAfter: z.enum(latenesses),
        daysLateBefore: z.int(),
        daysLateAfter: z.int(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "ReplanDetail" });

const rule = z.strictObject({
  situation: z.enum(situations),
  kind: z.enum(rungKinds),
  audiences: z.array(z.enum(audiences)).max(audiences.length),
  after: z.int().min(-1_000).max(1_000),
  calendarDays: z.literal(true).optional(),
  thenWorkingDays: z.int().min(0).max(1_000).optional(),
  afterExplained: z.int().min(0).max(1_000).optional(),
  repeatEvery: z.int().min(0).max(1_000).optional(),
});
export const policyContent = z
  .strictObject({
    rules: z.array(rule).min(1).max(MOST_RULES),
    explanationWorkingDays: z.int().min(0).max(1_000),
    acknowledgeWorkingDays: z.int().min(0).max(1_000).default(defaultPolicy.acknowledgeWorkingDays),
  })
  .meta({ id: "Policy" });

/** Fields that were not given are left out, as the domain has it. */
export function policyOf(content: z.output<typeof policyContent>): Policy {
  return JSON.parse(JSON.stringify(content)) as Policy; // the same shape without `undefined`
}

export const policyView = z
  .object({ programme: programmeRef, version, isDefault: z.boolean(), policy: policyContent })
  .meta({ id: "PolicyView" });
export const policyChanged = z
  .object({ programmeId: z.uuid(), version, replan: replanSummary })
  .meta({ id: "PolicyChanged" });

const outcome = z
  .object({
    rungs: z.array(z.object({ kind: z.enum(rungKinds), audience: z.enum(audiences), count: z.int() })),
    mails: z.int(),
    units: z.array(
      z.object({
        unit: unitRef,
        mails: z.int(),
        months: z.array(z.object({ month: z.string(), mails: z.int() })),
      }),
    ),
    worst: z.object({ day, mails: z.int(), personId: z.uuid(), name: z.string(), unit: unitRef }).nullable(),
  })
  .meta({ id: "PolicyOutcome" });
export const quarter = z
  .string()
  .regex(/^20\d\d-Q[1-4]$/)
  .meta({ example: "2026-Q3" });
export const policyPreview = z
  .object({
    programmeId: z.uuid(),
    quarter,
    from: day,
    to: day,
    tasks: z.int(),
    present: outcome,
    candidate: outcome,
  })
  .meta({ id: "PolicyPreview" });

export const ledger = z
  .object({
    spans: z.array(
      z.object({
        from: instant,
        to: instant,
        state: z.enum(spanStates),
        ball: z.enum(["unit", "reviewer", "office", "nobody"]),
        unit: unitRef.nullable(),
        runs: z.boolean().meta({ description: "Whether the unit's clock ran" }),
        counts: z.boolean().meta({ description: "Whether it counts as late against the date in force" }),
        workingDays: z.int(),
      }),
    ),
    totals: z.record(z.enum(spanStates), z.int()),
    dueOn: day.nullable(),
    workingDaysLate: z.int(),
    whyLate: message.nullable(),
  })
  .meta({ id: "Ledger" });
