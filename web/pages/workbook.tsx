/** What a tracking workbook would write, before anything is written: new rows, cells to be mended, names to be answered. */
import type { JSX } from "preact";
import type { WorkbookImportView } from "../../record/queries/workbook-view.js";
import { Button } from "../components/button.js";
import { Table } from "../components/table.js";
import { Tokens } from "../draft/tokens.js";
import { dueWords } from "../draft/due-words.js";
import { newDraftLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, say, textOf } from "../text/catalogue.js";

export interface WorkbookView {
  readonly preview: WorkbookImportView;
  /** Names the uploaded file; null: it cannot be confirmed. */
  readonly token: string | null;
  readonly idempotencyKey: string;
}

export function workbookPage(context: PageContext, view: WorkbookView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.draft.workbook;
  const { preview } = view;
  const grave = preview.errors.some((each) => each.grave);
  const facts = [
    words.added(preview.added),
    ...(preview.known > 0 ? [words.known(preview.known)] : []),
    ...(preview.hidden > 0 ? [words.hidden(preview.hidden)] : []),
    ...(preview.passedOver.length > 0 ? [words.passedOver(preview.passedOver.join(", "))] : []),
  ];
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.note}</p>
      <ul class="govuk-list govuk-list--bullet">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <Faults preview={preview} locale={locale} text={text} />
      {grave && <p class="govuk-body">{words.mend}</p>}
      {!grave && preview.added === 0 && <p class="govuk-body">{words.nothing}</p>}
      {!grave && view.token !== null && (preview.added > 0 || preview.hidden > 0) && (
        <form method="post" action="/drafts/workbook/confirmation" class="dd-form">
          <Tokens of="workbook-confirmation" idempotencyKey={view.idempotencyKey} />
          <input type="hidden" name="token" value={view.token} />
          {preview.hidden > 0 && (
            <p class="govuk-body">
              <label class="dd-check">
                <input type="checkbox" name="includeHidden" value="true" />
                {words.includeHidden}
              </label>
            </p>
          )}
          <Button>{words.confirm}</Button>
        </form>
      )}
      <Names preview={preview} text={text} />
      <Rows preview={preview} text={text} />
      <p class="govuk-body">
        <a class="govuk-link" href={newDraftLink(preview.programmeId)}>
          {words.again}
        </a>
      </p>
    </>
  );
  return renderPage(context, { title: words.title, place: "programmes", body });
}

interface PartProps {
  readonly preview: WorkbookImportView;
  readonly text: Text;
}

function Faults({ preview, locale, text }: PartProps & { readonly locale: Locale }): JSX.Element | null {
  const words = text.draft.workbook;
  if (preview.errors.length === 0) return null;
  // The grave ones first: they stand in the way.
  const errors = [...preview.errors].sort((a, b) => Number(b.grave) - Number(a.grave));
  return (
    <Table
      stacked
      caption={words.errors}
      captionClasses="govuk-table__caption--m"
      columns={[{ text: words.cell }, { text: words.fault }, { text: words.severity }]}
      rows={errors.map((each) => [
        `${each.sheet}!${each.cell}`,
        say(each.message, locale),
        each.grave ? <strong key="grave">{words.grave}</strong> : words.light,
      ])}
    />
  );
}

function Names({ preview, text }: PartProps): JSX.Element | null {
  const words = text.draft.workbook;
  if (preview.names.length === 0) return null;
  return (
    <>
      <Table
        stacked
        caption={words.names}
        captionClasses="govuk-table__caption--m"
        columns={[{ text: words.name }, { text: words.rows, numeric: true }, { text: words.proposed }]}
        rows={preview.names.map((name) => [
          name.name,
          String(name.rows),
          name.proposed.length === 0 ? words.nobody : name.proposed.join("; "),
        ])}
      />
      <p class="govuk-body">{words.namesLead}</p>
    </>
  );
}

function Rows({ preview, text }: PartProps): JSX.Element | null {
  const { draft, amendment } = text;
  const words = draft.workbook;
  if (preview.rows.length === 0) return null;
  const more = preview.added > preview.rows.length ? ` (${words.firstRows(preview.rows.length)})` : "";
  return (
    <Table
      stacked
      caption={`${words.rows}${more}`}
      captionClasses="govuk-table__caption--m"
      columns={[words.cell, words.task, amendment.lead, amendment.coordinating, amendment.dueOn].map(
        (name) => ({
          text: name,
        }),
      )}
      rows={preview.rows.map((row) => [
        row.cell,
        row.task,
        row.lead.join("; "),
        row.coordinating.join("; "),
        dueWords(row.due, text),
      ])}
    />
  );
}
