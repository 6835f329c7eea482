/**
 * Removes a person's own data (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). What they wrote in a body's name stays: it is
 * the body's record. The journal names people by id alone, so its chains stand as they were.
 */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { writeRegisterEvent } from "../register-journal.js";

export interface ErasePerson {
  readonly personId: string;
  /** Who has it done; null: whoever runs the program, at its command line. */
  readonly actor: { readonly personId: string; readonly unitId: string } | null;
  readonly now: Date;
  /** Only counts. */
  readonly dryRun: boolean;
}

/** Rows changed or removed, and what a person must know beforehand. */
export interface PersonErased {
  readonly personId: string;
  readonly users: number;
  readonly sessions: number;
  readonly membershipsEnded: number;
  readonly mailAddresses: number;
  readonly noticesDropped: number;
  readonly idempotencyKeys: number;
  /** Open tasks whose focal officer the person is: name another first. */
  readonly openTasksAsFocalOfficer: number;
}

export async function erasePerson(db: Database, command: ErasePerson): Promise<PersonErased> {
  const { personId, now, actor, dryRun } = command;
  return db.prisma.$transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ erased_at: Date | null; email: string | null }[]>`
      SELECT erased_at, email FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    if (person === undefined) throw unknownPerson();
    if (person.erased_at !== null) throw erasedBefore(person.erased_at);
    const counted = await count(tx, personId);
    if (dryRun) return counted;

    const user = await tx.user.findUnique({ where: { personId }, select: { id: true, email: true } });
    const addresses = [person.email, user?.email].filter((each) => each !== null && each !== undefined);
    await tx.verification.deleteMany({
      where: { OR: [{ identifier: { in: addresses } }, ...(user === null ? [] : [{ value: user.id }])] },
    });
    // Sessions, credentials, links and the second step go with it.
    await tx.user.deleteMany({ where: { personId } });
    await tx.person.update({
      where: { id: personId },
      data: { name: pseudonym(personId), email: null, addressFailedAt: null, erasedAt: now },
    });
    await endMemberships(tx, personId, now);
    await tx.mail.updateMany({
      where: { personId, state: { in: ["pending", "sending"] } },
      data: { state: "dropped" },
    });
    // The relay's answers quote the address.
    await tx.mail.updateMany({ where: { personId }, data: { address: "", lastError: null } });
    await tx.notice.updateMany({
      where: { personId, mailId: null, droppedAt: null },
      data: { droppedAt: now },
    });
    await tx.idempotencyKey.deleteMany({ where: { personId } });
    // Where it is no person but a system.
    await tx.serviceToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    await tx.absence.deleteMany({ where: { OR: [{ personId }, { deputyId: personId }] } });
    await writeRegisterEvent(tx, now, {
      kind: "person_erased",
      actorId: actor?.personId ?? null,
      actorUnitId: actor?.unitId ?? null,
      detail: { personId },
    });
    return counted;
  });
}

/** Tells two erased people apart, and nothing more. */
function pseudonym(personId: string): string {
  return `Người dùng đã xóa ${personId.slice(-8)}`;
}

async function count(tx: Transaction, personId: string): Promise<PersonErased> {
  const [users, sessions, membershipsEnded, mailAddresses, noticesDropped, idempotencyKeys, openTasks] = [
    await tx.user.count({ where: { personId } }),
    await tx.session.count({ where: { user: { personId } } }),
    await tx.membership.count({ where: { personId, validTo: null } }),
    await tx.mail.count({ where: { personId } }),
    await tx.notice.count({ where: { personId, mailId: null, droppedAt: null } }),
    await tx.idempotencyKey.count({ where: { personId } }),
    await tx.task.count({
      where: { focalOfficerId: personId, state: { notIn: ["completed", "cancelled"] } },
    }),
  ];
  return {
    personId,
    users,
    sessions,
    membershipsEnded,
    mailAddresses,
    noticesDropped,
    idempotencyKeys,
    openTasksAsFocalOfficer: openTasks,
  };
}

/** One that has not begun yet ends on its first day: a check of the schema. */
async function endMemberships(tx: Transaction, personId: string, now: Date): Promise<void> {
  const today = dateOf(dayAt(now));
  await tx.$executeRaw`
    UPDATE membership SET valid_to = greatest(valid_from, ${today}::date - 1)
    WHERE person_id = ${personId}::uuid AND (valid_to IS NULL OR valid_to >= ${today}::date)`;
}

function unknownPerson(): DomainError {
  return new DomainError("not_found", { vi: "Không có người dùng này.", en: "There is no such person." });
}

function erasedBefore(at: Date): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Dữ liệu cá nhân của người này đã được xóa trước đó.",
      en: "This person's data was erased before.",
    },
    { erasedAt: at.toISOString() },
  );
}
