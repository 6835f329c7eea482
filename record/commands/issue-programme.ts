/** A draft is issued: each instruction becomes a task of each lead unit, and every body gets its letter of assignment. */
import type { Assignment, RowError } from "../../domain/assignment.js";
import { dayAt } from "../../domain/day.js";
import type { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import type { DraftTask } from "../../prisma/generated/client.js";
import { holdCalendar } from "../calendar.js";
import { lockDraft } from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { type Claimed, once } from "../idempotency.js";
import { type Given, type IssueOptions, type ProgrammeIssued, writeIssue } from "../issuing.js";

export interface IssueProgramme extends Claimed, IssueOptions {
  readonly actor: IssueOptions["actor"];
  readonly programmeId: string;
  /** The version of the draft that the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
  readonly assignments: readonly Assignment[];
}

/** Ten thousand tasks are written in one transaction; the default of five seconds is for small ones. */
const TIMEOUT_MS = 120_000;

/** `rejected` says how the wrong rows become an error: the sheet's reader knows its columns. */
export async function issueProgramme(
  db: Database,
  command: IssueProgramme,
  rejected: (errors: readonly RowError[]) => DomainError,
): Promise<ProgrammeIssued> {
  demandGeneral(command.actor, "issue_programme");
  return once(
    db,
    command,
    async (tx) => {
      await holdCalendar(tx);
      const programme = await lockDraft(tx, command);
      const drafts = await tx.draftTask.findMany({ where: { programmeId: programme.id, droppedAt: null } });
      const units = await unitIds(tx, command.now);
      const errors = check(command.assignments, drafts, units);
      if (errors.length > 0) throw rejected(errors);

      // By section: a programme of ten thousand rows must not walk through its instructions for each.
      const bySection = new Map(drafts.map((draft) => [draft.section, draft]));
      const given = command.assignments.flatMap((row) => givenBy(row, bySection, units));
      return writeIssue(tx, db, programme, given, command);
    },
    { timeout: TIMEOUT_MS },
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

function givenBy(
  row: Assignment,
  drafts: ReadonlyMap<string, DraftTask>,
  units: ReadonlyMap<string, string>,
): Given[] {
  const draft = drafts.get(row.section);
  if (draft === undefined) return []; // refused by `check`
  const idOf = (code: string) => units.get(code) ?? "";
  return [
    {
      ...row,
      draft,
      leadUnitId: idOf(row.lead),
      reviewerUnitId: idOf(row.reviewer),
      coordinatingUnitIds: [...new Set(row.coordinating.map(idOf))],
      executingUnitIds: [...new Set(row.executing.map(idOf))],
    },
  ];
}
