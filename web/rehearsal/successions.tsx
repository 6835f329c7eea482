/** The lane of successions: a mark for each day on which units pass on, and how many do. */
import type { JSX } from "preact";
import type { RehearsedSuccession } from "../../domain/rehearsal.js";
import { formatDay } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Lane } from "../chart/lane.js";
import { Mark } from "./marks.js";
import type { Scale } from "../chart/day-scale.js";

interface SuccessionLaneProps {
  readonly successions: readonly RehearsedSuccession[];
  readonly nameOf: (code: string) => string;
  readonly scale: Scale;
  readonly locale: Locale;
}

export function SuccessionLane(props: SuccessionLaneProps): JSX.Element {
  const { successions, nameOf, scale, locale } = props;
  const words = textOf(locale).rehearsal;
  const { nobody } = textOf(locale).succession;
  const name = words.lane.successions;
  const groups = byDayAndOutcome(successions);
  return (
    <Lane
      name={successions.length === 0 ? words.nothing(name) : `${name}: ${String(successions.length)}`}
      scale={scale}
      height={groups.some(({ undone }) => undone) ? 66 : 32}
    >
      {groups.map(({ day, undone, of }) => {
        const x = scale.x(day);
        const y = undone ? 42 : 9;
        return (
          <g key={`${day} ${String(undone)}`}>
            <title>
              {[
                formatDay(day),
                ...of.map(
                  ({ from, to }) =>
                    `${from.map(nameOf).join(" + ")} → ${to.map(nameOf).join(" + ") || nobody}`,
                ),
              ].join("\n")}
            </title>
            <Mark name={undone ? "undone" : "carriedOut"} x={x} y={y} />
            <text class="dd-lane__count" x={x} y={y + 19}>
              {String(of.length)}
            </text>
          </g>
        );
      })}
    </Lane>
  );
}

interface Group {
  readonly day: string;
  readonly undone: boolean;
  readonly of: RehearsedSuccession[];
}

function byDayAndOutcome(successions: readonly RehearsedSuccession[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of successions) {
    const undone = one.state !== "carried_out";
    const key = `${one.effectiveOn} ${String(undone)}`;
    const group = groups.get(key) ?? { day: one.effectiveOn, undone, of: [] };
    group.of.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
