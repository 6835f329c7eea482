/** The mail of a one-time link. Its token is made here, at the last moment: the record holds only the hash. */
import { compose } from "../mail/compose.js";
import type { Message } from "../mail/message.js";
import { oneTimeSecret } from "../record/one-time-secret.js";
import type { OutgoingLink } from "../record/queries/account-links.js";
import type { Recipient } from "../record/queries/outgoing.js";

export function linkMessageOf(
  link: OutgoingLink,
  context: {
    readonly recipient: Recipient;
    readonly publicUrl: string;
    readonly contact: string;
    readonly secret: string;
  },
): Message {
  return compose("account_link", {
    to: context.recipient,
    from: { name: "Quản trị hệ thống Đôn Đốc", contact: context.contact },
    username: link.username,
    linkUrl: `${context.publicUrl}/link/${oneTimeSecret(context.secret, "account-link", link.id)}`,
    validUntil: link.expiresAt.toISOString(),
    firstPassword: link.firstPassword,
  });
}
