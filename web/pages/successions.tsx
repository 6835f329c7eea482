/** Successions: the list, the form that prepares one, and the dry run with the choices that it asks for. */
import type { JSX } from "preact";
import type { SuccessionListItem, SuccessionPreview } from "../../record/queries/succession-view.js";
import { FormErrors, type FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { Select } from "../components/select.js";
import { Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { formatDay } from "../format.js";
import { successionLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Passing } from "../succession/passing.js";
import { type Chosen, PrepareForm, prepareFields } from "../succession/prepare-form.js";
import { SuccessionStateTag } from "../succession/state-tag.js";
import { textOf } from "../text/catalogue.js";

interface UnitChoice {
  readonly id: string;
  readonly name: string;
}

export interface SuccessionsView {
  readonly successions: readonly SuccessionListItem[];
  readonly mayPrepare: boolean;
  readonly units: readonly UnitChoice[];
  readonly form?: (FormState & { readonly chosen: Chosen }) | undefined;
}

export function successionsPage(context: PageContext, view: SuccessionsView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.succession;
  const fields = { text, locale, form: view.form };
  const body = (
    <>
      <FormErrors context={fields} fields={Object.fromEntries(prepareFields.map((name) => [name, name]))} />
      <h1 class="govuk-heading-l">{words.title}</h1>
      {view.successions.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.effectiveOn },
            { text: words.kindLabel },
            { text: words.from },
            { text: words.to },
            { text: words.stateLabel },
          ]}
          rows={view.successions.map((one) => [
            <a key="day" class="govuk-link" href={successionLink(one.id)}>
              <DayText day={one.effectiveOn} />
            </a>,
            words.kind[one.kind],
            one.predecessors.map((unit) => unit.name).join("; "),
            one.successors.map((unit) => unit.name).join("; ") || words.nobody,
            <SuccessionStateTag key="state" state={one.state} locale={locale} />,
          ])}
        />
      )}
      {view.mayPrepare && (
        <PrepareForm
          context={fields}
          units={view.units}
          chosen={view.form?.chosen ?? { predecessorIds: [], successorIds: [] }}
        />
      )}
    </>
  );
  const failed = view.form !== undefined;
  return renderPage(
    { ...context, path: "/successions" },
    { title: words.title, place: "successions", failed, body },
  );
}

export interface PreviewView {
  readonly preview: SuccessionPreview;
  /** The fields of the form, each as often as it was sent: they go on unseen. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Units to choose from for each task. */
  readonly units: readonly UnitChoice[];
  readonly chosen: ReadonlyMap<string, string>;
  readonly idempotencyKey: string;
  readonly form?: FormState | undefined;
}

export function successionPreviewPage(context: PageContext, view: PreviewView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.succession;
  const fields = { text, locale, form: view.form };
  const body = (
    <>
      <FormErrors context={fields} fields={{ choices: "choose" }} />
      <h1 class="govuk-heading-l">{words.previewTitle}</h1>
      <form method="post" action="/successions" noValidate>
        <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
        {view.fields.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        {view.preview.undecided.length > 0 && <Choices view={view} context={context} />}
        <Button>{words.submit}</Button>
      </form>
      <Passing preview={view.preview} locale={locale} withOutcome={false} />
    </>
  );
  const failed = view.form !== undefined;
  return renderPage(
    { ...context, path: "/successions" },
    { title: words.previewTitle, place: "successions", failed, body },
  );
}

function Choices({
  view,
  context: { locale },
}: {
  readonly view: PreviewView;
  readonly context: PageContext;
}): JSX.Element {
  const text = textOf(locale);
  const words = text.succession;
  return (
    <section aria-labelledby="choose">
      <h2 class="govuk-heading-m" id="choose">
        {words.choose}
      </h2>
      <p class="govuk-body">{words.chooseHint}</p>
      {view.preview.undecided.map((task) => (
        <Select
          key={task.taskId}
          id={`choice-${task.taskId}`}
          name={`choice-${task.taskId}`}
          label={task.label}
          labelClasses="govuk-label--s"
          hint={task.dueOn === null ? text.due.none : text.due.on(formatDay(task.dueOn))}
          errorLabel={text.app.errorLabel}
          value={view.chosen.get(task.taskId) ?? ""}
          items={[
            { value: "", text: words.chooseOne },
            ...view.units.map((unit) => ({ value: unit.id, text: unit.name })),
          ]}
        />
      ))}
    </section>
  );
}
