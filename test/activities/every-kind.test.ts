/** Every kind of notice, caused by real acts and by time, becomes a mail that can be sent and read. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type NoticeKind, deliveryOf } from "../../domain/notice.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { type PerformedAct, doTo } from "../record/acts.js";
import { DUE, ISSUED, on } from "../record/traces.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { type Post, openPost } from "./post.js";
import { type Mailbox, openMailbox } from "./relays.js";

/** Whoever adds a kind adds it here, and a cause for it below. */
const kinds: Readonly<Record<NoticeKind, true>> = {
  acceptance_reminder: true,
  due_reminder: true,
  overdue_reminder: true,
  explanation_demand: true,
  escalation: true,
  committee_escalation: true,
  committee_weekly: true,
  review_reminder: true,
  extension_reminder: true,
  decline_reminder: true,
  silence_reminder: true,
  assignment: true,
  return: true,
  completion_decision: true,
  completion_report: true,
  extension_request: true,
  extension_decision: true,
  declination: true,
  suspension: true,
  cancellation: true,
  urging: true,
  contribution: true,
  comment: true,
};

let world: World;
let post: Post;
let mailbox: Mailbox;

beforeAll(async () => {
  world = await freshWorld();
  mailbox = await openMailbox();
  post = openPost(world, mailbox.url);
  const wanted = wantedTask({ dueOn: DUE });
  const { taskIds } = await world.issue(ISSUED, [...Array.from({ length: 7 }, () => wanted), wantedTask()]);
  const [
    waiting = "",
    forgotten = "",
    reviewed = "",
    extended = "",
    declined = "",
    rests = "",
    dropped = "",
    silent = "",
  ] = taskIds;
  await post.send(ISSUED);

  const day = on("2026-03-03");
  const acts: readonly [string, readonly PerformedAct[]][] = [
    [forgotten, ["accept", "contribute", "comment", "urge"]],
    [reviewed, ["accept", "report_completion"]],
    [extended, ["accept", "request_extension"]],
    [declined, ["decline"]],
    [rests, ["accept", "suspend"]],
    [dropped, ["cancel"]],
    [silent, ["accept"]],
  ];
  for (const [taskId, some] of acts) await doTo(world, taskId, day, some);
  await post.send(day);

  const time = async (date: string) => {
    const now = on(date, "07:30");
    for (const taskId of taskIds) await conductTask(world.db, { taskId, now });
    await post.morning(now);
  };
  await time("2026-03-06");
  await time("2026-03-10");
  await doTo(world, reviewed, on("2026-03-11"), ["return"]);
  await doTo(world, extended, on("2026-03-11"), ["decide_extension"]);
  await post.send(on("2026-03-11"));
  await doTo(world, reviewed, on("2026-03-12"), ["report_completion", "confirm"]);
  await post.send(on("2026-03-12"));
  for (const date of [
    "2026-03-17",
    "2026-04-01",
    "2026-04-03",
    "2026-04-08",
    "2026-04-14",
    "2026-04-21",
    "2026-06-01",
  ])
    await time(date);
  expect(waiting).not.toBe("");
}, 120_000);
afterAll(async () => {
  post.close();
  await mailbox.close();
  await world.close();
});

test("every kind of notice was caused", async () => {
  const caused = await world.db.prisma.notice.findMany({ distinct: ["kind"], select: { kind: true } });
  expect(caused.map((notice) => notice.kind).sort()).toEqual(Object.keys(kinds).sort());
});

test("every mail that held something was sent, and every kind of mail was among them", async () => {
  const mails = await world.db.prisma.mail.findMany();
  expect(mails.filter((mail) => mail.state !== "sent" && mail.state !== "dropped")).toEqual([]);
  const sent = new Set(mails.filter((mail) => mail.state === "sent").map((mail) => mail.kind));
  const atOnce = (Object.keys(kinds) as NoticeKind[]).filter(
    (kind) => deliveryOf(kind, "office") === "at_once",
  ); // its keys
  expect([...sent].sort()).toEqual([...atOnce, "digest", "committee_digest"].sort());
  expect(mailbox.received).toHaveLength(mails.filter((mail) => mail.state === "sent").length);
});

describe("each mail", () => {
  test("goes to its one recipient under its fixed Message-ID, with the subject on record", async () => {
    const mails = new Map((await world.db.prisma.mail.findMany()).map((mail) => [mail.messageId, mail]));
    for (const { mail, recipients } of mailbox.received) {
      const row = mails.get(mail.messageId ?? "");
      expect(recipients).toEqual([row?.address]);
      expect([mail.to].flat().map((to) => to?.text)).toEqual([row?.address]);
      expect(mail.cc ?? mail.bcc).toBeUndefined();
      expect(mail.subject).toBe(row?.subject);
      expect(mail.from?.value).toEqual([{ name: "Đôn Đốc", address: "dondoc@haugiang.example" }]);
      expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    }
    expect(new Set(mailbox.received.map(({ mail }) => mail.messageId)).size).toBe(mailbox.received.length);
  });

  test("has a twin in plain text with every link, and links lead to pages of ours alone", () => {
    for (const { mail } of mailbox.received) {
      const html = typeof mail.html === "string" ? mail.html : "";
      const links = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, link]) =>
        (link ?? "").replaceAll("&amp;", "&"),
      );
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        expect(link).toMatch(/^https:\/\/dondoc\.example\/tasks/);
        expect(mail.text).toContain(link);
      }
      expect(mail.subject?.length).toBeLessThanOrEqual(150);
      expect(`${mail.subject ?? ""}${mail.text ?? ""}`).not.toMatch(
        /undefined|null|NaN|\[object|Invalid Date/,
      );
      expect(html).not.toMatch(/<script|<img|<form/i);
    }
  });
});
