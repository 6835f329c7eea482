/** What every page knows besides its own matter: who looks at it, in which language, and when. */
import type { Actor } from "../domain/permissions.js";
import type { Locale } from "./text/catalogue.js";

export interface PageContext {
  readonly locale: Locale;
  readonly actor: Actor | null;
  readonly unitName: string | null;
  /** The person answers for a unit. */
  readonly headsUnit?: boolean;
  /** Path and query of this page: where a change of language comes back to. */
  readonly path: string;
  readonly now: Date;
  /** Whom to ask: the address of the office. */
  readonly contact: string;
  readonly notice?: { readonly kind: "success" | "error"; readonly text: string };
}

/** The places of the navigation. */
export type Place =
  | "overview"
  | "today"
  | "own"
  | "all"
  | "programmes"
  | "cycles"
  | "calendar"
  | "successions"
  | "templates"
  | "inbox"
  | "mails"
  | "webhooks"
  | "service-tokens"
  | "accounts"
  | "account";
