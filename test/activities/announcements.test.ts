/** An announcement written in the record reaches each person once, by mail. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { announce } from "../../record/announcements.js";
import { on } from "../record/traces.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { openPost } from "./post.js";
import { type Mailbox, openMailbox } from "./relays.js";

let world: World;
let mailbox: Mailbox;
beforeAll(async () => {
  world = await freshWorld();
  mailbox = await openMailbox();
});
afterAll(async () => {
  await mailbox.close();
  await world.close();
});

test("each person gets one mail, whichever of their units they are told in", async () => {
  const day = on("2026-03-02");
  const { programmeId } = await world.issue(day, [wantedTask()]);
  const post = openPost(world, mailbox.url);
  await post.send(day);
  const before = mailbox.received.length;
  const memberships = await world.db.prisma.membership.findMany({
    where: { person: { email: { not: null } } },
    select: { personId: true, unitId: true, isHead: true, isFocal: true },
  });
  await world.db.prisma.$transaction((tx) =>
    announce(
      tx,
      programmeId,
      { kind: "programme_closed", facts: { tasks: 1 } },
      [...memberships, ...memberships],
      { now: day, mailDomain: "dondoc.example" },
    ),
  );
  await post.send(day);
  post.close();
  const told = mailbox.received.slice(before);
  expect(told.length).toBe(new Set(memberships.map((member) => member.personId)).size);
  expect(told.every(({ mail }) => mail.subject?.includes("Kết thúc theo dõi"))).toBe(true);
});
