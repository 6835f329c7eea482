/** The end of a draft: its issue, once nothing is open. */
import type { JSX } from "preact";
import { type FormContext, FormErrors, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { draftLink } from "../links.js";
import type { PartProps } from "./part.js";
import { Tokens } from "./tokens.js";

export function IssueForm({ view, text, locale }: PartProps): JSX.Element {
  const { draft } = view;
  const words = text.draft;
  const form = view.form?.of === "issue" ? view.form : undefined;
  const context: FormContext = { text, locale, form };
  const endsOn = fieldOf(context, "endsOn", words.endsOn, { hint: words.endsOnHint, optional: true });
  return (
    <section aria-labelledby="issue" class="dd-draft__issue">
      <h2 class="govuk-heading-m" id="issue">
        {words.issue}
      </h2>
      <FormErrors context={context} fields={{ endsOn: "endsOn" }} />
      {draft.openCount > 0 ? (
        <p class="govuk-body">
          {words.todo(draft.openCount)}.{" "}
          <a class="govuk-link" href="#open">
            {words.notYet}
          </a>
        </p>
      ) : !draft.mayIssue ? (
        <p class="govuk-body">{words.notYours}</p>
      ) : (
        <form method="post" action={`${draftLink(draft.id)}/issuance`} noValidate class="dd-form">
          <p class="govuk-body">{words.issueLead}</p>
          <Tokens of="issue" idempotencyKey={view.idempotencyKey} version={draft.version} />
          <Input
            {...endsOn}
            value={form?.values["endsOn"] ?? draft.endsOn ?? ""}
            type="date"
            classes="dd-input--day"
          />
          <p class="govuk-body">
            <label class="dd-check">
              <input
                type="checkbox"
                name="acknowledgement"
                value="true"
                checked={form === undefined || form.values["acknowledgement"] === "true"}
              />
              {words.acknowledgement}
            </label>
          </p>
          <Button>{words.issueSubmit}</Button>
        </form>
      )}
    </section>
  );
}
