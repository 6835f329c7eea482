/** Kept rehearsals as the doors give them. */
import { z } from "zod";
import { reviewKinds, reviewStates } from "../domain/review.js";
import { successionKinds, successionStates } from "../domain/succession.js";

const day = z.iso.date();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const count = z.int();

const itemShape = {
  id: z.uuid(),
  seed: z.int(),
  from: day,
  until: day,
  madeAt: z.iso.datetime(),
  tasks: count,
  mails: count,
  broken: count.meta({ description: "Of the invariants: how many do not hold" }),
};
export const rehearsalItem = z.object(itemShape).meta({ id: "RehearsalListItem" });

const unitShape = { code: z.string(), name: z.string() };

export const rehearsalReport = z
  .object({
    ...{ seed: z.int(), from: day, until: day, seconds: z.number() },
    ...{ acts: count, mornings: count, rounds: count },
    tasks: z.object({
      opened: count,
      completedInTime: count,
      completedLate: count,
      open: count,
      untouched: count.meta({ description: "Never acted on" }),
    }),
    mails: z.object({
      total: count,
      byUnitAndMonth: z.array(z.object({ unit: z.string(), month, mails: count })),
      worst: z
        .object({ address: z.string(), on: day, mails: count })
        .nullable()
        .meta({ description: "The most that one mailbox got on one day" }),
    }),
    units: z
      .array(z.object(unitShape))
      .meta({ description: "All that were in the rehearsal's own register" }),
    months: z.array(
      z.object({
        ...{ month, opened: count, completed: count, mails: count, demands: count },
        ...{ toBoard: count, toCommittee: count },
      }),
    ),
    reviews: z.array(
      z.object({
        ...{ title: z.string(), kind: z.enum(reviewKinds), state: z.enum(reviewStates) },
        ...{ calledOn: day, cutOffOn: day, dueOn: day },
        ...{ frozenOn: day.nullable(), consolidatedOn: day.nullable(), publishedOn: day.nullable() },
        ...{ asked: count, inTime: count, late: count, missing: count },
      }),
    ),
    successions: z.array(
      z.object({
        ...{ kind: z.enum(successionKinds), state: z.enum(successionStates), effectiveOn: day },
        ...{ from: z.array(z.string()), to: z.array(z.string()), tasksMoved: count },
        failure: z.string().nullable(),
      }),
    ),
    invariants: z.array(z.object({ name: z.string(), broken: z.array(z.string()) })),
  })
  .meta({ id: "RehearsalReport", description: "Units by their codes" });

export const rehearsalDetail = z
  .object({
    ...itemShape,
    command: z.string().meta({ description: "What runs it again" }),
    report: rehearsalReport,
    years: z.array(z.string()),
    mailsByUnit: z.array(
      z.object({
        ...unitShape,
        byYear: z.array(count).meta({ description: "In the order of `years`" }),
        total: count,
      }),
    ),
  })
  .meta({ id: "RehearsalDetail" });
