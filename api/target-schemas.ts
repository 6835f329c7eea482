/** The shapes of targets, as OpenAPI shows them. */
import { z } from "zod";
import { rollUps, targetBases, targetStates } from "../domain/target.js";
import { figure, personRef, programmeRef, targetReason as reason, targetShape, unitRef } from "./schemas.js";

const wanted = z.enum(["at_least", "at_most", "equal"]);
const start = { from: figure, fromYear: z.int(), years: z.int(), result: figure };
export const step = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("rolled_up"), how: z.enum(rollUps), values: z.array(figure), result: figure }),
    z.object({ kind: z.literal("compounded"), percent: figure, ...start }),
    z.object({ kind: z.literal("added"), amount: figure, ...start }),
    z.object({
      kind: z.literal("on_the_way"),
      from: figure,
      to: figure,
      years: z.int(),
      ofYears: z.int(),
      result: figure,
    }),
    z.object({ kind: z.literal("level"), result: figure }),
    z.object({ kind: z.literal("compared"), reached: figure, required: figure, wanted, holds: z.boolean() }),
  ])
  .meta({ id: "TargetStep" });

const year = z
  .object({
    year: z.int(),
    required: figure.nullable(),
    reached: figure.nullable(),
    holds: z.boolean().nullable(),
    changePercent: figure.nullable(),
    parts: z.array(z.object({ unit: unitRef, value: figure, observationId: z.uuid() })),
    missingUnits: z.array(unitRef),
    steps: z.array(step),
  })
  .meta({ id: "TargetYear" });

const line = z
  .object({
    unit: unitRef.nullable().meta({ description: "null: all units together" }),
    state: z.enum(targetStates),
    reason: reason.nullable(),
    asOf: z.int().nullable(),
    remaining: figure.nullable(),
    years: z.array(year),
  })
  .meta({ id: "TargetLine" });

const observation = z
  .object({
    id: z.uuid(),
    unit: unitRef,
    year: z.int(),
    value: figure,
    source: z.string(),
    enteredBy: personRef,
    enteredAt: z.iso.datetime(),
    supersededAt: z.iso.datetime().nullable(),
    corrects: z.uuid().nullable(),
    reason: z.string().nullable(),
    taskId: z.uuid().nullable(),
    confirmed: z.boolean().nullable(),
    mayCorrect: z.boolean(),
  })
  .meta({ id: "Observation" });

export const targetDetail = z
  .object({
    ...targetShape,
    programme: programmeRef,
    version: z.int(),
    basis: z.enum(targetBases).nullable(),
    baseline: z.object({ year: z.int(), value: figure, source: z.string() }).nullable(),
    horizonYear: z.int().nullable(),
    rollUp: z.enum(rollUps),
    figureRecurrence: z.string().nullable(),
    units: z.array(z.object({ ...unitRef.shape, fromYear: z.int().nullable(), toYear: z.int().nullable() })),
    lines: z.array(line),
    observations: z.array(observation),
    owed: z.array(z.object({ taskId: z.uuid(), unit: unitRef, year: z.int() })),
    mayDefine: z.boolean(),
    mayObserve: z.array(unitRef),
  })
  .meta({ id: "TargetDetail" });

export const targetChanged = z
  .object({ targetId: z.uuid(), version: z.int(), observationId: z.uuid().nullable() })
  .meta({ id: "TargetChanged" });
