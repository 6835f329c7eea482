/** The seals and their heads, as the file outside the database and the mails to the inspectors need them. */
import type { Day } from "../../domain/day.js";
import type { JournalSeal } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom } from "../days.js";
import type { Seal, SealedHead } from "../seal.js";

const BATCH = 5_000;

export function sealFrom(row: JournalSeal): Seal {
  return { ...row, day: dayFrom(row.day), events: Number(row.events), lastEventId: Number(row.lastEventId) };
}

/** The seals made after `day` (all of them where it is null), oldest first. */
export async function sealsAfter(db: Database, day: Day | null): Promise<Seal[]> {
  const rows = await db.prisma.journalSeal.findMany({
    ...(day === null ? {} : { where: { day: { gt: dateOf(day) } } }),
    orderBy: { day: "asc" },
  });
  return rows.map(sealFrom);
}

/** The heads that a seal has found moved, in the order of their ids, some thousands at a time. */
export async function* sealedHeads(db: Database, day: Day): AsyncGenerator<SealedHead[]> {
  let last: string | null = null;
  for (;;) {
    const heads: SealedHead[] = await db.prisma.journalSealHead.findMany({
      where: { day: dateOf(day), ...(last === null ? {} : { taskId: { gt: last } }) },
      select: { taskId: true, number: true, hash: true },
      orderBy: { taskId: "asc" },
      take: BATCH,
    });
    if (heads.length > 0) yield heads;
    if (heads.length < BATCH) return;
    last = heads.at(-1)?.taskId ?? null;
  }
}

/** The seals that mails tell of, by the mail's id. */
export async function sealsOfMails(db: Database, mailIds: readonly string[]): Promise<Map<string, Seal>> {
  const mails = await db.prisma.mail.findMany({
    where: { id: { in: [...mailIds] }, sealDay: { not: null } },
    select: { id: true, seal: true },
  });
  return new Map(mails.flatMap(({ id, seal }) => (seal === null ? [] : [[id, sealFrom(seal)]])));
}
