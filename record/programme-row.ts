/** A programme as a command holds it: its row locked. */
import { DomainError } from "../domain/errors.js";
import type { Programme } from "../prisma/generated/client.js";
import { programmeNotFound } from "./commands/issue-programme.js";
import type { Transaction } from "./database.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

/** Raises `not_found`, `stale`. */
export async function lockProgramme(
  tx: Transaction,
  {
    programmeId,
    expectedVersion,
  }: { readonly programmeId: string; readonly expectedVersion?: number | undefined },
): Promise<Programme> {
  if (!isUuid(programmeId)) throw programmeNotFound();
  await tx.$queryRaw`SELECT id FROM programme WHERE id = ${programmeId}::uuid FOR UPDATE`;
  const programme = await tx.programme.findUnique({ where: { id: programmeId } });
  if (programme === null) throw programmeNotFound();
  refuseStale(programme.version, expectedVersion);
  return programme;
}

export function programmeClosed(): DomainError {
  return new DomainError("conflict", {
    vi: "Chương trình đã kết thúc, không còn việc gì phải đôn đốc.",
    en: "The programme is closed; there is nothing left to urge.",
  });
}
