/** What the parties said to one another about a task. */
import type { JSX } from "preact";
import type { CommentView } from "../../record/queries/task-view.js";
import { InstantText } from "../components/time.js";
import type { Locale } from "../text/catalogue.js";

export function Conversation(props: {
  readonly comments: readonly CommentView[];
  readonly locale: Locale;
}): JSX.Element {
  return (
    <>
      {props.comments.map((comment) => (
        <article class="dd-card" key={comment.id}>
          <p class="dd-card__meta">
            <strong>{comment.author.name}</strong>
            {` · ${comment.unit.shortName} · `}
            <InstantText at={comment.writtenAt} locale={props.locale} />
          </p>
          <p class="dd-card__text">{comment.text}</p>
        </article>
      ))}
    </>
  );
}
