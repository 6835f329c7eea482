/** What was done is said on the next page, once. */
import type { Request, Response } from "express";
import type { PageContext } from "../../web/page.js";
import { textOf } from "../../web/text/catalogue.js";
import type { accountVi } from "../../web/text/account-vi.js";
import type { draftVi } from "../../web/text/draft-vi.js";
import type { officeVi } from "../../web/text/office-vi.js";
import type { outgoingVi } from "../../web/text/outgoing-vi.js";
import type { unitVi } from "../../web/text/unit-vi.js";
import type { timeVi } from "../../web/text/time-vi.js";
import { cookieOf, dropCookie, keepCookie } from "../cookies.js";
import type { Services } from "../operation.js";
import { asksByItself } from "../session.js";
import { localeOf } from "./context.js";

type Done =
  | keyof typeof accountVi.done
  | keyof typeof timeVi.done
  | keyof typeof draftVi.done
  | keyof typeof outgoingVi.done
  | keyof typeof unitVi.done
  | keyof typeof officeVi.done;

const COOKIE = "dondoc.done";
const KEPT_MS = 60_000;

export function leaveDone({ auth }: Services, response: Response, done: Done): void {
  keepCookie(auth, response, COOKIE, done, KEPT_MS);
}

export function takeDone({ auth }: Services, request: Request, response: Response): PageContext["notice"] {
  const { account, time, draft, outgoing, unit, office } = textOf(localeOf(request));
  const words: Readonly<Record<string, string>> = {
    ...account.done,
    ...time.done,
    ...draft.done,
    ...outgoing.done,
    ...unit.done,
    ...office.done,
  };
  const done = cookieOf(request, COOKIE);
  if (done === undefined || asksByItself(request)) return undefined;
  dropCookie(auth, response, COOKIE);
  const text = Object.hasOwn(words, done) ? words[done] : undefined;
  return text === undefined ? undefined : { kind: "success", text };
}
