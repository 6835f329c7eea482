/** What a list of tasks can be narrowed to: a form that asks for the same page again. */
import type { JSX } from "preact";
import type { Day } from "../../domain/day.js";
import type { Message } from "../../domain/errors.js";
import { type Lateness, latenesses } from "../../domain/lateness.js";
import { type TaskState, taskStates } from "../../domain/task.js";
import type { TodoGroup } from "../../domain/today.js";
import { stateName } from "../../domain/transitions.js";
import type { ProgrammeRef, UnitRef } from "../../record/queries/task-view.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { type LatenessFilter, type Scope, type TasksView, tasksLink } from "../links.js";
import { type Locale, type Text, capitalised } from "../text/catalogue.js";

/** The filter as it was asked for, and what can be chosen. */
export interface TaskFilterView {
  /** A group of the day's work; kept while the rest is chosen anew. */
  readonly todo: TodoGroup | null;
  readonly state: TaskState | null;
  readonly lateness: LatenessFilter | null;
  /** A unit's id. */
  readonly unit: string | null;
  /** A programme's id. */
  readonly programme: string | null;
  /** First and last due date. */
  readonly dueFrom: Day | null;
  readonly dueTo: Day | null;
  /** Why the range of due dates cannot be used; nothing is listed then. */
  readonly dueError?: Message | undefined;
  /** A place of the document. */
  readonly section: string | null;
  readonly q: string;
  readonly view: TasksView;
  /** Of the calendar; null: the present one. */
  readonly month: string | null;
  /** Of the page shown; null for the first. */
  readonly cursor: string | null;
  /** To choose from; where there are none, nothing is offered, and what was asked for is kept. */
  readonly units: readonly UnitRef[];
  readonly programmes?: readonly ProgrammeRef[];
}

export function isFiltered(filter: TaskFilterView): boolean {
  const { todo, state, lateness, unit, programme, section, dueFrom, dueTo, q } = filter;
  return (
    [todo, state, lateness, unit, programme, section, dueFrom, dueTo].some((asked) => asked !== null) ||
    q !== ""
  );
}

interface FilterFormProps {
  readonly scope: Scope;
  readonly filter: TaskFilterView;
  readonly locale: Locale;
  readonly text: Text;
}

const latenessFilters: readonly (Lateness | "in_time")[] = ["in_time", ...latenesses];

export function FilterForm({ scope, filter, locale, text }: FilterFormProps): JSX.Element {
  const { programmes = [] } = filter;
  const any = { value: "", text: text.tasks.any };
  const field = { errorLabel: text.app.errorLabel } as const;
  return (
    <form method="get" action="/tasks" class="dd-filter__form">
      <input type="hidden" name="scope" value={scope} />
      <Kept name="todo" value={filter.todo} />
      <Kept name="section" value={filter.section} />
      <Kept name="view" value={filter.view === "list" ? null : filter.view} />
      <Kept name="month" value={filter.month} />
      {programmes.length === 0 && filter.programme !== null && (
        <input type="hidden" name="programme" value={filter.programme} />
      )}
      {filter.units.length === 0 && filter.unit !== null && (
        <input type="hidden" name="unit" value={filter.unit} />
      )}
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
      {programmes.length > 0 && (
        <Select
          {...field}
          id="filter-programme"
          name="programme"
          label={text.tasks.programme}
          value={filter.programme ?? ""}
          items={[
            any,
            ...programmes.map((each) => ({ value: each.id, text: `${each.type} ${each.number}` })),
          ]}
        />
      )}
      <Input
        {...field}
        id="filter-due-from"
        name="dueFrom"
        type="date"
        label={text.tasks.dueFrom}
        value={filter.dueFrom ?? ""}
      />
      <Input
        {...field}
        id="filter-due-to"
        name="dueTo"
        type="date"
        label={text.tasks.dueTo}
        value={filter.dueTo ?? ""}
        error={filter.dueError?.[locale]}
      />
      <Input {...field} id="filter-q" name="q" type="search" label={text.tasks.search} value={filter.q} />
      <div class="govuk-button-group">
        <Button classes="govuk-button--secondary">{text.tasks.apply}</Button>
        {isFiltered(filter) && (
          <a class="govuk-link" href={tasksLink({ scope, view: filter.view, month: filter.month })}>
            {text.tasks.clear}
          </a>
        )}
      </div>
    </form>
  );
}

/** What the form does not ask, and does not lose. */
function Kept({ name, value }: { readonly name: string; readonly value: string | null }): JSX.Element | null {
  return value === null ? null : <input type="hidden" name={name} value={value} />;
}
