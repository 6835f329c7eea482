/** Signing in and out. */
import { z } from "zod";
import { roles } from "../../domain/permissions.js";
import { operation } from "../operation.js";
import { DomainError } from "../../domain/errors.js";
import { signIn } from "../sign-in.js";
import { signOut } from "../session.js";

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
    body: z.strictObject({
      username: z.string().min(1).max(64),
      password: z.string().min(1).max(256),
      code: z
        .string()
        .min(1)
        .max(64)
        .optional()
        .meta({ description: "Of the authenticator, or a recovery code" }),
    }),
    withoutKey: "nobody is known before it, and its answer, the session's cookie, is kept nowhere",
    status: 204,
    open: true,
    problems: ["invalid_input", "not_signed_in", "too_many_attempts"],
    handle: async (services, { request, response }, { body }) => {
      if ((await signIn(services, request, response, body)) === "signed_in") return;
      throw new DomainError(
        "not_signed_in",
        {
          vi: "Tài khoản bật xác thực hai bước. Hãy gửi lại kèm mã của ứng dụng xác thực.",
          en: "The account asks for a second step. Send it again with the code of your authenticator.",
        },
        { field: "code", secondStep: true },
      );
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
    beforeSecondStep: true,
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
    beforeSecondStep: true,
    problems: [],
    handle: async ({ auth }, { request, response }) => {
      await signOut(auth, request, response);
    },
  }),
];
