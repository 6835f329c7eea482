/** A list of tasks with its figures and its filter; of one's own unit, first what is to be done. */
import type { JSX } from "preact";
import { type Lateness, latenesses } from "../../domain/lateness.js";
import { type TaskState, taskStates } from "../../domain/task.js";
import { stateName } from "../../domain/transitions.js";
import type { Counts } from "../../record/queries/overview-view.js";
import type { TaskSummary, UnitRef } from "../../record/queries/task-view.js";
import { Button } from "../components/button.js";
import { CountingLine } from "../components/counting-line.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Pagination } from "../components/pagination.js";
import { Select } from "../components/select.js";
import { TaskTable } from "../components/task-table.js";
import { type LatenessFilter, type Scope, tasksLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { ToDo, groupToDo } from "../task/to-do.js";
import { type Locale, type Text, capitalised, textOf } from "../text/catalogue.js";

/** The filter as it was asked for, and what can be chosen. */
export interface TaskFilterView {
  readonly state: TaskState | null;
  readonly lateness: LatenessFilter | null;
  /** A unit's id. */
  readonly unit: string | null;
  /** A programme's id; not to be chosen here, but kept and shown. */
  readonly programme: string | null;
  readonly q: string;
  /** Of the page shown; null for the first. */
  readonly cursor: string | null;
  /** Units to choose from. */
  readonly units: readonly UnitRef[];
}

export interface TasksPageView {
  readonly scope: Scope;
  readonly tasks: readonly TaskSummary[];
  /** Of the scope, without the filter. */
  readonly counts: Counts;
  readonly filter: TaskFilterView;
  readonly nextCursor: string | null;
}

export function tasksPage(context: PageContext, view: TasksPageView): string {
  const { locale } = context;
  const { scope, filter } = view;
  const text = textOf(locale);
  const title = scope === "own" ? text.tasks.own : text.tasks.all;
  const filtered = isFiltered(filter);
  const grouped = scope === "own" && !filtered && filter.cursor === null;
  const body = (
    <>
      {scope === "own" && context.unitName !== null && <p class="govuk-caption-l">{context.unitName}</p>}
      <h1 class="govuk-heading-l">{title}</h1>
      {grouped && <ToDo tasks={view.tasks} locale={locale} />}
      {!filtered && (
        <section aria-labelledby="counts">
          <h2 class={grouped ? "govuk-heading-m" : "govuk-visually-hidden"} id="counts">
            {text.counts.title}
          </h2>
          <CountingLine counts={view.counts} locale={locale} within={{ scope }} />
        </section>
      )}
      <Details summary={text.tasks.filter} open={filtered || scope === "all"} classes="dd-filter">
        <FilterForm scope={scope} filter={filter} locale={locale} text={text} />
      </Details>
      <List view={view} grouped={grouped} locale={locale} text={text} />
      <Pages view={view} text={text} />
    </>
  );
  return renderPage(context, { title, place: scope, body });
}

function isFiltered(filter: TaskFilterView): boolean {
  const { state, lateness, unit, programme, q } = filter;
  return state !== null || lateness !== null || unit !== null || programme !== null || q !== "";
}

interface ListProps {
  readonly view: TasksPageView;
  readonly grouped: boolean;
  readonly locale: Locale;
  readonly text: Text;
}

function List({ view, grouped, locale, text }: ListProps): JSX.Element {
  const tasks = grouped ? groupToDo(view.tasks).others : view.tasks;
  const heading = grouped ? text.tasks.others : text.tasks.list;
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

interface FilterFormProps {
  readonly scope: Scope;
  readonly filter: TaskFilterView;
  readonly locale: Locale;
  readonly text: Text;
}

const latenessFilters: readonly (Lateness | "in_time")[] = ["in_time", ...latenesses];

function FilterForm({ scope, filter, locale, text }: FilterFormProps): JSX.Element {
  const any = { value: "", text: text.tasks.any };
  const field = { errorLabel: text.app.errorLabel } as const;
  return (
    <form method="get" action="/tasks" class="dd-filter__form">
      <input type="hidden" name="scope" value={scope} />
      {filter.programme !== null && <input type="hidden" name="programme" value={filter.programme} />}
      <Select
        {...field}
        id="filter-lateness"
        name="lateness"
        label={text.tasks.lateness}
        value={filter.lateness ?? ""}
        items={[any, ...latenessFilters.map((value) => ({ value, text: text.lateness[value] }))]}
      />
      <Select
        {...field}
        id="filter-state"
        name="state"
        label={text.tasks.state}
        value={filter.state ?? ""}
        items={[any, ...taskStates.map((value) => ({ value, text: capitalised(stateName[value][locale]) }))]}
      />
      {filter.units.length > 0 && (
        <Select
          {...field}
          id="filter-unit"
          name="unit"
          label={text.tasks.unit}
          value={filter.unit ?? ""}
          items={[any, ...filter.units.map((unit) => ({ value: unit.id, text: unit.name }))]}
        />
      )}
      <Input
        {...field}
        id="filter-q"
        name="q"
        type="search"
        label={text.tasks.search}
        hint={text.tasks.searchHint}
        value={filter.q}
      />
      <div class="govuk-button-group">
        <Button classes="govuk-button--secondary">{text.tasks.apply}</Button>
        {isFiltered(filter) && (
          <a class="govuk-link" href={tasksLink({ scope })}>
            {text.tasks.clear}
          </a>
        )}
      </div>
    </form>
  );
}

/** By cursor: onward, or back to the first page. */
function Pages({ view, text }: { view: TasksPageView; text: Text }): JSX.Element | null {
  const { scope, filter, nextCursor } = view;
  if (nextCursor === null && filter.cursor === null) return null;
  const { units: _, ...asked } = filter;
  const at = (cursor: string | null) => tasksLink({ ...asked, scope, cursor });
  return (
    <Pagination
      label={text.tasks.pages}
      previous={filter.cursor === null ? undefined : { href: at(null), text: text.tasks.first }}
      next={nextCursor === null ? undefined : { href: at(nextCursor), text: text.tasks.next }}
    />
  );
}
