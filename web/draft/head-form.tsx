/** What was read of the document as a whole, and the form that puts it right. */
import type { JSX } from "preact";
import { type FormContext, FormErrors, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Textarea } from "../components/textarea.js";
import { draftLink } from "../links.js";
import type { PartProps } from "./part.js";
import { Tokens } from "./tokens.js";

const names = ["number", "type", "title", "issuer", "signedOn"] as const;

export function HeadForm({ view, text, locale }: PartProps): JSX.Element {
  const { draft } = view;
  const words = text.draft.headForm;
  const form = view.form?.of === "document" ? view.form : undefined;
  const context: FormContext = { text, locale, form };
  const field = (name: (typeof names)[number]) => ({
    ...fieldOf(context, name, words[name], { id: `head-${name}` }),
    required: name !== "signedOn",
    value: form?.values[name] ?? draft[name] ?? "",
  });
  const unsure = draft.doubts.some((doubt) => doubt.field === "document") || draft.number === "";
  return (
    <Details id="head" summary={text.draft.head} open={form !== undefined || unsure} classes="dd-act">
      <FormErrors
        context={context}
        fields={Object.fromEntries(names.map((name) => [name, `head-${name}`]))}
      />
      <form method="post" action={`${draftLink(draft.id)}/document`} noValidate class="dd-form">
        <Tokens of="document" idempotencyKey={view.idempotencyKey} version={draft.version} />
        <Input {...field("number")} classes="govuk-input--width-20" />
        <Input {...field("type")} classes="govuk-input--width-20" />
        <Textarea {...field("title")} rows={3} />
        <Input {...field("issuer")} />
        <Input {...field("signedOn")} type="date" classes="dd-input--day" />
        <Button>{words.save}</Button>
      </form>
    </Details>
  );
}
