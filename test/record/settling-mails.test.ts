/** Mails that failed: who sees them, what a person decides about them, and an address that is put right. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { claimMails } from "../../record/commands/claim-mails.js";
import { confirmAddress, correctAddress } from "../../record/commands/correct-address.js";
import { resendMail, setMailAside } from "../../record/commands/resend-mail.js";
import { settleMail } from "../../record/commands/settle-mail.js";
import { deadAddresses, listMails, openMails } from "../../record/queries/mails.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { DUE, ISSUED } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const REFUSAL = "550 no such user";
const after = (seconds: number) => new Date(ISSUED.getTime() + seconds * 1000);
const by = (name: Name, seconds = 10) => ({ actor: world.actor(name), now: after(seconds) });
const mailNow = (id: string) => world.db.prisma.mail.findUniqueOrThrow({ where: { id } });

/** Letters of assignment to Vị Thanh and to Long Mỹ; that of Vị Thanh is refused. Gives its id. */
async function refused(addressAtFault: boolean): Promise<string> {
  await world.issue(ISSUED, [
    wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] }),
    wantedTask({ dueOn: DUE, lead: "longmy", coordinating: [] }),
  ]);
  const mails = await claimMails(world.db, after(0), 10);
  for (const mail of mails) {
    const failed = mail.personId === world.actor("vithanh").personId;
    await settleMail(
      world.db,
      mail,
      failed
        ? { kind: "refused", error: REFUSAL, addressAtFault }
        : { kind: "sent", subject: "Giao nhiệm vụ" },
      after(1),
    );
  }
  const id = mails.find((mail) => mail.personId === world.actor("vithanh").personId)?.id;
  if (id === undefined) throw new Error("no letter to Vị Thanh");
  return id;
}

const listed = async (name: Name, filter: Partial<Parameters<typeof listMails>[2]> = {}) =>
  (await listMails(world.db, world.actor(name), { limit: 50, ...filter }, after(5))).mails;

