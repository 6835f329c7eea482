/** How long a document may be: what is longer is refused before the rules run over it. */
import { unreadable } from "./flaws.js";

/** About 1,200 pages. */
const MOST_CHARACTERS = 4_000_000;
const MOST_LINES = 120_000;
/** No paragraph of an official document comes near it; the rules look at a paragraph as one piece. */
const LONGEST_LINE = 60_000;

/** Counts the lines of a document as they come. Throws `unreadable_document` (too_many_pages) once they are too many. */
export class Length {
  private lines = 0;
  private characters = 0;

  add(line: string): void {
    this.lines += 1;
    this.characters += line.length;
    if (this.lines > MOST_LINES || this.characters > MOST_CHARACTERS || line.length > LONGEST_LINE)
      throw unreadable("too_many_pages");
  }
}

/** The same for a text that is whole already. */
export function refuseLong(text: string): void {
  if (text.length > MOST_CHARACTERS) throw unreadable("too_many_pages");
  const length = new Length();
  for (const line of text.split("\n")) length.add(line);
}
