/** What doors on accounts take, in JSON and from forms, and the shapes of what they give. */
import { z } from "zod";
import { roles } from "../domain/permissions.js";
import { serviceRoles } from "../record/commands/create-service-token.js";
import { version } from "./schemas.js";

const day = z.iso.date();
const instant = z.iso.datetime();
/** One line of text without characters that control a terminal or a mail. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
    .transform((text) => text.normalize("NFC"));

export const accountParams = z.object({ accountId: z.uuid() });

/** `isHead` and `isFocal` of a form: a box that is ticked, or nothing. */
const membershipShape = {
  unitId: z.uuid(),
  role: z.enum(roles),
  position: line(200),
  isHead: z.boolean().default(false),
  isFocal: z.boolean().default(false),
  validFrom: day.optional().meta({ description: "First day; today where absent" }),
  validTo: day.nullable().optional().meta({ description: "Last day; null: until further notice" }),
};

export const newMembership = z.strictObject({
  ...membershipShape,
  keepOthers: z.boolean().default(false).meta({ description: "Keep the memberships in force beside it" }),
});

export const newAccount = z.strictObject({
  name: line(120),
  username: z
    .string()
    .trim()
    .max(64)
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]+$/),
  email: z.email().max(254),
  ...membershipShape,
});

export const correctedAddress = z.strictObject({ email: z.email().max(254) });
export const accountChanged = z.object({ version }).meta({ id: "AccountChanged" });

export const linkSent = z
  .object({ accountId: z.uuid(), address: z.string(), expiresAt: instant, version })
  .meta({ id: "LinkSent" });

const membership = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  role: z.enum(roles),
  position: z.string(),
  isHead: z.boolean(),
  isFocal: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  inForce: z.boolean(),
});

const summaryShape = {
  id: z.uuid(),
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  addressFailedAt: instant
    .nullable()
    .meta({ description: "The address was refused for good; no mails go there" }),
  disabledAt: instant.nullable(),
  secondStep: z.boolean(),
  hasPassword: z.boolean(),
  lastSeenAt: instant.nullable(),
  version,
  memberships: z.array(membership),
};

export const accountSummary = z.object(summaryShape).meta({ id: "AccountSummary" });

const ref = z.object({ id: z.uuid(), name: z.string() });
export const accountEvent = z
  .object({
    id: z.string(),
    kind: z.string(),
    at: instant,
    account: ref,
    actor: ref,
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "AccountEvent" });

export const accountDetail = z
  .object({ ...summaryShape, linkExpiresAt: instant.nullable(), events: z.array(accountEvent) })
  .meta({ id: "AccountDetail" });

/** A cursor is a user name; whatever else is sent finds the names after it. */
export const accountQuery = z.strictObject({
  q: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .transform((text) => text.normalize("NFC"))
    .optional(),
  unit: z.uuid().optional(),
  role: z.enum(roles).optional(),
  state: z.enum(["active", "disabled"]).optional(),
  cursor: z
    .string()
    .regex(/^[a-z0-9._-]{1,64}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const eventQuery = z.strictObject({
  account: z.uuid().optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const session = z
  .object({
    id: z.string(),
    device: z.string(),
    address: z.string(),
    signedInAt: instant,
    lastSeenAt: instant,
    current: z.boolean(),
  })
  .meta({ id: "Session" });

export const newServiceToken = z.strictObject({
  name: line(120),
  unitId: z.uuid(),
  role: z.enum(serviceRoles),
  expiresOn: day.meta({ description: "Its last day; at most two years from now" }),
});

export const serviceToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    role: z.enum(roles),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    version,
  })
  .meta({ id: "ServiceToken" });
