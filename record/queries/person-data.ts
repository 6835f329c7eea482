/** All that is held about a person (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: the right to be given one's data). */
import { DomainError } from "../../domain/errors.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";

/** By id or by user name. Raises `not_found`. */
export async function findPerson(db: Database, idOrUsername: string): Promise<string> {
  const person = await db.prisma.person.findFirst({
    where: isUuid(idOrUsername) ? { id: idOrUsername } : { user: { username: idOrUsername.toLowerCase() } },
    select: { id: true },
  });
  if (person !== null) return person.id;
  throw new DomainError("not_found", {
    vi: `Không có người dùng "${idOrUsername}". Hãy ghi tên đăng nhập, hoặc mã số của người đó.`,
    en: `There is no person "${idOrUsername}". Give a user name, or the person's id.`,
  });
}

/** Without secrets: no password's hash, no session's token, no authenticator's key. */
export async function personData(db: Database, personId: string) {
  const of = { where: { personId } };
  const oldest = { orderBy: { id: "asc" } } as const;
  const p = db.prisma;
  const [person, events, accountEvents, idempotencyKeys, replans] = await Promise.all([
    p.person.findUniqueOrThrow({
      where: { id: personId },
      include: {
        user: {
          include: {
            sessions: { omit: { token: true } },
            accounts: { select: { providerId: true, accountId: true, createdAt: true, updatedAt: true } },
            links: { omit: { tokenHash: true }, ...oldest },
            secondStep: { select: { createdAt: true, confirmedAt: true } },
            recoveryCodes: { select: { usedAt: true } },
          },
        },
        memberships: { include: { unit: { select: { code: true, name: true } } }, ...oldest },
        programmes: { select: { id: true, number: true, title: true, importedAt: true }, ...oldest },
        focalTasks: { select: { id: true, section: true, text: true, state: true }, ...oldest },
        reports: oldest,
        reviews: oldest,
        evidence: oldest,
        extensionRequests: oldest,
        extensionDecisions: oldest,
        explanations: oldest,
        observations: oldest,
        preparedSuccessions: oldest,
        signedSuccessions: oldest,
        templates: { select: { kind: true, form: true, number: true, setAt: true }, ...oldest },
        comments: oldest,
        absences: oldest,
        standIns: oldest,
        webhooks: { select: { id: true, url: true, createdAt: true }, ...oldest },
        removedWebhooks: { select: { id: true, url: true, removedAt: true }, ...oldest },
        calendarAddresses: { select: { unitId: true, createdAt: true } },
        notices: oldest,
        mails: oldest,
        amendments: oldest,
        calledCycles: { select: { id: true, title: true, calledAt: true }, ...oldest },
        approvedCycles: { select: { id: true, title: true, approvedAt: true }, ...oldest },
        publishedCycles: { select: { id: true, title: true, publishedAt: true }, ...oldest },
        editedSubmissions: { select: { taskId: true, editedAt: true }, orderBy: { taskId: "asc" } },
        signedSubmissions: { select: { taskId: true, signedAt: true }, orderBy: { taskId: "asc" } },
        settledDoubts: { select: { id: true, programmeId: true, settledAt: true }, ...oldest },
        draftReadings: { select: { programmeId: true, number: true, readAt: true }, ...oldest },
        draftCorrections: {
          select: { programmeId: true, object: true, objectId: true, field: true, madeAt: true },
          ...oldest,
        },
        serviceToken: { omit: { tokenHash: true, prefix: true } },
      },
    }),
    p.journalEvent.findMany({
      where: {
        OR: [{ actorId: personId }, { taskId: null, detail: { path: ["personId"], equals: personId } }],
      },
      select: { taskId: true, number: true, kind: true, at: true, actorUnitId: true, detail: true },
      ...oldest,
    }),
    p.accountEvent.findMany({ where: { OR: [{ personId }, { actorId: personId }] }, ...oldest }),
    p.idempotencyKey.findMany({
      ...of,
      select: { key: true, createdAt: true },
      orderBy: { createdAt: "asc" },
    }),
    // Changes of the calendar and of policies; what they say stands in the register's journal too.
    p.replan.findMany({
      where: { actorId: personId },
      select: { number: true, kind: true, at: true },
      orderBy: { number: "asc" },
    }),
  ]);
  return { person, events, accountEvents, idempotencyKeys, replans };
}
