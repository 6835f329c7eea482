/** A programme as a command holds it: its row locked. */
import { DomainError } from "../domain/errors.js";
import type { Policy } from "../domain/policy.js";
import type { Programme } from "../prisma/generated/client.js";
import type { Transaction } from "./database.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

export type LockedProgramme = Omit<Programme, "policy"> & { readonly policy: Policy | null };

/**
 * Locks the programme until the transaction ends. Its tasks are locked after it, never before; acts on them, which only
 * refer to the programme, pass by. Raises `not_found`, `stale`.
 */
export async function lockProgramme(
  tx: Transaction,
  {
    programmeId,
    expectedVersion,
  }: { readonly programmeId: string; readonly expectedVersion?: number | undefined },
): Promise<LockedProgramme> {
  if (!isUuid(programmeId)) throw programmeNotFound();
  await tx.$queryRaw`SELECT id FROM programme WHERE id = ${programmeId}::uuid FOR NO KEY UPDATE`;
  const programme = await tx.programme.findUnique({ where: { id: programmeId } });
  if (programme === null) throw programmeNotFound();
  refuseStale(programme.version, expectedVersion);
  return { ...programme, policy: programme.policy as Policy | null }; // written by us alone
}

/** One that is carried out: raises `conflict` too, for a draft and for one that is closed. */
export async function lockIssued(tx: Transaction, programmeId: string): Promise<LockedProgramme> {
  const programme = await lockProgramme(tx, { programmeId });
  if (programme.state === "issued") return programme;
  throw new DomainError(
    "conflict",
    {
      vi: "Chương trình chưa ban hành hoặc đã kết thúc, nên không thực hiện được việc này.",
      en: "The programme is not issued yet, or is closed: this cannot be done.",
    },
    { state: programme.state },
  );
}

export function programmeNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy chương trình này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such programme. Check the address.",
  });
}

export function programmeClosed(): DomainError {
  return new DomainError("conflict", {
    vi: "Chương trình đã kết thúc, không còn việc gì phải đôn đốc.",
    en: "The programme is closed; there is nothing left to urge.",
  });
}
