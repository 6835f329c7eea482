/** What must hold of every rehearsal: whether it does, in words, and what breaks it. */
import type { JSX } from "preact";
import type { RehearsedInvariant } from "../../domain/rehearsal.js";
import { Details } from "../components/details.js";
import { type Locale, textOf } from "../text/catalogue.js";

interface InvariantsProps {
  readonly invariants: readonly RehearsedInvariant[];
  readonly locale: Locale;
}

export function Invariants({ invariants, locale }: InvariantsProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  return (
    <section aria-labelledby="invariants">
      <h2 class="govuk-heading-m" id="invariants">
        {words.invariantsTitle}
      </h2>
      <ul class="govuk-list dd-invariants">
        {invariants.map(({ name, broken }) => (
          <li key={name}>
            {broken.length === 0 ? (
              <>
                <strong class="dd-invariants__holds">✔ {words.holds}:</strong> {inWords(name, locale)}
              </>
            ) : (
              <>
                <strong class="dd-invariants__fails">✘ {words.fails}:</strong> {inWords(name, locale)}
                <Details summary={words.brokenBy}>
                  <ul class="govuk-list govuk-list--bullet">
                    {broken.map((what) => (
                      <li key={what} lang="en">
                        {what}
                      </li>
                    ))}
                  </ul>
                </Details>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A report that was kept long ago may have asked for something that is called otherwise by now. */
function inWords(name: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = textOf(locale).rehearsal.invariants;
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
