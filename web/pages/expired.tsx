/** A form was sent after its session had ended: nothing was taken, nothing need be lost, and what to do. */
import { Button } from "../components/button.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

/** `returnTo`: the page of the form, a path of this site. */
export function expiredPage(context: PageContext, returnTo: string): string {
  const { expired } = textOf(context.locale).help;
  const signIn = (path: string) => `/sign-in?${new URLSearchParams({ returnTo: path }).toString()}`;
  const body = (
    <div class="dd-narrow" data-problem="">
      <h1 class="govuk-heading-l">{expired.title}</h1>
      <p class="govuk-body">{expired.message}</p>
      <p class="govuk-body">{expired.withScripts}</p>
      <Button href={signIn(returnTo)}>{expired.signIn}</Button>
      <p class="govuk-body">{expired.withoutScripts}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={signIn("/")} target="_blank" rel="noopener">
          {expired.otherTab}
        </a>
      </p>
    </div>
  );
  // A change of language comes back to the form.
  return renderPage({ ...context, path: returnTo }, { title: expired.title, body });
}
