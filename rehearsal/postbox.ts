/** The relay of a rehearsal: takes every mail, keeps who got how many when, sends none. */
import type { Relay } from "../activities/smtp.js";
import { type Day, dayAt } from "../domain/day.js";

export interface PostedMail {
  readonly to: string;
  readonly on: Day;
  readonly messageId: string;
}

export interface Postbox {
  readonly mails: readonly PostedMail[];
  readonly relay: Relay;
}

/** `now` is the rehearsal's. */
export function openPostbox(now: () => Date): Postbox {
  const mails: PostedMail[] = [];
  return {
    mails,
    relay: {
      send(to, messageId, message) {
        mails.push({ to, messageId, on: dayAt(now()) });
        return Promise.resolve({ kind: "sent", subject: message.subject });
      },
      close: () => undefined,
    },
  };
}
