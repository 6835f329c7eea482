/**
 * govuk-frontend's error summary: what is wrong with a form, on top, each line leading to its field. With `focused` it
 * takes the focus when the page opens, which the original does by a script.
 */
import type { JSX } from "preact";

export interface ErrorLine {
  readonly text: string;
  readonly href?: string | undefined;
}

export function ErrorSummary(props: {
  readonly title: string;
  readonly errors: readonly ErrorLine[];
  readonly focused?: boolean;
}): JSX.Element {
  return (
    <div
      class="govuk-error-summary"
      data-module="govuk-error-summary"
      tabIndex={props.focused ? -1 : undefined}
      autoFocus={props.focused}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {props.errors.map(({ text, href }) => (
              <li key={text}>{href === undefined ? text : <a href={href}>{text}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
