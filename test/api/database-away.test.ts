/** With the database away nothing hangs and nothing is taken that is not kept: 503, come back later. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { lastEvent, stateOf } from "../record/traces.js";
import { PASSWORD } from "../world.js";
import { NOW, actPath, bodies, reportWithEvidence, taskInProgress } from "./requests.js";
import { type Site, type Visitor, multipart, openSite, pdf, problemIn } from "./site.js";

let site: Site;
let longmy: Visitor;
let taskId: string;
beforeEach(async () => {
  site = await openSite({ tapped: true });
  site.at(NOW);
  taskId = await taskInProgress(site.world);
  longmy = await site.signedIn("longmy");
});
afterEach(() => site.close());

/** The doors that a body would knock at. */
const knocks: readonly [string, () => Promise<Response>][] = [
  ["a list", () => longmy.get("/api/v1/tasks")],
  ["a task", () => longmy.get(`/api/v1/tasks/${taskId}`)],
  ["a report", () => longmy.post(actPath(taskId, "report_progress"), bodies.report_progress)],
  ["a report with a file", () => reportWithEvidence(longmy, taskId)],
  ["signing in", () => site.stranger.post("/api/v1/session", { username: "longmy", password: PASSWORD })],
  ["signing out", () => longmy.fetch("DELETE", "/api/v1/session")],
];

const pages: readonly [string, () => Promise<Response>][] = [
  ["the list's page", () => longmy.get("/tasks?scope=own")],
  ["a form", () => longmy.submit(`/tasks/${taskId}/progress-reports`, { text: "x", progress: "1" })],
  [
    "a form with a file",
    () =>
      longmy.upload(
        `/tasks/${taskId}/completion`,
        multipart({ text: "x" }, [{ field: "evidence", name: "a.pdf", bytes: pdf }]),
      ),
  ],
  [
    "signing in on the page",
    () => site.stranger.submit("/sign-in", { username: "longmy", password: PASSWORD }),
  ],
];

test("a stopped database is 503 with Retry-After at every door; back again, all goes on as it was", async () => {
  await site.tap.cut();
  for (const [what, knock] of knocks) {
    const answer = await knock();
    expect([what, answer.status, answer.headers.get("Retry-After")]).toEqual([what, 503, "10"]);
    expect(await problemIn(answer)).toMatchObject({ code: "unavailable" });
  }
  for (const [what, knock] of pages) {
    const answer = await knock();
    expect([what, answer.status, answer.headers.get("Retry-After")]).toEqual([what, 503, "10"]);
    expect(await answer.text()).toContain("Hệ thống tạm gián đoạn");
  }
  expect((await site.stranger.get("/health/ready")).status).toBe(503);
  expect((await site.stranger.get("/health/live")).status).toBe(200);
  expect((await site.stranger.get("/sign-in")).status).toBe(200);
  expect(await site.incoming()).toEqual([]);
  expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });

  await site.tap.flow();
  expect((await longmy.get("/api/v1/tasks")).status).toBe(200);
  expect((await longmy.post(actPath(taskId, "report_progress"), bodies.report_progress)).status).toBe(200);
  expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 3, kind: "progress_reported" });
  expect((await site.stranger.get("/health/ready")).status).toBe(200);
});

test("a line that has gone dead under open connections is 503 too, and no request hangs", async () => {
  site.tap.hold();
  const answers = await Promise.all([
    longmy.get("/api/v1/tasks"),
    longmy.post(actPath(taskId, "report_progress"), bodies.report_progress),
    longmy.get(`/tasks/${taskId}`),
    site.stranger.get("/health/ready"),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([503, 503, 503, 503]);
  expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
});
