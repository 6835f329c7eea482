/** A unit whose own pages a person may read. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, mayReadUnit } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";
import type { UnitRef } from "./task-view.js";

/** Raises `not_found` where there is none, or it is not theirs to read. */
export async function readableUnit(db: Database, actor: Actor, unitId: string): Promise<UnitRef> {
  const unit =
    isUuid(unitId) && mayReadUnit(actor, unitId)
      ? await db.prisma.unit.findUnique({
          where: { id: unitId },
          select: { id: true, code: true, name: true, shortName: true },
        })
      : null;
  if (unit !== null) return unit;
  throw new DomainError("not_found", {
    vi: "Không tìm thấy đơn vị này, hoặc không phải đơn vị của đồng chí. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such unit, or it is not yours. Check the address.",
  });
}
