/** What each page needs to know of the request. */
import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import type { SignedIn } from "../../record/queries/actor.js";
import type { PageContext } from "../../web/page.js";
import type { Locale } from "../../web/text/catalogue.js";
import type { Services } from "../operation.js";
import { cookieOf } from "../cookies.js";
import { type Visitor, demandSecondStep, notSignedIn, signedIn } from "../session.js";

export function localeOf(request: Request): Locale {
  return cookieOf(request, "locale") === "en" ? "en" : "vi";
}

/** Who a request turned out to come from: the page of a problem that is met later keeps their menu. */
const persons = new WeakMap<Request, SignedIn>();

export function pageContext(
  services: Services,
  request: Request,
  actor: SignedIn | null,
  notice?: PageContext["notice"],
): PageContext {
  const person = actor ?? persons.get(request) ?? null;
  return {
    locale: localeOf(request),
    actor: person,
    unitName: person?.unitName ?? null,
    headsUnit: person?.headsUnit ?? false,
    path: request.originalUrl,
    now: services.now(),
    contact: services.contact,
    ...(notice === undefined ? {} : { notice }),
  };
}

/** The person, or `not_signed_in`, which the pages answer with the sign-in page. */
export async function personOf(services: Services, request: Request): Promise<Visitor> {
  const actor = await holderOf(services, request);
  demandSecondStep(services.auth, actor);
  return actor;
}

/** As `personOf`, also before a second step that the role demands is enrolled: for the account page, where it is. */
export async function holderOf(services: Services, request: Request): Promise<Visitor> {
  const actor = await signedIn(services.auth, services.db, request, services.now());
  if (actor === null) throw notSignedIn();
  persons.set(request, actor);
  return actor;
}

export function sendPage(response: Response, html: string, status = 200): void {
  response.status(status).type("html").setHeader("Cache-Control", "private, no-store");
  response.send(html);
}

export function freshKey(): string {
  return randomUUID();
}

/** Only paths of this site: no other host, no protocol, no backslash that a browser would read as a slash. */
export function localPath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])[^\\\r\n]*$/.test(path) ? path : "/";
}
