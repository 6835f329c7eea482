/** What an attacker tries at these doors; `rights.test.ts` replays every id as everybody else, `uploads.test.ts` has the files. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import type { Operation } from "../../api/operation.js";
import { operations } from "../../api/operations.js";
import { taskActs } from "../../api/task-acts.js";
import { doTo, doer } from "../record/acts.js";
import { everything } from "../record/traces.js";
import { NOW, actPath, taskInProgress } from "./requests.js";
import { type Site, openSite, problemIn } from "./site.js";

// Hundreds of requests a test, each as slow as a busy machine makes it.
jest.setTimeout(300_000);

let site: Site;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

test("a mailed link to a task, looked at a thousand times by scanners and by who is signed in, changes no row", async () => {
  const taskId = await taskInProgress(site.world);
  const [longmy, scanner] = [await site.signedIn("longmy"), site.stranger];
  const before = await everything(site.world.db, taskId);
  const statuses = new Set<number>();
  for (let round = 0; round < 50; round++) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index === 0 ? longmy : scanner).fetch(round % 2 === 0 ? "GET" : "HEAD", `/tasks/${taskId}`),
      ),
    );
    for (const answer of answers) statuses.add(answer.status);
  }
  expect([...statuses].sort()).toEqual([200, 303]);
  expect(await everything(site.world.db, taskId)).toEqual(before);
});

test("a hundred confirmations at once confirm once", async () => {
  const taskId = await taskInProgress(site.world);
  await doTo(site.world, taskId, NOW, ["report_completion"]);
  const board = await site.signedIn("advising");
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => board.post(actPath(taskId, "confirm"), { remarks: "Tốt" })),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(99);
  const { journal } = await everything(site.world.db, taskId);
  expect(journal.filter((event) => event.kind === "completion_confirmed")).toHaveLength(1);
});

let lastTask: string | undefined;
const withBody = operations.filter((operation) => operation.body !== undefined && operation.id !== "signIn");

/** Of a body that is one of several, the first, and what chooses it. */
function shapeOf(body: Operation["body"]): { shape: object; chosen: object } {
  if (body === undefined || "shape" in body) return { shape: body?.shape ?? {}, chosen: {} };
  const { discriminator } = body.def;
  const shape = body.options[0]?.shape ?? {};
  const literal: unknown = shape[discriminator];
  return { shape, chosen: { [discriminator]: literal instanceof z.ZodLiteral ? literal.value : "" } };
}

test.each(withBody.map((operation) => [operation.id, operation] as const))(
  "%s takes no field that it does not have",
  async (_id, { path, body }) => {
    const known = shapeOf(body);
    const own = Object.keys(known.shape);
    const injected = {
      status: "completed",
      state: "completed",
      unitId: "x",
      leadUnitId: "x",
      dueDate: "2030-01-01",
    };
    const foreign = Object.entries(injected).filter(([name]) => !own.includes(name));
    const taskId = (lastTask ??= await taskInProgress(site.world));
    const none = "00000000-0000-7000-8000-000000000000";
    const named: Readonly<Record<string, string>> = {
      taskId,
      date: "2027-04-30",
      kind: "bulletin",
      form: "party",
    };
    const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => named[name] ?? none);
    // A form of files is not even read for who may not send it.
    const act = taskActs.find((door) => path.endsWith(`}/${door.resource}`))?.act;
    const answer = await site.ask(act ? doer[act] : "office", "POST", address, {
      ...known.chosen,
      ...Object.fromEntries(foreign),
    });
    const { status, errors } = await problemIn(answer);
    expect(status).toBe(422);
    const fields = (errors as { field: string }[]).map(({ field }) => field); // see fields.ts
    expect(fields).toEqual(expect.arrayContaining(foreign.map(([name]) => name)));
  },
);
