/** Accounts, which the administrator makes and ends; nobody signs up. */
import { z } from "zod";
import { changeMembership } from "../../record/commands/change-membership.js";
import { confirmAddress, correctAddress } from "../../record/commands/correct-address.js";
import { createAccount } from "../../record/commands/create-account.js";
import { disableAccount, enableAccount } from "../../record/commands/disable-account.js";
import { removeSecondStep } from "../../record/commands/enrol-second-step.js";
import { sendAccountLink } from "../../record/commands/send-account-link.js";
import { readAccountEvents } from "../../record/queries/account-events.js";
import { listAccounts, readAccount } from "../../record/queries/accounts.js";
import {
  accountChanged,
  accountDetail,
  accountEvent,
  accountParams,
  accountQuery,
  accountSummary,
  correctedAddress,
  eventQuery,
  linkSent,
  newAccount,
  newMembership,
} from "../account-schemas.js";
import { type Call, operation } from "../operation.js";

const tag = "accounts";
const nextCursor = z.string().nullable();

const commandOf = ({ actor, now, idempotency, expectedVersion }: Call) => ({
  actor,
  now,
  idempotency,
  expectedVersion,
});

export const accountOperations = [
  operation({
    method: "post",
    path: "/accounts",
    id: "createAccount",
    tag,
    summary: "Create an account; a one-time link that sets its password is mailed",
    body: newAccount,
    status: 201,
    answer: linkSent,
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db, auth }, { actor, now, idempotency }, { body }) => {
      const { name, username, email, ...membership } = body;
      return createAccount(db, auth.secret, { actor, now, name, username, email, membership, idempotency });
    },
  }),
  operation({
    method: "get",
    path: "/accounts",
    id: "listAccounts",
    tag,
    summary: "Accounts by user name",
    query: accountQuery,
    status: 200,
    answer: z.object({ accounts: z.array(accountSummary), nextCursor }),
    problems: ["invalid_input", "not_allowed"],
    handle: ({ db }, { actor, now }, { query }) => {
      const { q, unit, role, state, cursor, limit } = query;
      const disabled = state === undefined ? undefined : state === "disabled";
      return listAccounts(db, actor, { words: q, unitId: unit, role, disabled, cursor, limit }, now);
    },
  }),
  operation({
    method: "get",
    path: "/accounts/{accountId}",
    id: "readAccount",
    tag,
    summary: "An account with its memberships and what was done to it",
    params: accountParams,
    status: 200,
    answer: accountDetail,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now }, { params }) => readAccount(db, actor, params.accountId, now),
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/disabling",
    id: "disableAccount",
    tag,
    summary: "Disable an account: its sessions end and its links are void at once",
    params: accountParams,
    body: z.strictObject({}),
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, call, { params }) => disableAccount(db, { ...params, ...commandOf(call) }),
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/enabling",
    id: "enableAccount",
    tag,
    summary: "Enable an account again",
    params: accountParams,
    body: z.strictObject({}),
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, call, { params }) => enableAccount(db, { ...params, ...commandOf(call) }),
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/memberships",
    id: "changeMembership",
    tag,
    summary: "Change unit or role from a day on; the memberships in force then end the day before",
    params: accountParams,
    body: newMembership,
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, call, { params, body }) => {
      const { keepOthers, ...membership } = body;
      return changeMembership(db, { ...params, ...commandOf(call), membership, keepOthers });
    },
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/link",
    id: "sendAccountLink",
    tag,
    summary: "Mail a new one-time link; those before it are void",
    params: accountParams,
    body: z.strictObject({}),
    version: "required",
    status: 201,
    answer: linkSent,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db, auth }, call, { params }) =>
      sendAccountLink(db, auth.secret, { ...params, ...commandOf(call) }),
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/address",
    id: "correctAddress",
    tag,
    summary: "Put the mail address right; mails go there again, links mailed to the old one are void",
    params: accountParams,
    body: correctedAddress,
    version: "required",
    status: 200,
    answer: accountChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, call, { params, body }) =>
      correctAddress(db, { ...params, ...commandOf(call), email: body.email }),
  }),
  operation({
    method: "post",
    path: "/accounts/{accountId}/address-confirmation",
    id: "confirmAddress",
    tag,
    summary: "Say that an address that was refused takes mails again",
    params: accountParams,
    body: z.strictObject({}),
    // Only a refused one can be confirmed, so there is no change of another's to undo.
    version: "optional",
    status: 200,
    answer: accountChanged,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, call, { params }) => confirmAddress(db, { ...params, ...commandOf(call) }),
  }),
  operation({
    method: "delete",
    path: "/accounts/{accountId}/second-step",
    id: "removeSecondStep",
    tag,
    summary: "Take the second step off the account of who has lost authenticator and recovery codes",
    params: accountParams,
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, call, { params }) => removeSecondStep(db, { ...params, ...commandOf(call) }),
  }),
  operation({
    method: "get",
    path: "/account-events",
    id: "listAccountEvents",
    tag,
    summary: "What was done to accounts, newest first",
    query: eventQuery,
    status: 200,
    answer: z.object({ events: z.array(accountEvent), nextCursor }),
    problems: ["invalid_input", "not_allowed"],
    handle: ({ db }, { actor }, { query: { account, cursor, limit } }) =>
      readAccountEvents(db, actor, { accountId: account, cursor, limit }),
  }),
];
