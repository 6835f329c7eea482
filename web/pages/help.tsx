/** Help: who answers, a guide for each role, and what every term means. */
import type { JSX } from "preact";
import { WhoAnswers } from "../help/page-help.js";
import { type Guide, guides } from "../help/guide-text.js";
import { type Term, termId } from "../help/terms.js";
import { guideLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { capitalised, textOf } from "../text/catalogue.js";

export function helpPage(context: PageContext): string {
  const text = textOf(context.locale);
  const { help } = text;
  const body = (
    <>
      <h1 class="govuk-heading-l">{help.title}</h1>
      <h2 class="govuk-heading-m">{help.whoTitle}</h2>
      <WhoAnswers contact={context.contact} text={text} />
      <h2 class="govuk-heading-m">{help.guidesTitle}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {guides.map((guide) => (
          <li key={guide}>
            <a class="govuk-link" href={guideLink(guide)}>
              {help.guides[guide].title}
            </a>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">{help.termsTitle}</h2>
      <dl class="dd-terms">
        {(Object.keys(help.terms) as Term[]).map((term) => (
          <div key={term} id={termId(term)}>
            <dt>{capitalised(help.terms[term].word)}</dt>
            <dd>{help.terms[term].meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
  return renderPage(context, { title: help.title, body });
}

export function guidePage(context: PageContext, guide: Guide): string {
  const text = textOf(context.locale);
  const { title, lead, steps } = text.help.guides[guide];
  const body: JSX.Element = (
    <div class="dd-narrow">
      <p class="govuk-body">
        <a class="govuk-link" href="/help">
          {text.help.title}
        </a>
      </p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{lead}</p>
      {steps.map(([heading, words]) => (
        <section key={heading}>
          <h2 class="govuk-heading-m">{heading}</h2>
          <p class="govuk-body">{words}</p>
        </section>
      ))}
      <WhoAnswers contact={context.contact} text={text} />
    </div>
  );
  return renderPage(context, { title, body });
}
