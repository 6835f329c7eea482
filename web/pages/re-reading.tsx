/** What the present reader would read otherwise than a draft has it: accepted item by item. */
import type { JSX } from "preact";
import type { ReReadingItemView, ReReadingView } from "../../record/queries/re-reading-view.js";
import { type FormContext, FormErrors, type FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { Tag } from "../components/tag.js";
import { dueWords } from "../draft/due-words.js";
import { Tokens } from "../draft/tokens.js";
import { draftLink, draftTaskLink, reReadingLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Text, textOf } from "../text/catalogue.js";

export interface ReReadingPageView {
  readonly programmeId: string;
  readonly reading: ReReadingView;
  readonly form: FormState | undefined;
  readonly idempotencyKey: string;
}

export function reReadingPage(context: PageContext, view: ReReadingPageView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.draft.reReading;
  const { reading, programmeId } = view;
  const form: FormContext = { text, locale, form: view.form };
  const body = (
    <>
      <FormErrors context={form} fields={{}} />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="dd-card__meta">{text.draft.rules(reading.rules)}</p>
      {reading.items.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <form method="post" action={reReadingLink(programmeId)}>
          <p class="govuk-body">{words.lead}</p>
          <Tokens of="re-reading" idempotencyKey={view.idempotencyKey} version={reading.version} />
          <ul class="govuk-list">
            {reading.items.map((item) => (
              <Item key={item.key} item={item} programmeId={programmeId} text={text} />
            ))}
          </ul>
          <Button>{words.submit}</Button>
        </form>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={draftLink(programmeId)}>
          {text.draft.back}
        </a>
      </p>
    </>
  );
  const failed = view.form !== undefined;
  return renderPage(context, { title: words.title, place: "programmes", failed, body });
}

function Item({
  item,
  programmeId,
  text,
}: {
  readonly item: ReReadingItemView;
  readonly programmeId: string;
  readonly text: Text;
}): JSX.Element {
  const words = text.draft.reReading;
  const shown = (field: string, side: string | readonly string[] | null) => {
    if (field === "due") return dueWords(side as string | null, text); // a due date is a text
    return side === null || side.length === 0 ? "–" : typeof side === "string" ? side : side.join("; ");
  };
  return (
    <li class="dd-draft__task">
      <div class="dd-draft__head">
        {item.draftTaskId === null ? (
          <strong>{item.section}</strong>
        ) : (
          <a class="govuk-link dd-draft__section" href={draftTaskLink(programmeId, item.draftTaskId)}>
            {item.section}
          </a>
        )}
        <Tag colour={item.kind === "dropped" ? "grey" : "yellow"} text={words.kinds[item.kind]} />
      </div>
      <p class="dd-draft__text" lang="vi">
        {item.text}
      </p>
      {item.fields.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {item.fields.map(({ field, before, after, kept }) => (
            <li key={field}>
              <strong>{words.fields[field]}</strong>: <span lang="vi">{shown(field, before)}</span> →{" "}
              <span lang="vi">{shown(field, after)}</span>
              {kept && <span class="dd-quiet"> ({words.kept})</span>}
            </li>
          ))}
        </ul>
      )}
      {item.acceptable && (
        <label class="dd-check">
          <input type="checkbox" name={`accept.${item.key}`} value="yes" />
          {words.accept(item.section)}
        </label>
      )}
    </li>
  );
}
