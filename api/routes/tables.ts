/** The tables of the pages as XLSX or CSV: the same rows, the same filters, the same rights. */
import { z } from "zod";
import { writeCsv } from "../../document/write/table/csv.js";
import type { Table } from "../../document/write/table/table.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { readCycle } from "../../record/queries/cycles.js";
import { readOverview } from "../../record/queries/overview.js";
import { listTargetFigures } from "../../record/queries/target-figures.js";
import { listTasks } from "../../record/queries/tasks.js";
import { cycleUnitsTable, laggingTable, targetsTable, tasksTable } from "../documents/tables.js";
import { type Operation, type Services, operation } from "../operation.js";
import type { Visitor } from "../session.js";
import { CSV, XLSX, fileName, sendFile } from "../send-file.js";
import { askedOf, fileQuery } from "../task-filter.js";

/** What is held in memory at once, and more than an office reads. */
const MOST_ROWS = 20_000;

interface Asked<P, Q> {
  readonly services: Services;
  readonly actor: Visitor;
  readonly now: Date;
  readonly params: P;
  readonly query: Q;
}

const format = { format: z.enum(["xlsx", "csv"]).default("xlsx") };
const plainQuery = z.strictObject(format);

function table<P extends z.ZodObject, Q extends z.ZodObject>(
  door: {
    readonly path: string;
    readonly id: string;
    readonly summary: string;
    readonly params: P;
    readonly query: Q;
  },
  read: (asked: Asked<z.output<P>, z.output<Q>>) => Promise<Table>,
): Operation {
  return operation({
    method: "get",
    path: `/tables${door.path}`,
    id: door.id,
    tag: "tables",
    summary: door.summary,
    params: door.params,
    query: door.query,
    status: 200,
    sendsFile: [XLSX, "text/csv"],
    problems: ["invalid_input", "not_allowed", "not_found", "too_large", "unavailable"],
    handle: async (services, { actor, now, response }, { params, query }) => {
      const rows = await read({ services, actor, now, params, query });
      const name = `${rows.name} ${dayAt(now)}`;
      if (query["format"] === "csv") {
        const bytes = Buffer.from(writeCsv(rows));
        sendFile(response, { name: fileName(name, "csv"), mediaType: CSV, bytes });
        return;
      }
      const properties = { title: rows.name, author: actor.unitName, writtenAt: now };
      const bytes = await services.printer.workbook([rows], properties);
      sendFile(response, { name: fileName(name, "xlsx"), mediaType: XLSX, bytes });
    },
  });
}

export const tableOperations: readonly Operation[] = [
  table(
    {
      path: "/tasks",
      id: "takeTasks",
      summary: "The register of tasks, or with a filter a part of it",
      params: z.object({}),
      query: z.strictObject({ ...format, ...fileQuery }),
    },
    async ({ services: { db }, actor, now, query }) => {
      const { tasks } = await listTasks(db, actor, { ...askedOf(query), limit: MOST_ROWS + 1 }, now);
      if (tasks.length > MOST_ROWS) throw tooManyRows();
      return tasksTable(tasks);
    },
  ),
  table(
    {
      path: "/lagging-units",
      id: "takeLaggingUnits",
      summary: "Units with overdue tasks, the worst first",
      params: z.object({}),
      query: plainQuery,
    },
    async ({ services: { db }, actor, now }) =>
      laggingTable((await readOverview(db, actor, now)).laggingUnits),
  ),
  table(
    {
      path: "/programmes/{programmeId}/targets",
      id: "takeTargets",
      summary: "A programme's targets with their figures",
      params: z.object({ programmeId: z.uuid() }),
      query: plainQuery,
    },
    async ({ services: { db }, actor, now, params }) =>
      targetsTable(await listTargetFigures(db, actor, params.programmeId, now)),
  ),
  table(
    {
      path: "/cycles/{cycleId}/units",
      id: "takeCycleUnits",
      summary: "Who has reported to a review, and when",
      params: z.object({ cycleId: z.uuid() }),
      query: plainQuery,
    },
    async ({ services: { db }, actor, now, params }) =>
      cycleUnitsTable((await readCycle(db, actor, params.cycleId, now)).submissions),
  ),
];

function tooManyRows(): DomainError {
  return new DomainError(
    "too_large",
    {
      vi: `Bảng có hơn ${MOST_ROWS.toLocaleString("vi-VN")} dòng. Hãy lọc theo chương trình, đơn vị hoặc thời hạn rồi tải từng phần.`,
      en: `The table has more than ${MOST_ROWS.toLocaleString("en")} rows. Filter it by programme, unit or due date and take it in parts.`,
    },
    { most: MOST_ROWS },
  );
}
