/** A list of tasks with its figures and its filter. */
import type { JSX } from "preact";
import type { TaskMonth } from "../../record/queries/task-month-view.js";
import type { TaskTree } from "../../record/queries/task-tree-view.js";
import type { Counts } from "../../domain/standing.js";
import type { TaskSummary } from "../../record/queries/task-view.js";
import { CountingLine } from "../components/counting-line.js";
import { Details } from "../components/details.js";
import { TableLinks } from "../components/downloads.js";
import { Pagination } from "../components/pagination.js";
import { TaskTable } from "../components/task-table.js";
import { type Scope, type TaskQuery, taskTableLink, tasksLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Month } from "../task/month.js";
import { TaskTreeView } from "../task/tree.js";
import { type TaskFilterView, FilterForm, isFiltered } from "../task/filter-form.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export interface TasksPageView {
  readonly scope: Scope;
  readonly tasks: readonly TaskSummary[];
  /** Of the scope, without the filter. */
  readonly counts: Counts;
  readonly filter: TaskFilterView;
  readonly nextCursor: string | null;
  /** The same tasks otherwise, where the filter's view asks for it; `tasks` are none then. */
  readonly tree?: TaskTree;
  readonly month?: TaskMonth;
}

export function tasksPage(context: PageContext, view: TasksPageView): string {
  const { locale } = context;
  const { scope, filter } = view;
  const text = textOf(locale);
  const title = scope === "own" ? text.tasks.own : text.tasks.all;
  const filtered = isFiltered(filter);
  const body = (
    <>
      {scope === "own" && context.unitName !== null && <p class="govuk-caption-l">{context.unitName}</p>}
      <h1 class="govuk-heading-l">{title}</h1>
      {!filtered && (
        <section aria-labelledby="counts">
          <h2 class="govuk-visually-hidden" id="counts">
            {text.counts.title}
          </h2>
          <CountingLine counts={view.counts} locale={locale} within={{ scope }} />
        </section>
      )}
      <Details summary={text.tasks.filter} open={filtered || scope === "all"} classes="dd-filter">
        <FilterForm scope={scope} filter={filter} locale={locale} text={text} />
      </Details>
      <Views asked={askedIn(view)} text={text} />
      {view.tree !== undefined && <TaskTreeView tree={view.tree} asked={askedIn(view)} locale={locale} />}
      {view.month !== undefined && (
        <Month month={view.month} asked={askedIn(view)} locale={locale} now={context.now} />
      )}
      {filter.view === "list" && <List view={view} locale={locale} text={text} />}
      {view.tasks.length > 0 && (
        <TableLinks href={taskTableLink({ ...askedIn(view) })} name={text.outgoing.table} locale={locale} />
      )}
      <Pages view={view} text={text} />
    </>
  );
  return renderPage(context, { title, place: scope, body });
}

interface ListProps {
  readonly view: TasksPageView;
  readonly locale: Locale;
  readonly text: Text;
}

/** The three ways to look at the same tasks. */
function Views({ asked, text }: { readonly asked: TaskQuery; readonly text: Text }): JSX.Element {
  const words = text.unit.views;
  return (
    <nav class="dd-views" aria-label={words.title}>
      <ul class="dd-views__list">
        {(["list", "tree", "calendar"] as const).map((view) => (
          <li key={view}>
            <a
              class="govuk-link dd-views__link"
              href={tasksLink({ ...asked, view, cursor: null })}
              aria-current={(asked.view ?? "list") === view ? "page" : undefined}
            >
              {words[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function List({ view, locale, text }: ListProps): JSX.Element {
  const { tasks } = view;
  const { todo } = view.filter;
  const { section } = view.filter;
  const place = section === null ? text.tasks.list : text.tasks.section(section);
  const heading = todo === null ? place : text.unit.today.inGroup(text.unit.today.groups[todo]);
  const none = isFiltered(view.filter) ? text.tasks.noneFiltered : text.tasks.none;
  return (
    <section aria-labelledby="list">
      <h2 class="govuk-heading-m" id="list">
        {heading}
      </h2>
      {tasks.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <TaskTable tasks={tasks} locale={locale} caption={heading} withUnit={view.scope === "all"} />
      )}
    </section>
  );
}

/** By cursor: onward, or back to the first page. */
function Pages({ view, text }: { view: TasksPageView; text: Text }): JSX.Element | null {
  const { filter, nextCursor } = view;
  if (nextCursor === null && filter.cursor === null) return null;
  const at = (cursor: string | null) => tasksLink({ ...askedIn(view), cursor });
  return (
    <Pagination
      label={text.tasks.pages}
      previous={filter.cursor === null ? undefined : { href: at(null), text: text.tasks.first }}
      next={nextCursor === null ? undefined : { href: at(nextCursor), text: text.tasks.next }}
    />
  );
}

function askedIn({ scope, filter }: TasksPageView): TaskQuery {
  const { units: _units, programmes: _programmes, dueError: _error, ...asked } = filter;
  return { ...asked, scope };
}
