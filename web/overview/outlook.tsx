/** What lies ahead: targets with their arithmetic, and the next reviews. */
import type { JSX } from "preact";
import { dayAt } from "../../domain/day.js";
import type { NextReview, OverviewTarget } from "../../record/queries/overview-view.js";
import { Details } from "../components/details.js";
import { excerpt, formatDay, formatNumber } from "../format.js";
import { cycleLink, programmeLink, targetLink } from "../links.js";
import { Arithmetic } from "../target/arithmetic.js";
import { TargetStateTag } from "../target/state-tag.js";
import { soFar } from "../target/words.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Beyond } from "./beyond.js";

/** Of a target's words. */
const LETTERS = 80;

export function TargetList(props: {
  readonly targets: readonly OverviewTarget[];
  readonly locale: Locale;
}): JSX.Element {
  const { targets, locale } = props;
  const text = textOf(locale);
  const words = text.committee;
  return (
    <section aria-labelledby="targets">
      <h2 class="govuk-heading-m" id="targets">
        {words.targets}
      </h2>
      {targets.length === 0 ? (
        <p class="govuk-body">{words.targetsNone}</p>
      ) : (
        <ul class="govuk-list dd-asked">
          {targets.map((target) => (
            <li key={target.id}>
              <TargetStateTag state={target.state} locale={locale} />{" "}
              <a class="govuk-link" href={targetLink(target.id)}>
                {excerpt(target.text, LETTERS)}
              </a>
              <span class="dd-quiet">
                {" "}
                {soFar(target, locale) || (target.reason === null ? "" : text.target.reason[target.reason])}
              </span>
              {target.steps.length > 0 && (
                <Details summary={words.arithmetic}>
                  <Arithmetic steps={target.steps} locale={locale} />
                </Details>
              )}
            </li>
          ))}
        </ul>
      )}
      <Beyond count={targets.length} locale={locale} />
    </section>
  );
}

/** Reviews shown; the list of all is a place of its own. */
const REVIEWS = 3;

export function NextReviews(props: {
  readonly reviews: readonly NextReview[];
  readonly locale: Locale;
}): JSX.Element {
  const { reviews, locale } = props;
  const words = textOf(locale).committee;
  return (
    <section aria-labelledby="reviews">
      <h2 class="govuk-heading-m" id="reviews">
        {words.reviews}
      </h2>
      {reviews.length === 0 ? (
        <p class="govuk-body">{words.reviewsNone}</p>
      ) : (
        <ul class="govuk-list dd-asked">
          {reviews.slice(0, REVIEWS).map((review) => (
            <li key={review.id ?? review.title}>
              <a
                class="govuk-link"
                href={review.id === null ? programmeLink(review.programme.id) : cycleLink(review.id)}
              >
                {review.title}
              </a>
              <span class="dd-quiet">
                {" "}
                {review.id === null
                  ? words.reviewCalls(formatDay(review.callsOn))
                  : words.reviewIn(formatNumber(review.handedIn, locale), formatNumber(review.asked, locale))}
                , {words.reviewDue(formatDay(dayAt(review.cutOffAt)), formatDay(review.dueOn))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
