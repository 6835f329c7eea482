/**
 * A token by which another system acts for one unit. It acts as a person of its own (`kind: service`) with a membership
 * in that unit, so that rights, reports and the journal need to know nothing of tokens.
 */
import { v7 as uuidv7 } from "uuid";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import { checkMembership } from "../memberships.js";
import { isUuid } from "../task-row.js";

/** A system does what a unit does, or looks on; it decides nothing. */
export const serviceRoles = ["officer", "inspector"] as const;
export type ServiceRole = (typeof serviceRoles)[number];

export interface CreateServiceTokenCommand {
  readonly actor: Actor;
  readonly now: Date;
  readonly name: string;
  readonly unitId: string;
  readonly role: ServiceRole;
  readonly expiresAt: Date;
  readonly prefix: string;
  readonly tokenHash: string;
}

export async function createServiceToken(db: Database, command: CreateServiceTokenCommand): Promise<string> {
  const { actor, now, name, unitId, role } = command;
  demandGeneral(actor, "manage_accounts");
  const id = uuidv7();
  const personId = uuidv7();
  await db.prisma.$transaction(async (tx) => {
    await checkMembership(tx, { unitId, role, position: "", isHead: false, isFocal: false }, now);
    await tx.person.create({
      data: {
        id: personId,
        name,
        kind: "service",
        memberships: {
          create: { unitId, role, position: "Hệ thống kết nối", validFrom: dateOf(dayAt(now)) },
        },
        serviceToken: {
          create: {
            id,
            name,
            prefix: command.prefix,
            tokenHash: command.tokenHash,
            createdById: actor.personId,
            createdAt: now,
            expiresAt: command.expiresAt,
          },
        },
      },
    });
    const detail = { tokenId: id, name, unitId, role, expiresAt: command.expiresAt };
    await writeAccountEvent(tx, { kind: "service_token_created", personId, actor, now, detail });
  });
  return id;
}

/** From the next request on. Done twice it changes nothing. */
export async function revokeServiceToken(
  db: Database,
  command: { readonly tokenId: string; readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const { tokenId, actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  await db.prisma.$transaction(async (tx) => {
    const token = isUuid(tokenId) ? await tx.serviceToken.findUnique({ where: { id: tokenId } }) : null;
    if (token === null) {
      throw new DomainError("not_found", {
        vi: "Không có mã kết nối này. Hãy mở lại danh sách.",
        en: "There is no such service token. Open the list again.",
      });
    }
    const revoked = await tx.serviceToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (revoked.count === 0) return;
    const detail = { tokenId, name: token.name };
    await writeAccountEvent(tx, {
      kind: "service_token_revoked",
      personId: token.personId,
      actor,
      now,
      detail,
    });
  });
}
