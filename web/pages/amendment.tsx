/** The office enters what a later document does to an issued programme: a new task, or a task changed or dropped. */
import type { JSX } from "preact";
import { evidenceKinds } from "../../domain/assignment.js";
import type { ProgrammeDetail } from "../../record/queries/programme-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { type FormContext, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { InsetText } from "../components/inset-text.js";
import { Input } from "../components/input.js";
import { Radios } from "../components/radios.js";
import { Select } from "../components/select.js";
import { Textarea } from "../components/textarea.js";
import { amendmentLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { capitalised, textOf } from "../text/catalogue.js";

export interface AmendmentPageView {
  readonly programme: ProgrammeDetail;
  /** The task that is changed or dropped; null: one is added. */
  readonly task: TaskDetail | null;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState | undefined;
  readonly idempotencyKey: string;
}

/** Places for co-ordinating units on the form; more are added on the task's page. */
export const COORDINATING_PLACES = 3;

export function amendmentPage(context: PageContext, view: AmendmentPageView): string {
  const { locale } = context;
  const { programme, task } = view;
  const text = textOf(locale);
  const words = text.amendment;
  const name = `${programme.type} ${programme.number}`;
  const form: FormContext = { text, locale, form: view.form };
  const fields = task === null ? <NewTask form={form} view={view} /> : <Change form={form} task={task} />;
  const title = task === null ? words.addTitle(name) : words.changeTitle(name);
  const body = (
    <>
      <FormErrors context={form} fields={Object.fromEntries(names(task).map((each) => [each, each]))} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {task !== null && (
        <InsetText>
          <p class="dd-card__meta">
            {words.present} · {text.tasks.section(task.section)}
          </p>
          <p class="dd-card__text">{task.text}</p>
        </InsetText>
      )}
      <form method="post" action={amendmentLink(programme.id, task?.id ?? null)} noValidate class="dd-form">
        <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
        <input type="hidden" name="version" value={String(programme.version)} />
        <Input
          {...fieldOf(form, "number", words.number, { hint: words.numberHint })}
          classes="govuk-input--width-20"
        />
        <Input
          {...fieldOf(form, "signedOn", words.signedOn, { hint: words.signedOnHint })}
          type="date"
          classes="dd-input--day"
        />
        {fields}
        <Button>{words.submit}</Button>
      </form>
    </>
  );
  return renderPage(context, { title, place: "programmes", failed: view.form !== undefined, body });
}

function names(task: TaskDetail | null): readonly string[] {
  const both = ["number", "signedOn", "text", "product", "dueOn", "recurrence"];
  return task === null
    ? [...both, "section", "kind", "evidence", "leadUnitId", "coordinatingUnitIds"]
    : [...both, "kindOfChange", "reason"];
}

interface PartProps {
  readonly form: FormContext;
}

function NewTask({ form, view }: PartProps & { readonly view: AmendmentPageView }): JSX.Element {
  const { text } = form;
  const words = text.amendment;
  const units = [
    { value: "", text: words.choose },
    ...view.units.map((unit) => ({ value: unit.id, text: unit.name })),
  ];
  const places = Array.from({ length: COORDINATING_PLACES }, (_, place) => place);
  const kinds = (["dated", "recurring", "continuous"] as const).map((kind) => ({
    value: kind,
    text: words.kinds[kind],
  }));
  const proofs = evidenceKinds.map((kind) => ({ value: kind, text: capitalised(text.evidenceKind[kind]) }));
  return (
    <>
      <Input
        {...fieldOf(form, "section", words.section, { hint: words.sectionHint })}
        classes="govuk-input--width-10"
      />
      <Textarea {...fieldOf(form, "text", words.text, { hint: words.textHint })} />
      <Input {...fieldOf(form, "product", words.product, { hint: words.productHint, optional: true })} />
      <Select {...fieldOf(form, "leadUnitId", words.lead)} items={units} />
      {places.map((place) => (
        <Select
          key={place}
          {...fieldOf(form, `coordinating${String(place)}`, `${words.coordinating} ${String(place + 1)}`, {
            ...(place === 0 ? { id: "coordinatingUnitIds" } : {}),
            optional: true,
          })}
          items={units}
        />
      ))}
      <Radios {...fieldOf(form, "kind", words.kind)} labelClasses="govuk-fieldset__legend--s" items={kinds} />
      <DueDate form={form} />
      <Recurrence form={form} initial="" />
      <Select {...fieldOf(form, "evidence", text.task.evidenceAsked)} items={[...proofs].reverse()} />
    </>
  );
}

function Change({ form, task }: PartProps & { readonly task: TaskDetail }): JSX.Element {
  const words = form.text.amendment;
  const kept = (name: string, label: string, value: string, hint?: string) => {
    const field = fieldOf(form, name, label, { ...(hint === undefined ? {} : { hint }), optional: true });
    return { ...field, value: form.form?.values[name] ?? value };
  };
  return (
    <>
      <Radios
        {...fieldOf(form, "kindOfChange", words.kindOfChange)}
        labelClasses="govuk-fieldset__legend--s"
        items={[
          { value: "change", text: words.change },
          { value: "drop", text: words.drop },
        ]}
      />
      <Textarea {...kept("text", words.text, task.text, words.textHint)} />
      <Input {...kept("product", words.product, task.product ?? "", words.productHint)} />
      {task.kind === "dated" && <DueDate form={form} initial={task.dueOn ?? ""} />}
      {task.kind === "recurring" && <Recurrence form={form} initial="" />}
      <Textarea
        {...fieldOf(form, "reason", words.reason, { hint: words.reasonHint, optional: true })}
        rows={3}
      />
    </>
  );
}

function DueDate({ form, initial = "" }: PartProps & { readonly initial?: string }): JSX.Element {
  const words = form.text.amendment;
  const field = fieldOf(form, "dueOn", words.dueOn, { hint: words.dueOnHint, optional: true });
  return (
    <Input {...field} value={form.form?.values["dueOn"] ?? initial} type="date" classes="dd-input--day" />
  );
}

function Recurrence({ form, initial }: PartProps & { readonly initial: string }): JSX.Element {
  const words = form.text.amendment;
  const { none, ...others } = words.recurrences;
  const items = [
    { value: "", text: none },
    ...Object.entries(others).map(([value, text]) => ({ value, text })),
  ];
  const field = fieldOf(form, "recurrence", words.recurrence, { hint: words.recurrenceHint, optional: true });
  return <Select {...field} value={form.form?.values["recurrence"] ?? initial} items={items} />;
}
