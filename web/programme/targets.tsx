/** The numeric targets of a programme, and how far each has come. */
import type { JSX } from "preact";
import type { TargetView } from "../../record/queries/target-view.js";
import { Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { targetLink } from "../links.js";
import { TargetStateTag } from "../target/state-tag.js";
import { soFar, toBeReached } from "../target/words.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function Targets(props: {
  readonly targets: readonly TargetView[];
  readonly locale: Locale;
}): JSX.Element {
  const { targets, locale } = props;
  const text = textOf(locale);
  const words = text.programme;
  return (
    <Table
      stacked
      caption={words.targets}
      captionClasses="govuk-visually-hidden"
      columns={[
        { text: words.section },
        { text: words.target },
        { text: words.targetValue },
        { text: words.targetBy },
        { text: text.target.standing },
      ]}
      rows={targets.map((target) => [
        target.section,
        <a key="target" class="govuk-link" href={targetLink(target.id)}>
          {target.text}
        </a>,
        toBeReached(target, locale),
        target.by === null ? "" : <DayText key="by" day={target.by} />,
        <>
          <TargetStateTag state={target.state} locale={locale} />
          <span class="dd-tasks__place">
            {soFar(target, locale) || (target.reason === null ? "" : text.target.reason[target.reason])}
          </span>
        </>,
      ])}
    />
  );
}
