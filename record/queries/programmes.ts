/** Programmes: the list, and one with its sections, tasks, targets and doubts. */
import { horizonAt } from "../../domain/lateness.js";
import { type Actor, demandGeneral, holds } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { grouped } from "../grouped.js";
import { maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { programmeNotFound } from "../programme-row.js";
import { isUuid } from "../task-row.js";
import { acknowledgementsWhere } from "./acknowledgements.js";
import { amendmentsWhere } from "./amendments.js";
import { type CountRow, countColumns, counted, countsOf } from "./counts.js";
import type { ProgrammeDetail, ProgrammeListItem, ProgrammeSection } from "./programme-view.js";
import { type SectionRow, home, treeOf } from "./section-tree.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { readableProgrammes } from "./readable-programmes.js";
import { targetsOf } from "./targets.js";
import { visible } from "./tasks.js";

const header = {
  id: true,
  number: true,
  type: true,
  title: true,
  issuer: true,
  signedOn: true,
  state: true,
  issuedAt: true,
  endsOn: true,
  closedAt: true,
  version: true,
} as const;

export async function listProgrammes(db: Database, actor: Actor, now: Date): Promise<ProgrammeListItem[]> {
  demandGeneral(actor, "list_programmes");
  const lateness = latenessOf(horizonAt(now, await calendarAt(db, now)));
  const where = { id: { in: await readableProgrammes(db.prisma, actor) } };
  const [programmes, counts] = await Promise.all([
    db.prisma.programme.findMany({ where, select: header, orderBy: { signedOn: "desc" } }),
    db.sql.$queryRaw<(CountRow & { id: string })[]>`
      SELECT programme_id AS id, ${countColumns} FROM (
        SELECT t.programme_id, t.state, ${lateness} AS lateness FROM task t WHERE ${counted} AND ${visible(actor)}) s
      GROUP BY programme_id`,
  ]);
  return programmes.map((programme) => ({
    ...programme,
    signedOn: maybeDay(programme.signedOn),
    endsOn: maybeDay(programme.endsOn),
    counts: countsOf(counts.find((row) => row.id === programme.id)),
  }));
}

/** Raises `not_found` where there is none or the actor may not read it. */
export async function readProgramme(
  db: Database,
  actor: Actor,
  programmeId: string,
  now: Date,
): Promise<ProgrammeDetail> {
  if (!isUuid(programmeId) || (await readableProgrammes(db.prisma, actor, programmeId)).length === 0)
    throw programmeNotFound();
  const programme = await db.prisma.programme.findUnique({
    where: { id: programmeId },
    select: {
      ...header,
      reading: true,
      text: true,
      sections: { orderBy: { position: "asc" } },
      draftTasks: { orderBy: { position: "asc" } },
    },
  });
  if (programme === null) throw programmeNotFound();
  const calendar = await calendarAt(db, now);
  const lateness = latenessOf(horizonAt(now, calendar));
  const inProgramme = Prisma.sql`t.programme_id = ${programmeId}::uuid AND ${visible(actor)}`;
  const [rows, [count], targets, acknowledgements, amendments] = await Promise.all([
    db.sql.$queryRaw<SummaryRow[]>`
      SELECT ${summaryColumns}, ${lateness} AS lateness FROM ${summaryTables}
      WHERE ${inProgramme} AND t.kind <> 'recurring' AND t.purpose = 'instruction' ORDER BY t.position, t.due_on`,
    db.sql.$queryRaw<CountRow[]>`
      SELECT ${countColumns} FROM (
        SELECT t.state, ${lateness} AS lateness FROM task t WHERE ${counted} AND ${inProgramme}) s`,
    targetsOf(db, programmeId, now),
    acknowledgementsWhere(db, inProgramme, lateness),
    amendmentsWhere(db, inProgramme),
  ]);
  const tasks = rows.map((row) => summaryOf(row, actor, calendar, now));
  const { recipients, doubts } = readingOf(programme.reading);
  return {
    id: programme.id,
    number: programme.number,
    type: programme.type,
    title: programme.title,
    issuer: programme.issuer,
    state: programme.state,
    issuedAt: programme.issuedAt,
    endsOn: maybeDay(programme.endsOn),
    closedAt: programme.closedAt,
    version: programme.version,
    signedOn: maybeDay(programme.signedOn),
    counts: countsOf(count),
    sections: sectionsOf(programme, tasks),
    targets,
    recipients,
    doubts: doubts.map(({ source, reason }) => ({
      passage: programme.text.slice(source.start, source.end),
      reason,
    })),
    acknowledgements,
    amendments,
    mayAmend: programme.state === "issued" && holds(actor, "amend_programme"),
  };
}

/** What `importProgramme` put there. */
function readingOf(json: unknown) {
  return json as {
    recipients: string[];
    doubts: { source: { start: number; end: number }; reason: string }[];
  };
}

interface Parts {
  readonly sections: readonly SectionRow[];
  readonly state: ProgrammeListItem["state"];
  readonly draftTasks: readonly {
    id: string;
    section: string;
    text: string;
    lead: string[];
    coordinating: string[];
    dueText: string | null;
  }[];
}

/** Each task stands in the section it cites, or in the nearest one above. */
function sectionsOf(parts: Parts, tasks: ProgrammeSection["tasks"]): ProgrammeSection[] {
  const paths = new Set(parts.sections.map((section) => section.path));
  const tasksAt = grouped(tasks, (task) => home(task.section, paths));
  const drafts = parts.state === "draft" ? parts.draftTasks : [];
  const draftsAt = grouped(drafts, (draft) => home(draft.section, paths));
  const tree = treeOf<Parts["sections"][number], ProgrammeSection>(parts.sections, (section, children) => ({
    path: section.path,
    heading: section.heading,
    tasks: tasksAt.get(section.path) ?? [],
    drafts: draftsAt.get(section.path) ?? [],
    children,
  }));
  const stray = { tasks: tasksAt.get(null) ?? [], drafts: draftsAt.get(null) ?? [] };
  const rest =
    stray.tasks.length + stray.drafts.length > 0 ? [{ path: "", heading: "", ...stray, children: [] }] : [];
  return [...tree, ...rest];
}
