/** One lane of a time line: its name, which stays in sight when the drawing is scrolled, and the drawing. */
import type { ComponentChildren, JSX } from "preact";
import { type Scale, januaries } from "./day-scale.js";

interface LaneProps {
  readonly name: ComponentChildren;
  readonly scale: Scale;
  readonly height: number;
  readonly children?: ComponentChildren;
}

/** Hidden from those who hear: the tables behind say all. */
export function Lane({ name, scale, height, children }: LaneProps): JSX.Element {
  return (
    <div class="dd-lane">
      <p class="dd-lane__name">{name}</p>
      <Drawing scale={scale} height={height}>
        <path
          class="dd-lane__grid"
          d={januaries(scale)
            .map((month) => `M${String(scale.x(`${month}-01`))} 0V${String(height)}`)
            .join("")}
        />
        {children}
      </Drawing>
    </div>
  );
}

/** Years, and the first month of each quarter. */
export function Axis({ scale }: { readonly scale: Scale }): JSX.Element {
  return (
    <Drawing scale={scale} height={34}>
      {labelled(scale).map((month) => (
        <text key={month} class="dd-lane__year" x={scale.x(`${month}-01`)} y="13">
          {month.slice(0, 4)}
        </text>
      ))}
      {scale.months
        .filter((month) => /-(?:01|04|07|10)$/.test(month))
        .map((month) => (
          <text key={month} class="dd-lane__month" x={scale.x(`${month}-01`)} y="29">
            {String(Number(month.slice(5)))}
          </text>
        ))}
    </Drawing>
  );
}

/** The first month too, where the next year leaves it room. */
function labelled(scale: Scale): readonly string[] {
  const [first = "", ...others] = scale.months;
  const years = januaries(scale);
  return others.indexOf(years[0] ?? "") < 2 && years.length > 0 ? years : [first, ...years];
}

function Drawing({ scale, height, children }: Omit<LaneProps, "name">): JSX.Element {
  return (
    <svg
      class="dd-lane__drawing"
      width={scale.width}
      height={height}
      viewBox={`0 0 ${String(scale.width)} ${String(height)}`}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
