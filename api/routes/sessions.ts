/** Where one is signed in oneself. */
import { z } from "zod";
import { revokeOtherSessions, revokeSession } from "../../record/commands/revoke-sessions.js";
import { listSessions } from "../../record/queries/sessions.js";
import { session } from "../account-schemas.js";
import { operation } from "../operation.js";
import { loginOf } from "../session.js";

const tag = "session";

export const ownSessionOperations = [
  operation({
    method: "get",
    path: "/sessions",
    id: "listSessions",
    tag,
    summary: "Where one is signed in, last seen first",
    status: 200,
    answer: z.object({ sessions: z.array(session) }),
    beforeSecondStep: true,
    problems: ["not_allowed"],
    handle: async ({ db }, { actor, now }) => {
      const { userId, sessionToken } = loginOf(actor);
      return { sessions: await listSessions(db, userId, sessionToken, now) };
    },
  }),
  operation({
    method: "delete",
    path: "/sessions/{sessionId}",
    id: "revokeSession",
    tag,
    summary: "End one of one's own sessions",
    params: z.object({ sessionId: z.string().min(1).max(100) }),
    status: 204,
    beforeSecondStep: true,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now }, { params: { sessionId } }) =>
      revokeSession(db, { userId: loginOf(actor).userId, actor, now, sessionId }),
  }),
  operation({
    method: "delete",
    path: "/sessions",
    id: "revokeOtherSessions",
    tag,
    summary: "End every session of one's own but this one",
    status: 200,
    answer: z.object({ ended: z.int() }),
    beforeSecondStep: true,
    problems: ["not_allowed"],
    handle: async ({ db }, { actor, now }) => {
      const { userId, sessionToken } = loginOf(actor);
      return { ended: await revokeOtherSessions(db, { userId, actor, now, sessionToken }) };
    },
  }),
];
