/** The last changes of the calendar, or of a programme's ladder, each leading to what it moved. */
import type { JSX } from "preact";
import type { ReplanListItem } from "../../record/queries/replan-view.js";
import { isDay } from "../../domain/day.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatDay } from "../format.js";
import { replanLink } from "../links.js";
import type { Locale, Text } from "../text/catalogue.js";

export function Replans(props: {
  readonly replans: readonly ReplanListItem[];
  readonly text: Text;
  readonly locale: Locale;
}): JSX.Element {
  const { replans, text, locale } = props;
  const words = text.time.replans;
  return (
    <section aria-labelledby="replans">
      <h2 class="govuk-heading-m" id="replans">
        {words.title}
      </h2>
      {replans.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[words.at, words.what, words.by, words.movedTitle].map((name) => ({ text: name }))}
          rows={replans.map((replan) => [
            <InstantText key="at" at={replan.at} locale={locale} />,
            whatOf(replan, text),
            replan.actor?.name ?? "",
            <a key="moves" class="govuk-link" href={replanLink(replan.number)}>
              {words.moved(replan.moved, replan.tasks)}
            </a>,
          ])}
        />
      )}
    </section>
  );
}

/** `Khai báo ngày: 30/04/2027, Ngày Chiến thắng`. */
export function whatOf({ kind, detail }: ReplanListItem, text: Text): string {
  const { kinds } = text.time.replans;
  const { date, name, year } = detail;
  const about = [
    typeof date === "string" && isDay(date) ? formatDay(date) : null,
    typeof year === "number" ? String(year) : null,
    typeof name === "string" ? name : null,
  ].filter((part) => part !== null);
  const what = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind; // just asked
  return about.length === 0 ? what : `${what}: ${about.join(", ")}`;
}
