/**
 * A token by which another system acts for one unit. It acts as a person of its own (`kind: service`) with a membership
 * in that unit, so that rights, reports and the journal need to know nothing of tokens.
 */
import { v7 as uuidv7 } from "uuid";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import { type Claimed, once } from "../idempotency.js";
import { checkMembership } from "../memberships.js";
import { hashOfSecret, oneTimeSecret } from "../one-time-secret.js";
import { isUuid } from "../task-row.js";
import { refuseStale } from "../version.js";

/** A system does what a unit does, or looks on; it decides nothing. */
export const serviceRoles = ["officer", "inspector"] as const;
export type ServiceRole = (typeof serviceRoles)[number];

export interface CreateServiceTokenCommand extends Claimed {
  readonly actor: Actor;
  readonly name: string;
  readonly unitId: string;
  readonly role: ServiceRole;
  /** Its last day; at most two years from now. */
  readonly expiresOn: Day;
}

export interface ServiceTokenCreated {
  readonly id: string;
  /** `ddt_…`: told in this answer, and again only under the same Idempotency-Key. */
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

const LONGEST_DAYS = 731;
const PREFIX_CHARACTERS = 10;

export async function createServiceToken(
  db: Database,
  authSecret: string,
  command: CreateServiceTokenCommand,
): Promise<ServiceTokenCreated> {
  const { actor, now, name, unitId, role, expiresOn } = command;
  demandGeneral(actor, "manage_accounts");
  const tokenOf = (id: string) => `ddt_${oneTimeSecret(authSecret, "service-token", id)}`;
  const created = await once(db, command, async (tx) => {
    if (expiresOn < dayAt(now) || expiresOn > addDays(dayAt(now), LONGEST_DAYS)) throw wrongDay();
    const id = uuidv7();
    const personId = uuidv7();
    const expiresAt = instantAt(addDays(expiresOn, 1), "00:00");
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
            prefix: tokenOf(id).slice(0, PREFIX_CHARACTERS),
            tokenHash: hashOfSecret(tokenOf(id)),
            createdById: actor.personId,
            createdAt: now,
            expiresAt,
          },
        },
      },
    });
    const detail = { tokenId: id, name, unitId, role, expiresAt };
    await writeAccountEvent(tx, { kind: "service_token_created", personId, actor, now, detail });
    return { id, expiresAt: expiresAt.toISOString() };
  });
  return { ...created, token: tokenOf(created.id) };
}

function wrongDay(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Ngày hết hạn phải từ hôm nay đến hai năm sau.",
      en: "It has to expire between today and two years from now.",
    },
    { field: "expiresOn" },
  );
}

/** From the next request on. Done twice it changes nothing. */
export async function revokeServiceToken(
  db: Database,
  command: {
    readonly tokenId: string;
    readonly actor: Actor;
    readonly now: Date;
    readonly expectedVersion?: number | undefined;
  },
): Promise<{ version: number }> {
  const { tokenId, actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  return db.prisma.$transaction(async (tx) => {
    if (isUuid(tokenId))
      await tx.$executeRaw`SELECT id FROM service_token WHERE id = ${tokenId}::uuid FOR UPDATE`;
    const token = isUuid(tokenId) ? await tx.serviceToken.findUnique({ where: { id: tokenId } }) : null;
    if (token === null) {
      throw new DomainError("not_found", {
        vi: "Không có mã kết nối này. Hãy mở lại danh sách.",
        en: "There is no such service token. Open the list again.",
      });
    }
    refuseStale(token.version, command.expectedVersion);
    if (token.revokedAt !== null) return { version: token.version };
    const version = token.version + 1;
    await tx.serviceToken.update({ where: { id: tokenId }, data: { revokedAt: now, version } });
    const detail = { tokenId, name: token.name };
    await writeAccountEvent(tx, {
      kind: "service_token_revoked",
      personId: token.personId,
      actor,
      now,
      detail,
    });
    return { version };
  });
}
