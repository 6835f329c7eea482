/** A draft with a page of its tasks, the stretch of the document that they rest on, and all that is open. */
import { type Day, dayAt } from "../../domain/day.js";
import { type DraftField, dueOf, openMatters } from "../../domain/draft.js";
import { passagesOf } from "../../domain/passages.js";
import { type Actor, demandGeneral, holds } from "../../domain/permissions.js";
import { nameKey } from "../../domain/recipients.js";
import { unitNames } from "../../domain/unit-names.js";
import { draftTaskNotFound } from "../change-draft.js";
import type { Database } from "../database.js";
import { dateOf, maybeDay } from "../days.js";
import { draftStanding } from "../draft-standing.js";
import { programmeNotFound } from "../programme-row.js";
import { unitsOn } from "../register-units.js";
import { isUuid } from "../task-row.js";
import type {
  DraftCorrectionView,
  DraftDetail,
  DraftNameView,
  DraftReaderDoubtView,
  DraftTaskRowView,
} from "./draft-view.js";
import { personRef, personSelect } from "./person-ref.js";
import type { UnitRef } from "./task-view.js";

/** Tasks on one page: what a person works through without scrolling for minutes. */
const PER_PAGE = 50;
const MOST_OPEN = 100;
const PASSAGE = 200;
/** Characters shown before and after a passage that is being edited. */
const SURROUNDING = 600;

const unitRef = { id: true, code: true, name: true, shortName: true } as const;
const order = [{ position: "asc" }, { id: "asc" }] as const;

export interface DraftPage {
  /** From 0. */
  readonly page?: number | undefined;
  /** The page that this task stands on, instead. */
  readonly task?: string | undefined;
  /** Of the document its surroundings alone: what a person needs in sight while they edit it. */
  readonly closely?: boolean | undefined;
}

/** Raises `not_allowed`, `not_found`. Of an issued programme it tells what it was issued from. */
export async function readDraft(
  db: Database,
  actor: Actor,
  programmeId: string,
  now: Date,
  { page: asked = 0, task, closely }: DraftPage = {},
): Promise<DraftDetail> {
  demandGeneral(actor, "import_programme");
  const programme = isUuid(programmeId)
    ? await db.prisma.programme.findUnique({
        where: { id: programmeId },
        include: {
          importedBy: { select: personSelect },
          targets: { orderBy: { position: "asc" } },
          draftReadings: { select: { rules: true }, orderBy: { number: "desc" }, take: 1 },
        },
      })
    : null;
  if (programme === null) throw programmeNotFound();
  const today = dayAt(now);
  const standing = await draftStanding(db.prisma, programme, today);
  const at = task === undefined ? -1 : standing.tasks.findIndex((each) => each.id === task);
  const pages = Math.max(1, Math.ceil(standing.tasks.length / PER_PAGE));
  const page = at >= 0 ? Math.floor(at / PER_PAGE) : Math.min(asked, pages - 1);
  const rows = await db.prisma.draftTask.findMany({
    where: { programmeId },
    include: {
      reviewerUnit: { select: unitRef },
      units: { include: { unit: { select: unitRef } }, orderBy: { unit: { name: "asc" } } },
      doubts: { where: { settledAt: null }, orderBy: { id: "asc" } },
    },
    orderBy: [...order],
    skip: page * PER_PAGE,
    take: PER_PAGE,
  });
  const from = page === 0 ? 0 : Math.min(...rows.map((row) => row.sourceStart));
  const to = page === pages - 1 ? programme.text.length : Math.max(...rows.map((row) => row.sourceEnd));
  const placed = rows.map((row) => ({ id: row.id, start: row.sourceStart, end: row.sourceEnd }));
  const open = openMatters(standing);
  return {
    id: programme.id,
    number: programme.number,
    type: programme.type,
    title: programme.title,
    issuer: programme.issuer,
    signedOn: maybeDay(programme.signedOn),
    endsOn: maybeDay(programme.endsOn),
    state: programme.state,
    fileName: programme.fileName,
    importedAt: programme.importedAt,
    importedBy: personRef(programme.importedBy),
    rules: programme.draftReadings[0]?.rules ?? "",
    version: programme.version,
    tasks: rows.map((row) => rowView(row, today)),
    document: passagesOf(
      programme.text,
      placed,
      ...around(programme.text, closely ? rows.find((row) => row.id === task) : undefined, [from, to]),
    ),
    page,
    pages,
    taskCount: standing.tasks.filter((each) => !each.dropped).length,
    names: await openNames(db, standing, today),
    doubts: await readerDoubts(db, programme, standing),
    targets: programme.targets.map((target) => ({
      id: target.id,
      section: target.section,
      text: target.text,
      comparator: target.comparator,
      value: Number(target.value),
      unit: target.unit,
      period: target.period,
      by: maybeDay(target.byDate),
      dropped: target.droppedAt !== null,
    })),
    open: open.slice(0, MOST_OPEN),
    openCount: open.length,
    mayIssue: holds(actor, "issue_programme"),
  };
}

/** Whole paragraphs before and after it. */
function around(
  text: string,
  row: { readonly sourceStart: number; readonly sourceEnd: number } | undefined,
  whole: readonly [number, number],
): readonly [number, number] {
  if (row === undefined) return whole;
  const before = text.lastIndexOf("\n", Math.max(0, row.sourceStart - SURROUNDING));
  const after = text.indexOf("\n", row.sourceEnd + SURROUNDING);
  return [before + 1, after === -1 ? text.length : after];
}

type Standing = Awaited<ReturnType<typeof draftStanding>>;

