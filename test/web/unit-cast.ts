/** The invented world of a unit's own pages. */
import { actInGroup, todoGroups } from "../../domain/today.js";
import type { Act } from "../../domain/transitions.js";
import type { Today, TodoTask } from "../../record/queries/today-view.js";
import type { TodoGroup } from "../../domain/today.js";
import type { UnitScore } from "../../record/queries/score-view.js";
import type { UnitPeople } from "../../record/queries/unit-people-view.js";
import type { TaskMonth } from "../../record/queries/task-month-view.js";
import type { TaskNode, TaskTree } from "../../record/queries/task-tree-view.js";
import * as cast from "./cast.js";

const working: readonly Act[] = ["report_progress", "report_completion", "request_extension"];

function row(group: TodoGroup, over: Partial<TodoTask> = {}): TodoTask {
  const task = cast.summary({
    id: `todo-${group}`,
    lateness: "on_track",
    dueOn: "2026-12-15",
    workingDaysLate: 0,
    workingDaysLeft: 15,
    allowedActions: working,
    ...over,
  });
  return { ...task, act: actInGroup(group, task), explanationDueOn: over.explanationDueOn ?? null };
}

const overdue = {
  lateness: "overdue",
  dueOn: "2026-11-16",
  workingDaysLate: 6,
  workingDaysLeft: null,
} as const;
const rows: Readonly<Record<TodoGroup, TodoTask>> = {
  explain: row("explain", {
    ...overdue,
    allowedActions: [...working, "explain"],
    explanationDueOn: "2026-11-25",
  }),
  overdue: row("overdue", overdue),
  returned: row("returned", { state: "returned" }),
  due_soon: row("due_soon", { lateness: "due_soon", dueOn: "2026-11-27", workingDaysLeft: 3 }),
  accept: row("accept", { state: "assigned", allowedActions: ["accept", "decline"] }),
  figure: row("figure", { purpose: "figure", period: "2026" }),
  submission: row("submission", { purpose: "submission" }),
  silent: row("silent", {
    kind: "continuous",
    lateness: "no_deadline",
    dueOn: null,
    workingDaysLeft: null,
    allowedActions: ["report_progress", "report_completion"],
  }),
  contribute: row("contribute", { leadUnit: cast.units.health, allowedActions: ["contribute", "comment"] }),
  review: row("review", {
    state: "awaiting_review",
    leadUnit: cast.units.health,
    allowedActions: ["confirm", "return"],
  }),
  decide: row("decide", { leadUnit: cast.units.health, allowedActions: ["decide_extension", "suspend"] }),
};

/** A row of each group; of what is overdue there are more than are shown. */
export const today: Today = {
  at: cast.now,
  groups: todoGroups.map((name) => ({ name, total: name === "overdue" ? 23 : 1, tasks: [rows[name]] })),
};

function node(path: string, heading: string, over: Partial<TaskNode>): TaskNode {
  return { path, heading, total: 2, overdue: 1, tasks: [], children: [], ...over };
}

export const tree: TaskTree = {
  whole: true,
  programmes: [
    {
      programme: cast.programme,
      ...{ total: 3, overdue: 1 },
      sections: [
        node("II", "NHIỆM VỤ VÀ GIẢI PHÁP", {
          total: 3,
          children: [node("II.2", "Quản lý nhà nước", { tasks: cast.ownTasks.slice(0, 2) })],
          tasks: cast.ownTasks.slice(2, 3),
        }),
      ],
    },
    {
      programme: { ...cast.programme, id: "programme-15", number: "15-CTr/TU" },
      ...{ total: 260, overdue: 0 },
      sections: [node("III", "Tổ chức thực hiện", { total: 258, overdue: 0 }), node("", "", { overdue: 0 })],
    },
  ],
};

type MonthDay = TaskMonth["days"][number];

function daysOf(
  month: string,
  count: number,
  special: Readonly<Record<number, Partial<MonthDay>>>,
): MonthDay[] {
  return Array.from({ length: count }, (_, index) => {
    const date = `${month}-${String(index + 1).padStart(2, "0")}`;
    const working = ![0, 6].includes(new Date(date).getUTCDay());
    return { date, working, declared: null, total: 0, tasks: [], ...special[index + 1] };
  });
}

/** November 2026: a holiday on the 24th, which is today; six things due on the 16th. */
export const month: TaskMonth = {
  month: "2026-11",
  days: daysOf("2026-11", 30, {
    16: { total: 6, tasks: cast.ownTasks.slice(0, 4) },
    24: { working: false, declared: { kind: "holiday", name: "Ngày Văn hóa Việt Nam" } },
    28: {
      working: true,
      declared: { kind: "working_saturday", name: "Làm bù" },
      total: 1,
      tasks: cast.ownTasks.slice(1, 2),
    },
  }),
};

export const emptyMonth: TaskMonth = { month: "2027-02", days: daysOf("2027-02", 28, {}) };

export const score: UnitScore = {
  at: cast.now,
  unit: cast.units.labour,
  ...{ period: "2026-Q4", from: "2026-10-01", to: "2026-12-31" },
  first: { on_time: 4, late: 2, overdue: 3, waiting: 5, percent: 44.4 },
  granted: { on_time: 6, late: 1, overdue: 2, waiting: 5, percent: 66.7 },
  ...{ returned: 1, explainedLate: 2 },
  tasks: Array.from({ length: 120 }, (_, index) => ({
    ...cast.summary({ id: `scored-${String(index)}` }),
    score: {
      first: "overdue",
      granted: index < 60 ? "overdue" : "late",
      returned: index === 0,
      explainedLate: false,
    },
  })),
};

export const noScore: UnitScore = {
  ...score,
  ...{ period: "2027", from: "2027-01-01", to: "2027-12-31", returned: 0, explainedLate: 0, tasks: [] },
  first: { on_time: 0, late: 0, overdue: 0, waiting: 0, percent: null },
  granted: { on_time: 0, late: 0, overdue: 0, waiting: 0, percent: null },
};

const { lan, hung } = cast.people;

export const people: UnitPeople = {
  unit: cast.units.labour,
  people: [
    { ...hung, position: "Giám đốc Sở", role: "officer", isHead: true, isFocal: false, mayDeclare: false },
    { ...lan, position: "Chuyên viên", role: "officer", isHead: false, isFocal: true, mayDeclare: true },
    {
      ...cast.people.duc,
      position: "Chuyên viên",
      role: "officer",
      isHead: false,
      isFocal: false,
      mayDeclare: false,
    },
  ],
  absences: [
    {
      ...{ id: "absence-1", personId: lan.id, name: lan.name, deputy: { id: hung.id, name: hung.name } },
      ...{ from: "2026-11-23", to: "2026-11-27", now: true },
    },
  ],
};
