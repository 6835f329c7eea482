/** Announcements: notices that concern no task. Each is a mail of its own to each person, written in the transaction that causes it. */
import { v7 as uuidv7 } from "uuid";
import type { Announcement } from "../domain/announcement.js";
import type { Member } from "../domain/audience.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";

/** Tells each of `to` once, whichever of their units they are named with first; who has no address is left out. */
export async function announce(
  tx: Transaction,
  programmeId: string,
  { kind, facts }: Announcement,
  to: readonly Member[],
  { now, mailDomain }: { readonly now: Date; readonly mailDomain: string },
): Promise<void> {
  const people = await tx.person.findMany({
    where: { id: { in: to.map((member) => member.personId) }, email: { not: null } },
    select: { id: true, email: true },
  });
  const told = people.flatMap((person) => {
    const member = to.find((each) => each.personId === person.id);
    return member === undefined || person.email === null
      ? []
      : [{ member, email: person.email, mailId: uuidv7() }];
  });
  await insertRows(
    tx,
    "mail",
    told.map(({ member, email, mailId }) => ({
      id: mailId,
      kind,
      person_id: member.personId,
      address: email,
      message_id: `<${kind}.${mailId}@${mailDomain}>`,
      state: "pending",
      attempts: 0,
      written_at: now,
      not_before: now,
    })),
  );
  await insertRows(
    tx,
    "notice",
    told.map(({ member, mailId }) => ({
      id: uuidv7(),
      kind,
      delivery: "at_once",
      person_id: member.personId,
      unit_id: member.unitId,
      programme_id: programmeId,
      detail: facts,
      written_at: now,
      mail_id: mailId,
    })),
  );
}
