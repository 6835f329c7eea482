/** The second step on the account page: off, waiting for its first code, or on. */
import type { JSX } from "preact";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { InsetText } from "../components/inset-text.js";
import { SummaryList } from "../components/summary-list.js";
import type { Locale, Text } from "../text/catalogue.js";
import { type AccountForm, type FormState, fieldOf } from "./form.js";

export type SecondStepView =
  /** `demanded`: by the person's role, before anything else. */
  | { readonly kind: "off"; readonly demanded: boolean }
  | { readonly kind: "pending"; readonly key: string; readonly uri: string; readonly demanded: boolean }
  | { readonly kind: "on"; readonly codesLeft: number };

interface Props {
  readonly view: SecondStepView;
  readonly hasPassword: boolean;
  readonly failed: ({ readonly which: AccountForm } & FormState) | undefined;
  readonly locale: Locale;
  readonly text: Text;
}

export function SecondStep(props: Props): JSX.Element {
  const { view, text } = props;
  const words = text.account.secondStep;
  return (
    <section aria-labelledby="second-step-title" class="dd-narrow">
      <h2 class="govuk-heading-m" id="second-step-title">
        {words.title}
      </h2>
      {view.kind !== "on" && view.demanded && <InsetText>{words.demanded}</InsetText>}
      {view.kind === "off" && (
        <>
          <p class="govuk-body">{words.lead}</p>
          <PasswordForm {...props} which="begin" action="/account/second-step" submit={words.begin} />
        </>
      )}
      {view.kind === "pending" && <Pending {...props} view={view} />}
      {view.kind === "on" && (
        <>
          <p class="govuk-body">
            <strong>{words.on}.</strong> {words.left(view.codesLeft)}
          </p>
          <Details summary={words.freshCodes} open={props.failed?.which === "codes"}>
            <PasswordForm
              {...props}
              which="codes"
              action="/account/recovery-codes"
              submit={words.freshCodes}
            />
          </Details>
          <Details summary={words.remove} open={props.failed?.which === "remove"}>
            <PasswordForm
              {...props}
              which="remove"
              action="/account/second-step/removal"
              submit={words.remove}
            />
          </Details>
        </>
      )}
    </section>
  );
}

function Pending(props: Props & { readonly view: SecondStepView & { kind: "pending" } }): JSX.Element {
  const { view, text, locale, failed } = props;
  const words = text.account.secondStep;
  const form = failed?.which === "confirm" ? failed : undefined;
  return (
    <>
      <p class="govuk-body">{words.keyLead}</p>
      <SummaryList
        rows={[
          { key: words.key, value: <code>{view.key}</code> },
          {
            key: words.uri,
            value: (
              <a class="govuk-link" href={view.uri}>
                {words.uri}
              </a>
            ),
          },
        ]}
      />
      <form method="post" action="/account/second-step/confirmation" noValidate>
        <Input
          {...fieldOf({ text, locale, form }, "code", words.code, { hint: words.codeHint })}
          classes="govuk-input--width-10"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Button>{words.confirm}</Button>
      </form>
    </>
  );
}

function PasswordForm(
  props: Props & { readonly which: AccountForm; readonly action: string; readonly submit: string },
): JSX.Element {
  const { text, locale, failed, which } = props;
  const form = failed?.which === which ? failed : undefined;
  const present = text.account.password.present;
  return (
    <form method="post" action={props.action} noValidate>
      {props.hasPassword && (
        <Input
          {...fieldOf({ text, locale, form }, "password", present, { id: `${which}-password`, secret: true })}
          type="password"
          autocomplete="current-password"
        />
      )}
      <Button classes="govuk-button--secondary">{props.submit}</Button>
    </form>
  );
}
