/** A programme that is carried out, locked until the transaction ends. */
import { DomainError } from "../domain/errors.js";
import type { Programme } from "../prisma/generated/client.js";
import { programmeNotFound } from "./commands/issue-programme.js";
import type { Transaction } from "./database.js";
import { isUuid } from "./task-row.js";

/** Raises `not_found`, and `conflict` for one that is a draft or closed. */
export async function lockIssued(tx: Transaction, programmeId: string): Promise<Programme> {
  if (!isUuid(programmeId)) throw programmeNotFound();
  await tx.$executeRaw`SELECT id FROM programme WHERE id = ${programmeId}::uuid FOR UPDATE`;
  const programme = await tx.programme.findUnique({ where: { id: programmeId } });
  if (programme === null) throw programmeNotFound();
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
