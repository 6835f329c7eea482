/** Who answers personally for a unit on a day: its head, or who stands in while the head is away. */
import { dayAt } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";

export async function isHeadOf(
  tx: Transaction,
  personId: string,
  unitId: string,
  now: Date,
): Promise<boolean> {
  const today = dateOf(dayAt(now));
  const heads = await tx.membership.count({
    where: {
      unitId,
      isHead: true,
      validFrom: { lte: today },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gte: today } }] },
        {
          OR: [
            { personId },
            {
              person: {
                absences: { some: { deputyId: personId, from: { lte: today }, to: { gte: today } } },
              },
            },
          ],
        },
      ],
    },
  });
  return heads > 0;
}

export function notTheHead(): DomainError {
  return new DomainError("not_allowed", {
    vi: "Chỉ người đứng đầu đơn vị, hoặc người được ủy quyền khi vắng mặt, mới được ký. Hãy trình người đứng đầu.",
    en: "Only the head of the unit, or who stands in while the head is away, may sign. Put it before the head.",
  });
}
