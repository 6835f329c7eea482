/** Who lags: a bar of its overdue tasks for each unit, within the frame of all its tasks. */
import type { JSX } from "preact";
import type { LaggingUnit } from "../../record/queries/overview-view.js";
import { formatNumber } from "../format.js";
import { tasksLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Chart } from "./chart.js";
import { fillOf } from "./looks.js";
import { linearScale, ticksBetween } from "./ticks.js";

const WIDTH = 560;
const NAMES = 210;
const NUMBERS = 64;
const ROW = 22;
/** More cannot be read at a glance; the table has all. */
const MOST = 8;
/** Of a name in the room that it has. */
const LETTERS = 31;

export function LatenessByUnit(props: {
  readonly id: string;
  readonly units: readonly LaggingUnit[];
  readonly locale: Locale;
}): JSX.Element {
  const { id, units, locale } = props;
  const words = textOf(locale).committee.chart;
  const shown = units.slice(0, MOST);
  const scale = linearScale(
    ticksBetween(0, Math.max(1, ...shown.map(({ total }) => total)), true),
    WIDTH - NAMES - NUMBERS,
  );
  const [worst] = shown;
  return (
    <Chart
      id={id}
      title={words.lateness}
      description={
        worst === undefined
          ? ""
          : words.latenessSaid(
              worst.unit.name,
              formatNumber(worst.overdue, locale),
              formatNumber(worst.total, locale),
            )
      }
      width={WIDTH}
      height={shown.length * ROW + 4}
      locale={locale}
      legend={null}
      table={{
        columns: [
          { text: words.unit },
          { text: words.overdue, numeric: true },
          { text: words.total, numeric: true },
        ],
        rows: units.map(({ unit, overdue, total }) => [
          unit.name,
          <a
            key="overdue"
            class="govuk-link"
            href={tasksLink({ scope: "all", unit: unit.id, lateness: "overdue" })}
          >
            {formatNumber(overdue, locale)}
          </a>,
          <a key="total" class="govuk-link" href={tasksLink({ scope: "all", unit: unit.id })}>
            {formatNumber(total, locale)}
          </a>,
        ]),
      }}
    >
      {shown.map(({ unit, overdue, total }, index) => {
        const y = index * ROW + 2;
        return (
          <g key={unit.id}>
            <text class="dd-lane__tick" x={NAMES - 8} y={y + 14}>
              {shortened(unit)}
            </text>
            <rect
              class="dd-chart__frame"
              x={NAMES}
              y={y + 2}
              width={Math.max(1, scale.at(total))}
              height={ROW - 7}
            />
            <rect
              class="dd-chart__part"
              fill={fillOf("overdue")}
              x={NAMES}
              y={y + 2}
              width={Math.max(1, scale.at(overdue))}
              height={ROW - 7}
            />
            <text class="dd-lane__month" x={NAMES + scale.at(total) + 6} y={y + 14}>
              {`${formatNumber(overdue, locale)}/${formatNumber(total, locale)}`}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function shortened({ name, shortName }: LaggingUnit["unit"]): string {
  const said = name.length <= LETTERS ? name : shortName;
  return said.length <= LETTERS ? said : `${said.slice(0, LETTERS - 1).trimEnd()}…`;
}
