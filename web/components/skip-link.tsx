/** govuk-frontend's skip link. */
import type { JSX } from "preact";

export function SkipLink(props: { readonly href: string; readonly text: string }): JSX.Element {
  return (
    <a href={props.href} class="govuk-skip-link" data-module="govuk-skip-link">
      {props.text}
    </a>
  );
}
