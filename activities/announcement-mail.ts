/** An announcement turned into its message. */
import type { Announcement } from "../domain/announcement.js";
import { compose } from "../mail/compose.js";
import type { Message } from "../mail/message.js";
import type { OutgoingAnnouncement } from "../record/queries/announcements.js";
import type { MailContext } from "./mail-input.js";

export function announcementMessageOf(
  { announcement, programme }: OutgoingAnnouncement,
  { recipient, contact, publicUrl }: MailContext,
): Message {
  return compose("announcement", {
    to: recipient,
    from: { name: programme.office, contact },
    announcement,
    programme: `${programme.type} ${programme.number}`,
    url: `${publicUrl}${pathOf(announcement, programme.id)}`,
  });
}

function pathOf(announcement: Announcement, programmeId: string): string {
  switch (announcement.kind) {
    case "amendment":
    case "programme_closed":
      return `/programmes/${programmeId}`;
    case "review_approval":
    case "review_published":
      return `/cycles/${announcement.facts.cycleId}`;
    case "handover":
      return "/tasks";
    case "handover_undone":
      return `/successions/${announcement.facts.successionId}`;
  }
}
