/** A programme on a grid of quarters: when each task or group of tasks runs, and how it stands. */
import type { Day } from "../../../domain/day.js";
import { shortDate, written } from "../wording.js";
import type { Chart, ChartInput } from "./chart.js";
import { COLOURS, drawSvg, LETTERS, PATTERNS } from "./svg.js";

const STANDINGS = {
  completed: { name: "Hoàn thành", look: "onTime" },
  open: { name: "Đang thực hiện", look: "inTime" },
  overdue: { name: "Quá hạn", look: "overdue" },
} as const;
export type Standing = keyof typeof STANDINGS;

export interface ProgrammeGrid extends ChartInput {
  readonly from: Day;
  readonly to: Day;
  /** Drawn as a line, where it lies within the grid. */
  readonly today: Day;
  readonly bars: readonly {
    readonly name: string;
    readonly from: Day;
    readonly to: Day;
    readonly standing: Standing;
  }[];
}

const MOST_BARS = 40;
const ROW = 24;

/** Quarters since the year 0, with the part of the quarter gone. */
function quarterOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year * 4 + (month - 1) / 3 + (date - 1) / 93;
}

export function programmeGrid(input: ProgrammeGrid): Chart {
  const { title, id, bars } = input;
  const shown = bars.slice(0, MOST_BARS);
  const start = Math.floor(quarterOf(input.from));
  const end = Math.ceil(quarterOf(input.to) + 0.001);
  const today = quarterOf(input.today);
  const within = (at: number) => Math.min(end, Math.max(start, at)) - start;
  const overdue = bars.filter((bar) => bar.standing === "overdue").length;
  const description = `${title}. ${written(bars.length)} dòng từ ngày ${shortDate(input.from)} đến ngày ${shortDate(input.to)}, ${written(overdue)} dòng quá hạn.`;
  return {
    title,
    description,
    svg: drawSvg(
      id,
      description,
      {
        aria: { enabled: true, decal: { show: true } },
        legend: {
          bottom: 0,
          textStyle: LETTERS,
          itemWidth: 26,
          data: Object.values(STANDINGS).map(({ name }) => name),
        },
        grid: { left: 270, right: 20, top: 28, bottom: 40 },
        xAxis: {
          type: "value",
          position: "top",
          min: 0,
          max: end - start,
          interval: 1,
          axisLabel: { ...LETTERS, fontSize: 11, formatter: (at: number) => quarterName(start + at) },
          splitLine: { show: true, lineStyle: { color: "#d0d0d0" } },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: shown.map((bar) => bar.name),
          axisLabel: { ...LETTERS, width: 255, overflow: "truncate" },
          axisTick: { show: false },
        },
        series: [
          {
            // Carries each bar to its beginning.
            type: "bar",
            stack: "bar",
            silent: true,
            itemStyle: { color: "transparent", decal: { symbol: "none" } },
            data: shown.map((bar) => within(quarterOf(bar.from))),
            ...(today < start || today > end
              ? {}
              : {
                  markLine: {
                    symbol: "none",
                    lineStyle: { color: COLOURS.neutral, type: "solid", width: 2 },
                    label: { ...LETTERS, fontSize: 11, formatter: shortDate(input.today), position: "end" },
                    data: [{ xAxis: today - start }],
                  },
                }),
          },
          ...Object.entries(STANDINGS).map(([standing, { name, look }]) => ({
            type: "bar",
            stack: "bar",
            name,
            barWidth: 14,
            itemStyle: { color: COLOURS[look], decal: PATTERNS[look] },
            data: shown.map((bar) =>
              bar.standing === standing
                ? Math.max(0.08, within(quarterOf(bar.to)) - within(quarterOf(bar.from)))
                : 0,
            ),
          })),
        ],
      },
      { width: 720, height: 90 + Math.max(1, shown.length) * ROW },
    ),
    table: {
      name: title,
      columns: [
        { heading: "Nội dung", kind: "text", width: 50 },
        { heading: "Từ ngày", kind: "day", width: 12 },
        { heading: "Đến ngày", kind: "day", width: 12 },
        { heading: "Tình trạng", kind: "text", width: 18 },
      ],
      rows: bars.map((bar) => [bar.name, bar.from, bar.to, STANDINGS[bar.standing].name]),
    },
  };
}

/** A label where a year begins; the quarters between have their lines alone. */
function quarterName(quarter: number): string {
  return Number.isInteger(quarter) && quarter % 4 === 0 ? String(quarter / 4) : "";
}
