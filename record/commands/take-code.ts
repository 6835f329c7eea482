/** A code of the second step is taken once, however many try it at the same moment. */
import { writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";

/** False where this code, or a later one, was taken before. */
export async function takeCounter(db: Database, userId: string, counter: number): Promise<boolean> {
  const taken = await db.prisma.secondStep.updateMany({
    where: {
      userId,
      confirmedAt: { not: null },
      OR: [{ lastCounter: null }, { lastCounter: { lt: counter } }],
    },
    data: { lastCounter: counter },
  });
  return taken.count === 1;
}

export async function takeRecoveryCode(
  db: Database,
  code: { readonly userId: string; readonly personId: string; readonly codeHash: string; readonly now: Date },
): Promise<boolean> {
  const { userId, personId, codeHash, now } = code;
  return db.prisma.$transaction(async (tx) => {
    const taken = await tx.recoveryCode.updateMany({
      where: { userId, codeHash, usedAt: null },
      data: { usedAt: now },
    });
    if (taken.count !== 1) return false;
    const actor = { personId, unitId: null };
    await writeAccountEvent(tx, { kind: "recovery_code_used", personId, actor, now });
    return true;
  });
}
