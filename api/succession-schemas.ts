/** Successions as the doors take and give them. */
import { z } from "zod";
import { stepKinds, successionKinds, successionStates } from "../domain/succession.js";
import { personRef, unitRef, version } from "./schemas.js";
import { day, words } from "./task-acts.js";

const most = 500;

export const newSuccession = z.strictObject({
  kind: z.enum(successionKinds),
  effectiveOn: day.meta({ description: "The successors' first day" }),
  basis: words.meta({ description: "The document it rests on" }),
  predecessorIds: z.array(z.uuid()).min(1).max(most),
  successorIds: z
    .array(z.uuid())
    .max(most)
    .default([])
    .meta({ description: "The first takes what nobody has chosen another for" }),
  newSuccessors: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          .max(60),
        name: words,
        shortName: words,
      }),
    )
    .max(most)
    .default([])
    .meta({ description: "Units that begin with it; kind and place are those of the first predecessor" }),
  choices: z
    .array(z.strictObject({ taskId: z.uuid(), unitId: z.uuid() }))
    .max(20_000)
    .default([])
    .meta({ description: "Where each task goes, of a split or an end" }),
});

const itemShape = {
  id: z.uuid(),
  kind: z.enum(successionKinds),
  state: z.enum(successionStates),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  predecessors: z.array(unitRef),
  successors: z.array(unitRef),
  version,
};
export const successionItem = z.object(itemShape).meta({ id: "SuccessionListItem" });

const instant = z.iso.datetime();
const previewShape = {
  passing: z.array(
    z.object({
      kind: z.enum(stepKinds),
      objectId: z.uuid(),
      label: z.string(),
      from: unitRef,
      to: unitRef.nullable().meta({ description: "null: it ends with its unit" }),
      chosen: z.boolean(),
      fallsAway: z.boolean().meta({ description: "The successor owes the same already" }),
      carriedOutAt: instant.nullable(),
      undoneAt: instant.nullable(),
    }),
  ),
  undecided: z
    .array(z.object({ taskId: z.uuid(), label: z.string(), dueOn: z.iso.date().nullable() }))
    .meta({ description: "Tasks for which a unit has to be chosen" }),
  counts: z.object({
    tasks: z.int(),
    submissions: z.int(),
    figures: z.int(),
    extensionsPending: z.int(),
    awaitingReview: z.int(),
    people: z.int(),
    serviceTokens: z.int(),
    absences: z.int(),
    webhooks: z.int(),
  }),
};
export const successionPreview = z.object(previewShape).meta({ id: "SuccessionPreview" });

export const successionDetail = z
  .object({
    ...itemShape,
    ...previewShape,
    preparedBy: personRef,
    preparedAt: instant,
    signedBy: personRef.nullable(),
    signedAt: instant.nullable(),
    endedAt: instant.nullable(),
    failure: z.string().nullable(),
    maySign: z.boolean(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: "SuccessionDetail" });

export const successionChanged = z
  .object({ successionId: z.uuid(), version })
  .meta({ id: "SuccessionChanged" });