interface RowWithUnits {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly lead: string[];
  readonly coordinating: string[];
  readonly through: string[];
  readonly due: string | null;
  readonly dueText: string | null;
  readonly product: string | null;
  readonly evidenceKind: DraftTaskRowView["evidence"];
  readonly droppedAt: Date | null;
  readonly cell: string | null;
  readonly version: number;
  readonly reviewerUnit: UnitRef | null;
  readonly units: readonly { readonly role: "lead" | "coordinating" | "executing"; readonly unit: UnitRef }[];
  readonly doubts: readonly {
    readonly id: string;
    readonly kind: "reading" | "name" | "set";
    readonly field: string;
    readonly name: string | null;
    readonly reason: string | null;
  }[];
}

function rowView(row: RowWithUnits, today: Day): DraftTaskRowView {
  const inRole = (role: "lead" | "coordinating" | "executing") =>
    row.units.filter((each) => each.role === role).map((each) => each.unit);
  const { dueOn } = dueOf(row.due);
  return {
    id: row.id,
    section: row.section,
    text: row.text,
    names: { lead: row.lead, coordinating: row.coordinating, executing: row.through },
    lead: inRole("lead"),
    coordinating: inRole("coordinating"),
    executing: inRole("executing"),
    reviewer: row.reviewerUnit,
    due: row.due,
    dueText: row.dueText,
    duePassed: dueOn !== null && dueOn < today,
    product: row.product,
    evidence: row.evidenceKind,
    dropped: row.droppedAt !== null,
    cell: row.cell,
    doubts: row.doubts.map(({ id, kind, field, name, reason }) => ({
      ...{ id, kind, name, reason },
      field: field as DraftField, // written by us alone
    })),
    version: row.version,
  };
}

/** Each name once, with what it may stand for; the commonest first, since its answer settles most. */
async function openNames(db: Database, { doubts, tasks }: Standing, today: Day): Promise<DraftNameView[]> {
  const kept = new Set(tasks.filter((task) => !task.dropped).map((task) => task.id));
  const named = new Map<string, { name: string; ids: string[] }>();
  for (const { name, draftTaskId } of doubts) {
    if (name === null || draftTaskId === null || !kept.has(draftTaskId)) continue;
    const known = named.get(nameKey(name));
    if (known === undefined) named.set(nameKey(name), { name, ids: [draftTaskId] });
    else known.ids.push(draftTaskId);
  }
  if (named.size === 0) return [];
  const units = await unitsOn(db.prisma, today);
  const match = unitNames(units);
  const refs = new Map(
    (
      await db.prisma.unit.findMany({
        where: { validFrom: { lte: dateOf(today) } },
        select: unitRef,
        orderBy: { name: "asc" },
      })
    ).map((unit) => [unit.id, unit]),
  );
  const refsOf = (ids: readonly string[]) => ids.flatMap((id) => refs.get(id) ?? []);
  return [...named.values()]
    .map(({ name, ids }) => {
      const found = match(name);
      // The register has learned the name since.
      const proposed = refsOf(found.kind === "unit" ? [found.unitId] : found.unitIds);
      const kind = found.kind === "name" ? ("name" as const) : ("set" as const);
      return { name, kind, proposed, tasks: new Set(ids).size, draftTaskId: ids[0] ?? "" };
    })
    .sort((a, b) => b.tasks - a.tasks);
}

async function readerDoubts(
  db: Database,
  { id, text }: { readonly id: string; readonly text: string },
  { tasks }: Standing,
): Promise<DraftReaderDoubtView[]> {
  const sections = new Map(tasks.filter((task) => !task.dropped).map((task) => [task.id, task.section]));
  const doubts = await db.prisma.draftDoubt.findMany({
    where: { programmeId: id, kind: "reading", settledAt: null },
    orderBy: [{ sourceStart: "asc" }, { id: "asc" }],
  });
  return doubts
    .filter(({ draftTaskId }) => draftTaskId === null || sections.has(draftTaskId))
    .map((doubt) => ({
      id: doubt.id,
      kind: doubt.kind,
      field: doubt.field as DraftField, // written by us alone
      name: null,
      reason: doubt.reason,
      draftTaskId: doubt.draftTaskId,
      section: doubt.draftTaskId === null ? null : (sections.get(doubt.draftTaskId) ?? null),
      passage: shortened(text.slice(doubt.sourceStart, doubt.sourceEnd)),
    }));
}

function shortened(passage: string): string {
  return passage.length <= PASSAGE ? passage : `${passage.slice(0, PASSAGE).replace(/\s\S*$/, "")}…`;
}

/** What people have changed of a row, the latest first. */
export async function draftCorrections(
  db: Database,
  actor: Actor,
  programmeId: string,
  objectId: string,
): Promise<DraftCorrectionView[]> {
  demandGeneral(actor, "import_programme");
  if (!isUuid(programmeId) || !isUuid(objectId)) throw draftTaskNotFound();
  const rows = await db.prisma.draftCorrection.findMany({
    where: { programmeId, objectId },
    include: { madeBy: { select: personSelect } },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    field: row.field,
    before: row.before,
    after: row.after,
    madeBy: personRef(row.madeBy),
    madeAt: row.madeAt,
    readingNumber: row.readingNumber,
  }));
}

/** The day of the draft's document: a date without a year is the next one after it. Raises `not_found`. */
export async function draftSignedOn(db: Database, actor: Actor, programmeId: string): Promise<Day | null> {
  demandGeneral(actor, "import_programme");
  const programme = isUuid(programmeId)
    ? await db.prisma.programme.findUnique({ where: { id: programmeId }, select: { signedOn: true } })
    : null;
  if (programme === null) throw programmeNotFound();
  return maybeDay(programme.signedOn);
}
