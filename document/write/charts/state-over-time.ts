/** How the counting line of a programme changed from one day of reckoning to the next. */
import type { Day } from "../../../domain/day.js";
import { listed, shortDate, written } from "../wording.js";
import type { Chart, ChartInput } from "./chart.js";
import { COLOURS, drawSvg, LETTERS, PATTERNS } from "./svg.js";

export interface StateOverTime extends ChartInput {
  readonly points: readonly {
    readonly on: Day;
    readonly completedOnTime: number;
    readonly completedLate: number;
    readonly openInTime: number;
    readonly overdue: number;
  }[];
}

const SERIES = [
  { key: "completedOnTime", name: "Hoàn thành đúng hạn", look: "onTime" },
  { key: "completedLate", name: "Hoàn thành quá hạn", look: "late" },
  { key: "openInTime", name: "Chưa hoàn thành, trong hạn", look: "inTime" },
  { key: "overdue", name: "Chưa hoàn thành, quá hạn", look: "overdue" },
] as const;

export function stateOverTime({ title, id, points }: StateOverTime): Chart {
  const last = points.at(-1);
  const description =
    last === undefined
      ? `${title}: chưa có số liệu.`
      : `${title}. Đến ngày ${shortDate(last.on)}: ${listed(SERIES.map(({ key, name }) => `${name.toLowerCase()} ${written(last[key])}`))}.`;
  return {
    title,
    description,
    svg: drawSvg(
      id,
      description,
      {
        aria: { enabled: true, decal: { show: true } },
        legend: { bottom: 0, textStyle: LETTERS, itemWidth: 26 },
        grid: { left: 48, right: 16, top: 16, bottom: 84 },
        xAxis: { type: "category", data: points.map((point) => shortDate(point.on)), axisLabel: LETTERS },
        yAxis: { type: "value", minInterval: 1, axisLabel: { ...LETTERS, formatter: written } },
        series: SERIES.map(({ key, name, look }) => ({
          type: "bar",
          name,
          stack: "all",
          barMaxWidth: 56,
          itemStyle: { color: COLOURS[look], decal: PATTERNS[look], borderColor: "#ffffff", borderWidth: 1 },
          data: points.map((point) => point[key]),
        })),
      },
      { width: 640, height: 360 },
    ),
    table: {
      name: title,
      columns: [
        { heading: "Ngày", kind: "day", width: 12 },
        ...SERIES.map(({ name }) => ({ heading: name, kind: "number" as const, width: 18 })),
      ],
      rows: points.map((point) => [point.on, ...SERIES.map(({ key }) => point[key])]),
    },
  };
}
