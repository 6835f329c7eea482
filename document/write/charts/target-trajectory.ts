/** A target year by year: what was to be reached and what was observed. */
import { written } from "../wording.js";
import type { Chart, ChartInput } from "./chart.js";
import { COLOURS, drawSvg, LETTERS } from "./svg.js";

export interface TargetTrajectory extends ChartInput {
  /** `%`, or the thing counted. */
  readonly unit: string;
  readonly years: readonly {
    readonly year: number;
    readonly wanted: number | null;
    readonly observed: number | null;
  }[];
}

export function targetTrajectory({ title, id, unit, years }: TargetTrajectory): Chart {
  const last = years.findLast((each) => each.observed !== null);
  const description =
    last?.observed == null
      ? `${title}: chưa có số liệu.`
      : `${title}. Năm ${String(last.year)}: thực hiện ${written(last.observed)} ${unit}${last.wanted === null ? "" : `, chỉ tiêu ${written(last.wanted)} ${unit}`}.`;
  return {
    title,
    description,
    svg: drawSvg(
      id,
      description,
      {
        legend: { bottom: 0, textStyle: LETTERS, itemWidth: 36 },
        grid: { left: 60, right: 24, top: 48, bottom: 64 },
        xAxis: { type: "category", data: years.map((each) => String(each.year)), axisLabel: LETTERS },
        yAxis: {
          type: "value",
          scale: true,
          name: unit,
          nameTextStyle: LETTERS,
          axisLabel: { ...LETTERS, formatter: written },
        },
        series: [
          {
            type: "line",
            name: "Chỉ tiêu",
            symbol: "diamond",
            symbolSize: 10,
            lineStyle: { color: COLOURS.neutral, type: "dashed", width: 2 },
            itemStyle: { color: COLOURS.neutral },
            data: years.map((each) => each.wanted),
          },
          {
            type: "line",
            name: "Thực hiện",
            symbol: "circle",
            symbolSize: 9,
            lineStyle: { color: COLOURS.inTime, width: 3 },
            itemStyle: { color: COLOURS.inTime },
            label: { show: true, formatter: ({ value }: { value: number }) => written(value), ...LETTERS },
            data: years.map((each) => each.observed),
          },
        ],
      },
      { width: 640, height: 320 },
    ),
    table: {
      name: title,
      columns: [
        { heading: "Năm", kind: "text", width: 8 },
        { heading: `Chỉ tiêu (${unit})`, kind: "number", width: 16 },
        { heading: `Thực hiện (${unit})`, kind: "number", width: 16 },
      ],
      rows: years.map((each) => [String(each.year), each.wanted, each.observed]),
    },
  };
}
