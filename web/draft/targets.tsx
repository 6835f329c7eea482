/** The targets of a draft: put right, dropped, taken back. What is left becomes the programme's. */
import type { JSX } from "preact";
import type { DraftTargetView } from "../../record/queries/draft-view.js";
import { type FormContext, FormErrors, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { Textarea } from "../components/textarea.js";
import { formatNumber } from "../format.js";
import { draftLink } from "../links.js";
import type { PartProps } from "./part.js";
import { Tokens } from "./tokens.js";

export function DraftTargets(props: PartProps): JSX.Element | null {
  const { draft } = props.view;
  const words = props.text.draft;
  if (draft.targets.length === 0) return null;
  return (
    <section aria-labelledby="targets">
      <h2 class="govuk-heading-m" id="targets">
        {words.targets}
      </h2>
      <ul class="govuk-list">
        {draft.targets.map((target) => (
          <Target key={target.id} {...props} target={target} />
        ))}
      </ul>
    </section>
  );
}

function Target(props: PartProps & { readonly target: DraftTargetView }): JSX.Element {
  const { view, text, locale, target } = props;
  const { draft, idempotencyKey } = view;
  const words = text.draft;
  const form = view.form?.of === `target:${target.id}` ? view.form : undefined;
  const context: FormContext = { text, locale, form };
  const to = (resource: string) => `${draftLink(draft.id)}/targets/${target.id}/${resource}`;
  const field = (name: string, label: string, present: string) => ({
    ...fieldOf(context, name, label, { id: `${name}-${target.id}` }),
    value: form?.values[name] ?? present,
  });
  const choices = (named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([value, name]) => ({ value, text: name }));
  const value = formatNumber(target.value, locale, 4);
  return (
    <li class={target.dropped ? "dd-draft__task--dropped" : undefined}>
      <p class="dd-card__text" lang="vi">
        {target.section}: {target.text}{" "}
        <span class="dd-quiet">
          ({words.target.comparators[target.comparator]} {value} {target.unit})
        </span>
      </p>
      {draft.state === "draft" && target.dropped && (
        <form method="post" action={to("restoration")}>
          <Tokens of={`target.${target.id}`} idempotencyKey={idempotencyKey} version={draft.version} />
          <button type="submit" class="dd-link-button">
            {words.restore}
            <span class="govuk-visually-hidden"> {target.section}</span>
          </button>
        </form>
      )}
      {draft.state === "draft" && !target.dropped && (
        <Details summary={`${words.edit} (${target.section})`} open={form !== undefined} classes="dd-act">
          <FormErrors
            context={context}
            fields={Object.fromEntries(
              ["text", "comparator", "value", "unit", "period", "by"].map((name) => [
                name,
                `${name}-${target.id}`,
              ]),
            )}
          />
          <form method="post" action={to("correction")} noValidate class="dd-form">
            <Tokens of={`target.${target.id}`} idempotencyKey={idempotencyKey} version={draft.version} />
            <Textarea {...field("text", words.target.text, target.text)} rows={3} />
            <Select
              {...field("comparator", words.target.comparator, target.comparator)}
              items={choices(words.target.comparators)}
            />
            <Input
              {...field(
                "value",
                words.target.value,
                String(target.value).replace(".", locale === "vi" ? "," : "."),
              )}
              classes="govuk-input--width-10"
            />
            <Input {...field("unit", words.target.unit, target.unit)} classes="govuk-input--width-10" />
            <Select
              {...field("period", words.target.period, target.period ?? "")}
              items={[{ value: "", text: words.target.once }, ...choices(text.programme.period)]}
            />
            <Input
              {...field("by", words.target.by, target.by ?? "")}
              required={false}
              type="date"
              classes="dd-input--day"
            />
            <Button>{words.target.save}</Button>
          </form>
          <form method="post" action={to("dropping")}>
            <Tokens of={`target.${target.id}`} idempotencyKey={idempotencyKey} version={draft.version} />
            <Button classes="govuk-button--warning">{words.target.drop}</Button>
          </form>
        </Details>
      )}
    </li>
  );
}
