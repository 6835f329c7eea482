/** What changes of the calendar and of policies have moved. */
import { DomainError } from "../../domain/errors.js";
import type { Lateness } from "../../domain/lateness.js";
import { type Actor, demandGeneral, seesAll } from "../../domain/permissions.js";
import type { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";
import type { ReplanDetail, ReplanListItem } from "./replan-view.js";

const LISTED = 50;

/** The latest first: of one programme, or of the calendar. */
export async function listReplans(
  db: Database,
  actor: Actor,
  programmeId: string | null,
): Promise<ReplanListItem[]> {
  demandGeneral(actor, "read_replans");
  const rows = await db.prisma.replan.findMany({
    where: { programmeId },
    select: listed,
    orderBy: { number: "desc" },
    take: LISTED,
  });
  return withActors(db, rows);
}

/** One with a page of what it moved. Raises `not_found`. */
export async function readReplan(
  db: Database,
  actor: Actor,
  number: number,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ReplanDetail> {
  demandGeneral(actor, "read_replans");
  const row = await db.prisma.replan.findUnique({ where: { number }, select: listed });
  if (row === null) throw replanNotFound();
  if (cursor !== undefined && !isUuid(cursor)) throw replanNotFound();
  const moves = await db.prisma.replanMove.findMany({
    where: { replanNumber: number, ...(cursor === undefined ? {} : { taskId: { gt: cursor } }) },
    include: {
      task: {
        select: {
          section: true,
          text: true,
          leadUnit: { select: { id: true, code: true, name: true, shortName: true } },
        },
      },
    },
    orderBy: { taskId: "asc" },
    take: limit + 1,
  });
  const [item] = await withActors(db, [row]);
  if (item === undefined) throw replanNotFound();
  const page = moves.slice(0, limit);
  const words = seesAll(actor);
  return {
    ...item,
    moves: page.map(({ task, ...move }) => ({
      taskId: move.taskId,
      section: task.section,
      text: words ? task.text : null,
      unit: task.leadUnit,
      rungBefore: move.rungBefore,
      rungAfter: move.rungAfter,
      latenessBefore: move.latenessBefore as Lateness, // written by the record alone
      latenessAfter: move.latenessAfter as Lateness,
      daysLateBefore: move.daysLateBefore,
      daysLateAfter: move.daysLateAfter,
    })),
    nextCursor: moves.length > limit ? (page.at(-1)?.taskId ?? null) : null,
  };
}

const listed = {
  number: true,
  kind: true,
  at: true,
  actorId: true,
  detail: true,
  tasks: true,
  moved: true,
  programme: { select: { id: true, number: true, type: true, title: true } },
} as const satisfies Prisma.ReplanSelect;

type Row = Prisma.ReplanGetPayload<{ select: typeof listed }>;

async function withActors(db: Database, rows: readonly Row[]): Promise<ReplanListItem[]> {
  const people = await db.prisma.person.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.actorId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map(({ actorId, detail, ...row }) => {
    const name = names.get(actorId);
    return {
      ...row,
      detail: detail as Record<string, unknown>, // written by us alone, always an object
      actor: name === undefined ? null : { id: actorId, name, position: null },
    };
  });
}

function replanNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có lần tính lại này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such re-plan. Check the address.",
  });
}
