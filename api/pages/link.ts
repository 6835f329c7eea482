/** The one-time link: GET shows, POST acts. Whatever looks at it, however often, changes nothing. */
import type { Request, Response, Router } from "express";
import type { Message } from "../../domain/errors.js";
import { passwordFault } from "../../domain/password.js";
import { setPasswordByLink } from "../../record/commands/set-password.js";
import { linkHolder } from "../../record/queries/credentials.js";
import { linkPage, voidLinkPage } from "../../web/pages/link.js";
import { textOf } from "../../web/text/catalogue.js";
import type { Services } from "../operation.js";
import { hashPassword } from "../passwords.js";
import { asDomainError } from "../problems.js";
import { pageContext, sendPage } from "./context.js";
import { leaveDone } from "./done.js";
import { type FormErrors, textIn } from "./forms.js";

export function linkPages(router: Router, services: Services): void {
  router.get("/link/:token", async (request, response) => {
    await show(services, request, response);
  });

  router.post("/link/:token", async (request, response) => {
    const { token } = request.params;
    const now = services.now();
    const holder = await linkHolder(services.db, token, now);
    const password = textIn(request, "password");
    const errors =
      holder === null
        ? {}
        : newPasswordErrors(password, textIn(request, "again"), holder.username, "password");
    if (holder === null || Object.keys(errors).length > 0) {
      await show(services, request, response, errors);
      return;
    }
    try {
      await setPasswordByLink(services.db, { token, passwordHash: await hashPassword(password), now });
    } catch (error) {
      if (asDomainError(error)?.code !== "not_found") throw error;
      await show(services, request, response); // somebody was faster: the page says that it is void
      return;
    }
    leaveDone(services, response, "password-set");
    response.redirect(303, "/sign-in");
  });
}

async function show(
  services: Services,
  request: Request<{ token: string }>,
  response: Response,
  errors: FormErrors = {},
): Promise<void> {
  const { token } = request.params;
  const holder = await linkHolder(services.db, token, services.now());
  // A change of language leads to the first page, not back here: the address is a secret.
  const context = { ...pageContext(services, request, null), path: "/sign-in" };
  response.setHeader("Referrer-Policy", "no-referrer");
  if (holder === null) {
    sendPage(response, voidLinkPage(context), 404);
    return;
  }
  const failed = Object.keys(errors).length > 0;
  const form = failed ? { values: {}, errors } : undefined;
  sendPage(response, linkPage(context, { action: `/link/${token}`, ...holder, form }), failed ? 422 : 200);
}

/** `field`: the name of the first of the two. */
export function newPasswordErrors(
  password: string,
  again: string,
  username: string,
  field: string,
): FormErrors {
  const fault = passwordFault(password, username);
  if (fault !== null) return { [field]: fault };
  return password === again ? {} : { again: differ };
}

const differ: Message = {
  vi: textOf("vi").account.password.differ,
  en: textOf("en").account.password.differ,
};
