/** Templates of the documents that leave: the one in force of each kind and form, its earlier versions, and another one. */
import type { JSX } from "preact";
import type { Message } from "../../domain/errors.js";
import type { TemplateSlot, TemplateVersion } from "../../record/queries/template-view.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { ErrorSummary } from "../components/error-summary.js";
import { FileUpload } from "../components/file-upload.js";
import { formatInstant } from "../format.js";
import { templateLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { FormTokens } from "../target/form-tokens.js";
import { type Locale, say, textOf } from "../text/catalogue.js";

export interface TemplatesView {
  readonly templates: readonly TemplateSlot[];
  readonly idempotencyKey: string;
  /** A template that was refused: of which kind and form, and every flaw of it. */
  readonly refused?:
    { readonly kind: string; readonly form: string; readonly flaws: readonly Message[] } | undefined;
}

export function templatesPage(context: PageContext, view: TemplatesView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.outgoing.templates;
  const { refused } = view;
  const kinds = [...new Set(view.templates.map(({ kind }) => kind))];
  const body = (
    <>
      {refused !== undefined && (
        <ErrorSummary
          focused
          title={words.flaws}
          errors={refused.flaws.map((flaw) => ({
            text: say(flaw, locale),
            href: `#template-${refused.kind}-${refused.form}`,
          }))}
        />
      )}
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 class="govuk-heading-m" id={`kind-${kind}`}>
            {Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : kind}
          </h2>
          {view.templates
            .filter((slot) => slot.kind === kind)
            .map((slot) => (
              <Slot key={slot.form} slot={slot} view={view} locale={locale} />
            ))}
        </section>
      ))}
    </>
  );
  const here = { ...context, path: "/templates" };
  return renderPage(here, {
    title: words.title,
    place: "templates",
    failed: refused !== undefined,
    body,
  });
}

interface SlotProps {
  readonly slot: TemplateSlot;
  readonly view: TemplatesView;
  readonly locale: Locale;
}

function Slot({ slot, view, locale }: SlotProps): JSX.Element {
  const text = textOf(locale);
  const words = text.outgoing.templates;
  const { kind, form, version, versions } = slot;
  const [current] = versions;
  const edited = current?.file != null;
  const { refused } = view;
  const failed = refused?.kind === kind && refused.form === form;
  const first = failed ? refused.flaws[0] : undefined;
  const formName = form === "state" ? text.outgoing.forms.state : text.outgoing.forms.party;
  const tokens = (of: string) => (
    <FormTokens idempotencyKey={`${view.idempotencyKey} ${kind} ${form} ${of}`} version={version} />
  );
  const restore = (number: number, label: string) => (
    <form method="post" action={`/templates/${kind}/${form}/restoration`}>
      {tokens(String(number))}
      <input type="hidden" name="number" value={String(number)} />
      <Button classes="govuk-button--secondary">{label}</Button>
    </form>
  );
  return (
    <div class="dd-template">
      <h3 class="govuk-heading-s">{formName}</h3>
      <p class="govuk-body">
        {words.inForce}:{" "}
        <a class="govuk-link" href={templateLink(kind, form, edited ? version : 0)} download>
          {current === undefined ? words.base : nameOf(current, locale)}
        </a>
        {current !== undefined && (
          <> ({words.by(current.setBy.name, formatInstant(current.setAt, locale))})</>
        )}
        {edited && (
          <>
            {" · "}
            <a class="govuk-link" href={templateLink(kind, form, 0)} download>
              {words.takeBase}
            </a>
          </>
        )}
      </p>
      <Details summary={`${words.change}: ${formName}`} open={failed}>
        <form
          method="post"
          action={`/templates/${kind}/${form}`}
          enctype="multipart/form-data"
          class="dd-form"
        >
          {tokens("upload")}
          <FileUpload
            id={`template-${kind}-${form}`}
            name="template"
            label={words.upload}
            labelClasses="govuk-label--s"
            errorLabel={text.app.errorLabel}
            error={first && say(first, locale)}
            required
          />
          <Button>{words.uploadSubmit}</Button>
        </form>
        {edited && restore(0, words.restoreBase)}
      </Details>
      {versions.length > 1 && (
        <Details summary={`${words.earlier}: ${formName}`}>
          <ul class="govuk-list">
            {versions.slice(1).map((each) => (
              <li key={each.number}>
                {each.file === null ? (
                  nameOf(each, locale)
                ) : (
                  <a class="govuk-link" href={templateLink(kind, form, each.number)} download>
                    {nameOf(each, locale)}
                  </a>
                )}{" "}
                ({words.by(each.setBy.name, formatInstant(each.setAt, locale))})
                {each.file !== null && restore(each.number, `${words.restore} (${String(each.number)})`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  );
}

function nameOf({ number, file, restoredNumber }: TemplateVersion, locale: Locale): string {
  const words = textOf(locale).outgoing.templates;
  const again = restoredNumber === null ? "" : `, ${words.again(restoredNumber)}`;
  return `${words.edited(number)}: ${file === null ? words.base : file.name}${again}`;
}
