/** One act on a cycle: a button, or a text and a button. */
import type { JSX } from "preact";
import type { CycleAct } from "../../domain/review.js";
import type { FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Textarea } from "../components/textarea.js";
import { cycleLink } from "../links.js";
import { type Locale, say, textOf } from "../text/catalogue.js";

export type ButtonAct = Exclude<CycleAct, "edit_report">;

/** The resource of each act under `/cycles/:id/`, and the text that it asks for. */
export const cycleResources: Readonly<
  Record<ButtonAct, { readonly resource: string; readonly field: "remarks" | "reason" | null }>
> = {
  request_approval: { resource: "approval-request", field: null },
  approve_report: { resource: "approval", field: null },
  return_report: { resource: "return", field: "remarks" },
  publish_report: { resource: "publication", field: null },
  cancel_cycle: { resource: "cancellation", field: "reason" },
};

interface Props {
  readonly act: ButtonAct;
  readonly cycle: { readonly id: string; readonly version: number };
  readonly locale: Locale;
  readonly idempotencyKey: string;
  readonly failed: FormState | undefined;
}

export function CycleActForm(props: Props): JSX.Element {
  const words = textOf(props.locale).reviews.acts[props.act];
  const { field } = cycleResources[props.act];
  if (field === null) return <Form {...props}>{null}</Form>;
  return (
    <Details summary={words} open={props.failed !== undefined} classes="dd-act">
      <Form {...props}>
        <Field {...props} field={field} />
      </Form>
    </Details>
  );
}

function Form(props: Props & { readonly children: JSX.Element | null }): JSX.Element {
  const { act, cycle } = props;
  const quiet = act === "cancel_cycle" || act === "return_report";
  return (
    <form method="post" action={`${cycleLink(cycle.id)}/${cycleResources[act].resource}`} noValidate>
      <input type="hidden" name="idempotencyKey" value={`${props.idempotencyKey} ${act}`} />
      <input type="hidden" name="version" value={String(cycle.version)} />
      {props.children}
      <Button {...(quiet ? { classes: "govuk-button--secondary" } : {})}>
        {textOf(props.locale).reviews.acts[act]}
      </Button>
    </form>
  );
}

function Field({
  failed,
  field,
  locale,
  act,
}: Props & { readonly field: "remarks" | "reason" }): JSX.Element {
  const text = textOf(locale);
  const error = failed?.errors[field];
  return (
    <Textarea
      id={`${act}-${field}`}
      name={field}
      label={field === "remarks" ? text.reviews.returnRemarks : text.reviews.cancelReason}
      labelClasses="govuk-label--s"
      error={error && say(error, locale)}
      errorLabel={text.app.errorLabel}
      value={failed?.values[field]}
      required
    />
  );
}
