/** Sessions ended by the person they belong to. */
import { DomainError } from "../../domain/errors.js";
import type { Actor } from "../../domain/permissions.js";
import { writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";

interface RevokeCommand {
  readonly userId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** Raises `not_found` also for a session of somebody else: whether there is one is not said. */
export async function revokeSession(
  db: Database,
  command: RevokeCommand & { readonly sessionId: string },
): Promise<void> {
  const { userId, actor, now, sessionId } = command;
  await db.prisma.$transaction(async (tx) => {
    const ended = /^[\w-]{1,100}$/.test(sessionId)
      ? await tx.session.deleteMany({ where: { id: sessionId, userId } })
      : { count: 0 };
    if (ended.count === 0) {
      throw new DomainError("not_found", {
        vi: "Không có phiên làm việc này, hoặc phiên đã kết thúc. Hãy tải lại trang.",
        en: "There is no such session, or it has ended. Load the page again.",
      });
    }
    await writeAccountEvent(tx, {
      kind: "sessions_revoked",
      personId: actor.personId,
      actor,
      now,
      detail: { count: 1 },
    });
  });
}

/** Every session but the one that asks. */
export async function revokeOtherSessions(
  db: Database,
  command: RevokeCommand & { readonly sessionToken: string },
): Promise<number> {
  const { userId, actor, now, sessionToken } = command;
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, token: { not: sessionToken } } });
    if (count > 0) {
      await writeAccountEvent(tx, {
        kind: "sessions_revoked",
        personId: actor.personId,
        actor,
        now,
        detail: { count },
      });
    }
    return count;
  });
}

/** One that was opened and is not handed out. */
export async function endSession(db: Database, sessionToken: string): Promise<void> {
  await db.prisma.session.deleteMany({ where: { token: sessionToken } });
}
