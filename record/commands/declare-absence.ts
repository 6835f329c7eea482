/** A person is away for some days; a colleague of the same unit stands in. */
import { v7 as uuidv7 } from "uuid";
import { type Day, dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, holds } from "../../domain/permissions.js";
import { insertRows } from "../bulk.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import { type Claimed, once } from "../idempotency.js";
import { isUuid } from "../task-row.js";

export interface DeclareAbsence extends Claimed {
  readonly actor: Actor;
  /** Oneself, or, for the head of the unit and the office, a colleague. */
  readonly personId: string;
  readonly deputyId: string;
  readonly from: Day;
  readonly to: Day;
}

export async function declareAbsence(db: Database, command: DeclareAbsence): Promise<{ absenceId: string }> {
  const { actor, personId, deputyId, from, to } = command;
  return once(db, command, async (tx) => {
    if (to < from || to < dayAt(command.now)) throw wrongDays();
    if (deputyId === personId || !isUuid(deputyId) || !isUuid(personId)) throw wrongDeputy();
    const memberships = await tx.membership.findMany({
      // A system with a service token is never away, and stands in for nobody.
      where: { personId: { in: [personId, deputyId] }, validTo: null, person: { kind: "human" } },
      select: { personId: true, unitId: true },
    });
    const unitsOf = (id: string) => memberships.filter((m) => m.personId === id).map((m) => m.unitId);
    const common = unitsOf(personId).filter((unitId) => unitsOf(deputyId).includes(unitId));
    if (personId !== actor.personId && !(await mayDeclareFor(tx, actor, unitsOf(personId))))
      throw notTheirs();
    if (common.length === 0) throw wrongDeputy();
    const overlapping = await tx.absence.count({
      where: { personId, from: { lte: dateOf(to) }, to: { gte: dateOf(from) } },
    });
    if (overlapping > 0) throw overlaps();
    const absenceId = uuidv7();
    await insertRows(tx, "absence", [{ id: absenceId, person_id: personId, deputy_id: deputyId, from, to }]);
    return { absenceId };
  });
}

/** The head of one of the person's units, or the office. */
async function mayDeclareFor(
  tx: Parameters<Parameters<Database["prisma"]["$transaction"]>[0]>[0],
  actor: Actor,
  units: readonly string[],
): Promise<boolean> {
  if (holds(actor, "declare_absences")) return true;
  const headed = await tx.membership.count({
    where: { personId: actor.personId, unitId: { in: [...units] }, isHead: true, validTo: null },
  });
  return headed > 0;
}

function wrongDays(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Thời gian vắng mặt không hợp lệ: ngày cuối phải từ hôm nay và không trước ngày đầu.",
      en: "The days of absence are not valid: the last is today or later, and not before the first.",
    },
    { field: "to" },
  );
}

function wrongDeputy(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Người thay phải là người khác trong cùng đơn vị. Hãy chọn lại.",
      en: "The deputy must be somebody else of the same unit. Choose again.",
    },
    { field: "deputyId" },
  );
}

function overlaps(): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Đã khai vắng mặt cho thời gian này. Hãy xem lại các ngày đã khai.",
      en: "An absence is declared for these days already. Look at those that are there.",
    },
    { field: "from" },
  );
}

function notTheirs(): DomainError {
  return new DomainError("not_allowed", {
    vi: "Chỉ người đó, người đứng đầu đơn vị hoặc Văn phòng được khai vắng mặt.",
    en: "Only the person, the head of the unit or the office may declare an absence.",
  });
}
