/** What the relay does to a mail, and what the record then says: sent, waiting, unknown or failed, and never a third copy. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ISSUED } from "../record/traces.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { type Post, openPost } from "./post.js";
import {
  type Fate,
  type FaultyRelay,
  type Mailbox,
  deafPort,
  openFaultyRelay,
  openMailbox,
} from "./relays.js";

let world: World;
let opened: { close(): unknown }[];
beforeEach(async () => {
  world = await freshWorld();
  opened = [];
});
afterEach(async () => {
  for (const one of opened.reverse()) await one.close();
  await world.close();
});

function closing<T extends { close(): unknown }>(one: T): T {
  opened.push(one);
  return one;
}
const post = (url: string, timeoutMs?: number): Post => closing(openPost(world, url, timeoutMs));
const mailbox = async (refuse?: (address: string) => number | null): Promise<Mailbox> =>
  closing(await openMailbox(refuse));
const faulty = async (...fates: Fate[]): Promise<FaultyRelay> => closing(await openFaultyRelay(...fates));

/** One letter of assignment, to the officer of Vị Thanh. */
async function oneLetter(): Promise<void> {
  await world.issue(ISSUED, [wantedTask({ dueOn: "2026-03-31", lead: "vithanh", coordinating: [] })]);
}

const mailNow = () => world.db.prisma.mail.findFirstOrThrow({ where: { kind: "assignment" } });
const vithanh = () =>
  world.db.prisma.person.findUniqueOrThrow({ where: { id: world.actor("vithanh").personId } });

describe("a relay that answers", () => {
  test("takes the mail: sent, once, whatever is asked for afterwards and by however many", async () => {
    await oneLetter();
    const { url, received } = await mailbox();
    const senders = [post(url), post(url)];
    const sent = await Promise.all(senders.map((one) => one.send(ISSUED)));
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(received).toHaveLength(1);
    const mail = await mailNow();
    expect(mail).toMatchObject({
      state: "sent",
      attempts: 1,
      subject: received[0]?.mail.subject,
      lastError: null,
    });
    expect(await senders[0]?.send(new Date(ISSUED.getTime() + 3_600_000))).toBe(0);
    expect(received).toHaveLength(1);
  });

  test("with a 4xx has it come again, and then takes it", async () => {
    await oneLetter();
    let tries = 0;
    const { url, received } = await mailbox(() => (tries++ === 0 ? 451 : null));
    const sender = post(url);
    expect(await sender.send(ISSUED)).toBe(0);
    const deferred = await mailNow();
    expect(deferred).toMatchObject({
      state: "pending",
      attempts: 1,
      lastError: expect.stringContaining("451"),
    });
    expect(deferred.notBefore.getTime()).toBeGreaterThan(ISSUED.getTime());
    expect(await sender.send(deferred.notBefore)).toBe(1);
    expect(await mailNow()).toMatchObject({ state: "sent", attempts: 2 });
    expect(received).toHaveLength(1);
    expect((await vithanh()).addressFailedAt).toBeNull();
  });

  test("with a 5xx for the recipient fails it for good, and the address is noted", async () => {
    await oneLetter();
    let tries = 0;
    const { url, received } = await mailbox(() => {
      tries++;
      return 550;
    });
    const sender = post(url);
    await sender.send(ISSUED);
    expect(await mailNow()).toMatchObject({
      state: "failed",
      attempts: 1,
      lastError: expect.stringContaining("550"),
    });
    expect((await vithanh()).addressFailedAt).not.toBeNull();
    await sender.send(new Date(ISSUED.getTime() + 86_400_000));
    expect([tries, received.length]).toEqual([1, 0]);
  });
});

