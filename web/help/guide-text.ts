/** The guides as papers: what docs/guides/ holds, made of the words that the site shows at `/help/guides/…`. */
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export type Guide = keyof Text["help"]["guides"];

export const guides: readonly Guide[] = Object.keys(textOf("vi").help.guides) as Guide[];

/** The guide of one role, in both languages. */
export function guideText(guide: Guide): string {
  const part = (locale: Locale): string => {
    const { title, lead, steps } = textOf(locale).help.guides[guide];
    const heading = locale === "vi" ? "#" : "##";
    const below = locale === "vi" ? "##" : "###";
    return [
      `${heading} ${title}`,
      lead,
      ...steps.flatMap(([name, words]) => [`${below} ${name}`, words]),
    ].join("\n\n");
  };
  const made =
    "<!-- Written by `node bin/run.mjs generate-docs` from web/text/guides-vi.ts and guides-en.ts. Do not edit. -->";
  return [part("vi"), made, part("en")].join("\n\n") + "\n";
}