describe("the list", () => {
  test("shows the office everything, with the reason and what it tells of", async () => {
    const id = await refused(false);
    const mails = await listed("office");
    expect(mails.length).toBeGreaterThan(1);
    expect(mails.find((mail) => mail.id === id)).toMatchObject({
      ...{ kind: "assignment", state: "failed", lastError: REFUSAL, attempts: 1, open: true },
      ...{ unit: { code: "vithanh" }, taskCount: 1, addressFailed: false },
    });
    expect(mails.find((mail) => mail.state === "sent")).toMatchObject({
      subject: "Giao nhiệm vụ",
      open: false,
    });
    const { counts } = await listMails(world.db, world.actor("office"), { limit: 1 }, after(5));
    expect(counts).toEqual({ waiting: 0, failed: 1, ambiguous: 0 });
  });

  test("shows a leader the own unit's, an officer none, and the administrator none of a task's words", async () => {
    const id = await refused(false);
    expect((await listed("vithanh")).map((mail) => mail.id)).toEqual([id]);
    expect((await listed("longmy.head")).map((mail) => mail.unit?.code)).toEqual(
      (await listed("longmy.head")).map(() => "longmy"),
    );
    await expect(listed("longmy")).rejects.toMatchObject({ code: "not_allowed" });
    const [seen] = await listed("administrator", { states: ["sent"] });
    expect(seen).toMatchObject({ subject: null, tasks: [{ text: null }] });
  });

  test.each([
    ["state", { states: ["failed"] as const }, 1],
    ["kind", { kind: "digest" }, 0],
    ["the day before", { to: "2026-03-01" as const }, 0],
    ["the day", { from: "2026-03-02" as const, to: "2026-03-02" as const }, "all"],
  ])("is narrowed by %s", async (_name, filter, count) => {
    await refused(false);
    const all = await listed("office");
    expect(await listed("office", filter)).toHaveLength(count === "all" ? all.length : Number(count));
  });

  test("is read page by page without a mail twice or left out", async () => {
    await refused(false);
    const all = (await listed("office")).map((mail) => mail.id);
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMails(world.db, world.actor("office"), { limit: 1, cursor }, after(5));
      read.push(...page.mails.map((mail) => mail.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(all);
    await expect(listed("office", { cursor: "bm90aGluZw" })).rejects.toMatchObject({ code: "invalid_input" });
    const mine = await listed("office", { unitId: world.unitId("vithanh") });
    expect(mine.map((mail) => mail.unit?.code)).toEqual(["vithanh"]);
  });
});

describe("a mail that failed", () => {
  test("is sent again under its Message-ID, and is a matter for nobody meanwhile", async () => {
    const id = await refused(false);
    const { messageId } = await mailNow(id);
    expect((await openMails(world.db, world.actor("office"), 10)).total).toBe(1);
    expect(await resendMail(world.db, { ...by("office"), mailId: id })).toEqual({
      mailId: id,
      state: "pending",
    });
    expect(await mailNow(id)).toMatchObject({ state: "pending", attempts: 0, messageId });
    expect((await openMails(world.db, world.actor("office"), 10)).total).toBe(0);
    expect((await claimMails(world.db, after(11), 10)).map((mail) => mail.id)).toEqual([id]);
    await expect(resendMail(world.db, { ...by("office"), mailId: id })).rejects.toMatchObject({
      code: "conflict",
    });
    const event = await world.db.prisma.journalEvent.findFirst({ where: { kind: "mail_resent" } });
    expect(event).toMatchObject({ taskId: null, detail: { mailId: id, kind: "assignment" } });
  });

  test("is set aside, and stays in the list with its reason", async () => {
    const id = await refused(false);
    await setMailAside(world.db, { ...by("administrator"), mailId: id });
    expect(await mailNow(id)).toMatchObject({ state: "dropped", lastError: REFUSAL });
    expect((await openMails(world.db, world.actor("office"), 10)).total).toBe(0);
  });

  test("is not sent to an address that is refused, until that is corrected or confirmed", async () => {
    const id = await refused(true);
    const accountId = world.actor("vithanh").personId;
    const again = () => resendMail(world.db, { ...by("office"), mailId: id });
    await expect(again()).rejects.toMatchObject({ code: "conflict" });
    expect(await deadAddresses(world.db, world.actor("office"), 10)).toMatchObject({
      total: 1,
      people: [{ person: { id: accountId }, unit: { code: "vithanh" }, lastError: REFUSAL }],
    });
    await correctAddress(world.db, { ...by("administrator"), accountId, email: "Tri@vithanh.example" });
    expect((await deadAddresses(world.db, world.actor("office"), 10)).total).toBe(0);
    await again();
    expect(await mailNow(id)).toMatchObject({ state: "pending", address: "tri@vithanh.example" });
  });

  test("is nothing to send where the next digest tells the same", async () => {
    const id = await refused(false);
    await world.db.prisma.notice.updateMany({ where: { mailId: id }, data: { mailId: null } });
    await expect(resendMail(world.db, { ...by("office"), mailId: id })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await openMails(world.db, world.actor("office"), 10)).total).toBe(0);
    expect(await listed("office", { states: ["failed"] })).toMatchObject([{ id, open: false, taskCount: 0 }]);
  });

  test("is decided by the office and the administrator alone, and must be there", async () => {
    const id = await refused(false);
    for (const name of ["vithanh", "committee", "advising"] as const)
      await expect(resendMail(world.db, { ...by(name), mailId: id })).rejects.toMatchObject({
        code: "not_allowed",
      });
    for (const mailId of ["nothing", world.actor("office").personId])
      await expect(resendMail(world.db, { ...by("office"), mailId })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

describe("an address", () => {
  test("that is confirmed takes mails again; one that was not refused is not confirmed", async () => {
    await refused(true);
    const accountId = world.actor("vithanh").personId;
    await confirmAddress(world.db, { ...by("office"), accountId });
    const person = await world.db.prisma.person.findUniqueOrThrow({ where: { id: accountId } });
    expect(person).toMatchObject({ addressFailedAt: null, email: "vithanh@haugiang.example" });
    await expect(confirmAddress(world.db, { ...by("office"), accountId })).rejects.toMatchObject({
      code: "conflict",
    });
    const events = await world.db.prisma.accountEvent.findMany({ where: { personId: accountId } });
    expect(events.map((event) => [event.kind, event.detail])).toEqual([["address_confirmed", {}]]);
  });

  test("is corrected by the administrator alone, to one that nobody else has", async () => {
    const accountId = world.actor("vithanh").personId;
    const to = (email: string, name: Name = "administrator") =>
      correctAddress(world.db, { ...by(name), accountId, email });
    await expect(to("a@b.example", "office")).rejects.toMatchObject({ code: "not_allowed" });
    await expect(to("longmy@haugiang.example")).rejects.toMatchObject({ detail: { field: "email" } });
    expect(await to("vithanh@haugiang.example")).toEqual({ version: 2 });
  });
});
