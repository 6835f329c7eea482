/** A programme and a unit as a letter between them names them. */
import { DomainError } from "../../domain/errors.js";
import type { Actor } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { programmeNotFound } from "../programme-row.js";
import { isUuid } from "../task-row.js";
import { type NamedProgramme, namedProgramme } from "./issuer.js";
import { readableProgrammes } from "./readable-programmes.js";

export interface LetterUnits {
  readonly officeUnitId: string;
  readonly unit: string;
  readonly office: string;
  readonly advising: string;
  readonly committee: string;
}

/** Raises `not_found` for a programme that the actor may not read or that is not issued, and for a unit that is none. */
export async function letterUnits(
  db: Database,
  actor: Actor,
  programmeId: string,
  unitId: string,
): Promise<LetterUnits & { readonly programme: NamedProgramme }> {
  if (!isUuid(programmeId) || (await readableProgrammes(db.prisma, actor, programmeId)).length === 0)
    throw programmeNotFound();
  const name = { select: { name: true } };
  const [programme, unit] = await Promise.all([
    db.prisma.programme.findUniqueOrThrow({
      where: { id: programmeId },
      select: {
        ...namedProgramme,
        state: true,
        officeUnitId: true,
        officeUnit: name,
        advisingUnit: name,
        committeeUnit: name,
      },
    }),
    isUuid(unitId) ? db.prisma.unit.findUnique({ where: { id: unitId }, ...name }) : null,
  ]);
  if (programme.state === "draft") throw programmeNotFound();
  if (unit === null) throw unitNotFound();
  return {
    programme,
    officeUnitId: programme.officeUnitId,
    unit: unit.name,
    office: programme.officeUnit.name,
    advising: programme.advisingUnit.name,
    committee: programme.committeeUnit.name,
  };
}

export function unitNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy đơn vị này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such unit. Check the address.",
  });
}
