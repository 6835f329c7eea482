/** The inbox of decisions. */
import { z } from "zod";
import { reviewStates } from "../../domain/review.js";
import { readInbox } from "../../record/queries/inbox.js";
import { inboxKinds } from "../../record/queries/inbox-view.js";
import { deadAddress, mail } from "../mail-schemas.js";
import { type Operation, operation } from "../operation.js";
import { programmeRef, taskSummary } from "../schemas.js";

const instant = z.iso.datetime();
const since = instant.meta({ description: "Since when it waits" });
const total = z.int().meta({ description: "Of all that wait; the items are the longest waiting" });

const part = z
  .union([
    z.object({
      kind: z.enum(["completions", "late_reviews", "extensions", "declines", "submissions"]),
      total,
      items: z.array(
        z.object({
          task: taskSummary,
          since,
          reviewer: z.string(),
          words: z.string().nullable().meta({ description: "What the unit says" }),
          askedDueOn: z.iso.date().nullable(),
        }),
      ),
    }),
    z.object({
      kind: z.literal("reports"),
      total,
      items: z.array(
        z.object({
          cycleId: z.uuid(),
          title: z.string(),
          programme: programmeRef,
          state: z.enum(reviewStates),
          since,
        }),
      ),
    }),
    z.object({
      kind: z.literal("drafts"),
      total,
      items: z.array(z.object({ programme: programmeRef, openDoubts: z.int(), since })),
    }),
    z.object({ kind: z.literal("addresses"), total, items: z.array(deadAddress) }),
    z.object({ kind: z.literal("mails"), total, items: z.array(mail) }),
  ])
  .meta({ id: "InboxPart" });

export const inboxOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/inbox",
    id: "readInbox",
    tag: "inbox",
    summary: "What waits for one's decision, kind by kind, the longest waiting first",
    query: z.strictObject({
      kind: z.enum(inboxKinds).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Of each kind" }),
    }),
    status: 200,
    answer: z.object({ parts: z.array(part) }).meta({ id: "Inbox" }),
    problems: ["invalid_input", "not_allowed"],
    handle: ({ db }, { actor, now }, { query }) => readInbox(db, actor, query, now),
  }),
];
