/** The parts of a task that were given to units below, and how far each is. */
import type { JSX } from "preact";
import { stateName } from "../../domain/transitions.js";
import type { TaskPartView } from "../../record/queries/task-view.js";
import { formatDay, formatPercent } from "../format.js";
import { taskLink } from "../links.js";
import { type Locale, capitalised, textOf } from "../text/catalogue.js";

export function Parts(props: {
  readonly parts: readonly TaskPartView[];
  readonly locale: Locale;
}): JSX.Element {
  const { locale } = props;
  const text = textOf(locale);
  return (
    <ul class="govuk-list">
      {props.parts.map((part) => (
        <li key={part.id}>
          <a class="govuk-link" href={taskLink(part.id)}>
            {part.unit.name}
          </a>
          {` · ${capitalised(stateName[part.state][locale])} · ${formatPercent(part.progress, locale)} · `}
          {part.dueOn === null ? text.due.none : formatDay(part.dueOn)}
        </li>
      ))}
    </ul>
  );
}
