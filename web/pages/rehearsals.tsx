/** The rehearsals that were kept, the latest first. */
import type { RehearsalListItem } from "../../record/queries/rehearsal-view.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatDay, formatNumber } from "../format.js";
import { rehearsalLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export function rehearsalsPage(context: PageContext, rehearsals: readonly RehearsalListItem[]): string {
  const { locale } = context;
  const words = textOf(locale).rehearsal;
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {rehearsals.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.period },
            { text: words.madeAt },
            { text: words.seed, numeric: true },
            { text: words.tasks, numeric: true },
            { text: words.mails, numeric: true },
            { text: words.invariantsTitle },
          ]}
          rows={rehearsals.map((one) => [
            <a key="one" class="govuk-link" href={rehearsalLink(one.id)}>
              {words.span(formatDay(one.from), formatDay(one.until))}
            </a>,
            <InstantText key="at" at={one.madeAt} locale={locale} />,
            String(one.seed),
            formatNumber(one.tasks, locale),
            formatNumber(one.mails, locale),
            one.broken === 0 ? `✔ ${words.all}` : `✘ ${words.brokenCount(one.broken)}`,
          ])}
        />
      )}
      <p class="govuk-body">{words.howTo}</p>
      <pre class="dd-command">
        <code>bin/dondoc rehearse --until 2030-12-31 --seed 1 --keep</code>
      </pre>
    </>
  );
  return renderPage(context, { title: words.title, place: "programmes", body });
}
