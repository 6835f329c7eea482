/** What a programme would send, or has sent, month by month: a rehearsal shows whether it would crowd its recipients. */
import { written } from "../wording.js";
import type { Chart, ChartInput } from "./chart.js";
import { COLOURS, drawSvg, LETTERS, PATTERNS } from "./svg.js";

export interface MailTimeline extends ChartInput {
  readonly months: readonly {
    /** `2026-03` */
    readonly month: string;
    readonly reminders: number;
    readonly demands: number;
    readonly escalations: number;
  }[];
}

const SERIES = [
  { key: "reminders", name: "Nhắc việc", look: "inTime" },
  { key: "demands", name: "Yêu cầu giải trình", look: "late" },
  { key: "escalations", name: "Báo cáo cấp trên", look: "overdue" },
] as const;

const monthName = (month: string): string => month.split("-").reverse().join("/");

export function mailTimeline({ title, id, months }: MailTimeline): Chart {
  const sumOf = (month: MailTimeline["months"][number]): number =>
    month.reminders + month.demands + month.escalations;
  const most = months.reduce<MailTimeline["months"][number] | null>(
    (best, month) => (best === null || sumOf(month) > sumOf(best) ? month : best),
    null,
  );
  const total = months.reduce((sum, month) => sum + sumOf(month), 0);
  const description =
    most === null
      ? `${title}: không có thư nào.`
      : `${title}. Tổng số ${written(total)} thư; nhiều nhất là tháng ${monthName(most.month)}, ${written(sumOf(most))} thư.`;
  return {
    title,
    description,
    svg: drawSvg(
      id,
      description,
      {
        aria: { enabled: true, decal: { show: true } },
        legend: { bottom: 0, textStyle: LETTERS, itemWidth: 26 },
        grid: { left: 56, right: 16, top: 16, bottom: 76 },
        xAxis: {
          type: "category",
          data: months.map((month) => monthName(month.month)),
          axisLabel: { ...LETTERS, fontSize: 11 },
        },
        yAxis: { type: "value", minInterval: 1, axisLabel: { ...LETTERS, formatter: written } },
        series: SERIES.map(({ key, name, look }) => ({
          type: "bar",
          name,
          stack: "all",
          barMaxWidth: 32,
          itemStyle: { color: COLOURS[look], decal: PATTERNS[look] },
          data: months.map((month) => month[key]),
        })),
      },
      { width: 720, height: 320 },
    ),
    table: {
      name: title,
      columns: [
        { heading: "Tháng", kind: "text", width: 10 },
        ...SERIES.map(({ name }) => ({ heading: name, kind: "number" as const, width: 18 })),
      ],
      rows: months.map((month) => [monthName(month.month), ...SERIES.map(({ key }) => month[key])]),
    },
  };
}
