/** The page to sign in on. */
import type { Message } from "../../domain/errors.js";
import { Button } from "../components/button.js";
import { ErrorSummary } from "../components/error-summary.js";
import { Input } from "../components/input.js";
import { type PageContext, renderPage } from "../page.js";
import { say, textOf } from "../text/catalogue.js";

export interface SignInView {
  readonly username?: string;
  readonly error?: Message;
  /** Where to go once signed in: a path of this site. */
  readonly returnTo: string;
  /** The name of the issuer through which one may sign in too. */
  readonly oidcLabel?: string | null;
}

export function signInPage(context: PageContext, view: SignInView): string {
  const text = textOf(context.locale);
  const { error } = view;
  const field = { errorLabel: text.app.errorLabel, labelClasses: "govuk-label--s", required: true } as const;
  const body = (
    <div class="dd-narrow">
      {error && (
        <ErrorSummary
          focused
          title={text.signIn.failed}
          errors={[{ text: say(error, context.locale), href: "#username" }]}
        />
      )}
      <h1 class="govuk-heading-l">{text.signIn.title}</h1>
      <form method="post" action="/sign-in" noValidate>
        <input type="hidden" name="returnTo" value={view.returnTo} />
        <Input
          {...field}
          id="username"
          name="username"
          label={text.signIn.username}
          value={view.username ?? ""}
          autocomplete="username"
          autocapitalize="none"
          error={error && say(error, context.locale)}
        />
        <Input
          {...field}
          id="password"
          name="password"
          type="password"
          label={text.signIn.password}
          autocomplete="current-password"
        />
        <Button>{text.signIn.submit}</Button>
      </form>
      {view.oidcLabel != null && (
        <Button
          href={`/sign-in/oidc?${new URLSearchParams({ returnTo: view.returnTo }).toString()}`}
          classes="govuk-button--secondary"
        >
          {text.account.signIn.oidc(view.oidcLabel)}
        </Button>
      )}
      <p class="govuk-body-s">{text.signIn.help}</p>
    </div>
  );
  const here = {
    ...context,
    path: `/sign-in?${new URLSearchParams({ returnTo: view.returnTo }).toString()}`,
  };
  return renderPage(here, { title: text.signIn.title, failed: error !== undefined, body });
}
