/** Extensions asked and explanations demanded, with what became of them. */
import type { JSX } from "preact";
import type { ExplanationView, ExtensionView } from "../../record/queries/task-view.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import { DayText, InstantText } from "../components/time.js";
import { formatDay, formatInstant } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

const looks: Readonly<Record<ExtensionView["state"], { shape: ShapeName; colour: TagColour }>> = {
  pending: { shape: "glass", colour: "teal" },
  granted: { shape: "tick", colour: "green" },
  refused: { shape: "cross", colour: "yellow" },
  withdrawn: { shape: "bar", colour: "grey" },
};

export function ExtensionCard(props: {
  readonly extension: ExtensionView;
  readonly locale: Locale;
}): JSX.Element {
  const { extension, locale } = props;
  const text = textOf(locale);
  return (
    <article class="dd-card">
      <p class="dd-card__title">
        {text.task.askedDueOn} <DayText day={extension.askedDueOn} />{" "}
        <Tag text={text.extensionState[extension.state]} {...looks[extension.state]} />
      </p>
      <p class="dd-card__meta">
        {text.task.askedBy(extension.askedBy.name, formatInstant(extension.askedAt, locale))}
      </p>
      <p class="dd-card__text">{extension.reason}</p>
      {extension.grantedDueOn !== null && (
        <p class="dd-card__text">
          {text.task.grantedDueOn} <DayText day={extension.grantedDueOn} />
        </p>
      )}
      {extension.remarks !== null && (
        <div class="dd-review">
          <p class="dd-card__label">{text.task.remarks}</p>
          <p class="dd-card__text">{extension.remarks}</p>
        </div>
      )}
    </article>
  );
}

export function ExplanationCard(props: {
  readonly explanation: ExplanationView;
  readonly locale: Locale;
}): JSX.Element {
  const { explanation, locale } = props;
  const text = textOf(locale);
  return (
    <article class="dd-card">
      <p class="dd-card__title">
        {text.task.explanationDemanded(
          formatInstant(explanation.demandedAt, locale),
          formatDay(explanation.dueOn),
        )}
      </p>
      <p class={explanation.text === null ? "dd-card__text dd-due__late" : "dd-card__text"}>
        {explanation.text ?? text.task.explanationMissing}
      </p>
      {explanation.givenAt !== null && (
        <p class="dd-card__meta">
          {explanation.givenBy !== null && `${explanation.givenBy.name} · `}
          <InstantText at={explanation.givenAt} locale={locale} />
        </p>
      )}
    </article>
  );
}
