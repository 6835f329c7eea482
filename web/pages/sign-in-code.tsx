/** The second step of signing in: a code of the authenticator. */
import type { Message } from "../../domain/errors.js";
import { FormErrors, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export function signInCodePage(
  context: PageContext,
  view: { readonly returnTo: string; readonly error?: Message },
): string {
  const text = textOf(context.locale);
  const words = text.account.signIn;
  const form = view.error && { values: {}, errors: { code: view.error } };
  const fields = { text, locale: context.locale, form };
  const body = (
    <div class="dd-narrow">
      <FormErrors context={fields} fields={{ code: "code" }} />
      <h1 class="govuk-heading-l">{words.codeTitle}</h1>
      <form method="post" action="/sign-in/code" noValidate>
        <input type="hidden" name="returnTo" value={view.returnTo} />
        <Input
          {...fieldOf(fields, "code", words.code, { hint: words.codeHint })}
          autocomplete="one-time-code"
          autocapitalize="none"
        />
        <Button>{words.codeSubmit}</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in">
          {words.again}
        </a>
      </p>
    </div>
  );
  return renderPage(context, { title: words.codeTitle, failed: view.error !== undefined, body });
}
