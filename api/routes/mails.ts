/** Mails and what became of them; a failed one is sent again, or set aside. */
import { z } from "zod";
import { type MailCommand, resendMail, setMailAside } from "../../record/commands/resend-mail.js";
import { listMails } from "../../record/queries/mails.js";
import { mail, mailParams, mailQuery } from "../mail-schemas.js";
import { type Call, type Operation, operation } from "../operation.js";

const tag = "mails";
const settled = z
  .object({ mailId: z.uuid(), state: z.enum(["pending", "dropped"]) })
  .meta({ id: "MailSettled" });

const commandOf = ({ actor, now, idempotency }: Call, { mailId }: { mailId: string }): MailCommand => ({
  ...{ actor, now, idempotency, mailId },
});

export const mailOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/mails",
    id: "listMails",
    tag,
    summary: "Mails and their state, the latest first; who answers for a unit sees its own",
    query: mailQuery,
    status: 200,
    answer: z
      .object({
        mails: z.array(mail),
        counts: z.object({ waiting: z.int(), failed: z.int(), ambiguous: z.int() }),
        nextCursor: z.string().nullable(),
      })
      .meta({ id: "MailPage" }),
    problems: ["invalid_input", "not_allowed"],
    handle: ({ db }, { actor, now }, { query }) => {
      const { state, unit, ...same } = query;
      return listMails(
        db,
        actor,
        { ...same, states: state === undefined ? undefined : [state], unitId: unit },
        now,
      );
    },
  }),
  operation({
    method: "post",
    path: "/mails/{mailId}/resending",
    id: "resendMail",
    tag,
    summary: "Send a failed one again, under the same Message-ID, to the person's present address",
    params: mailParams,
    body: z.strictObject({}),
    status: 200,
    answer: settled,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, call, { params }) => resendMail(db, commandOf(call, params)),
  }),
  operation({
    method: "post",
    path: "/mails/{mailId}/setting-aside",
    id: "setMailAside",
    tag,
    summary: "Leave a failed one as it is: nobody has to decide about it any more",
    params: mailParams,
    body: z.strictObject({}),
    status: 200,
    answer: settled,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, call, { params }) => setMailAside(db, commandOf(call, params)),
  }),
];
