/** The passage a task rests on, in its place: the headings above it, and the words around it. */
import type { JSX } from "preact";
import type { TaskDetail } from "../../record/queries/task-view.js";
import type { Text } from "../text/catalogue.js";

export function Source({ task, text }: { readonly task: TaskDetail; readonly text: Text }): JSX.Element {
  const { headings, before, passage, after } = task.source;
  return (
    <figure class="dd-source">
      <figcaption class="dd-card__meta">
        {task.programme.type} {task.programme.number} · {text.tasks.section(task.section)}
      </figcaption>
      {headings.length > 0 && (
        <ol class="dd-source__headings">
          {headings.map((heading) => (
            <li key={heading.path}>{heading.heading}</li>
          ))}
        </ol>
      )}
      <blockquote class="dd-source__text">
        {before !== "" && <span class="dd-quiet">{before} </span>}
        <mark class="dd-source__passage" aria-label={text.task.sourceLabel}>
          {passage}
        </mark>
        {after !== "" && <span class="dd-quiet"> {after}</span>}
      </blockquote>
    </figure>
  );
}
