/** The list of mails, and what is done about those that failed. */
import type { Request, Response, Router } from "express";
import { type MailCommand, resendMail, setMailAside } from "../../record/commands/resend-mail.js";
import { confirmAddress } from "../../record/commands/correct-address.js";
import { listMails } from "../../record/queries/mails.js";
import { toldUnits } from "../../record/queries/filter-choices.js";
import { mailsPage } from "../../web/pages/mails.js";
import { claimOf } from "../idempotency-claim.js";
import { mailPageQuery } from "../mail-schemas.js";
import type { Services } from "../operation.js";
import { freshKey, localPath, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { textIn } from "./forms.js";

const SHOWN = 50;

export function mailPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/mails", async (request, response) => {
    const actor = await personOf(services, request);
    const filter = mailPageQuery.parse(request.query);
    const asked = {
      ...{ states: filter.state === null ? undefined : [filter.state], kind: filter.kind ?? undefined },
      ...{ unitId: filter.unit ?? undefined, from: filter.from ?? undefined, to: filter.to ?? undefined },
      ...{ cursor: filter.cursor ?? undefined, limit: SHOWN },
    };
    const [page, units] = await Promise.all([listMails(db, actor, asked, services.now()), toldUnits(db)]);
    const context = pageContext(services, request, actor, takeDone(services, request, response));
    sendPage(response, mailsPage(context, { ...page, filter, units, freshKey }));
  });

  const acts = {
    resending: { done: "mail-resent", run: resendMail },
    "setting-aside": { done: "mail-aside", run: setMailAside },
  } as const;
  for (const [resource, { done, run }] of Object.entries(acts)) {
    router.post(
      `/mails/:mailId/${resource}`,
      async (request: Request<{ mailId: string }>, response: Response) => {
        const { mailId } = request.params;
        const command: MailCommand = {
          actor: await personOf(services, request),
          now: services.now(),
          mailId,
          idempotency: claimOf(textIn(request, "idempotencyKey"), { act: resource, mailId }),
        };
        await run(db, command);
        leaveDone(services, response, done);
        response.redirect(303, localPath(textIn(request, "returnTo")));
      },
    );
  }

  router.post("/accounts/:accountId/address-confirmation", async (request, response) => {
    const { accountId } = request.params;
    await confirmAddress(db, {
      actor: await personOf(services, request),
      now: services.now(),
      accountId,
      idempotency: claimOf(textIn(request, "idempotencyKey"), { act: "address-confirmation", accountId }),
    });
    leaveDone(services, response, "address-confirmed");
    response.redirect(303, localPath(textIn(request, "returnTo")));
  });
}
