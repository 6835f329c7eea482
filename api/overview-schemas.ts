/** The Standing Committee's overview, as OpenAPI shows it. */
import { z } from "zod";
import { reviewKinds } from "../domain/review.js";
import { counts, programmeRef, targetShape, taskSummary, unitRef } from "./schemas.js";
import { successionItem } from "./succession-schemas.js";
import { step } from "./target-schemas.js";

const day = z.iso.date();
const instant = z.iso.datetime();

const change = z.object(counts.shape).meta({
  id: "CountsChange",
  description: "Each figure now less what it was; of the percentage, in points",
});

const extension = z.object({
  taskId: z.uuid(),
  section: z.string(),
  text: z.string(),
  unit: unitRef,
  dueOn: day.nullable(),
  askedDueOn: day,
  askedAt: instant,
  reason: z.string(),
});

const decisions = z
  .object({
    reviews: z.array(z.object({ id: z.uuid(), title: z.string(), dueOn: day })),
    successions: z.array(successionItem),
    extensions: z.array(extension).meta({ description: "The first that were asked" }),
    extensionsTotal: z.int(),
    escalatedTotal: z
      .int()
      .meta({ description: "Open tasks that were brought before the Standing Committee" }),
  })
  .meta({ id: "AskedDecisions" });

export const overview = z
  .object({
    at: instant,
    counts,
    change: z
      .object({ since: day, counts: change })
      .nullable()
      .meta({ description: "Since the day began; null: it is not known how the tasks stood a week before" }),
    weeks: z
      .array(
        z.object({
          on: day,
          completedOnTime: z.int(),
          completedLate: z.int(),
          openInTime: z.int(),
          overdue: z.int(),
        }),
      )
      .meta({ description: "How the tasks stood when each Monday began; at most half a year" }),
    programmes: z.array(z.object({ ...programmeRef.shape, counts, change: change.nullable() })),
    laggingUnits: z.array(
      z.object({
        unit: unitRef,
        total: z.int(),
        overdue: z.int(),
        dueSoon: z.int(),
        notAccepted: z.int(),
        completed: z.int(),
        worstWorkingDaysLate: z.int(),
        overdueChange: z.int().nullable(),
      }),
    ),
    escalated: z.array(
      z.object({
        ...taskSummary.shape,
        escalatedAt: instant,
        level: z.enum(["escalation", "committee_escalation"]),
        explanation: z.string().nullable(),
      }),
    ),
    decisions,
    targets: z.array(z.object({ ...targetShape, programme: programmeRef, steps: z.array(step) })),
    reviews: z
      .array(
        z.object({
          id: z.uuid().nullable(),
          title: z.string(),
          programme: programmeRef,
          kind: z.enum(reviewKinds),
          callsOn: day,
          cutOffAt: instant,
          dueOn: day,
          asked: z.int(),
          handedIn: z.int(),
        }),
      )
      .meta({ description: "Under way; where none is, the next that the rules will call, without an id" }),
  })
  .meta({ id: "Overview" });
