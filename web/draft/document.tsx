/** The document as it was read, each passage tied to the tasks that rest on it. */
import type { JSX } from "preact";
import { classes } from "../components/classes.js";
import { draftTaskLink } from "../links.js";
import type { PartProps } from "./part.js";

export function DraftDocument({ view, text }: PartProps): JSX.Element {
  const { draft, edited } = view;
  const sections = new Map(draft.tasks.map((task) => [task.id, task]));
  return (
    <section class="dd-draft__column dd-draft__document" aria-labelledby="document">
      <h2 class="govuk-heading-m" id="document">
        {text.draft.document}
      </h2>
      {edited !== null && (
        <p class="dd-card__meta">
          {text.draft.surroundings}{" "}
          <a class="govuk-link" href={draftTaskLink(draft.id, edited.task.id)}>
            {text.draft.wholeDocument}
          </a>
        </p>
      )}
      <div lang="vi">
        {draft.document.map((runs, index) => (
          <p key={index} class="dd-draft__paragraph">
            {runs.map((run, at) =>
              run.ids.length === 0 ? (
                run.text
              ) : (
                <span
                  key={at}
                  class={classes(
                    "dd-passage",
                    run.ids.every((id) => sections.get(id)?.dropped) && "dd-passage--dropped",
                    edited !== null && run.ids.includes(edited.task.id) && "dd-passage--chosen",
                  )}
                >
                  {run.begins.map((id) => (
                    <a key={id} class="dd-passage__link" id={`p-${id}`} href={`#t-${id}`}>
                      <span class="govuk-visually-hidden">{text.draft.toTask("")}</span>
                      {sections.get(id)?.section}
                    </a>
                  ))}
                  {run.text}
                </span>
              ),
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
