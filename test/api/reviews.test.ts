/** The doors of reviews, JSON and pages: who may, what is refused, and a whole cycle from its call to the units' reading it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { instantAt } from "../../domain/day.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { calledCycle, drafted, programmeOfThree, submissionOf } from "../record/reviews.js";
import type { Name } from "../world.js";
import { on } from "../record/traces.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
const visitors = new Map<Name, Visitor>();
const as = (name: Name): Visitor => visitors.get(name) ?? site.stranger;
const everyone = [
  "office",
  "advising",
  "committee",
  "inspector",
  "administrator",
  "longmy",
  "longmy.head",
  "vithanh",
  "thuanhung",
] as const;
let programmeId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(on("2026-05-18"));
  for (const name of everyone) visitors.set(name, await site.signedIn(name));
});
beforeEach(async () => {
  site.at(on("2026-05-18"));
  ({ programmeId } = await programmeOfThree(site.world));
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const call = () => ({
  programmeId,
  kind: "half_yearly",
  periodFrom: "2026-01-01",
  periodTo: "2026-06-30",
  cutOff: "2026-06-15",
  dueOn: "2026-06-22",
});
const version = (number: number) => ({ "If-Match": `"${String(number)}"` });

describe("calling a review", () => {
  test.each([
    ["office", 201],
    ["advising", 201],
    ["committee", 403],
    ["inspector", 403],
    ["administrator", 403],
    ["longmy", 403],
  ] as const)("as %s answers %i", async (name, status) => {
    const answer = await as(name).post("/api/v1/cycles", call());
    expect(answer.status).toBe(status);
    if (status === 201) expect(await jsonOf(answer)).toMatchObject({ version: 1, state: "called" });
    else expect(await site.world.db.prisma.reviewCycle.count({ where: { programmeId } })).toBe(0);
  });

  test("signed in as nobody is 401; under one key it is called once, and another body is refused", async () => {
    expect((await site.stranger.post("/api/v1/cycles", call())).status).toBe(401);
    const key = { "Idempotency-Key": `call-${programmeId}` };
    const [one, two] = await Promise.all([
      as("office").post("/api/v1/cycles", call(), key),
      as("office").post("/api/v1/cycles", call(), key),
    ]);
    expect([one.status, await jsonOf(one)]).toEqual([two.status, await jsonOf(two)]);
    expect(await site.world.db.prisma.reviewCycle.count({ where: { programmeId } })).toBe(1);
    const other = await as("office").post("/api/v1/cycles", { ...call(), kind: "yearly" }, key);
    expect((await problemIn(other)).status).toBe(422);
  });

  test.each([
    [{ cutOff: "2026-05-18" }, 201],
    [{ cutOff: "2026-05-17" }, 422],
    [{ dueOn: "2026-06-14" }, 422],
    [{ periodTo: "2025-12-31" }, 422],
    [{ periodFrom: "2026-02-30" }, 422],
    [{ kind: "weekly" }, 422],
    [{ outline: [] }, 422],
    [{ outline: ["  "] }, 422],
    [{ state: "published" }, 422],
    [{ programmeId: "00000000-0000-7000-8000-000000000000" }, 404],
  ])("with %j answers %i", async (change, status) => {
    const answer = await as("office").post("/api/v1/cycles", { ...call(), ...change });
    expect(answer.status).toBe(status);
    const called = await site.world.db.prisma.reviewCycle.count({ where: { programmeId } });
    expect(called).toBe(status === 201 ? 1 : 0);
  });
});

describe("a cycle", () => {
  let cycleId: string;
  let submissionId: string;
  beforeEach(async () => {
    cycleId = await calledCycle(site.world, programmeId);
    submissionId = await submissionOf(site.world, cycleId, "longmy");
  });
  const edit = (id: string, text: string) => ({ paragraphs: [{ id, text }] });

  test("and its reports exist for whom they concern, and for nobody else", async () => {
    const seen = async (path: string) =>
      Promise.all(
        everyone.map(async (name) => [name, (await as(name).get(`/api/v1${path}`)).status] as const),
      );
    const not = (names: readonly Name[]) => everyone.map((name) => [name, names.includes(name) ? 404 : 200]);
    expect(await seen(`/cycles/${cycleId}`)).toEqual(not(["administrator", "thuanhung"]));
    expect(await seen(`/submissions/${submissionId}`)).toEqual(
      not(["administrator", "thuanhung", "vithanh"]),
    );
    expect(await seen(`/cycles/${cycleId}/figures/total`)).toEqual(not(everyone));
    await drafted(site.world, cycleId);
    expect(await seen(`/cycles/${cycleId}/figures/total`)).toEqual(
      not(["administrator", "thuanhung", "vithanh", "longmy", "longmy.head"]),
    );
    const listed = await jsonOf<{ cycles: { id: string; own: object[] }[] }>(
      await as("longmy").get(`/api/v1/cycles?programme=${programmeId}`),
    );
    expect(listed.cycles.map(({ id, own }) => [id, own.length])).toEqual([[cycleId, 1]]);
    const none = await as("thuanhung").get(`/api/v1/cycles?programme=${programmeId}`);
    expect(await jsonOf(none)).toEqual({ cycles: [] });
  });

  test("every act is refused to who may not do it, with 404 where it is not seen, and nothing changes", async () => {
    await drafted(site.world, cycleId);
    const acts = [
      ["report", edit("counts", "x"), ["office", "advising"]],
      ["approval-request", {}, ["office", "advising"]],
      ["approval", {}, ["committee"]],
      ["return", { remarks: "x" }, ["committee"]],
      ["publication", {}, ["office", "advising"]],
      ["cancellation", { reason: "x" }, ["office", "advising"]],
    ] as const;
    const before = await site.world.db.prisma.reviewCycle.findUnique({ where: { id: cycleId } });
    for (const [resource, body, may] of acts) {
      for (const name of everyone) {
        if ((may as readonly Name[]).includes(name)) continue;
        const answer = await as(name).post(`/api/v1/cycles/${cycleId}/${resource}`, body, {
          "If-Match": "*",
        });
        const reads = ["office", "advising", "committee", "inspector"].includes(name);
        expect([resource, name, answer.status]).toEqual([resource, name, reads ? 403 : 404]);
      }
    }
    expect(await site.world.db.prisma.reviewCycle.findUnique({ where: { id: cycleId } })).toEqual(before);
  });

  test("goes from the units' reports to publication by the API alone, with versions", async () => {
    const unit = `/api/v1/submissions/${submissionId}`;
    await acceptTask(site.world.db, {
      taskId: submissionId,
      actor: site.world.actor("longmy"),
      now: on("2026-05-19"),
    });
    site.at(on("2026-06-01"));
    const saved = await as("longmy").post(`${unit}/text`, edit("free.1", "Đã quán triệt."), version(1));
    expect([saved.status, saved.headers.get("ETag")]).toEqual([200, '"2"']);
    expect((await as("longmy").post(`${unit}/text`, edit("free.1", "x"), version(1))).status).toBe(412);
    expect((await as("longmy").post(`${unit}/text`, edit("none", "x"), version(2))).status).toBe(422);
    expect((await as("longmy").post(`${unit}/submission`)).status).toBe(409);
    expect((await as("longmy").post(`${unit}/signature`, {}, version(2))).status).toBe(403);
    expect((await as("longmy.head").post(`${unit}/signature`, {}, version(1))).status).toBe(412);
    expect(await jsonOf(await as("longmy.head").post(`${unit}/signature`, {}, version(2)))).toMatchObject({
      version: 3,
      signed: true,
    });
    expect((await as("longmy").post(`${unit}/submission`, {}, version(2))).status).toBe(412);
    expect((await as("longmy").post(`${unit}/submission`, {}, version(3))).status).toBe(200);
    expect((await as("advising").post(`/api/v1/tasks/${submissionId}/confirmation`)).status).toBe(200);

    await drafted(site.world, cycleId);
    site.at(on("2026-06-24"));
    const path = `/api/v1/cycles/${cycleId}`;
    const read = await as("advising").get(path);
    const tag = { "If-Match": read.headers.get("ETag") ?? "" };
    expect((await as("advising").post(`${path}/report`, edit("counts", "Câu mới."), tag)).status).toBe(200);
    expect((await as("office").post(`${path}/report`, edit("counts", "Câu khác."), tag)).status).toBe(412);
    expect((await as("advising").post(`${path}/approval-request`)).status).toBe(200);
    const seen = (await as("committee").get(path)).headers.get("ETag") ?? "";
    expect((await as("committee").post(`${path}/approval`, {}, { "If-Match": seen })).status).toBe(200);
    expect((await as("committee").post(`${path}/approval`, {}, { "If-Match": "*" })).status).toBe(409);
    expect((await as("office").post(`${path}/publication`)).status).toBe(200);
    const { report } = await jsonOf<{ report: { paragraphs: { text: string }[] }[] }>(
      await as("vithanh").get(path),
    );
    expect(report.flatMap(({ paragraphs }) => paragraphs).map(({ text }) => text)).toContain("Câu mới.");
    expect((await as("vithanh").get(`${path}/figures/overdue`)).status).toBe(200);
  });

  test("has rules that the office sets and reads", async () => {
    const path = `/api/v1/programmes/${programmeId}/review-rules`;
    const read = await as("office").get(path);
    expect(await jsonOf(read)).toMatchObject({ byDefault: true });
    const tag = { "If-Match": read.headers.get("ETag") ?? "" };
    expect((await as("longmy").get(path)).status).toBe(403);
    expect((await as("office").post(path, { rules: [{ kind: "yearly" }] }, tag)).status).toBe(422);
    const set = await as("office").post(path, { rules: [] }, tag);
    expect(await jsonOf(set)).toMatchObject({ rules: [], byDefault: false });
    expect((await as("office").post(path, { rules: null }, tag)).status).toBe(412);
  });
});

describe("the pages", () => {
  const keyIn = (html: string) => /name="idempotencyKey" value="([^" ]+)/.exec(html)?.[1] ?? "";
  const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";

  test("call a review; a form that fails comes back with what was typed", async () => {
    expect((await as("longmy").get("/cycles/new")).status).toBe(403);
    const form = await (await as("office").get("/cycles/new")).text();
    const fields = {
      ...call(),
      idempotencyKey: keyIn(form),
      outline: "Kết quả thực hiện\r\n\r\nKiến nghị, đề xuất",
    };
    const failed = await as("office").submit("/cycles", { ...fields, cutOff: "2026-05-17" });
    expect(failed.status).toBe(422);
    const again = await failed.text();
    expect(again).toContain("Thời điểm chốt số liệu đã qua");
    expect(again).toContain('value="2026-05-17"');
    const done = await as("office").submit("/cycles", fields);
    expect(done.status).toBe(303);
    const cycleId = (done.headers.get("Location") ?? "").split("/").at(-1) ?? "";
    const cycle = await site.world.db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });
    expect(cycle.outline).toEqual(["Kết quả thực hiện", "Kiến nghị, đề xuất"]);
    expect(await (await as("longmy").get("/cycles")).text()).toContain("Báo cáo đơn vị phải gửi");
  });

  test("edit paragraph by paragraph, mark what was changed, keep what was typed where another was first", async () => {
    const cycleId = await calledCycle(site.world, programmeId);
    await drafted(site.world, cycleId);
    site.at(instantAt("2026-06-24", "09:00"));
    const html = await (await as("advising").get(`/cycles/${cycleId}`)).text();
    expect(html).toContain(`/cycles/${cycleId}/figures/overdue`);
    const fields = { idempotencyKey: keyIn(html), version: versionIn(html), id: "counts" };
    const saved = await as("advising").submit(`/cycles/${cycleId}/report`, {
      ...fields,
      text: "Câu của Ban.",
    });
    expect([saved.status, saved.headers.get("Location")]).toEqual([303, `/cycles/${cycleId}#p-counts`]);
    const after = await (await as("advising").get(`/cycles/${cycleId}`)).text();
    expect(after).toContain("Câu của Ban.");
    expect(after).toContain("Đã sửa");
    const late = await as("office").submit(`/cycles/${cycleId}/report`, { ...fields, text: "Câu đến sau." });
    expect(late.status).toBe(412);
    expect(await late.text()).toContain("Câu đến sau.");

    await as("advising").submit(`/cycles/${cycleId}/approval-request`, {});
    const empty = await as("committee").submit(`/cycles/${cycleId}/return`, { remarks: " " });
    expect(empty.status).toBe(422);
    await as("committee").submit(`/cycles/${cycleId}/approval`, {});
    expect((await as("office").submit(`/cycles/${cycleId}/publication`, {})).status).toBe(303);
    expect(await (await as("vithanh").get(`/cycles/${cycleId}`)).text()).toContain("Câu của Ban.");
    const figure = await as("vithanh").get(`/cycles/${cycleId}/figures/overdue`);
    expect(await figure.text()).toContain("Huyện ủy Long Mỹ");
  });

  test("let a unit write, its head sign, and the report be handed in", async () => {
    const cycleId = await calledCycle(site.world, programmeId);
    const submissionId = await submissionOf(site.world, cycleId, "longmy");
    const path = `/submissions/${submissionId}`;
    expect(await (await as("longmy").get(path)).text()).toContain("Đề nghị tiếp nhận");
    expect(await (await as("longmy").get(`/tasks/${submissionId}`)).text()).toContain(`href="${path}"`);
    await as("longmy").submit(`/tasks/${submissionId}/acceptance`, {});
    const html = await (await as("longmy").get(path)).text();
    const saved = await as("longmy").submit(`${path}/text`, {
      idempotencyKey: keyIn(html),
      version: versionIn(html),
      id: "free.5",
      text: "Đề nghị hỗ trợ.",
    });
    expect(saved.status).toBe(303);
    expect((await as("longmy").submit(`${path}/submission`, {})).status).toBe(409);
    expect((await as("longmy").submit(`${path}/signature`, {})).status).toBe(403);
    expect((await as("longmy.head").submit(`${path}/signature`, {})).status).toBe(303);
    expect((await as("longmy").submit(`${path}/submission`, {})).status).toBe(303);
    const task = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: submissionId } });
    expect(task.state).toBe("awaiting_review");
  });
});
