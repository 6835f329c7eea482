/** Who acts for which unit, in which role, from when to when. */
import { type Day, addDays, dayAt } from "../domain/day.js";
import { type Message, invalidField } from "../domain/errors.js";
import type { Role } from "../domain/permissions.js";
import type { Transaction } from "./database.js";
import { dateOf, maybeDate } from "./days.js";

export interface NewMembership {
  readonly unitId: string;
  readonly role: Role;
  readonly position: string;
  readonly isHead: boolean;
  readonly isFocal: boolean;
  /** Absent: from today. */
  readonly validFrom?: Day | undefined;
  /** The last day; absent or null: until further notice. */
  readonly validTo?: Day | null | undefined;
}

/** Raises `invalid_input` with the field: no such unit, or dates that do not follow each other. */
export async function checkMembership(tx: Transaction, membership: NewMembership, now: Date): Promise<void> {
  const from = membership.validFrom ?? dayAt(now);
  if (from < dayAt(now)) throw invalidField("validFrom", past);
  if (membership.validTo != null && membership.validTo < from) throw invalidField("validTo", backwards);
  const unit = await tx.unit.findUnique({ where: { id: membership.unitId }, select: { validTo: true } });
  if (unit === null || (unit.validTo !== null && unit.validTo < dateOf(from)))
    throw invalidField("unitId", noUnit);
}

/**
 * The new membership takes the place of those in force on its first day, which end the day before. One that would never
 * have been in force is taken away: the account event tells of it.
 */
export async function replaceMemberships(
  tx: Transaction,
  personId: string,
  membership: NewMembership,
  now: Date,
): Promise<void> {
  const from = membership.validFrom ?? dayAt(now);
  const first = dateOf(from);
  const standing = { personId, OR: [{ validTo: null }, { validTo: { gte: first } }] };
  await tx.membership.deleteMany({ where: { ...standing, validFrom: { gte: first } } });
  await tx.membership.updateMany({
    where: { ...standing, validFrom: { lt: first } },
    data: { validTo: dateOf(addDays(from, -1)) },
  });
  await addMembership(tx, personId, membership, now);
}

export async function addMembership(
  tx: Transaction,
  personId: string,
  membership: NewMembership,
  now: Date,
): Promise<void> {
  const { unitId, role, position, isHead, isFocal, validTo } = membership;
  const validFrom = dateOf(membership.validFrom ?? dayAt(now));
  const same = await tx.membership.count({
    where: { personId, unitId, role, OR: [{ validTo: null }, { validTo: { gte: validFrom } }] },
  });
  if (same > 0) throw invalidField("role", twice);
  await tx.membership.create({
    data: {
      personId,
      unitId,
      role,
      position,
      isHead,
      isFocal,
      validFrom,
      validTo: maybeDate(validTo ?? null),
    },
  });
}

/** What an account event keeps of it. */
export function membershipDetail(membership: NewMembership, now: Date): Readonly<Record<string, unknown>> {
  const { unitId, role, position, isHead, isFocal, validFrom, validTo } = membership;
  return {
    unitId,
    role,
    position,
    isHead,
    isFocal,
    validFrom: validFrom ?? dayAt(now),
    validTo: validTo ?? null,
  };
}

const past: Message = {
  vi: "Ngày bắt đầu không được ở trong quá khứ. Hãy chọn từ hôm nay trở đi.",
  en: "It cannot begin in the past. Choose today or a later day.",
};
const backwards: Message = {
  vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
  en: "It cannot end before it begins.",
};
const noUnit: Message = {
  vi: "Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động. Hãy chọn đơn vị khác.",
  en: "There is no such unit any more. Choose another one.",
};
const twice: Message = {
  vi: "Người này đã có vai trò đó ở đơn vị trong thời gian này.",
  en: "The person holds this role in the unit at that time already.",
};
