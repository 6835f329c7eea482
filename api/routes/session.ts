/** Signing in and out. */
import { z } from "zod";
import { roles } from "../../domain/permissions.js";
import { operation } from "../operation.js";
import { signIn, signOut } from "../session.js";

const person = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    position: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    roles: z.array(z.enum(roles)),
  })
  .meta({ id: "SignedIn" });

export const sessionOperations = [
  operation({
    method: "post",
    path: "/session",
    id: "signIn",
    tag: "session",
    summary: "Sign in; the answer sets the session's cookie",
    body: z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    status: 204,
    open: true,
    problems: ["invalid_input", "not_signed_in", "too_many_attempts"],
    handle: async ({ auth }, { request, response }, { body }) => {
      await signIn(auth, request, response, body);
    },
  }),
  operation({
    method: "get",
    path: "/session",
    id: "whoAmI",
    tag: "session",
    summary: "The person who is signed in",
    status: 200,
    answer: person,
    problems: [],
    handle: (_services, { actor }) => {
      const { personId, name, position, unitId, unitName } = actor;
      return Promise.resolve({ personId, name, position, unitId, unitName, roles: actor.roles });
    },
  }),
  operation({
    method: "delete",
    path: "/session",
    id: "signOut",
    tag: "session",
    summary: "Sign out",
    status: 204,
    problems: [],
    handle: async ({ auth }, { request, response }) => {
      await signOut(auth, request, response);
    },
  }),
];
