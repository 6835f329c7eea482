/** One's own account: password, second step, and where one is signed in. */
import type { SessionView } from "../../record/queries/account-view.js";
import { type AccountForm, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { SecondStep, type SecondStepView } from "../account/second-step.js";
import { Sessions } from "../account/sessions.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export interface AccountView {
  /** Of who signs in through the issuer alone there is none. */
  readonly hasPassword: boolean;
  readonly secondStep: SecondStepView;
  readonly sessions: readonly SessionView[];
  readonly failed?: ({ readonly which: AccountForm } & FormState) | undefined;
}

export function accountPage(context: PageContext, view: AccountView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.account.password;
  const { failed } = view;
  const fields = { text, locale, form: failed?.which === "password" ? failed : undefined };
  const ids = { password: failed?.which === "password" ? "present" : `${failed?.which ?? ""}-password` };
  const body = (
    <>
      <FormErrors
        context={{ text, locale, form: failed }}
        fields={{ ...ids, fresh: "fresh", again: "again", code: "code" }}
      />
      <h1 class="govuk-heading-l">{text.account.own}</h1>
      <SecondStep
        view={view.secondStep}
        hasPassword={view.hasPassword}
        failed={failed}
        locale={locale}
        text={text}
      />
      {view.hasPassword && (
        <section aria-labelledby="password-title" class="dd-narrow">
          <h2 class="govuk-heading-m" id="password-title">
            {words.title}
          </h2>
          <p class="govuk-body">{words.note}</p>
          <form method="post" action="/account/password" noValidate>
            <Input
              {...fieldOf(fields, "password", words.present, { id: "present", secret: true })}
              type="password"
              autocomplete="current-password"
            />
            <Input
              {...fieldOf(fields, "fresh", words.fresh, { hint: words.freshHint, secret: true })}
              type="password"
              autocomplete="new-password"
            />
            <Input
              {...fieldOf(fields, "again", words.again, { secret: true })}
              type="password"
              autocomplete="new-password"
            />
            <Button classes="govuk-button--secondary">{words.submit}</Button>
          </form>
        </section>
      )}
      <Sessions sessions={view.sessions} locale={locale} text={text} />
    </>
  );
  return renderPage(context, {
    title: text.account.own,
    place: "account",
    failed: failed !== undefined,
    body,
  });
}

/** Shown once, as the answer to the form that made them. */
export function recoveryCodesPage(context: PageContext, codes: readonly string[]): string {
  const words = textOf(context.locale).account.secondStep;
  const body = (
    <div class="dd-narrow">
      <h1 class="govuk-heading-l">{words.codesTitle}</h1>
      <p class="govuk-body">{words.codesLead}</p>
      <ul class="govuk-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button href="/account">{words.codesDone}</Button>
    </div>
  );
  return renderPage({ ...context, path: "/account" }, { title: words.codesTitle, place: "account", body });
}
