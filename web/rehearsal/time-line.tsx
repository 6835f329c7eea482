/** A rehearsal as a time line: a lane for each kind of thing that happens. It scrolls in its own box. */
import type { JSX } from "preact";
import type { RehearsalReport } from "../../domain/rehearsal.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { type BarKind, BarLane, type Figure } from "./bars.js";
import { Axis } from "../chart/lane.js";
import { Stripes } from "../chart/looks.js";
import { ScrollBox } from "../chart/scroll-box.js";
import { Legend } from "./marks.js";
import { ReviewLane } from "./reviews.js";
import { scaleOf } from "../chart/day-scale.js";
import { SuccessionLane } from "./successions.js";

/** Lanes of one group have one scale, so that their bars can be compared. */
const groups: readonly (readonly (readonly [Figure, BarKind])[])[] = [
  [
    ["opened", "opened"],
    ["completed", "completed"],
  ],
  [["mails", "mails"]],
  [
    ["demands", "rungs"],
    ["toBoard", "rungs"],
    ["toCommittee", "rungs"],
  ],
];

interface TimeLineProps {
  readonly report: RehearsalReport;
  readonly nameOf: (code: string) => string;
  readonly locale: Locale;
}

export function TimeLine({ report, nameOf, locale }: TimeLineProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  const { months, reviews, successions, from, until } = report;
  const scale = scaleOf(from, until);
  const at = { scale, locale };
  return (
    <section class="dd-rehearsal__time-line" aria-labelledby="time-line">
      <h2 class="govuk-heading-m" id="time-line">
        {words.timeLine}
      </h2>
      <p class="govuk-body dd-time-line__hint">{words.timeLineHint}</p>
      <Stripes />
      <ScrollBox labelledBy="time-line">
        <div class="dd-time-line__lanes">
          <Axis scale={scale} />
          {groups.flatMap((group) => {
            const highest = Math.max(1, ...months.flatMap((month) => group.map(([figure]) => month[figure])));
            return group.map(([figure, kind]) => (
              <BarLane key={figure} figure={figure} kind={kind} months={months} highest={highest} {...at} />
            ));
          })}
          <ReviewLane reviews={reviews} until={until} {...at} />
          <SuccessionLane successions={successions} nameOf={nameOf} {...at} />
          <Axis scale={scale} />
        </div>
      </ScrollBox>
      <Legend locale={locale} />
    </section>
  );
}
