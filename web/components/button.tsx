/** govuk-frontend's button: a `<button>`, or a link that looks like one where `href` is given. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly href?: string;
  readonly name?: string;
  readonly value?: string;
  readonly id?: string;
  readonly classes?: string;
  readonly disabled?: boolean;
}

export function Button(props: ButtonProps): JSX.Element {
  const className = classes("govuk-button", props.classes);
  if (props.href !== undefined) {
    return (
      <a
        href={props.href}
        role="button"
        draggable={false}
        class={className}
        data-module="govuk-button"
        id={props.id}
      >
        {props.children}
      </a>
    );
  }
  return (
    <button
      type="submit"
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled}
      class={className}
      data-module="govuk-button"
      id={props.id}
    >
      {props.children}
    </button>
  );
}
