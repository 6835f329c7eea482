/** The way to a target: what each year asks for, what was reached, and the arithmetic of it. */
import type { JSX } from "preact";
import type { TargetDetail, TargetLineView, TargetYearView } from "../../record/queries/target-view.js";
import { Details } from "../components/details.js";
import { Table } from "../components/table.js";
import { formatDecimal } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Arithmetic } from "./arithmetic.js";
import { TargetStateTag } from "./state-tag.js";
import { withUnit } from "./words.js";

interface Props {
  readonly target: TargetDetail;
  readonly line: TargetLineView;
  readonly locale: Locale;
}

export function Years({ target, line, locale }: Props): JSX.Element {
  const words = textOf(locale).target;
  const id = line.unit === null ? "together" : `line-${line.unit.id}`;
  const name = line.unit?.name ?? words.together;
  const goal = line.years.at(-1);
  const told = line.years.filter((year) => year.steps.length > 0 || year.parts.length > 0);
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {name} <TargetStateTag state={line.state} locale={locale} />
      </h2>
      {line.reason !== null && <p class="govuk-body">{words.reason[line.reason]}</p>}
      {line.remaining !== null && goal !== undefined && (
        <p class="govuk-body">
          {words.remaining(
            withUnit(line.remaining.replace("-", ""), target.figureUnit, locale),
            String(goal.year),
          )}
        </p>
      )}
      <Table
        stacked
        firstCellIsHeader
        caption={`${words.years}: ${name}`}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.year },
          { text: words.required, numeric: true },
          { text: words.reached, numeric: true },
          { text: words.change, numeric: true },
          { text: words.verdict },
        ]}
        rows={line.years.map((year) => rowOf(year, locale))}
      />
      {told.length > 0 && (
        <Details summary={words.arithmetic}>
          {told.map((year) => (
            <div key={year.year}>
              <h3 class="govuk-heading-s">{year.year}</h3>
              {year.parts.length > 0 && (
                <ul class="govuk-list govuk-list--bullet">
                  {year.parts.map((part) => (
                    <li key={part.observationId}>
                      <a class="govuk-link" href={`#figure-${part.observationId}`}>
                        {part.unit.name}: {withUnit(part.value, target.figureUnit, locale)}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
              <Arithmetic steps={year.steps} locale={locale} />
            </div>
          ))}
        </Details>
      )}
    </section>
  );
}

function rowOf(year: TargetYearView, locale: Locale) {
  const words = textOf(locale).target;
  const figure = (value: string | null) => (value === null ? "–" : formatDecimal(value, locale));
  const change = year.changePercent;
  const missing = year.missingUnits.map((unit) => unit.shortName).join(", ");
  const verdict = year.holds === null ? "" : year.holds ? words.holds : words.fails;
  return [
    String(year.year),
    figure(year.required),
    figure(year.reached),
    change === null ? "–" : `${change.startsWith("-") ? "" : "+"}${formatDecimal(change, locale)}\u00a0%`,
    missing === "" ? verdict : words.missing(missing),
  ];
}
