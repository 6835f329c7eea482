/** The announcements that mails carry. */
import { type Announcement, type AnnouncementKind, announcementKinds } from "../../domain/announcement.js";
import type { Database } from "../database.js";

export interface OutgoingAnnouncement {
  readonly announcement: Announcement;
  readonly programme: {
    readonly id: string;
    readonly number: string;
    readonly type: string;
    readonly title: string;
    readonly office: string;
  };
}

/** By the mail's id. */
export async function announcementsOfMails(
  db: Database,
  mailIds: readonly string[],
): Promise<Map<string, OutgoingAnnouncement>> {
  const notices = await db.prisma.notice.findMany({
    where: { mailId: { in: [...mailIds] }, kind: { in: [...announcementKinds] } },
    select: {
      mailId: true,
      kind: true,
      detail: true,
      programme: {
        select: { id: true, number: true, type: true, title: true, officeUnit: { select: { name: true } } },
      },
    },
  });
  return new Map(
    notices.flatMap(({ mailId, kind, detail, programme: { officeUnit, ...programme } }) =>
      mailId === null
        ? []
        : [
            [
              mailId,
              {
                // Written by `announce` alone.
                announcement: { kind: kind as AnnouncementKind, facts: detail } as unknown as Announcement,
                programme: { ...programme, office: officeUnit.name },
              },
            ],
          ],
    ),
  );
}
