/** A document's text with its two shadows of equal length, so that an offset means the same in all three. */
import { fold, lower } from "./script.js";

export interface Source {
  readonly text: string;
  /** One spelling for what is spelt in two ways. */
  readonly folded: string;
  /** The folded text in lower case. */
  readonly lowered: string;
}

export function sourceOf(text: string): Source {
  const folded = fold(text);
  return { text, folded, lowered: lower(folded) };
}
