/** The words of the interface in the language a person has chosen. `en.ts` has the type of `vi.ts`: a missing key fails the type check. */
import type { Message } from "../../domain/errors.js";
import { en } from "./en.js";
import { vi } from "./vi.js";

export type Locale = "vi" | "en";
export type Text = typeof vi;

export function textOf(locale: Locale): Text {
  return locale === "vi" ? vi : en;
}

/** A message of the domain in the language of the page. */
export function say(message: Message, locale: Locale): string {
  return message[locale];
}

/** A name from the domain's tables (`phải thực hiện lại`) where it stands alone. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
