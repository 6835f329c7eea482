/** Which recipients have acknowledged the programme, and which have not: those come first. */
import type { JSX } from "preact";
import type { AcknowledgementView } from "../../record/queries/programme-view.js";
import { Table } from "../components/table.js";
import { Tag } from "../components/tag.js";
import { DayText, InstantText } from "../components/time.js";
import { taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function Acknowledgements(props: {
  readonly acknowledgements: readonly AcknowledgementView[];
  readonly locale: Locale;
}): JSX.Element {
  const { acknowledgements, locale } = props;
  const words = textOf(locale).programme;
  const done = acknowledgements.filter((each) => each.acknowledgedAt !== null).length;
  return (
    <>
      <p class="govuk-body">{words.acknowledged(done, acknowledgements.length)}</p>
      <Table
        stacked
        caption={words.acknowledgements}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.acknowledgingUnit },
          { text: words.acknowledgedAt },
          { text: words.acknowledgeBy },
        ]}
        rows={acknowledgements.map((each) => [
          <a key="unit" class="govuk-link" href={taskLink(each.taskId)}>
            {each.unit.name}
          </a>,
          each.acknowledgedAt === null ? (
            <Tag
              key="not"
              text={words.notAcknowledged}
              {...(each.lateness === "overdue"
                ? { colour: "red", shape: "triangle" }
                : { colour: "grey", shape: "ring" })}
            />
          ) : (
            <InstantText key="at" at={each.acknowledgedAt} locale={locale} />
          ),
          each.dueOn === null ? "" : <DayText key="due" day={each.dueOn} />,
        ])}
      />
    </>
  );
}
