/** Sending what waits, as the worker does: the activity in its environment, over a relay of the test's choice. */
import { MockActivityEnvironment } from "@temporalio/testing";
import { mailActivities } from "../../activities/mails.js";
import { openRelay } from "../../activities/smtp.js";
import type { World } from "../world.js";

const settings = {
  publicUrl: "https://dondoc.example",
  contact: "vptu@haugiang.example",
  secret: "a secret of the post, of forty characters.",
};
const from = { name: "Đôn Đốc", address: "dondoc@haugiang.example" };

export interface Post {
  /** Gathers what waits for the morning, and sends; gives how many mails the relay took. */
  morning(now: Date): Promise<number>;
  send(now: Date): Promise<number>;
  close(): void;
}

export function openPost(world: World, relayUrl: string, timeoutMs = 10_000): Post {
  const relay = openRelay(relayUrl, from, timeoutMs);
  const activities = mailActivities(world.db, relay, settings);
  const sendWaitingMails = (now: number) => activities.sendWaitingMails(now);
  const composeDigests = (now: number, anyDay: boolean) => activities.composeDigests(now, anyDay);
  const send = (now: Date) =>
    new MockActivityEnvironment().run<[number], number, typeof sendWaitingMails>(
      sendWaitingMails,
      now.getTime(),
    );
  return {
    send,
    async morning(now) {
      await new MockActivityEnvironment().run(composeDigests, now.getTime(), true);
      return send(now);
    },
    close: () => {
      relay.close();
    },
  };
}
