/** The lane of reviews: each from its call to its publication, with cut-off and due date as marks. */
import type { JSX } from "preact";
import type { Day } from "../../domain/day.js";
import type { RehearsedReview } from "../../domain/rehearsal.js";
import { formatDay } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Lane } from "../chart/lane.js";
import { Mark, type Outcome, fills } from "./marks.js";
import type { Scale } from "../chart/day-scale.js";

const ROW = 30;
/** Between one review and the next in a row. */
const GAP = 8;
const NARROWEST = 4;

interface ReviewLaneProps {
  readonly reviews: readonly RehearsedReview[];
  readonly until: Day;
  readonly scale: Scale;
  readonly locale: Locale;
}

export function ReviewLane({ reviews, until, scale, locale }: ReviewLaneProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  const rows = inRows(reviews, (review) => {
    const left = scale.x(review.calledOn);
    const right = scale.x(review.publishedOn ?? lastOf(review, until));
    return { left, right: Math.max(left + NARROWEST, right) };
  });
  const name = words.lane.reviews;
  return (
    <Lane
      name={reviews.length === 0 ? words.nothing(name) : `${name}: ${String(reviews.length)}`}
      scale={scale}
      height={Math.max(1, rows.length) * ROW}
    >
      {rows.flatMap((row, index) =>
        row.map(({ of, left, right }) => (
          <g key={`${of.title} ${of.calledOn}`} transform={`translate(0 ${String(index * ROW)})`}>
            <title>{inWords(of, locale)}</title>
            <rect
              class="dd-mark"
              fill={fills[outcomeOf(of)]}
              x={left}
              y="11"
              width={(right - left).toFixed(1)}
              height="8"
            />
            <Mark name="cutOff" x={scale.x(of.cutOffOn)} y={5.5} />
            <Mark name="due" x={scale.x(of.dueOn)} y={25} />
            {of.publishedOn !== null && <Mark name="published" x={right} y={15} />}
          </g>
        )),
      )}
    </Lane>
  );
}

function outcomeOf({ late, missing }: RehearsedReview): Outcome {
  if (missing > 0) return "someMissing";
  return late > 0 ? "someLate" : "allIn";
}

/** Of one that is not published: how far it has come, to the end if it is still under way. */
function lastOf(review: RehearsedReview, until: Day): Day {
  return review.state === "cancelled" ? (review.consolidatedOn ?? review.dueOn) : until;
}

interface Placed {
  readonly of: RehearsedReview;
  readonly left: number;
  readonly right: number;
}

/** Each in the first row that has room for it. */
function inRows(
  reviews: readonly RehearsedReview[],
  placeOf: (review: RehearsedReview) => { left: number; right: number },
): Placed[][] {
  const rows: Placed[][] = [];
  const placed = reviews
    .map((of) => ({ of, ...placeOf(of) }))
    .sort((a, b) => a.left - b.left || a.right - b.right);
  for (const one of placed) {
    const free = rows.find((row) => (row.at(-1)?.right ?? -GAP) + GAP <= one.left);
    if (free === undefined) rows.push([one]);
    else free.push(one);
  }
  return rows;
}

function inWords(review: RehearsedReview, locale: Locale): string {
  const words = textOf(locale).rehearsal;
  return [
    review.title,
    `${words.called} ${formatDay(review.calledOn)}`,
    `${words.cutOff} ${formatDay(review.cutOffOn)}`,
    `${words.due} ${formatDay(review.dueOn)}`,
    review.publishedOn === null ? words.notPublished : `${words.published} ${formatDay(review.publishedOn)}`,
  ].join("; ");
}
