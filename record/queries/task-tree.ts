/** The tasks of a list by programme and section, with how many stand where; the tasks themselves while they are few. */
import { horizonAt } from "../../domain/lateness.js";
import type { Actor } from "../../domain/permissions.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { grouped } from "../grouped.js";
import { latenessOf } from "../lateness.js";
import { home, treeOf } from "./section-tree.js";
import type { TaskNode, TaskTree } from "./task-tree-view.js";
import type { TaskSummary } from "./task-view.js";
import { type TaskFilter, conditions, listTasks } from "./tasks.js";

/** As many tasks are shown in their places; of more, each count leads to a list. */
const MOST_SHOWN = 200;

interface CountRow {
  readonly programme_id: string;
  readonly section: string;
  readonly total: number;
  readonly overdue: number;
}

type Asked = Omit<TaskFilter, "limit" | "cursor">;

/** Raises what `listTasks` raises. */
export async function readTaskTree(db: Database, actor: Actor, asked: Asked, now: Date): Promise<TaskTree> {
  const lateness = latenessOf(horizonAt(now, await calendarAt(db, now)));
  const counts = await db.sql.$queryRaw<CountRow[]>`
    SELECT programme_id, section, count(*)::int AS total, (count(*) FILTER (WHERE lateness = 'overdue'))::int AS overdue
    FROM (SELECT t.programme_id, t.section, ${lateness} AS lateness FROM task t
      WHERE ${conditions(actor, asked, lateness)}) s
    GROUP BY programme_id, section`;
  const whole = sum(counts).total <= MOST_SHOWN;
  const [programmes, { tasks }] = await Promise.all([
    db.prisma.programme.findMany({
      where: { id: { in: [...new Set(counts.map((row) => row.programme_id))] } },
      select: {
        ...{ id: true, number: true, type: true, title: true },
        sections: {
          select: { id: true, parentId: true, path: true, heading: true },
          orderBy: { position: "asc" },
        },
      },
      orderBy: [{ signedOn: { sort: "desc", nulls: "last" } }, { number: "asc" }],
    }),
    whole ? listTasks(db, actor, { ...asked, limit: MOST_SHOWN }, now) : { tasks: [] },
  ]);
  return {
    whole,
    programmes: programmes.map(({ sections, ...programme }) => {
      const own = counts.filter((row) => row.programme_id === programme.id);
      const shown = tasks.filter((task) => task.programme.id === programme.id);
      return { programme, ...sum(own), sections: nodesOf(sections, own, shown) };
    }),
  };
}

function nodesOf(
  sections: Parameters<typeof treeOf>[0],
  counts: readonly CountRow[],
  tasks: readonly TaskSummary[],
): TaskNode[] {
  const paths = new Set(sections.map((section) => section.path));
  const countsAt = grouped(counts, (row) => home(row.section, paths));
  const tasksAt = grouped(tasks, (task) => home(task.section, paths));
  const node = (
    path: string,
    heading: string,
    at: string | null,
    children: readonly TaskNode[],
  ): TaskNode => ({
    path,
    heading,
    ...sum([...(countsAt.get(at) ?? []), ...children]),
    tasks: tasksAt.get(at) ?? [],
    children: children.filter((child) => child.total > 0),
  });
  const tree = treeOf<(typeof sections)[number], TaskNode>(sections, (section, children) =>
    node(section.path, section.heading, section.path, children),
  );
  return [...tree, node("", "", null, [])].filter((each) => each.total > 0);
}

function sum(counts: readonly { readonly total: number; readonly overdue: number }[]) {
  return {
    total: counts.reduce((total, each) => total + each.total, 0),
    overdue: counts.reduce((total, each) => total + each.overdue, 0),
  };
}
