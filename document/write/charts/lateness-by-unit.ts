/** Who lags: for each unit its overdue tasks and those that it completed late. */
import { written } from "../wording.js";
import type { Chart, ChartInput } from "./chart.js";
import { COLOURS, drawSvg, LETTERS, PATTERNS } from "./svg.js";

export interface LatenessByUnit extends ChartInput {
  /** In the order of the ranking, the worst first. */
  readonly units: readonly {
    readonly unit: string;
    readonly overdue: number;
    readonly completedLate: number;
    readonly total: number;
  }[];
}

/** More bars than this cannot be read on a page; the table has all. */
const MOST_BARS = 25;
const ROW = 26;

export function latenessByUnit({ title, id, units }: LatenessByUnit): Chart {
  const shown = units.slice(0, MOST_BARS);
  const worst = shown[0];
  const description =
    worst === undefined
      ? `${title}: không có đơn vị nào chậm.`
      : `${title}. Nhiều nhất: ${worst.unit}, ${written(worst.overdue)} nhiệm vụ quá hạn, ${written(worst.completedLate)} nhiệm vụ hoàn thành quá hạn trên ${written(worst.total)} nhiệm vụ.`;
  const series = (name: string, look: "overdue" | "late", values: readonly number[]) => ({
    type: "bar",
    name,
    stack: "late",
    barWidth: 16,
    itemStyle: { color: COLOURS[look], decal: PATTERNS[look] },
    data: values,
  });
  return {
    title,
    description,
    svg: drawSvg(
      id,
      description,
      {
        aria: { enabled: true, decal: { show: true } },
        legend: { bottom: 0, textStyle: LETTERS, itemWidth: 26 },
        grid: { left: 230, right: 56, top: 8, bottom: 56 },
        xAxis: { type: "value", minInterval: 1, axisLabel: { ...LETTERS, formatter: written } },
        yAxis: {
          type: "category",
          inverse: true,
          data: shown.map((each) => each.unit),
          axisLabel: { ...LETTERS, width: 215, overflow: "break" },
          axisTick: { show: false },
        },
        series: [
          series(
            "Quá hạn chưa hoàn thành",
            "overdue",
            shown.map((each) => each.overdue),
          ),
          {
            ...series(
              "Hoàn thành quá hạn",
              "late",
              shown.map((each) => each.completedLate),
            ),
            // Behind each bar: how many of how many.
            data: shown.map((each) => ({
              value: each.completedLate,
              label: {
                show: true,
                position: "right",
                formatter: `${written(each.overdue + each.completedLate)}/${written(each.total)}`,
                fontSize: 12,
              },
            })),
          },
        ],
      },
      { width: 640, height: 90 + Math.max(1, shown.length) * ROW },
    ),
    table: {
      name: title,
      columns: [
        { heading: "Đơn vị", kind: "text", width: 40 },
        { heading: "Quá hạn chưa hoàn thành", kind: "number", width: 16 },
        { heading: "Hoàn thành quá hạn", kind: "number", width: 16 },
        { heading: "Tổng số nhiệm vụ", kind: "number", width: 16 },
      ],
      rows: units.map((each) => [each.unit, each.overdue, each.completedLate, each.total]),
    },
  };
}
