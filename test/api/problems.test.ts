/** Errors as problem details, in the language asked for; requests from other sites; what every answer carries. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { statusOf, titleOf } from "../../api/problems.js";
import { lastEvent, stateOf } from "../record/traces.js";
import { NOW, actPath, bodies, taskInProgress } from "./requests.js";
import { type Site, type Visitor, openSite, problemIn } from "./site.js";

let site: Site;
let longmy: Visitor;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  longmy = await site.signedIn("longmy");
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const unknownTask = "/api/v1/tasks/00000000-0000-7000-8000-000000000000";

describe("a problem", () => {
  test("has its type, code, status and both languages, and says in the language asked for what to do", async () => {
    const answer = await longmy.get(unknownTask);
    expect(answer.headers.get("Content-Type")).toMatch(/^application\/problem\+json/);
    const problem = await problemIn(answer);
    expect(problem).toEqual({
      type: "urn:dondoc:problem:not_found",
      title: titleOf.not_found.vi,
      status: 404,
      code: "not_found",
      detail: problem.messages.vi,
      messages: {
        vi: expect.stringContaining("Không tìm thấy"),
        en: expect.stringContaining("no such task"),
      },
    });
  });

  test.each([
    ["en", "en"],
    ["en-GB, vi;q=0.5", "en"],
    ["vi", "vi"],
    ["vi;q=0.9, en;q=0.8", "vi"],
    ["fr", "vi"],
    ["*", "vi"],
  ] as const)("to whom Accept-Language is %s speaks %s", async (header, language) => {
    const problem = await problemIn(await longmy.get(unknownTask, { "Accept-Language": header }));
    expect(problem.title).toBe(titleOf.not_found[language]);
    expect(problem.detail).toBe(problem.messages[language]);
  });

  test("never carries what went wrong inside", async () => {
    const text = await (await longmy.get("/api/v1/tasks?cursor=x")).text();
    expect(text).not.toMatch(/at \w+|prisma|select/i);
  });

  test("has a status and a title for every code", () => {
    expect(Object.keys(statusOf).sort()).toEqual(Object.keys(titleOf).sort());
  });
});

describe("a request from another site's page", () => {
  test.each([
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "not a url" },
  ])("(%j) is not carried out, by JSON or by form", async (headers) => {
    const taskId = await taskInProgress(site.world);
    const json = await longmy.post(actPath(taskId, "report_progress"), bodies.report_progress, headers);
    expect(await problemIn(json)).toMatchObject({ status: 403, code: "not_allowed" });
    expect(
      (await longmy.submit(`/tasks/${taskId}/progress-reports`, { text: "x", progress: "1" }, headers))
        .status,
    ).toBe(403);
    expect((await longmy.fetch("DELETE", "/api/v1/session", { headers })).status).toBe(403);
    expect((await longmy.submit("/sign-out", {}, headers)).status).toBe(403);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
    expect((await longmy.get("/api/v1/session")).status).toBe(200);
  });

  test("is told from one of our own page, and from a program's", async () => {
    const taskId = await taskInProgress(site.world);
    for (const headers of [
      { "Sec-Fetch-Site": "same-origin" },
      { "Sec-Fetch-Site": "none" },
      { Origin: site.url },
      {},
    ]) {
      expect(
        (await longmy.post(actPath(taskId, "report_progress"), bodies.report_progress, headers)).status,
      ).toBe(200);
    }
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 6, kind: "progress_reported" });
    // Reading is free to come from a link anywhere.
    expect((await longmy.get(`/tasks/${taskId}`, { "Sec-Fetch-Site": "cross-site" })).status).toBe(200);
  });
});

describe("every answer", () => {
  test.each([
    "/sign-in",
    "/tasks",
    "/api/v1/tasks",
    "/api/v1/nothing",
    "/nothing",
    "/assets/favicon.svg",
    "/health/live",
  ])("of %s carries the headers that keep a browser safe", async (path) => {
    const { headers } = await longmy.get(path);
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.has("X-Powered-By")).toBe(false);
  });

  test("of the reference may style itself and load from here alone", async () => {
    const answer = await site.stranger.get("/api/reference");
    const policy = answer.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe-eval|https?:/);
    expect(await answer.text()).not.toMatch(/https?:\/\//);
    const script = await site.stranger.get("/api/reference/standalone.js");
    expect(script.status).toBe(200);
    expect((await script.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
  });
});

test("health: the process lives, and is ready while the database answers", async () => {
  expect(await (await site.stranger.get("/health/live")).json()).toEqual({ status: "live" });
  expect(await (await site.stranger.get("/health/ready")).json()).toEqual({ status: "ready" });
});
