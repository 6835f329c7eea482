/** The letters that a programme gives occasion for: to each unit that leads a task of it. */
import type { JSX } from "preact";
import { type Actor, holds, mayReadLetter } from "../../domain/permissions.js";
import type { ProgrammeDetail, ProgrammeSection } from "../../record/queries/programme-view.js";
import type { TaskSummary, UnitRef } from "../../record/queries/task-view.js";
import { DocumentLinks } from "../components/downloads.js";
import { Table } from "../components/table.js";
import { formatNumber } from "../format.js";
import { letterLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";

interface Addressee {
  readonly unit: UnitRef;
  readonly led: number;
  readonly overdue: number;
}

export function Letters(props: {
  readonly programme: ProgrammeDetail;
  readonly actor: Actor;
  readonly locale: Locale;
}): JSX.Element | null {
  const { programme, actor, locale } = props;
  const words = textOf(locale).outgoing;
  const urges = holds(actor, "write_dispatches");
  const addressees = addresseesOf(programme).filter(({ unit }) => mayReadLetter(actor, unit.id));
  if (addressees.length === 0) return null;
  return (
    <section aria-labelledby="letters">
      <h2 class="govuk-heading-m" id="letters">
        {words.letters}
      </h2>
      <Table
        stacked
        firstCellIsHeader
        caption={words.letters}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.unit },
          { text: words.led, numeric: true },
          { text: words.overdue, numeric: true },
          { text: words.file },
        ]}
        rows={addressees.map(({ unit, led, overdue }) => [
          unit.name,
          formatNumber(led, locale),
          formatNumber(overdue, locale),
          <>
            <DocumentLinks
              href={letterLink(programme.id, unit.id, "assignment-letter")}
              name={words.assignment}
              locale={locale}
            />
            {urges && overdue > 0 && (
              <>
                <br />
                <DocumentLinks
                  href={letterLink(programme.id, unit.id, "urging-dispatch")}
                  name={words.urging}
                  locale={locale}
                />
              </>
            )}
          </>,
        ])}
      />
    </section>
  );
}

/** Who lags most comes first. */
function addresseesOf({ sections }: ProgrammeDetail): Addressee[] {
  const found = new Map<string, Addressee>();
  for (const { leadUnit, lateness } of sections.flatMap(tasksIn)) {
    const known = found.get(leadUnit.id) ?? { unit: leadUnit, led: 0, overdue: 0 };
    const overdue = known.overdue + (lateness === "overdue" ? 1 : 0);
    found.set(leadUnit.id, { ...known, led: known.led + 1, overdue });
  }
  return [...found.values()].sort(
    (a, b) => b.overdue - a.overdue || a.unit.name.localeCompare(b.unit.name, "vi"),
  );
}

function tasksIn(section: ProgrammeSection): TaskSummary[] {
  return [...section.tasks, ...section.children.flatMap(tasksIn)];
}
