/** Where a one-time link leads: a form that sets a password. The page itself does nothing. */
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export interface LinkView {
  /** The address of this page, to which the form is sent. */
  readonly action: string;
  readonly name: string;
  readonly username: string;
  readonly form?: FormState | undefined;
}

export function linkPage(context: PageContext, view: LinkView): string {
  const text = textOf(context.locale);
  const { link, password } = text.account;
  const fields = { text, locale: context.locale, form: view.form };
  const body = (
    <div class="dd-narrow">
      <FormErrors context={fields} fields={{ password: "password", again: "again" }} />
      <h1 class="govuk-heading-l">{link.title}</h1>
      <p class="govuk-body">{link.lead(view.name)}</p>
      <form method="post" action={view.action} noValidate>
        <Input
          {...fieldOf({ ...fields, form: undefined }, "username", text.signIn.username, { optional: true })}
          label={text.signIn.username}
          value={view.username}
          autocomplete="username"
          readOnly
        />
        <Input
          {...fieldOf(fields, "password", password.fresh, { hint: password.freshHint, secret: true })}
          type="password"
          autocomplete="new-password"
        />
        <Input
          {...fieldOf(fields, "again", password.again, { secret: true })}
          type="password"
          autocomplete="new-password"
        />
        <Button>{link.submit}</Button>
      </form>
    </div>
  );
  return renderPage(context, { title: link.title, failed: view.form !== undefined, body });
}

export function voidLinkPage(context: PageContext): string {
  const { link } = textOf(context.locale).account;
  const body = (
    <div class="dd-narrow">
      <h1 class="govuk-heading-l">{link.void}</h1>
      <p class="govuk-body">{link.voidLead}</p>
    </div>
  );
  return renderPage(context, { title: link.void, body });
}
