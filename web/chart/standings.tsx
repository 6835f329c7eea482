/** How the tasks stood week by week: a column for each, its parts of the four standings. */
import type { JSX } from "preact";
import { dayAt } from "../../domain/day.js";
import type { Counts } from "../../domain/standing.js";
import type { StandingPoint } from "../../record/queries/overview-view.js";
import { formatDay, formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Chart } from "./chart.js";
import { LegendList } from "./legend.js";
import { type Look, fillOf, looks } from "./looks.js";
import { linearScale, ticksBetween } from "./ticks.js";

const WIDTH = 560;
const HEIGHT = 190;
const PLOT = { left: 36, top: 8, right: 6, bottom: 22 } as const;
const GAP = 3;
const WIDEST = 40;

/** From the axis upwards. */
const figureOf: Readonly<Record<Look, Exclude<keyof StandingPoint, "on">>> = {
  onTime: "completedOnTime",
  late: "completedLate",
  inTime: "openInTime",
  overdue: "overdue",
};

export function pointsOf(
  weeks: readonly StandingPoint[],
  now: { readonly at: Date; readonly counts: Counts },
): StandingPoint[] {
  const today = dayAt(now.at);
  return [...weeks.filter(({ on }) => on < today), { on: today, ...now.counts }];
}

export function Standings(props: {
  readonly id: string;
  readonly points: readonly StandingPoint[];
  readonly locale: Locale;
}): JSX.Element {
  const { id, points, locale } = props;
  const words = textOf(locale).committee.chart;
  const sums = points.map((point) => looks.reduce((sum, look) => sum + point[figureOf[look]], 0));
  const height = HEIGHT - PLOT.top - PLOT.bottom;
  const scale = linearScale(ticksBetween(0, Math.max(1, ...sums), true), height);
  const step = (WIDTH - PLOT.left - PLOT.right) / points.length;
  const width = Math.min(WIDEST, step - GAP);
  const x = (index: number) => Math.round((PLOT.left + step * index + (step - width) / 2) * 10) / 10;
  const y = (value: number) => PLOT.top + height - scale.at(value);
  // Days are written where there is room for them.
  const every = Math.ceil(points.length / 9);
  const last = points.at(-1);
  return (
    <Chart
      id={id}
      title={words.standings}
      description={
        last === undefined
          ? ""
          : words.standingsSaid(
              formatDay(last.on),
              looks.map((look) => `${words.looks[look]}: ${formatNumber(last[figureOf[look]], locale)}`),
            )
      }
      width={WIDTH}
      height={HEIGHT}
      locale={locale}
      legend={<LooksLegend locale={locale} />}
      table={{
        columns: [{ text: words.day }, ...looks.map((look) => ({ text: words.looks[look], numeric: true }))],
        rows: [...points]
          .reverse()
          .map((point) => [
            formatDay(point.on),
            ...looks.map((look) => formatNumber(point[figureOf[look]], locale)),
          ]),
      }}
    >
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path class="dd-lane__grid" d={`M${String(PLOT.left)} ${String(y(tick))}H${String(WIDTH)}`} />
          <text class="dd-lane__tick" x={PLOT.left - 6} y={y(tick) + 4}>
            {formatNumber(tick, locale)}
          </text>
        </g>
      ))}
      {points.map((point, index) => {
        let below = 0;
        return (
          <g key={point.on}>
            {looks.map((look) => {
              const value = point[figureOf[look]];
              const top = y(below + value);
              const high = y(below) - top;
              below += value;
              return value === 0 ? null : (
                <rect
                  key={look}
                  class="dd-chart__part"
                  fill={fillOf(look)}
                  x={x(index)}
                  y={top.toFixed(1)}
                  width={width.toFixed(1)}
                  height={high.toFixed(1)}
                />
              );
            })}
            {(points.length - 1 - index) % every === 0 && (
              <text class="dd-lane__count" x={(x(index) + width / 2).toFixed(1)} y={HEIGHT - 6}>
                {formatDay(point.on).slice(0, 5)}
              </text>
            )}
          </g>
        );
      })}
    </Chart>
  );
}

export function LooksLegend({ locale }: { readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).committee.chart;
  return (
    <LegendList
      label={words.legend}
      items={looks.map((look) => ({
        text: words.looks[look],
        width: 22,
        drawing: <rect class="dd-chart__part" fill={fillOf(look)} x="0.5" y="0.5" width="21" height="13" />,
      }))}
    />
  );
}
