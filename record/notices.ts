/** Notices, written in the transaction that causes them; those that go at once get their mails there too. */
import { v7 as uuidv7 } from "uuid";
import { dayAt, instantAt } from "../domain/day.js";
import { RUNG_TIME } from "../domain/ladder.js";
import type { Directory, Involved } from "../domain/audience.js";
import { peopleFor } from "../domain/audience.js";
import { type Delivery, type NoticeKind, deliveryOf, gathered } from "../domain/notice.js";
import type { Audience } from "../domain/policy.js";
import { Writes } from "./bulk.js";
import type { Statements } from "./transaction.js";

/** What one act has to tell, and to which audiences. */
export interface NoticeDraft {
  readonly kind: NoticeKind;
  readonly audiences: readonly Audience[];
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface NoticeSubject {
  readonly taskId: string;
  readonly programmeId: string;
  readonly dueVersion: number;
  readonly involved: Involved;
}

export interface NoticeRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly delivery: Delivery;
  readonly personId: string;
  readonly unitId: string;
  readonly programmeId: string;
  readonly taskId: string;
  readonly dueVersion: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A draft turned into one notice a person, whichever of the audiences they are in. */
export function address(draft: NoticeDraft, subject: NoticeSubject, directory: Directory): NoticeRow[] {
  const byPerson = new Map<string, NoticeRow>();
  for (const audience of draft.audiences) {
    for (const member of peopleFor(audience, subject.involved, directory)) {
      if (byPerson.has(member.personId)) continue;
      byPerson.set(member.personId, {
        id: uuidv7(),
        kind: draft.kind,
        delivery: deliveryOf(draft.kind, audience),
        personId: member.personId,
        unitId: member.unitId,
        programmeId: subject.programmeId,
        taskId: subject.taskId,
        dueVersion: subject.dueVersion,
        detail: draft.detail ?? {},
      });
    }
  }
  return [...byPerson.values()];
}

/**
 * A mail of the gathered kinds rests before it may be sent, so that it is still there for the others: what an outage has held back is
 * caught up within seconds, at any hour, while the sender is at work too.
 */
const REST_MS = 20_000;

export async function writeNotices(
  tx: Statements,
  notices: readonly NoticeRow[],
  now: Date,
  mailDomain: string,
): Promise<void> {
  const writes = new Writes();
  await addNotices(writes, tx, notices, now, mailDomain);
  await writes.write(tx);
}

/** Adds the notices to what is written; those of one kind for one person that go at once share a mail. */
export async function addNotices(
  writes: Writes,
  tx: Statements,
  notices: readonly NoticeRow[],
  now: Date,
  mailDomain: string,
): Promise<void> {
  if (notices.length === 0) return;
  const atOnce = notices.filter((notice) => notice.delivery === "at_once");
  const mailIds = await waitingMails(tx, atOnce);
  const addresses = await addressesOf(tx, atOnce);
  const mails = new Map<string, ReturnType<typeof mailRow>>();
  for (const { kind, personId } of atOnce) {
    const key = mailKey(kind, personId);
    const to = addresses.get(personId);
    if (mailIds.has(key) || to === undefined) continue;
    const mail = mailRow(uuidv7(), kind, personId, to, now, mailDomain);
    mails.set(key, mail);
    mailIds.set(key, mail.id);
  }
  writes.insert("mail", [...mails.values()]).insert(
    "notice",
    notices.map((notice) => ({
      id: notice.id,
      kind: notice.kind,
      delivery: notice.delivery,
      person_id: notice.personId,
      unit_id: notice.unitId,
      programme_id: notice.programmeId,
      task_id: notice.taskId,
      due_version: notice.dueVersion,
      detail: notice.detail,
      written_at: now,
      mail_id:
        notice.delivery === "at_once" ? (mailIds.get(mailKey(notice.kind, notice.personId)) ?? null) : null,
    })),
  );
}

function mailKey(kind: string, personId: string): string {
  return `${kind} ${personId}`;
}

/**
 * Mails of the gathered kinds that no sender has touched yet; locked, so that none is sent while this joins it. Writers
 * to the same person stand in line, in the order of their keys: or each of two at once would find no mail and begin one.
 */
async function waitingMails(tx: Statements, notices: readonly NoticeRow[]): Promise<Map<string, string>> {
  const joining = notices.filter((notice) => gathered.includes(notice.kind));
  if (joining.length === 0) return new Map();
  const people = joining.map((notice) => notice.personId);
  const keys = [...new Set(joining.map(({ kind, personId }) => mailKey(kind, personId)))].sort();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0))
    FROM unnest(${keys}::text[]) WITH ORDINALITY AS waiting (key, place) ORDER BY place`;
  const rows = await tx.$queryRaw<{ id: string; kind: string; person_id: string }[]>`
    SELECT id, kind, person_id FROM mail
    WHERE state = 'pending' AND attempts = 0 AND kind = ANY(${[...gathered]}::text[])
      AND person_id = ANY(${people}::uuid[])
    ORDER BY id FOR UPDATE`;
  return new Map(rows.map((row) => [mailKey(row.kind, row.person_id), row.id]));
}

async function addressesOf(tx: Statements, notices: readonly NoticeRow[]): Promise<Map<string, string>> {
  if (notices.length === 0) return new Map();
  const ids = [...new Set(notices.map((notice) => notice.personId))];
  const people = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM person WHERE id = ANY(${ids}::uuid[]) AND email IS NOT NULL`;
  return new Map(people.map(({ id, email }) => [id, email]));
}

/** Its Message-ID is fixed here. A gathered mail rests; one of the early morning waits for the mail round. */
function mailRow(id: string, kind: NoticeKind, personId: string, to: string, now: Date, mailDomain: string) {
  return {
    id,
    kind,
    person_id: personId,
    address: to,
    message_id: `<${kind}.${id}@${mailDomain}>`,
    state: "pending",
    attempts: 0,
    written_at: now,
    not_before: gathered.includes(kind) ? sentFrom(now) : now,
  };
}

function sentFrom(now: Date): Date {
  const round = instantAt(dayAt(now), RUNG_TIME);
  return now < round ? round : new Date(now.getTime() + REST_MS);
}
