/** Mails are taken for sending by one sender at a time, and what became of them is kept. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type ClaimedMail, claimMails } from "../../record/commands/claim-mails.js";
import { type MailOutcome, settleMail } from "../../record/commands/settle-mail.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { DUE, ISSUED } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const after = (seconds: number) => new Date(ISSUED.getTime() + seconds * 1000);

/** One letter of assignment to the officer of Vị Thanh, who is head and focal in one. */
async function oneMail(): Promise<string> {
  await world.issue(ISSUED, [wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] })]);
  return (await world.db.prisma.mail.findFirstOrThrow()).id;
}

async function claimOne(now: Date): Promise<ClaimedMail> {
  const [mail] = await claimMails(world.db, now, 10);
  if (mail === undefined) throw new Error("no mail waits");
  return mail;
}

const mailNow = (id: string) => world.db.prisma.mail.findUniqueOrThrow({ where: { id } });

describe("claiming", () => {
  test("by several senders at once never gives two of them the same mail", async () => {
    await oneMail();
    const personId = world.actor("vithanh").personId;
    await world.db.prisma.mail.createMany({
      data: Array.from({ length: 119 }, (_, index) => ({
        kind: "urging",
        personId,
        address: "vithanh@haugiang.example",
        messageId: `<${String(index)}@dondoc.example>`,
        writtenAt: ISSUED,
        notBefore: ISSUED,
      })),
    });
    const drain = async (): Promise<string[]> => {
      const taken: string[] = [];
      for (;;) {
        const mails = await claimMails(world.db, after(1), 7);
        if (mails.length === 0) return taken;
        taken.push(...mails.map((mail) => mail.id));
      }
    };
    const taken = (await Promise.all([drain(), drain(), drain()])).flat();
    expect(taken).toHaveLength(120);
    expect(new Set(taken).size).toBe(120);
  });

  test("leaves a mail whose time has not come", async () => {
    const id = await oneMail();
    expect(await claimMails(world.db, after(-1), 10)).toEqual([]);
    expect(await claimMails(world.db, after(0), 10)).toMatchObject([{ id, attempts: 1, kind: "assignment" }]);
  });

  test("gives a mail again when its sender has vanished, once; then its fate is unknown to all", async () => {
    const id = await oneMail();
    await claimOne(after(0));
    expect(await claimMails(world.db, after(119), 10)).toEqual([]);
    expect(await claimOne(after(121))).toMatchObject({ id, attempts: 2 });
    expect(await claimMails(world.db, after(300), 10)).toEqual([]);
    expect(await mailNow(id)).toMatchObject({ state: "ambiguous", attempts: 2 });
  });
});

describe("settling", () => {
  const settle = async (outcome: MailOutcome) => {
    const id = await oneMail();
    await settleMail(world.db, await claimOne(after(0)), outcome, after(1));
    return mailNow(id);
  };

  test("a sent mail keeps its subject and the instant", async () => {
    expect(await settle({ kind: "sent", subject: "Giao nhiệm vụ" })).toMatchObject({
      state: "sent",
      subject: "Giao nhiệm vụ",
      sentAt: after(1),
      lastError: null,
    });
    expect(await claimMails(world.db, after(100_000), 10)).toEqual([]);
  });

  test("a mail in which nothing holds any more is dropped", async () => {
    expect(await settle({ kind: "dropped" })).toMatchObject({ state: "dropped", sentAt: null });
    expect(await claimMails(world.db, after(100_000), 10)).toEqual([]);
  });

  test("a deferred mail waits half a minute, then ever longer", async () => {
    const first = await settle({ kind: "deferred", error: "451 later" });
    expect(first).toMatchObject({ state: "pending", lastError: "451 later", notBefore: after(31) });
    const waits: number[] = [];
    let now = first.notBefore;
    for (let attempt = 2; attempt <= 8; attempt++) {
      const mail = await claimOne(now);
      expect(mail.attempts).toBe(attempt);
      await settleMail(world.db, mail, { kind: "deferred", error: "451 later" }, now);
      const { notBefore } = await mailNow(mail.id);
      waits.push((notBefore.getTime() - now.getTime()) / 1000);
      now = notBefore;
    }
    expect(waits).toEqual([60, 300, 900, 3600, 3600, 3600, 3600]);
  });

  test("a mail deferred a hundred times is given up, for a person to look at", async () => {
    const id = await oneMail();
    await world.db.prisma.mail.update({ where: { id }, data: { attempts: 99 } });
    await settleMail(world.db, await claimOne(after(0)), { kind: "deferred", error: "451 later" }, after(1));
    expect(await mailNow(id)).toMatchObject({ state: "failed", lastError: "451 later" });
  });

  test("a mail whose end is unknown is tried once more after a minute, then a person looks at it", async () => {
    expect(await settle({ kind: "unknown", error: "connection lost" })).toMatchObject({
      state: "pending",
      notBefore: after(61),
    });
    const again = await claimOne(after(61));
    await settleMail(world.db, again, { kind: "unknown", error: "connection lost" }, after(62));
    expect(await mailNow(again.id)).toMatchObject({ state: "ambiguous", lastError: "connection lost" });
  });

  test("tries that never reached the relay do not use up the second chance", async () => {
    const id = await oneMail();
    let now = after(0);
    for (const outcome of ["deferred", "deferred", "deferred", "unknown"] as const) {
      await settleMail(world.db, await claimOne(now), { kind: outcome, error: outcome }, now);
      now = (await mailNow(id)).notBefore;
    }
    expect(await mailNow(id)).toMatchObject({ state: "pending" });
    await settleMail(world.db, await claimOne(now), { kind: "unknown", error: "lost" }, now);
    expect(await mailNow(id)).toMatchObject({ state: "ambiguous" });
  });

  test("a refused message fails; a refused address is noted with the person", async () => {
    const refused = { kind: "refused", error: "550 no such user" } as const;
    const personId = world.actor("vithanh").personId;
    const person = () => world.db.prisma.person.findUniqueOrThrow({ where: { id: personId } });
    expect(await settle({ ...refused, addressAtFault: false })).toMatchObject({
      state: "failed",
      lastError: "550 no such user",
    });
    expect(await person()).toMatchObject({ addressFailedAt: null });
    await world.db.prisma.mail.updateMany({ data: { state: "pending", notBefore: ISSUED } });
    await settleMail(world.db, await claimOne(after(2)), { ...refused, addressAtFault: true }, after(3));
    expect(await person()).toMatchObject({ addressFailedAt: after(3) });
    expect(await claimMails(world.db, after(100_000), 10)).toEqual([]);
  });
});
