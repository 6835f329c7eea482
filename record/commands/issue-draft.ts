/** A draft of which nothing is open is issued: each instruction becomes a task of each of its lead units. */
import type { EvidenceKind } from "../../domain/assignment.js";
import { dayAt } from "../../domain/day.js";
import { type OpenMatter, dueOf, openMatters, reviewerOf } from "../../domain/draft.js";
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { holdCalendar } from "../calendar.js";
import { type DraftTaskRow, lockDraft } from "../change-draft.js";
import type { Database } from "../database.js";
import { draftStanding } from "../draft-standing.js";
import { type Claimed, once } from "../idempotency.js";
import { type Given, type IssueOptions, type ProgrammeIssued, writeIssue } from "../issuing.js";
import type { LockedProgramme } from "../programme-row.js";
import { writeRegisterEvent } from "../register-journal.js";

export interface IssueDraft extends Claimed, IssueOptions {
  readonly actor: IssueOptions["actor"];
  readonly programmeId: string;
  /** The version of the draft that the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
}

const TIMEOUT_MS = 120_000;

/** Raises `conflict` with all that is open. */
export async function issueDraft(db: Database, command: IssueDraft): Promise<ProgrammeIssued> {
  const { actor, now } = command;
  demandGeneral(actor, "issue_programme");
  return once(
    db,
    command,
    async (tx) => {
      await holdCalendar(tx);
      const draft = await lockDraft(tx, command);
      const open = openMatters(await draftStanding(tx, draft, dayAt(now)));
      if (open.length > 0) throw stillOpen(open);
      const rows = await tx.draftTask.findMany({
        where: { programmeId: draft.id, droppedAt: null },
        include: { units: { orderBy: { unitId: "asc" } } },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      });
      const given = rows.flatMap((row) => givenOf(draft, row));
      const issued = await writeIssue(tx, db, draft, given, command);
      await writeRegisterEvent(tx, now, {
        kind: "draft_issued",
        actorId: actor.personId,
        actorUnitId: actor.unitId,
        detail: { programmeId: draft.id, version: draft.version, tasks: issued.tasks },
      });
      return issued;
    },
    { timeout: TIMEOUT_MS },
  );
}

function givenOf(programme: LockedProgramme, draft: DraftTaskRow): Given[] {
  const inRole = (role: DraftTaskRow["units"][number]["role"]) =>
    draft.units.filter((unit) => unit.role === role).map((unit) => unit.unitId);
  return inRole("lead").map((leadUnitId) => ({
    draft,
    leadUnitId,
    coordinatingUnitIds: inRole("coordinating"),
    executingUnitIds: inRole("executing"),
    reviewerUnitId: reviewerOf(programme, draft.reviewerUnitId, leadUnitId),
    ...dueOf(draft.due),
    evidence: draft.evidenceKind satisfies EvidenceKind,
    product: draft.product,
  }));
}

/** As many as a person reads; their number is told beside them. */
const MOST_TOLD = 100;

function stillOpen(open: readonly OpenMatter[]): DomainError {
  const [first] = open;
  const where = first?.section == null ? "" : `${first.section}: `;
  return new DomainError(
    "conflict",
    {
      vi: `Dự thảo còn ${String(open.length)} điểm chưa xử lý, điểm đầu tiên: ${where}${first?.message.vi ?? ""} Hãy xử lý hết rồi ban hành.`,
      en: `${String(open.length)} matters of the draft are open, the first: ${where}${first?.message.en ?? ""} Settle them, then issue it.`,
    },
    { open: open.slice(0, MOST_TOLD), openCount: open.length },
  );
}
