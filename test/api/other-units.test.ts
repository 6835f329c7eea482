/** What one's unit has no part in does not exist for it: every id, replayed through every door. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { operations } from "../../api/operations.js";
import { taskActs } from "../../api/task-acts.js";
import { everything } from "../record/traces.js";
import type { Name } from "../world.js";
import { NOW, actPath, bodies, evidenceName, reportWithEvidence, taskInProgress } from "./requests.js";
import { type Site, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let taskId: string;
let evidenceId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  taskId = await taskInProgress(site.world, { evidence: "list" });
  await reportWithEvidence(await site.signedIn("longmy"), taskId);
  evidenceId = (await site.world.db.prisma.evidence.findFirstOrThrow()).id;
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const onTasks = operations.filter((operation) => operation.path.includes("{taskId}"));

/** The unit next door, the unit below, and who looks after the machine. */
const outsiders: readonly Name[] = ["vithanh", "thuanhung", "administrator"];

test.each(outsiders)("no door to a task opens for %s, and nothing of it is said", async (name) => {
  const before = await everything(site.world.db, taskId);
  const outsider = await site.signedIn(name);
  const unknown = await problemIn(await outsider.get("/api/v1/tasks/00000000-0000-7000-8000-000000000000"));
  for (const { id, method, path } of onTasks) {
    const address = `/api/v1${path.replace("{taskId}", taskId).replace("{evidenceId}", evidenceId)}`;
    const act = taskActs.find((door) => path.endsWith(`/${door.resource}`))?.act;
    const answer = await (method === "get"
      ? outsider.get(address)
      : outsider.post(address, act && bodies[act]));
    const problem = await problemIn(answer);
    expect([id, problem.status]).toEqual([id, 404]);
    // Not told apart from what is not there.
    if (id !== "readEvidence") expect(problem).toEqual(unknown);
  }
  expect(onTasks.length).toBeGreaterThan(taskActs.length);
  expect(await everything(site.world.db, taskId)).toEqual(before);
});

test.each(outsiders)("neither list nor search nor programme shows it to %s", async (name) => {
  const outsider = await site.signedIn(name);
  const list = await outsider.get("/api/v1/tasks?q=an%20toan");
  expect(await jsonOf(list)).toEqual({ tasks: [], nextCursor: null });
  const { programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  for (const path of [`/api/v1/programmes/${programmeId}`, "/api/v1/programmes", "/api/v1/overview"]) {
    expect(await (await outsider.get(path)).text()).not.toContain(taskId);
  }
  for (const path of [`/tasks/${taskId}`, `/tasks/${taskId}/evidence/${evidenceId}`]) {
    const page = await outsider.get(path);
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain("Triển khai nội dung");
  }
});

test("who may read a task but not act on it is told so: not allowed", async () => {
  const before = await everything(site.world.db, taskId);
  const inspector = await site.signedIn("inspector");
  for (const { act } of taskActs) {
    expect(await problemIn(await inspector.post(actPath(taskId, act), bodies[act]))).toMatchObject({
      status: 403,
      code: "not_allowed",
    });
  }
  const longmy = await site.signedIn("longmy");
  expect((await longmy.post(actPath(taskId, "confirm"), {})).status).toBe(403);
  expect(await everything(site.world.db, taskId)).toEqual(before);
  const read = await jsonOf<{ reports: { evidence: { fileName: string }[] }[] }>(
    await inspector.get(`/api/v1/tasks/${taskId}`),
  );
  expect(read.reports[0]?.evidence[0]?.fileName).toBe(evidenceName);
});

test("the office's doors are closed to units", async () => {
  const longmy = await site.signedIn("longmy");
  const { programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  const answers = [
    await longmy.get("/api/v1/overview"),
    await longmy.post("/api/v1/programmes"),
    await longmy.post(`/api/v1/programmes/${programmeId}/issuance`),
  ];
  for (const answer of answers)
    expect(await problemIn(answer)).toMatchObject({ status: 403, code: "not_allowed" });
});
