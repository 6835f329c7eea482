/** What the doors of mails take and give. */
import { z } from "zod";
import { mailStates } from "../domain/mail.js";
import { unitRef } from "./schemas.js";
import { day } from "./task-acts.js";

const instant = z.iso.datetime();
const ref = z.object({ id: z.uuid(), name: z.string() });
const kind = z.string().regex(/^[a-z_]{1,40}$/);
const cursor = z.string().max(200);

export const mailParams = z.object({ mailId: z.uuid() });

export const mailQuery = z.strictObject({
  state: z.enum(mailStates).optional(),
  kind: kind.optional().meta({ description: "What it tells: assignment, digest, urging, account_link, …" }),
  unit: z.uuid().optional(),
  from: day.optional().meta({ description: "First day on which they were written" }),
  to: day.optional().meta({ description: "Last day on which they were written" }),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Of a page's address: whatever else stands there is passed over. */
export const mailPageQuery = z.object({
  state: z.enum(mailStates).nullable().catch(null),
  kind: kind.nullable().catch(null),
  unit: z.uuid().nullable().catch(null),
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
  cursor: cursor.nullable().catch(null),
});

export const mail = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    person: ref,
    unit: unitRef.nullable(),
    address: z.string(),
    subject: z.string().nullable(),
    state: z.enum(mailStates),
    attempts: z.int(),
    lastError: z.string().nullable().meta({ description: "The relay's own words" }),
    writtenAt: instant,
    sentAt: instant.nullable(),
    nextTryAt: instant.nullable(),
    tasks: z
      .array(z.object({ id: z.uuid(), section: z.string(), text: z.string().nullable() }))
      .meta({ description: "The first three that it tells of" }),
    taskCount: z.int(),
    addressFailed: z.boolean().meta({ description: "The person's present address is refused" }),
    open: z.boolean().meta({ description: "It failed, and a person has to say what becomes of it" }),
  })
  .meta({ id: "Mail" });

export const deadAddress = z
  .object({
    person: ref,
    address: z.string(),
    failedAt: instant,
    unit: unitRef.nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: "DeadAddress" });
