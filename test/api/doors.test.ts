/** The doors of the JSON API: what they take, what they refuse, and that a refusal changes nothing. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { everything, lastEvent, stateOf } from "../record/traces.js";
import { NOW, actPath, bodies, taskInProgress } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let longmy: Visitor;
let taskId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  longmy = await site.signedIn("longmy");
});
beforeEach(async () => {
  taskId = await taskInProgress(site.world);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const report = (body: unknown, headers = {}) =>
  longmy.post(actPath(taskId, "report_progress"), body, headers);
const progress = bodies.report_progress ?? {};

describe("a task's version", () => {
  test("is its ETag, on reading and on every act; an older one in If-Match is refused with 412", async () => {
    const read = await longmy.get(`/api/v1/tasks/${taskId}`);
    expect(read.headers.get("ETag")).toBe('"2"');
    const first = await report(progress, { "If-Match": '"2"' });
    expect(first.status).toBe(200);
    expect(first.headers.get("ETag")).toBe('"3"');
    expect(await jsonOf(first)).toEqual({ taskId, version: 3, state: "in_progress" });
    const before = await everything(site.world.db, taskId);
    const stale = await problemIn(await report(progress, { "If-Match": '"2"' }));
    expect(stale).toMatchObject({ status: 412, code: "stale", expected: 2, version: 3 });
    expect(await everything(site.world.db, taskId)).toEqual(before);
    expect((await report(progress, { "If-Match": "*" })).status).toBe(200);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 4, kind: "progress_reported" });
  });

  test.each(["2", 'W/"2"', '"x"', '"2", "3"'])("cannot be %s", async (version) => {
    const problem = await problemIn(await report(progress, { "If-Match": version }));
    expect(problem).toMatchObject({ status: 422, field: "If-Match" });
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
  });

  test("says nothing of what time has changed: an answer is always whole and is kept by nobody", async () => {
    const read = await longmy.get(`/api/v1/tasks/${taskId}`, { "If-None-Match": '"2"' });
    expect(read.status).toBe(200);
    expect(read.headers.get("Cache-Control")).toBe("private, no-store");
  });
});

describe("an Idempotency-Key", () => {
  test("sent twice gives one report and the same answer", async () => {
    const headers = { "Idempotency-Key": taskId };
    const [first, second] = await Promise.all([report(progress, headers), report(progress, headers)]);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get("ETag")).toBe(first.headers.get("ETag"));
    expect(await site.world.db.prisma.report.count({ where: { taskId } })).toBe(1);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 3, kind: "progress_reported" });
  });

  test("is refused with another body, for another act, and when it is too long", async () => {
    const headers = { "Idempotency-Key": taskId };
    await report(progress, headers);
    const before = await everything(site.world.db, taskId);
    const refused = [
      await report({ ...progress, progress: 31 }, headers),
      await longmy.post(actPath(taskId, "report_completion"), bodies.report_completion, headers),
      await report(progress, { "Idempotency-Key": "k".repeat(201) }),
      await report(progress, { "Idempotency-Key": "\u00e9" }),
    ];
    for (const answer of refused)
      expect(await problemIn(answer)).toMatchObject({ status: 422, field: "Idempotency-Key" });
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });
});

describe("a body", () => {
  test.each([
    [{ ...progress, state: "completed" }, "state"],
    [{ ...progress, leadUnitId: "x" }, "leadUnitId"],
    [{ ...progress, dueOn: "2030-01-01" }, "dueOn"],
    [{ ...progress, now: "2020-01-01T00:00:00Z" }, "now"],
    [{ ...progress, progress: 101 }, "progress"],
    [{ ...progress, progress: -1 }, "progress"],
    [{ ...progress, progress: 1.5 }, "progress"],
    [{ ...progress, text: "   \u0000 " }, "text"],
    [{ ...progress, text: "x".repeat(20_001) }, "text"],
    [{ progress: 1 }, "text"],
    [[progress], ""],
  ])("%# is refused by its field, and nothing is written", async (body, field) => {
    const before = await everything(site.world.db, taskId);
    expect(await problemIn(await report(body))).toMatchObject({ status: 422, code: "invalid_input", field });
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });

  test.each([
    ["cut off", "{", "application/json", 422],
    ["a bare word", '"x"', "application/json", 422],
    ["in an unknown character set", "{}", "application/json; charset=klingon", 422],
    ["no JSON at all", "text=x", "text/plain", 422],
    ["over the limit", JSON.stringify({ text: "x".repeat(300_000) }), "application/json", 413],
  ])("%s is a problem with status, not a failure", async (_what, body, type, status) => {
    const headers = { "Content-Type": type };
    const answer = await longmy.fetch("POST", actPath(taskId, "report_progress"), { headers, body });
    expect(await problemIn(answer)).toMatchObject({ status });
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
  });

  test("is kept in NFC, without signs that no person writes", async () => {
    const text = `  ${"Đã họp".normalize("NFD")}\u0000\u0007 \ud800xong\nDòng hai `;
    expect((await report({ ...progress, text })).status).toBe(200);
    expect(await site.world.db.prisma.report.findMany({ where: { taskId }, select: { text: true } })).toEqual(
      [{ text: "Đã họp xong\nDòng hai" }],
    );
  });
});

describe("an address", () => {
  test.each([
    ["GET", "/api/v1/tasks/1", 422],
    ["GET", "/api/v1/tasks/00000000-0000-7000-8000-000000000000", 404],
    ["GET", "/api/v1/tasks/%ff", 422],
    ["GET", "/api/v1/programmes/00000000-0000-7000-8000-000000000000", 404],
    ["GET", "/api/v1/nothing", 404],
    ["GET", "/api/v2/tasks", 404],
    ["GET", "/api", 404],
    ["POST", "/api/v1/tasks", 405],
    ["PUT", "/api/v1/session", 405],
    ["PATCH", "/api/v1/overview", 405],
    ["DELETE", "/api/v1/programmes", 405],
  ])("%s %s answers with a problem of status %i", async (method, path, status) => {
    const answer = await longmy.fetch(method, path);
    expect(answer.status).toBe(status);
    expect((await problemIn(answer)).status).toBe(status);
  });
});

describe("the list's query", () => {
  test("says of a range of due dates that is none which day to mend", async () => {
    const asked = (query: string) => longmy.get(`/api/v1/tasks?${query}`);
    expect(await problemIn(await asked("dueFrom=2026-02-30"))).toMatchObject({ field: "dueFrom" });
    const reversed = await problemIn(await asked("dueFrom=2026-03-02&dueTo=2026-03-01"));
    expect(reversed).toMatchObject({ status: 422, field: "dueTo" });
    expect(reversed.messages.vi).toContain("ngày cuối phải từ ngày đầu");
    const page = await longmy.get("/tasks?dueFrom=2026-03-02&dueTo=2026-03-01");
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('id="filter-due-to-error"');
    expect(html).toContain('value="2026-03-02"');
    expect((await longmy.get("/tasks?dueFrom=yesterday")).status).toBe(200);
  });

  test.each([
    "state=lost",
    "state=assigned&state=lost",
    "limit=0",
    "limit=201",
    "limit=x",
    "unit=1",
    "cursor=x",
    "foo=1",
    "scope=mine",
    "dueFrom=2026-02-30",
    "dueTo=31/12/2026",
    "dueFrom=2026-03-02&dueTo=2026-03-01",
  ])("%s is refused", async (query) => {
    expect(await problemIn(await longmy.get(`/api/v1/tasks?${query}`))).toMatchObject({
      status: 422,
      code: "invalid_input",
    });
  });

  test.each([
    "",
    "state=in_progress&state=returned",
    "lateness=on_track",
    "q=trien%20khai",
    "q=%00an%20toan",
    "q=%25",
    "escalated=false",
    "dueFrom=2026-03-31&dueTo=2026-03-31",
  ])("%s finds the unit's tasks", async (query) => {
    const { tasks } = await jsonOf<{ tasks: { id: string }[] }>(
      await longmy.get(`/api/v1/tasks?limit=200&${query.replace("limit=200", "")}`),
    );
    expect(tasks.some((task) => task.id === taskId)).toBe(query !== "q=%25");
  });
});
