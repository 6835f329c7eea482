/** The programmes that assign tasks, with how far each has come. */
import { holds } from "../../domain/permissions.js";
import type { ProgrammeListItem } from "../../record/queries/programme-view.js";
import { Button } from "../components/button.js";
import { Table } from "../components/table.js";
import { formatDay, formatNumber, formatPercent } from "../format.js";
import { newDraftLink, programmeLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { ProgrammeStateTag } from "../programme/state-tag.js";
import { textOf } from "../text/catalogue.js";

export function programmesPage(context: PageContext, programmes: readonly ProgrammeListItem[]): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.programmes;
  const row = (programme: ProgrammeListItem) => [
    <>
      <a class="govuk-link dd-tasks__text" href={programmeLink(programme.id)}>
        {programme.type} {programme.number}
      </a>
      <span class="dd-programmes__title">{programme.title}</span>
      <span class="dd-tasks__place">
        {programme.issuer}
        {programme.signedOn !== null && `, ${words.signed(formatDay(programme.signedOn))}`}
      </span>
    </>,
    <ProgrammeStateTag key="state" state={programme.state} locale={locale} />,
    formatNumber(programme.counts.total, locale),
    formatNumber(programme.counts.completedOnTime + programme.counts.completedLate, locale),
    formatNumber(programme.counts.overdue, locale),
    formatPercent(programme.counts.latePercent, locale),
  ];
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      {context.actor !== null && holds(context.actor, "import_programme") && (
        <Button href={newDraftLink(null)} classes="govuk-button--secondary">
          {text.draft.upload}
        </Button>
      )}
      {programmes.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          classes="dd-tasks"
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.name },
            { text: words.stateLabel },
            { text: words.total, numeric: true },
            { text: words.completed, numeric: true },
            { text: words.overdue, numeric: true },
            { text: words.latePercent, numeric: true },
          ]}
          rows={programmes.map(row)}
        />
      )}
    </>
  );
  return renderPage(context, { title: words.title, place: "programmes", body });
}
