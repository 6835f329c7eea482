/** The night's seal: once a day, chained to the one before, kept outside the database and mailed to the inspectors. */
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { sealJournal } from "../../record/commands/seal-journal.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { sealedHeads } from "../../record/queries/seals.js";
import { sealHash } from "../../record/seal.js";
import { readSeals, writeSeals } from "../../record/seals-file.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, on, rowOf } from "./traces.js";

let world: World;
let folder: string;
let file: string;
let taskIds: string[];
beforeEach(async () => {
  world = await freshWorld();
  folder = await mkdtemp(join(tmpdir(), "dondoc-seals-"));
  file = join(folder, "seals", "seals.jsonl");
  ({ taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE })]));
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const seal = (day: string) => sealJournal(world.db, on(day, "00:10"));
const first = () => taskIds[0] ?? "";

async function headsOf(day: string) {
  const heads = [];
  for await (const some of sealedHeads(world.db, day)) heads.push(...some);
  return heads;
}

async function linesOf() {
  const lines = [];
  for await (const line of readSeals(file)) lines.push(line);
  return lines;
}

test("seals count from 1, each carries the hash of the one before, the first carries none", async () => {
  const one = await seal("2026-03-03");
  expect(one).toMatchObject({ day: "2026-03-03", number: 1, tasks: 2, events: 2, previousHash: "" });
  await doTo(world, first(), on("2026-03-03"), ["accept"]);
  const two = await seal("2026-03-04");
  expect(two).toMatchObject({ number: 2, tasks: 2, events: 3, previousHash: one.hash });
  expect([sealHash(one), sealHash(two)]).toEqual([one.hash, two.hash]);
  expect(two.headsHash).not.toBe(one.headsHash);
});

test("only the heads that have moved are kept with a seal; the hash is over all", async () => {
  await seal("2026-03-03");
  await doTo(world, first(), on("2026-03-03"), ["accept"]);
  await seal("2026-03-04");
  const { journalNumber, journalHash } = await rowOf(world.db, first());
  expect((await headsOf("2026-03-03")).map((head) => head.taskId)).toEqual([...taskIds].sort());
  expect(await headsOf("2026-03-04")).toEqual([
    { taskId: first(), number: journalNumber, hash: journalHash },
  ]);
  const three = await seal("2026-03-05");
  expect(await headsOf("2026-03-05")).toEqual([]);
  expect(three.headsHash).toBe(
    (await world.db.prisma.journalSeal.findFirstOrThrow({ where: { number: 2 } })).headsHash,
  );
});

test("a day is sealed once, also by four at once, and by a clock that was put back not at all", async () => {
  const seals = await Promise.all([1, 2, 3, 4].map(() => seal("2026-03-04")));
  expect(new Set(seals.map((one) => one.hash)).size).toBe(1);
  await doTo(world, first(), on("2026-03-04"), ["accept"]);
  expect(await seal("2026-03-04")).toEqual(seals[0]);
  expect(await seal("2026-03-03")).toEqual(seals[0]);
  expect(await world.db.prisma.journalSeal.count()).toBe(1);
});

test("each inspector in office is written to once a seal, and nobody else", async () => {
  await seal("2026-03-03");
  await seal("2026-03-03");
  const mails = await world.db.prisma.mail.findMany({ where: { kind: "journal_seal" } });
  const { personId } = world.actor("inspector");
  expect(mails).toMatchObject([
    {
      personId,
      address: "inspector@haugiang.example",
      messageId: `<journal_seal.2026-03-03.${personId}@dondoc.example>`,
      state: "pending",
    },
  ]);
  await world.db.prisma.membership.updateMany({ where: { personId }, data: { validTo: on("2026-03-03") } });
  await seal("2026-03-05");
  expect(await world.db.prisma.mail.count({ where: { kind: "journal_seal" } })).toBe(1);
});

test("an inspector whose account is disabled is not written to", async () => {
  const { personId } = world.actor("inspector");
  await world.db.prisma.user.updateMany({ where: { personId }, data: { disabledAt: on("2026-03-02") } });
  await seal("2026-03-03");
  expect(await world.db.prisma.mail.count({ where: { kind: "journal_seal" } })).toBe(0);
  await world.db.prisma.user.updateMany({ where: { personId }, data: { disabledAt: null } });
  await seal("2026-03-04");
  expect(await world.db.prisma.mail.count({ where: { kind: "journal_seal" } })).toBe(1);
});

describe("the file outside the database", () => {
  test("has every seal with its heads, for its owner's eyes alone, and is only added to", async () => {
    const one = await seal("2026-03-03");
    expect(await writeSeals(world.db, file)).toEqual({ seals: 1, begunAnew: false });
    const before = await readFile(file, "utf8");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await doTo(world, first(), on("2026-03-03"), ["accept"]);
    await seal("2026-03-04");
    await seal("2026-03-05");
    expect(await writeSeals(world.db, file)).toEqual({ seals: 2, begunAnew: false });
    expect(await writeSeals(world.db, file)).toEqual({ seals: 0, begunAnew: false });
    expect((await readFile(file, "utf8")).startsWith(before)).toBe(true);
    const lines = await linesOf();
    expect(lines.map(({ kind }) => kind)).toEqual(["head", "head", "seal", "head", "seal", "seal"]);
    expect(lines[2]).toEqual({ kind: "seal", ...one });
  });

  test.each([
    ["a line without its end", '{"day":"2026-03-04","taskId":"0'],
    ["some of the heads", '{"day":"2026-03-04","taskId":"HEAD","number":2,"hash":"HASH"}\n'],
  ])("is made whole after a crash that left %s", async (_what, torn) => {
    await seal("2026-03-03");
    await writeSeals(world.db, file);
    await doTo(world, first(), on("2026-03-03"), ["accept"]);
    await seal("2026-03-04");
    const [head] = await headsOf("2026-03-04");
    await appendFile(file, torn.replace("HEAD", head?.taskId ?? "").replace("HASH", head?.hash ?? ""));
    await writeSeals(world.db, file);
    const findings: unknown[] = [];
    await verifyJournal(world.db, { sealsFile: file }, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
    expect((await linesOf()).filter((line) => line.kind === "seal")).toHaveLength(2);
  });

  test("that was taken away is begun anew from the record, which is told", async () => {
    await seal("2026-03-03");
    await seal("2026-03-04");
    await writeSeals(world.db, file);
    await rm(file);
    await seal("2026-03-05");
    expect(await writeSeals(world.db, file)).toEqual({ seals: 3, begunAnew: true });
  });
});
