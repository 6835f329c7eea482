/** Who is away, and who stands in. */
import { z } from "zod";
import { declareAbsence } from "../../record/commands/declare-absence.js";
import { operation } from "../operation.js";
import { day } from "../task-acts.js";

export const newAbsence = z.strictObject({
  personId: z.uuid().optional().meta({ description: "Oneself where it is left out" }),
  deputyId: z.uuid(),
  from: day,
  to: day,
});

export const absenceOperations = [
  operation({
    method: "post",
    path: "/absences",
    id: "declareAbsence",
    tag: "people",
    summary: "Somebody is away for some days and a colleague of the same unit stands in",
    body: newAbsence,
    status: 201,
    answer: z.object({ absenceId: z.uuid() }).meta({ id: "AbsenceDeclared" }),
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db }, { actor, now, idempotency }, { body }) =>
      declareAbsence(db, {
        actor,
        now,
        idempotency,
        personId: body.personId ?? actor.personId,
        deputyId: body.deputyId,
        from: body.from,
        to: body.to,
      }),
  }),
];
