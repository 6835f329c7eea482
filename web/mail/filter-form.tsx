/** What the list of mails can be narrowed to: a form that asks for the same page again. */
import type { JSX } from "preact";
import type { Day } from "../../domain/day.js";
import { type MailState, mailStates } from "../../domain/mail.js";
import type { UnitRef } from "../../record/queries/task-view.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { mailsLink } from "../links.js";
import type { Text } from "../text/catalogue.js";

export interface MailFilterView {
  readonly state: MailState | null;
  readonly kind: string | null;
  /** A unit's id. */
  readonly unit: string | null;
  /** First and last day on which they were written. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Of the page shown; null for the first. */
  readonly cursor: string | null;
}

export function MailFilterForm(props: {
  readonly filter: MailFilterView;
  /** To choose from; none: nothing is offered. */
  readonly units: readonly UnitRef[];
  readonly filtered: boolean;
  readonly text: Text;
}): JSX.Element {
  const { filter, units, text } = props;
  const words = text.office.mails;
  const any = { value: "", text: words.any };
  const field = { errorLabel: text.app.errorLabel } as const;
  return (
    <form method="get" action="/mails" class="dd-filter__form">
      <Select
        {...field}
        id="mails-state"
        name="state"
        label={words.state}
        value={filter.state ?? ""}
        items={[any, ...mailStates.map((value) => ({ value, text: words.states[value] }))]}
      />
      <Select
        {...field}
        id="mails-kind"
        name="kind"
        label={words.kind}
        value={filter.kind ?? ""}
        items={[any, ...Object.entries(words.kinds).map(([value, name]) => ({ value, text: name }))]}
      />
      {units.length > 0 && (
        <Select
          {...field}
          id="mails-unit"
          name="unit"
          label={words.unit}
          value={filter.unit ?? ""}
          items={[any, ...units.map((unit) => ({ value: unit.id, text: unit.name }))]}
        />
      )}
      <Input
        {...field}
        id="mails-from"
        name="from"
        type="date"
        label={words.from}
        value={filter.from ?? ""}
      />
      <Input {...field} id="mails-to" name="to" type="date" label={words.to} value={filter.to ?? ""} />
      <div class="govuk-button-group">
        <Button classes="govuk-button--secondary">{words.apply}</Button>
        {props.filtered && (
          <a class="govuk-link" href={mailsLink()}>
            {words.clear}
          </a>
        )}
      </div>
    </form>
  );
}
