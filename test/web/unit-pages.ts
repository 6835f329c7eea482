/** A unit's own pages in their typical states. */
import { scorePage } from "../../web/pages/score.js";
import { unitPage } from "../../web/pages/unit.js";
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

const periods = ["2026", "2026-Q4", "2026-Q3", "2025"];

function score(view: Partial<Parameters<typeof scorePage>[1]>) {
  return (locale: Locale) =>
    scorePage(at("/units/unit-SLDTBXH/score")(locale), { score: unit.score, periods, open: null, ...view });
}

function people(view: Partial<Parameters<typeof unitPage>[1]>) {
  return (locale: Locale) =>
    unitPage(at("/units/unit-SLDTBXH")(locale), { people: unit.people, idempotencyKey: "0192-key", ...view });
}

const wrong = { vi: "Hãy chọn lại.", en: "Choose again." };

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
  score: score({}),
  "score-open": score({ open: { basis: "granted", figure: "overdue", page: 2 } }),
  "score-returned": score({ open: { basis: "granted", figure: "returned", page: 1 } }),
  "score-none": score({ score: unit.noScore, open: { basis: "first", figure: "late", page: 1 } }),
  unit: people({}),
  "unit-of-head": people({
    people: { ...unit.people, people: unit.people.people.map((each) => ({ ...each, mayDeclare: true })) },
  }),
  "unit-failed": people({
    form: { values: { from: "2026-11-30" }, errors: { deputyId: wrong, to: wrong, "": wrong } },
  }),
  "unit-nobody": people({ people: { ...unit.people, people: [], absences: [] } }),
  "today-none": (locale) => todayPage(at("/today")(locale), { at: cast.now, groups: [] }),
};
