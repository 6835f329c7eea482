/** What a unit's person has to do today: the first page that they see. */
import type { Today } from "../../record/queries/today-view.js";
import { dayAt } from "../../domain/day.js";
import { formatDay } from "../format.js";
import { scoreLink, tasksLink, unitLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { ToDo } from "../task/to-do.js";
import { textOf } from "../text/catalogue.js";

export function todayPage(context: PageContext, today: Today): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.unit.today;
  const unitId = context.actor?.unitId ?? "";
  const { groups } = today;
  const count = groups.reduce((sum, group) => sum + group.total, 0);
  const body = (
    <>
      <p class="govuk-caption-l">
        {context.unitName !== null && `${context.unitName} · `}
        {formatDay(dayAt(today.at))}
      </p>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{count === 0 ? words.nothing : words.sum(count, overdueIn(today))}</p>
      {groups.map((group) => (
        <ToDo key={group.name} group={group} locale={locale} />
      ))}
      <ul class="govuk-list">
        {[
          { href: tasksLink({ scope: "own" }), name: words.allTasks },
          { href: scoreLink(unitId, {}), name: text.unit.score.title },
          { href: unitLink(unitId), name: words.unit },
        ].map(({ href, name }) => (
          <li key={name}>
            <a class="govuk-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
  return renderPage(context, { title: words.title, place: "today", body });
}

/** What has to be explained is overdue as well. */
function overdueIn({ groups }: Today): number {
  return groups
    .filter(({ name }) => name === "explain" || name === "overdue")
    .reduce((sum, group) => sum + group.total, 0);
}