describe("a relay that refuses us, not the mail,", () => {
  test.each([
    ["for good", "554 not you"],
    ["for now", "421 going down"],
  ])("%s has the mail wait", async (_how, greeting) => {
    await oneLetter();
    const { url, taken } = closing(await openFaultyRelay({ greeting }));
    await post(url).send(ISSUED);
    expect(await mailNow()).toMatchObject({ state: "pending", unknownEnds: 0 });
    expect((await vithanh()).addressFailedAt).toBeNull();
    expect(taken).toEqual([]);
  });
});

describe("an address that is none", () => {
  test.each([
    "vithanh@x.example\r\nRCPT TO:<evil@x.example>",
    "a@x.example, evil@x.example",
    "Vị Thanh <a@x.example>",
    "khong-co",
  ])("%j reaches no relay, and is noted with its person", async (email) => {
    await world.db.prisma.person.update({ where: { id: world.actor("vithanh").personId }, data: { email } });
    await oneLetter();
    const { url, received } = await mailbox();
    await post(url).send(ISSUED);
    expect(received).toEqual([]);
    expect(await mailNow()).toMatchObject({
      state: "failed",
      address: email,
      lastError: "not a mail address",
    });
    expect((await vithanh()).addressFailedAt).not.toBeNull();
  });
});

describe("a relay that fails", () => {
  /** Sends as often as the record asks for, a day at the most; gives the last state. */
  async function sendUntilSettled(sender: Post): Promise<string> {
    let now = ISSUED;
    for (let round = 0; round < 10; round++) {
      await sender.send(now);
      const { state, notBefore } = await mailNow();
      if (state !== "pending" && state !== "sending") return state;
      now = notBefore > now ? notBefore : now;
    }
    return "pending";
  }

  const messageIds = (copies: readonly string[]) =>
    copies.map((copy) => /^Message-ID:\s*(<[^>]+>)/im.exec(copy)?.[1]);

  test("that is not there has the mail wait; once it is back the mail goes", async () => {
    await oneLetter();
    await post(`smtp://127.0.0.1:${String(await deafPort())}`).send(ISSUED);
    const deferred = await mailNow();
    expect(deferred).toMatchObject({
      state: "pending",
      attempts: 1,
      lastError: expect.stringContaining("ECONNREFUSED"),
    });
    const { url, received } = await mailbox();
    await post(url).send(deferred.notBefore);
    expect(await mailNow()).toMatchObject({ state: "sent" });
    expect(received).toHaveLength(1);
  });

  test("by hanging before its greeting has the mail wait: it has taken nothing", async () => {
    await oneLetter();
    const { url, taken } = await faulty("hangs_before_greeting");
    await post(url, 300).send(ISSUED);
    expect(await mailNow()).toMatchObject({ state: "pending", unknownEnds: 0 });
    expect(taken).toEqual([]);
  });

  test("by dropping the line before the final dot is asked once more, and one copy arrives", async () => {
    await oneLetter();
    const { url, taken } = await faulty("dropped_before_dot", "taken");
    expect(await sendUntilSettled(post(url))).toBe("sent");
    expect(await mailNow()).toMatchObject({ attempts: 2, unknownEnds: 1 });
    expect(messageIds(taken)).toEqual([(await mailNow()).messageId]);
  });

  test.each<[Fate, number | undefined]>([
    ["dropped_after_dot", undefined],
    ["hangs_after_dot", 400],
  ])(
    "%s gets at most two copies, under one Message-ID, and then a person looks at it",
    async (fate, timeoutMs) => {
      await oneLetter();
      const { url, taken } = await faulty(fate);
      expect(await sendUntilSettled(post(url, timeoutMs))).toBe("ambiguous");
      const { messageId } = await mailNow();
      expect(messageIds(taken)).toEqual([messageId, messageId]);
    },
  );

  test("after the final dot once, and well the next time, has two copies under one Message-ID", async () => {
    await oneLetter();
    const { url, taken } = await faulty("dropped_after_dot", "taken");
    expect(await sendUntilSettled(post(url))).toBe("sent");
    const { messageId } = await mailNow();
    expect(messageIds(taken)).toEqual([messageId, messageId]);
  });
});
