/** A lane with a bar for each month. */
import type { JSX } from "preact";
import type { RehearsedMonth } from "../../domain/rehearsal.js";
import { formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Lane } from "../chart/lane.js";
import { type Scale, nextMonth } from "../chart/day-scale.js";

export type Figure = Exclude<keyof RehearsedMonth, "month">;

/** Solid or hollow, so that neighbours can be told without their colours. */
export type BarKind = "opened" | "completed" | "mails" | "rungs";

interface BarLaneProps {
  readonly figure: Figure;
  readonly kind: BarKind;
  readonly months: readonly RehearsedMonth[];
  /** What the highest bar of this lane's scale stands for. */
  readonly highest: number;
  readonly scale: Scale;
  readonly locale: Locale;
}

const HEIGHT = 46;
const HIGHEST = 42;
/** What is not nothing can be seen. */
const LOWEST = 1.5;

export function BarLane({ figure, kind, months, highest, scale, locale }: BarLaneProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  const name = words.lane[figure];
  const total = months.reduce((sum, month) => sum + month[figure], 0);
  const most = months.reduce<RehearsedMonth | undefined>(
    (best, month) => (best === undefined || month[figure] > best[figure] ? month : best),
    undefined,
  );
  const bars = months.flatMap((one) => {
    if (one[figure] === 0) return [];
    const left = scale.x(`${one.month}-01`) + 1.5;
    const width = scale.x(`${nextMonth(one.month)}-01`) - 1.5 - left;
    const height = Math.max(LOWEST, (HIGHEST * one[figure]) / highest);
    return [
      `M${left.toFixed(1)} ${String(HEIGHT)}v-${height.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}z`,
    ];
  });
  return (
    <Lane
      name={
        most === undefined || total === 0
          ? words.nothing(name)
          : words.most(
              name,
              formatNumber(total, locale),
              formatNumber(most[figure], locale),
              monthInWords(most.month),
            )
      }
      scale={scale}
      height={HEIGHT + 1}
    >
      <path class={`dd-lane__bars dd-lane__bars--${kind}`} d={bars.join("")} />
      <path class="dd-lane__base" d={`M0 ${String(HEIGHT)}.5H${String(scale.width)}`} />
    </Lane>
  );
}

/** `2025-03` → `03/2025`. */
export function monthInWords(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}
