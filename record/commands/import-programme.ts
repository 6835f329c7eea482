/** A programme as read becomes a draft: sections, targets and instructions, each with its place in the text. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { horizonOf } from "../../domain/programme.js";
import type { Reading } from "../../domain/reading.js";
import { basisRead, isLevel } from "../../domain/target.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { maybeDate } from "../days.js";
import { keepReading } from "../draft-readings.js";
import { type NewDraftTask, draftTaskOf, writeDraftTasks } from "../draft-rows.js";
import { undoneIf } from "../dry-run.js";
import { type Answer, type Claimed, once } from "../idempotency.js";
import { writeRegisterEvent } from "../register-journal.js";

export interface ImportProgramme extends Claimed {
  readonly actor: Actor;
  readonly reading: Reading;
  readonly fileName: string;
  /** SHA-256 of the file's bytes, hex: the same file is imported once. */
  readonly fileHash: string;
  /** Of the rules that read it: `document/read/rules.ts`. */
  readonly rules?: string | undefined;
  /** As it lies in the store; left out where it was not kept. */
  readonly file?: { readonly mediaType: string; readonly size: number } | undefined;
  /** Refuses what would be refused, and writes nothing: before the file is kept. */
  readonly dryRun?: boolean;
}

/** What is imported, with its instructions as rows of a draft. */
export interface Imported extends ImportProgramme {
  readonly rows: readonly NewDraftTask[];
}

/** Ten thousand rows are written in one transaction; the default of five seconds is for small ones. */
const TIMEOUT_MS = 120_000;

export type ProgrammeImported = {
  readonly programmeId: string;
  readonly tasks: number;
  readonly targets: number;
  readonly doubts: number;
  readonly version: number;
};

export async function importProgramme(db: Database, command: ImportProgramme): Promise<ProgrammeImported> {
  const rows = command.reading.tasks.map(draftTaskOf);
  return importRows(db, { ...command, rows }, (imported) => imported);
}

/** `answerOf` makes the answer that is kept under the command's key. */
export async function importRows<T extends Answer>(
  db: Database,
  command: Imported,
  answerOf: (imported: ProgrammeImported) => T,
): Promise<T> {
  demandGeneral(command.actor, "import_programme");
  return undoneIf(
    command.dryRun ?? false,
    async (tx: Transaction) => answerOf(await writeProgramme(tx, command)),
    (work) => once(db, command, work, { timeout: TIMEOUT_MS }),
  );
}

async function writeProgramme(tx: Transaction, command: Imported): Promise<ProgrammeImported> {
  const { reading, actor, now } = command;
  // Two imports of one file at once: the second waits here, then finds the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${command.fileHash}))`;
  const known = await tx.programme.findUnique({
    where: { fileHash: command.fileHash },
    select: { id: true },
  });
  if (known !== null) throw importedBefore(known.id);
  const programmeId = uuidv7();
  await tx.programme.create({
    data: {
      id: programmeId,
      number: reading.header.number ?? "",
      type: reading.header.type ?? "Văn bản",
      title: reading.header.title ?? command.fileName,
      issuer: reading.header.issuer ?? "",
      signedOn: reading.header.date === null ? null : new Date(`${reading.header.date}T00:00:00Z`),
      text: reading.text,
      fileName: command.fileName,
      fileHash: command.fileHash,
      reading: {
        header: { ...reading.header, implements: [...reading.header.implements] },
        signatory: { ...reading.signatory },
        recipients: [...reading.recipients],
        doubts: reading.doubts.map((d) => ({ source: { ...d.source }, reason: d.reason })),
      },
      directiveId: await directiveId(tx, reading),
      ...(await bodies(tx)),
      importedById: actor.personId,
      importedAt: now,
      endsOn: maybeDate(horizonOf(reading)),
      // A draft has no time to keep.
      conductedVersion: 1,
    },
  });
  await insertSections(tx, programmeId, reading);
  await insertTargets(tx, programmeId, reading);
  await writeDraftTasks(tx, programmeId, command.rows, reading.doubts, now);
  await keepReading(tx, { ...command, programmeId, number: 1 });
  if (command.file !== undefined)
    await writeRegisterEvent(tx, now, {
      kind: "draft_imported",
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { programmeId, sha256: command.fileHash, tasks: command.rows.length },
    });
  return {
    programmeId,
    tasks: command.rows.length,
    targets: reading.targets.length,
    doubts: reading.doubts.length,
    version: 1,
  };
}

async function directiveId(tx: Transaction, reading: Reading): Promise<string | null> {
  const number = reading.header.implements[0];
  if (number === undefined) return null;
  const directive = await tx.directive.upsert({ where: { number }, create: { number }, update: {} });
  return directive.id;
}

/** The bodies that follow a programme: the office, the advising board and the Standing Committee of the register. */
async function bodies(tx: Transaction) {
  const inRole = async (role: "office" | "advising_board" | "committee") => {
    const membership = await tx.membership.findFirst({
      where: { role, unit: { validTo: null } },
      orderBy: { id: "asc" },
      select: { unitId: true },
    });
    if (membership === null) throw registerIncomplete(role);
    return membership.unitId;
  };
  return {
    officeUnitId: await inRole("office"),
    advisingUnitId: await inRole("advising_board"),
    committeeUnitId: await inRole("committee"),
  };
}

async function insertSections(tx: Transaction, programmeId: string, reading: Reading): Promise<void> {
  const ids = new Map(reading.sections.map((section) => [section.path, uuidv7()]));
  await insertRows(
    tx,
    "section",
    reading.sections.map((section, position) => ({
      id: ids.get(section.path) ?? uuidv7(),
      programme_id: programmeId,
      parent_id: section.parent === null ? null : (ids.get(section.parent) ?? null),
      position,
      path: section.path,
      heading: section.heading,
      source_start: section.source.start,
      source_end: section.source.end,
    })),
  );
}

async function insertTargets(tx: Transaction, programmeId: string, reading: Reading): Promise<void> {
  await insertRows(
    tx,
    "target",
    reading.targets.map((target, position) => ({
      id: uuidv7(),
      programme_id: programmeId,
      position,
      section: target.section,
      text: target.text,
      comparator: target.comparator,
      value: target.value,
      unit: target.unit,
      period: target.period,
      by_date: target.by,
      basis: basisRead(target.comparator, target.period),
      horizon_year: target.by === null ? null : Number(target.by.slice(0, 4)),
      roll_up: "sum",
      figure_unit: isLevel(target.comparator) ? target.unit : null,
      version: 1,
      source_start: target.source.start,
      source_end: target.source.end,
    })),
  );
}

export function importedBefore(programmeId: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Văn bản này đã được nhập trước đó. Hãy mở chương trình đã có thay vì nhập lại.",
      en: "This document was imported before. Open the programme that is there instead of importing it again.",
    },
    { programmeId },
  );
}

function registerIncomplete(role: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Danh bạ chưa có đủ Văn phòng, ban tham mưu và Ban Thường vụ. Hãy khai báo đơn vị và người dùng trước khi nhập văn bản.",
      en: "The register lacks the office, the advising board or the Standing Committee. Enter units and people before importing a document.",
    },
    { missingRole: role },
  );
}
