/** At the foot of every page: what its terms mean, who answers, and where the guides are. */
import type { JSX } from "preact";
import { Details } from "../components/details.js";
import type { PageContext } from "../context.js";
import { type Text, capitalised } from "../text/catalogue.js";
import { termId, termsOf } from "./terms.js";

export function PageHelp({ context, text }: { context: PageContext; text: Text }): JSX.Element | null {
  const { help } = text;
  const terms = termsOf(context.path);
  return (
    <Details summary={help.ofPage} classes="dd-help">
      {terms.length > 0 && (
        <dl class="dd-terms">
          {terms.map((term) => (
            <div key={term}>
              <dt>
                <a class="govuk-link" href={`/help#${termId(term)}`}>
                  {capitalised(help.terms[term].word)}
                </a>
              </dt>
              <dd>{help.terms[term].meaning}</dd>
            </div>
          ))}
        </dl>
      )}
      <WhoAnswers contact={context.contact} text={text} />
      <p class="govuk-body-s">
        <a class="govuk-link" href="/help">
          {help.all}
        </a>
      </p>
    </Details>
  );
}

/** The pages of help need none at their foot. */
export const isHelp = (path: string): boolean => /^\/help\b/.test(path);

export function WhoAnswers({ contact, text }: { contact: string; text: Text }): JSX.Element {
  return (
    <p class="govuk-body-s">
      {text.help.whoAnswers}{" "}
      <a class="govuk-link" href={`mailto:${contact}`}>
        {contact}
      </a>
      . {text.help.accountsAnswer}
    </p>
  );
}
