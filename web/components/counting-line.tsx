/** The counting line with which every report of an office begins; each figure leads to the tasks it counts. */
import type { ComponentChildren, JSX } from "preact";
import type { Counts } from "../../domain/standing.js";
import { formatNumber, formatPercent } from "../format.js";
import { type LatenessFilter, type TaskQuery, tasksLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Change } from "./change.js";
import { type ShapeName, Shape } from "./shape.js";

interface CountingLineProps {
  readonly counts: Counts;
  readonly locale: Locale;
  /** What every link keeps: scope, programme, unit. */
  readonly within: TaskQuery;
  /** What each figure has changed by; null: not known, and not shown. */
  readonly change?: Counts | null;
}

export function CountingLine({ counts, locale, within, change }: CountingLineProps): JSX.Element {
  const text = textOf(locale).counts;
  const changed = (...figures: readonly (keyof Counts)[]) =>
    change == null ? undefined : figures.reduce((sum, figure) => sum + change[figure], 0);
  const completed = counts.completedOnTime + counts.completedLate;
  const open = counts.openInTime + counts.overdue;
  const by = (lateness: LatenessFilter) => tasksLink({ ...within, lateness });
  return (
    <div class="dd-counts">
      <dl class="dd-counts__figures">
        <Figure
          name={text.total}
          value={formatNumber(counts.total, locale)}
          change={changed("total")}
          href={tasksLink(within)}
          locale={locale}
        />
        <Figure
          name={text.completed}
          value={formatNumber(completed, locale)}
          change={changed("completedOnTime", "completedLate")}
          locale={locale}
        >
          <Part
            shape="tick"
            count={counts.completedOnTime}
            change={changed("completedOnTime")}
            words={text.onTime}
            href={by("on_time")}
            locale={locale}
          />
          <Part
            shape="tickLate"
            count={counts.completedLate}
            change={changed("completedLate")}
            words={text.late}
            href={by("late")}
            locale={locale}
            late
          />
        </Figure>
        <Figure
          name={text.open}
          value={formatNumber(open, locale)}
          change={changed("openInTime", "overdue")}
          locale={locale}
        >
          <Part
            shape="disc"
            count={counts.openInTime}
            change={changed("openInTime")}
            words={text.inTime}
            href={by("in_time")}
            locale={locale}
          />
          <Part
            shape="triangle"
            count={counts.overdue}
            change={changed("overdue")}
            words={text.overdue}
            href={by("overdue")}
            locale={locale}
            late
          />
        </Figure>
        <Figure
          name={text.latePercent}
          value={formatPercent(counts.latePercent, locale)}
          change={changed("latePercent")}
          locale={locale}
        >
          <span class="dd-quiet">{text.latePercentRule}</span>
        </Figure>
      </dl>
      <CountBar counts={counts} locale={locale} />
      <p class="dd-counts__more">
        <span>{text.ofWhich}:</span>
        <Part
          shape="diamond"
          count={counts.dueSoon}
          change={changed("dueSoon")}
          words={text.dueSoon}
          href={by("due_soon")}
          locale={locale}
        />
        <Part
          shape="glass"
          count={counts.awaitingReview}
          change={changed("awaitingReview")}
          words={text.awaitingReview}
          href={tasksLink({ ...within, state: "awaiting_review" })}
          locale={locale}
        />
        <Part
          shape="ring"
          count={counts.notAccepted}
          change={changed("notAccepted")}
          words={text.notAccepted}
          href={tasksLink({ ...within, state: "assigned" })}
          locale={locale}
        />
      </p>
    </div>
  );
}

function Figure(props: {
  name: string;
  value: string;
  change: number | undefined;
  href?: string;
  locale: Locale;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="dd-counts__figure">
      <dt class="dd-counts__name">{props.name}</dt>
      <dd class="dd-counts__value">
        {props.href === undefined ? (
          props.value
        ) : (
          <a class="govuk-link govuk-link--no-visited-state" href={props.href}>
            {props.value}
          </a>
        )}
        <Change by={props.change} locale={props.locale} />
      </dd>
      {props.children !== undefined && <dd class="dd-counts__parts">{props.children}</dd>}
    </div>
  );
}

interface PartProps {
  readonly shape: ShapeName;
  readonly count: number;
  readonly change: number | undefined;
  readonly words: string;
  readonly href: string;
  readonly locale: Locale;
  readonly late?: boolean;
}

function Part({ shape, count, change, words, href, locale, late }: PartProps): JSX.Element {
  const alarming = late === true && count > 0;
  return (
    <a
      class={`govuk-link govuk-link--no-visited-state dd-counts__part${alarming ? " dd-counts__part--late" : ""}`}
      href={href}
    >
      <Shape name={shape} />
      <span>
        {formatNumber(count, locale)} {words}
        <Change by={change} locale={locale} />
      </span>
    </a>
  );
}

/** The same figures as one bar, each part with a pattern of its own; the words beside it say all, so it is hidden from those who hear. */
function CountBar({ counts, locale }: { counts: Counts; locale: Locale }): JSX.Element | null {
  if (counts.total === 0) return null;
  const text = textOf(locale).counts;
  const parts = [
    { name: "on-time", count: counts.completedOnTime },
    { name: "late", count: counts.completedLate },
    { name: "in-time", count: counts.openInTime },
    { name: "overdue", count: counts.overdue },
  ];
  let at = 0;
  return (
    <svg
      class="dd-bar"
      width="100%"
      height="16"
      viewBox="0 0 1000 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <title>{text.bar}</title>
      {parts.map(({ name, count }) => {
        const x = at;
        const width = (1000 * count) / counts.total;
        at += width;
        return width === 0 ? null : (
          <rect
            key={name}
            class={`dd-bar__part dd-bar__part--${name}`}
            x={x.toFixed(1)}
            y="0"
            width={width.toFixed(1)}
            height="16"
          />
        );
      })}
    </svg>
  );
}
