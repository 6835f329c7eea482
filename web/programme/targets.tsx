/** The numeric targets of a programme. */
import type { JSX } from "preact";
import type { TargetView } from "../../record/queries/programme-view.js";
import { Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function Targets(props: {
  readonly targets: readonly TargetView[];
  readonly locale: Locale;
}): JSX.Element {
  const { targets, locale } = props;
  const words = textOf(locale).programme;
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
      ]}
      rows={targets.map((target) => [
        target.section,
        target.text,
        toBeReached(target, locale),
        target.by === null ? "" : <DayText key="by" day={target.by} />,
      ])}
    />
  );
}

/** `giảm ít nhất 4 % mỗi năm`. */
function toBeReached(target: TargetView, locale: Locale): string {
  const words = textOf(locale).programme;
  const value = `${formatNumber(target.value, locale, 4)}\u00a0${target.unit}`;
  const amount = words.comparator[target.comparator](value);
  if (target.period === null) return amount;
  const period = Object.hasOwn(words.period, target.period)
    ? words.period[target.period as keyof typeof words.period] // has just been found to be a key
    : target.period;
  return `${amount} ${period}`;
}
