/** A draft is issued: each instruction becomes a task of each lead unit, and every body gets its letter of assignment. */
import { v7 as uuidv7 } from "uuid";
import type { Assignment, RowError } from "../../domain/assignment.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Policy } from "../../domain/policy.js";
import { periodFrom } from "../../domain/recurrence.js";
import type { DraftTask, Programme } from "../../prisma/generated/client.js";
import { calendarInForce, holdCalendar } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { type Claimed, once } from "../idempotency.js";
import { type NewTask, occurrenceOf, writeNewTasks } from "../new-tasks.js";
import { isUuid } from "../task-row.js";
import { refuseStale } from "../version.js";

export interface IssueProgramme extends Claimed {
  readonly actor: Actor;
  readonly programmeId: string;
  /** The version of the draft that the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
  readonly assignments: readonly Assignment[];
}

export type ProgrammeIssued = {
  readonly programmeId: string;
  readonly tasks: number;
  readonly version: number;
};

/** Ten thousand tasks are written in one transaction; the default of five seconds is for small ones. */
const TIMEOUT_MS = 120_000;

/** `rejected` says how the wrong rows become an error: the sheet's reader knows its columns. */
export async function issueProgramme(
  db: Database,
  command: IssueProgramme,
  rejected: (errors: readonly RowError[]) => DomainError,
): Promise<ProgrammeIssued> {
  demandGeneral(command.actor, "issue_programme");
  const { now } = command;
  return once(
    db,
    command,
    async (tx) => {
      await holdCalendar(tx);
      const programme = await lockDraft(tx, command);
      const calendar = await calendarInForce(db, tx, now);
      const drafts = await tx.draftTask.findMany({ where: { programmeId: programme.id } });
      const units = await unitIds(tx, now);
      const errors = check(command.assignments, drafts, units);
      if (errors.length > 0) throw rejected(errors);

      // By section: a programme of ten thousand rows must not walk through its instructions for each.
      const bySection = new Map(drafts.map((draft) => [draft.section, draft]));
      const tasks = command.assignments.flatMap((row, position) =>
        tasksOf(row, position, bySection, units, now),
      );
      await writeNewTasks(
        tx,
        {
          programme: { ...programme, policy: programme.policy as Policy | null }, // written by us alone
          calendar,
          now,
          issuer: { actorId: command.actor.personId, actorUnitId: command.actor.unitId },
          mailDomain: db.mailDomain,
        },
        tasks,
      );
      const version = programme.version + 1;
      await tx.programme.update({
        where: { id: programme.id },
        data: { state: "issued", issuedAt: now, version },
      });
      return { programmeId: programme.id, tasks: tasks.length, version };
    },
    { timeout: TIMEOUT_MS },
  );
}

async function lockDraft(
  tx: Transaction,
  { programmeId, expectedVersion }: IssueProgramme,
): Promise<Programme> {
  if (isUuid(programmeId))
    await tx.$executeRaw`SELECT id FROM programme WHERE id = ${programmeId}::uuid FOR UPDATE`;
  const programme = isUuid(programmeId)
    ? await tx.programme.findUnique({ where: { id: programmeId } })
    : null;
  if (programme === null) throw programmeNotFound();
  refuseStale(programme.version, expectedVersion);
  if (programme.state === "draft") return programme;
  throw new DomainError(
    "conflict",
    { vi: "Chương trình này đã được ban hành.", en: "This programme has been issued already." },
    { state: programme.state },
  );
}

async function unitIds(tx: Transaction, now: Date): Promise<Map<string, string>> {
  const today = dateOf(dayAt(now));
  const units = await tx.unit.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    select: { id: true, code: true },
  });
  return new Map(units.map((unit) => [unit.code, unit.id]));
}

/** Every row that names an unknown section or unit, and every instruction that no row gives to anyone. */
function check(
  rows: readonly Assignment[],
  drafts: readonly DraftTask[],
  units: ReadonlyMap<string, string>,
): RowError[] {
  const sections = new Set(drafts.map((draft) => draft.section));
  const errors: RowError[] = [];
  const given = new Set<string>();
  for (const row of rows) {
    if (!sections.has(row.section)) errors.push(unknown(row.row, "Mục", row.section));
    const doubled = `${row.section} ${row.lead}`;
    if (given.has(doubled)) {
      errors.push({
        row: row.row,
        column: "Đơn vị chủ trì",
        message: {
          vi: `"${row.lead}" đã được giao mục này ở dòng trên`,
          en: `"${row.lead}" has this section already`,
        },
      });
    }
    given.add(doubled);
    if (row.lead === row.reviewer) {
      errors.push({
        row: row.row,
        column: "Đơn vị xác nhận",
        message: {
          vi: "Đơn vị không được tự xác nhận việc của mình",
          en: "a unit may not review its own work",
        },
      });
    }
    const named = [
      ["Đơn vị chủ trì", [row.lead]],
      ["Đơn vị phối hợp", row.coordinating],
      ["Đơn vị thực hiện", row.executing],
      ["Đơn vị xác nhận", [row.reviewer]],
    ] as const;
    for (const [column, codes] of named) {
      for (const code of codes) if (!units.has(code)) errors.push(unknown(row.row, column, code));
    }
  }
  const assigned = new Set(rows.map((row) => row.section));
  for (const draft of drafts) {
    if (assigned.has(draft.section)) continue;
    errors.push({
      row: 0,
      column: "Mục",
      message: {
        vi: `Mục ${draft.section} chưa được giao cho đơn vị nào`,
        en: `section ${draft.section} is given to nobody`,
      },
    });
  }
  return errors;
}

function unknown(row: number, column: string, value: string): RowError {
  return {
    row,
    column,
    message: { vi: `Không có "${value}" trong danh bạ hoặc văn bản`, en: `"${value}" is not known` },
  };
}

/** A recurring row is a series with the first of its occurrences. */
function tasksOf(
  row: Assignment,
  position: number,
  drafts: ReadonlyMap<string, DraftTask>,
  units: ReadonlyMap<string, string>,
  now: Date,
): NewTask[] {
  const draft = drafts.get(row.section);
  if (draft === undefined) return []; // refused by `check`
  const idOf = (code: string) => units.get(code) ?? "";
  const task: NewTask = {
    id: uuidv7(),
    parentId: null,
    draftTaskId: draft.id,
    seriesId: null,
    period: null,
    position,
    section: row.section,
    text: draft.text,
    product: row.product,
    evidence: row.evidence,
    kind: row.kind,
    purpose: "instruction",
    recurrence: row.recurrence,
    dueOn: row.dueOn,
    dueText: draft.dueText,
    source: { start: draft.sourceStart, end: draft.sourceEnd },
    leadUnitId: idOf(row.lead),
    reviewerUnitId: idOf(row.reviewer),
    coordinatingUnitIds: [...new Set(row.coordinating.map(idOf))],
    executingUnitIds: [...new Set(row.executing.map(idOf))],
  };
  if (row.recurrence === null) return [task];
  return [task, occurrenceOf(task, periodFrom(row.recurrence, dayAt(now)))];
}

export function programmeNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy chương trình này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such programme. Check the address.",
  });
}
