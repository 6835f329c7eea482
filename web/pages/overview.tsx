/**
 * The Standing Committee's page, for one minute: the counting line and what changed, what is asked, what lies ahead, who
 * lags, what was brought up, each programme. One A4 when printed.
 */
import type { Overview } from "../../record/queries/overview-view.js";
import { LatenessByUnit } from "../chart/lateness-by-unit.js";
import { Looks } from "../chart/looks.js";
import { Standings, pointsOf } from "../chart/standings.js";
import { CountingLine } from "../components/counting-line.js";
import { formatDay, formatInstant } from "../format.js";
import { Decisions } from "../overview/decisions.js";
import { Escalated } from "../overview/escalated.js";
import { Lagging } from "../overview/lagging.js";
import { NextReviews, TargetList } from "../overview/outlook.js";
import { Programmes } from "../overview/programmes.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export function overviewPage(context: PageContext, overview: Overview): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.committee;
  const part = { overview, locale };
  const body = (
    <>
      <div class="dd-overview__head">
        <h1 class="govuk-heading-l">{text.overview.title}</h1>
        <p class="dd-quiet dd-overview__date">
          {text.overview.asOf(formatInstant(overview.at, locale))}.{" "}
          {overview.change === null ? words.changeNone : words.changeSince(formatDay(overview.change.since))}
        </p>
      </div>
      <CountingLine
        counts={overview.counts}
        change={overview.change?.counts ?? null}
        locale={locale}
        within={{ scope: "all" }}
      />
      <div class="dd-overview__pair">
        <Decisions decisions={overview.decisions} locale={locale} />
        <div>
          <TargetList targets={overview.targets} locale={locale} />
          <NextReviews reviews={overview.reviews} locale={locale} />
        </div>
      </div>
      <Lagging {...part} />
      <Looks />
      <div class="dd-overview__pair">
        <Standings id="standings" points={pointsOf(overview.weeks, overview)} locale={locale} />
        {overview.laggingUnits.length > 0 && (
          <LatenessByUnit id="lateness-by-unit" units={overview.laggingUnits} locale={locale} />
        )}
      </div>
      <Escalated {...part} />
      <Programmes {...part} />
    </>
  );
  return renderPage(context, {
    title: text.overview.title,
    place: "overview",
    kind: "dd-main--overview",
    body,
  });
}
