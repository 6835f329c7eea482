/** Mails: the morning's digests are composed, and what waits is sent, each under its lease. */
import { heartbeat } from "@temporalio/activity";
import { type ClaimedMail, claimMails } from "../record/commands/claim-mails.js";
import { type DigestsComposed, composeDigests } from "../record/commands/compose-digests.js";
import { type MailOutcome, settleMail } from "../record/commands/settle-mail.js";
import { calendarAt } from "../record/calendar.js";
import type { Database } from "../record/database.js";
import { outgoingLinks } from "../record/queries/account-links.js";
import { announcementsOfMails } from "../record/queries/announcements.js";
import { outgoingNotices, recipientsOf } from "../record/queries/outgoing.js";
import { sealsOfMails } from "../record/queries/seals.js";
import { linkMessageOf } from "./account-mail.js";
import { announcementMessageOf } from "./announcement-mail.js";
import { messageOf, sealMessageOf } from "./mail-input.js";
import type { Relay } from "./smtp.js";

/** `now` is the workflow's own, in milliseconds since 1970. */
export interface MailActivities {
  composeDigests(now: number, anyDay: boolean): Promise<DigestsComposed>;
  /** Returns the mails that were handed to the relay. */
  sendWaitingMails(now: number): Promise<number>;
}

export interface MailSettings {
  readonly publicUrl: string;
  /** Where a recipient may ask back; shown in the footer. */
  readonly contact: string;
  /** AUTH_SECRET: makes the tokens of one-time links. */
  readonly secret: string;
}

const BATCH = 20;

export function mailActivities(db: Database, relay: Relay, settings: MailSettings): MailActivities {
  return {
    composeDigests: (now, anyDay) => composeDigests(db, { now: new Date(now), anyDay }),

    async sendWaitingMails(startedAt) {
      // The relay's answers take real time, which passes from the workflow's instant on.
      const began = performance.now();
      const now = () => new Date(startedAt + (performance.now() - began));
      let sent = 0;
      for (;;) {
        const mails = await claimMails(db, now(), BATCH);
        if (mails.length === 0) return sent;
        const mailIds = mails.map((mail) => mail.id);
        const notices = await outgoingNotices(db, mailIds, now());
        const links = await outgoingLinks(db, linkMailIds(mails), now());
        const seals = await sealsOfMails(db, mailIds);
        const announcements = await announcementsOfMails(db, mailIds);
        const recipients = await recipientsOf(
          db,
          mails.map((mail) => mail.personId),
        );
        const calendar = await calendarAt(db, now());
        await Promise.all(
          mails.map(async (mail) => {
            const own = notices.filter((notice) => notice.mailId === mail.id && notice.holds);
            const recipient = recipients.get(mail.personId);
            const link = links.find((each) => each.mailId === mail.id);
            const seal = seals.get(mail.id);
            const announcement = announcements.get(mail.id);
            const message = () => {
              if (recipient === undefined) return null;
              const context = { recipient, now: now(), calendar, ...settings };
              if (link !== undefined) return linkMessageOf(link, context);
              if (seal !== undefined) return sealMessageOf(seal, context);
              if (announcement !== undefined) return announcementMessageOf(announcement, context);
              return own.length === 0 ? null : messageOf(mail.kind, own, context);
            };
            const written = message();
            const outcome: MailOutcome =
              written === null
                ? { kind: "dropped" }
                : await relay.send(mail.address, mail.messageId, written);
            await settleMail(db, mail, outcome, now());
            if (outcome.kind === "sent") sent++;
            heartbeat(sent);
          }),
        );
      }
    },
  };
}

function linkMailIds(mails: readonly ClaimedMail[]): string[] {
  return mails.filter((mail) => mail.kind === "account_link").map((mail) => mail.id);
}
