/** How a standing is drawn: a colour and a pattern of its own, so that it can be told without the colour. */
import type { JSX } from "preact";

export const looks = ["onTime", "late", "inTime", "overdue"] as const;
export type Look = (typeof looks)[number];

/** Drawn over the colour; what is done in time has none. */
const patterns: Readonly<Record<Look, string>> = {
  onTime: "",
  late: "M-1 7 7-1M-1 1 1-1M5 7 7 5",
  inTime: "M1.5 1.5h1.5v1.5H1.5Z",
  overdue: "M-1-1 7 7M5-1 7 1M-1 5 1 7M-1 7 7-1M-1 1 1-1M5 7 7 5",
};

export const fillOf = (look: Look): string => `url(#look-${look})`;

/** Stands once on a page whose drawings use `fillOf`. */
export function Looks(): JSX.Element {
  return (
    <svg class="dd-stripes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {looks.map((look) => (
          <pattern key={look} id={`look-${look}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect class={`dd-look dd-look--${look}`} width="6" height="6" />
            {patterns[look] !== "" && (
              <path
                class={look === "late" ? "dd-look__mark" : `dd-look__mark dd-look__mark--${look}`}
                d={patterns[look]}
              />
            )}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** Hollow but for stripes in the colour of marks. `Stripes` stands once on a page that uses it. */
export const STRIPED = "url(#stripes)";

export function Stripes(): JSX.Element {
  return (
    <svg class="dd-stripes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse">
          <path class="dd-stripes__line" d="M-1 1 1-1M-1 6 6-1M4 6 6 4" />
        </pattern>
      </defs>
    </svg>
  );
}
