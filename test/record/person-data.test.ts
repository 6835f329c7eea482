/** A person's data is given to them whole, and erased without a break in the journal. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { conductTask } from "../../record/commands/conduct-task.js";
import { erasePerson } from "../../record/commands/erase-person.js";
import { sealJournal } from "../../record/commands/seal-journal.js";
import { findPerson, personData } from "../../record/queries/person-data.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { type World, freshWorld } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, journalOf, on } from "./traces.js";

const NOW = on("2026-04-20");
let world: World;
let taskId: string;
let personId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  ({ personId } = world.actor("longmy"));
  await doTo(world, taskId, on("2026-03-10"), ["report_progress", "request_extension", "decide_extension"]);
  await conductTask(world.db, { taskId, now: on("2026-04-03") });
  await doTo(world, taskId, on("2026-04-06"), ["explain", "report_completion"]);
  await sealJournal(world.db, on("2026-04-07", "00:10"));
});
afterEach(() => world.close());

const erase = (dryRun: boolean) =>
  erasePerson(world.db, { personId, actor: world.actor("administrator"), now: NOW, dryRun });

/** Every text of every table, to look for what ought to be gone. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await world.db.prisma.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname <> '_prisma_migrations' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await world.db.prisma.$queryRawUnsafe<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM "${name}" t WHERE to_jsonb(t)::text LIKE $1`,
      `%${words}%`,
    );
    if ((row?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

test("the export has the person's memberships, reports, notices, mails and acts, and no secret", async () => {
  expect(await findPerson(world.db, "LongMy")).toBe(personId);
  const { person, events } = await personData(world.db, personId);
  expect(person).toMatchObject({
    name: "Lê Tấn Phúc",
    email: "longmy@haugiang.example",
    user: { username: "longmy" },
    memberships: [{ unit: { code: "longmy" }, role: "officer" }],
  });
  expect(person.reports).toHaveLength(2);
  expect(person.extensionRequests).toHaveLength(1);
  expect(person.explanations).toHaveLength(1);
  expect(person.notices.length).toBeGreaterThan(0);
  expect(person.mails.length).toBeGreaterThan(0);
  expect(events.map((event) => event.kind)).toEqual([
    "task_accepted",
    "progress_reported",
    "extension_requested",
    "lateness_explained",
    "completion_reported",
  ]);
  expect(JSON.stringify(person)).not.toMatch(/"(?:password|token|accessToken)"/);
});

test("whatever refers to a person or a log-in is in the export: a table that comes later must be added to it", async () => {
  const references = await world.db.prisma.$queryRaw<{ name: string }[]>`
    SELECT conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid IN ('person'::regclass, '"user"'::regclass) ORDER BY 1`;
  expect(references.map(({ name }) => name)).toEqual([
    '"user".person_id',
    "absence.deputy_id",
    "absence.person_id",
    "account.user_id",
    "account_link.user_id",
    "amendment.made_by_id",
    "calendar_address.created_by_id",
    "comment.author_id",
    "draft_correction.made_by_id",
    "draft_doubt.settled_by_id",
    "draft_reading.read_by_id",
    "evidence.uploaded_by_id",
    "explanation.given_by_id",
    "extension_request.asked_by_id",
    "extension_request.decided_by_id",
    "mail.person_id",
    "membership.person_id",
    "notice.person_id",
    "observation.entered_by_id",
    "programme.imported_by_id",
    "recovery_code.user_id",
    "report.reporter_id",
    "report.reviewed_by_id",
    "review_cycle.approved_by_id",
    "review_cycle.called_by_id",
    "review_cycle.published_by_id",
    "second_step.user_id",
    "service_token.person_id",
    "session.user_id",
    "submission.edited_by_id",
    "submission.signed_by_id",
    "succession.prepared_by_id",
    "succession.signed_by_id",
    "task.focal_officer_id",
    "template.set_by_id",
    "webhook.created_by_id",
    "webhook.removed_by_id",
  ]);
});

test("links, authenticator and recovery codes are told of without their secrets, and go with the log-in", async () => {
  const { prisma } = world.db;
  const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { personId } });
  const expiresAt = on("2026-04-12");
  await prisma.accountLink.create({ data: { userId, tokenHash: "e3b0c442", createdAt: NOW, expiresAt } });
  await prisma.secondStep.create({ data: { userId, secret: "e3b0c443", createdAt: NOW, confirmedAt: NOW } });
  await prisma.recoveryCode.create({ data: { userId, codeHash: "e3b0c444" } });
  await prisma.accountEvent.create({
    data: { kind: "second_step_enrolled", personId, actorId: personId, at: NOW },
  });
  const { person, accountEvents } = await personData(world.db, personId);
  expect(person.user).toMatchObject({
    links: [{ expiresAt, usedAt: null }],
    secondStep: { confirmedAt: NOW },
    recoveryCodes: [{ usedAt: null }],
  });
  expect(accountEvents.map((event) => event.kind)).toEqual(["second_step_enrolled"]);
  expect(JSON.stringify(person)).not.toContain("e3b0c44");
  await erase(false);
  expect(await tablesWith("e3b0c44")).toEqual([]);
  expect((await personData(world.db, personId)).accountEvents).toHaveLength(1);
});

test("a dry run counts and changes nothing", async () => {
  expect(await erase(true)).toMatchObject({ users: 1, membershipsEnded: 1, openTasksAsFocalOfficer: 0 });
  expect(await personData(world.db, personId)).toMatchObject({
    person: { name: "Lê Tấn Phúc", erasedAt: null },
  });
});

test("name, address and log-in go, the body's texts stay, and the journal is as sound as before", async () => {
  const before = await journalOf(world.db, taskId);
  await erase(false);
  expect(await tablesWith("Lê Tấn Phúc")).toEqual([]);
  expect(await tablesWith("longmy@haugiang.example")).toEqual([]);
  expect(await world.db.prisma.user.count({ where: { personId } })).toBe(0);
  const { person } = await personData(world.db, personId);
  expect(person).toMatchObject({
    name: `Người dùng đã xóa ${personId.slice(-8)}`,
    email: null,
    erasedAt: NOW,
  });
  expect(person.reports.map((report) => report.text)).toEqual(["Đang làm", "Đã xong"]);
  expect(
    person.memberships.every((membership) => membership.validTo !== null && membership.validTo < NOW),
  ).toBe(true);

  expect(await journalOf(world.db, taskId)).toEqual(before);
  const [event] = await world.db.prisma.journalEvent.findMany({ where: { taskId: null } });
  expect(event).toMatchObject({
    number: 1,
    kind: "person_erased",
    actorId: world.actor("administrator").personId,
    detail: { personId },
  });
  await sealJournal(world.db, on("2026-04-21", "00:10"));
  const findings: unknown[] = [];
  await verifyJournal(world.db, { sealsFile: null }, (finding) => findings.push(finding));
  expect(findings).toEqual([]);
});

test("erased once is erased; an unknown person is none", async () => {
  await erase(false);
  await expect(erase(false)).rejects.toMatchObject({ code: "conflict" });
  await expect(findPerson(world.db, "longmy")).rejects.toMatchObject({ code: "not_found" });
});

test("an erasure taken out of the register's journal is missed by the seal", async () => {
  await erase(false);
  await sealJournal(world.db, on("2026-04-21", "00:10"));
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query("SET session_replication_role = replica");
  await owner.query("DELETE FROM journal_event WHERE task_id IS NULL");
  await owner.end();
  const findings: unknown[] = [];
  await verifyJournal(world.db, { sealsFile: null }, (finding) => findings.push(finding));
  expect(findings).toEqual([{ fault: "truncated", taskId: null, number: 1, day: null }]);
});

test("two erasures at once stand one after the other in the register's journal", async () => {
  const people = [personId, world.actor("vithanh").personId, world.actor("ldld").personId];
  await Promise.all(
    people.map((id) => erasePerson(world.db, { personId: id, actor: null, now: NOW, dryRun: false })),
  );
  const events = await world.db.prisma.journalEvent.findMany({
    where: { taskId: null },
    orderBy: { number: "asc" },
  });
  expect(events.map((event) => event.number)).toEqual([1, 2, 3]);
  expect(events.map((event) => event.previousHash)).toEqual(["", events[0]?.hash, events[1]?.hash]);
});
