/** A unit's own pages in their typical states. */
import { todayPage } from "../../web/pages/today.js";
import type { TaskFilterView } from "../../web/task/filter-form.js";
import type { PageContext } from "../../web/page.js";
import { tasksPage } from "../../web/pages/tasks.js";
import * as cast from "./cast.js";
import * as unit from "./unit-cast.js";

type Locale = PageContext["locale"];

const at = (path: string) => (locale: Locale) => cast.contextOf(cast.officer, { locale, path });

const filter: TaskFilterView = {
  ...{ todo: null, state: null, lateness: null, unit: null, programme: null, section: null },
  ...{
    dueFrom: null,
    dueTo: null,
    q: "",
    view: "list",
    month: null,
    cursor: null,
    units: [],
    programmes: [],
  },
};

function tasksIn(view: Partial<Parameters<typeof tasksPage>[1]>) {
  return (locale: Locale) =>
    tasksPage(at("/tasks?scope=own")(locale), {
      ...{ scope: "own", tasks: [], counts: cast.counts, filter, nextCursor: null },
      ...view,
    });
}

export const unitPages: Readonly<Record<string, (locale: Locale) => string>> = {
  today: (locale) => todayPage(at("/today")(locale), unit.today),
  "tasks-tree": tasksIn({ filter: { ...filter, view: "tree" }, tree: unit.tree }),
  "tasks-tree-many": tasksIn({
    filter: { ...filter, view: "tree", lateness: "overdue" },
    tree: { programmes: unit.tree.programmes.slice(1), whole: false },
  }),
  "tasks-tree-none": tasksIn({ filter: { ...filter, view: "tree" }, tree: { programmes: [], whole: true } }),
  "tasks-calendar": tasksIn({ filter: { ...filter, view: "calendar" }, month: unit.month }),
  "tasks-calendar-none": tasksIn({
    filter: { ...filter, view: "calendar", month: "2027-02" },
    month: unit.emptyMonth,
  }),
  "tasks-section": tasksIn({ tasks: cast.ownTasks, filter: { ...filter, section: "II.2" } }),
  "tasks-todo": tasksIn({ tasks: cast.ownTasks, filter: { ...filter, todo: "overdue" } }),
  "today-none": (locale) => todayPage(at("/today")(locale), { at: cast.now, groups: [] }),
};
