/** The secret address of a unit's calendar. Who has it reads the unit's due dates without signing in, so it is renewed at will. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import { type Actor, mayManageCalendar } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { hashOfSecret, oneTimeSecret } from "../one-time-secret.js";

interface AddressCommand extends Claimed {
  readonly actor: Actor;
  readonly unitId: string;
}

/** Returns the secret, which is kept nowhere; an earlier one is void from now on. Raises `not_allowed`, `not_found`. */
export async function renewCalendarAddress(
  db: Database,
  authSecret: string,
  command: AddressCommand,
): Promise<string> {
  const { actor, unitId, now } = command;
  await demandUnit(db, actor, unitId);
  const secretOf = (addressId: string) => oneTimeSecret(authSecret, "calendar-address", addressId);
  const { addressId } = await once(db, command, async (tx) => {
    const addressId = uuidv7();
    const secretHash = hashOfSecret(secretOf(addressId));
    const data = { secretHash, createdById: actor.personId, createdAt: now };
    await tx.calendarAddress.upsert({ where: { unitId }, create: { unitId, ...data }, update: data });
    return { addressId };
  });
  return secretOf(addressId);
}

/** Raises `not_found` also where the unit has no address. */
export async function removeCalendarAddress(
  db: Database,
  { actor, unitId }: Pick<AddressCommand, "actor" | "unitId">,
): Promise<void> {
  await demandUnit(db, actor, unitId);
  const { count } = await db.prisma.calendarAddress.deleteMany({ where: { unitId } });
  if (count === 0) throw noAddress();
}

async function demandUnit(db: Database, actor: Actor, unitId: string): Promise<void> {
  if (!mayManageCalendar(actor, unitId)) {
    throw new DomainError("not_allowed", {
      vi: "Chỉ người của đơn vị hoặc Văn phòng Tỉnh ủy được quản lý địa chỉ lịch của đơn vị.",
      en: "Only the unit's own people and the Committee's office manage the address of its calendar.",
    });
  }
  if ((await db.prisma.unit.count({ where: { id: unitId } })) === 0) {
    throw new DomainError("not_found", {
      vi: "Không có đơn vị này. Hãy chọn lại đơn vị.",
      en: "There is no such unit. Choose another.",
    });
  }
}

function noAddress(): DomainError {
  return new DomainError("not_found", {
    vi: "Đơn vị chưa có địa chỉ lịch. Không cần làm gì thêm.",
    en: "The unit has no calendar address. There is nothing to remove.",
  });
}
