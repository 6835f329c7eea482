/** What webhooks are told is written with the event itself: exactly the kinds and the tasks asked for, without names or texts. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { claimDeliveries } from "../../record/commands/claim-deliveries.js";
import { redeliver, sendTest } from "../../record/commands/redeliver.js";
import { removeWebhook } from "../../record/commands/remove-webhook.js";
import { type DeliveryOutcome, settleDelivery } from "../../record/commands/settle-delivery.js";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { dueWebhooks, nextDeliveryAt } from "../../record/queries/due-webhooks.js";
import { listDeliveries, listWebhooks } from "../../record/queries/webhooks.js";
import { webhookKinds } from "../../domain/webhook.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, journalOf, on } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const NOW = on("2026-03-10");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function subscribe(
  wanted: { kinds?: readonly string[]; unit?: string; by?: Name; url?: string } = {},
): Promise<string> {
  const { id } = await subscribeWebhook(world.db, {
    actor: world.actor(wanted.by ?? "office"),
    now: on("2026-03-01"),
    url: wanted.url ?? "https://hook.example/a",
    kinds: wanted.kinds ?? webhookKinds,
    unitId: wanted.unit === undefined ? null : world.unitId(wanted.unit),
    allowPrivate: false,
  });
  return id;
}
const written = (webhookId: string) =>
  world.db.prisma.webhookDelivery.findMany({ where: { webhookId }, orderBy: { position: "asc" } });
const kindsTo = async (webhookId: string) => (await written(webhookId)).map((delivery) => delivery.kind);
async function settleAll(webhookId: string, now: Date, outcome: DeliveryOutcome): Promise<number> {
  const claimed = await claimDeliveries(world.db, webhookId, now, 100);
  for (const delivery of claimed) await settleDelivery(world.db, webhookId, delivery, outcome, now);
  return claimed.length;
}

describe("an event", () => {
  test("is told to each webhook that asked for its kind, and to no other", async () => {
    const all = await subscribe();
    const some = await subscribe({ kinds: ["task_accepted", "task_returned"] });
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, taskId, NOW, ["report_progress", "report_completion", "return"]);
    const events = await journalOf(world.db, taskId);
    expect(await kindsTo(all)).toEqual(events.map((event) => event.kind));
    expect(await kindsTo(some)).toEqual(["task_accepted", "task_returned"]);
  });

  test("is told with ids, its kind, the instant, the section and the state: no name, no text", async () => {
    const webhookId = await subscribe({ kinds: ["progress_reported"] });
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, taskId, NOW, ["report_progress"]);
    const task = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    const [delivery] = await written(webhookId);
    expect(delivery?.body).toEqual({
      id: `${taskId}-3`,
      kind: "progress_reported",
      at: NOW.toISOString(),
      number: 3,
      programmeId: task.programmeId,
      task: {
        id: taskId,
        section: "II.1",
        period: null,
        state: "in_progress",
        version: task.version,
        leadUnitId: world.unitId("longmy"),
      },
    });
  });

  test("of a task that concerns another unit is not told to a unit's webhook; that of one below is", async () => {
    const below = await subscribe({ unit: "longmy", kinds: ["task_assigned"] });
    const partner = await subscribe({ unit: "ldld", kinds: ["task_assigned"] });
    const next = await subscribe({ unit: "vithanh", kinds: ["task_assigned"] });
    const { taskIds } = await world.issue(ISSUED, [
      wantedTask({ lead: "thuanhung", dueOn: DUE, coordinating: [] }),
      wantedTask({ lead: "vithanh", dueOn: DUE }),
    ]);
    const tasksTo = async (id: string) => (await written(id)).map((delivery) => delivery.taskId);
    expect(await tasksTo(below)).toEqual([taskIds[0]]);
    expect(await tasksTo(partner)).toEqual([taskIds[1]]);
    expect(await tasksTo(next)).toEqual([taskIds[1]]);
  });

  test("that is not committed is not told either", async () => {
    const webhookId = await subscribe({ kinds: ["task_accepted"] });
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    await expect(doTo(world, taskIds[0] ?? "", NOW, ["report_progress"])).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await written(webhookId)).toEqual([]);
  });
});

describe("what is sent next", () => {
  async function twoTasks() {
    const webhookId = await subscribe({ kinds: ["task_accepted", "progress_reported"] });
    const one = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const two = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, one, NOW, ["report_progress"]);
    return { webhookId, one, two };
  }
  const claim = async (webhookId: string, now: Date) =>
    (await claimDeliveries(world.db, webhookId, now, 10)).map(({ kind, body, attempts }) => ({
      kind,
      task: (JSON.parse(body) as { task: { id: string } }).task.id, // as the outbox wrote it
      attempts,
    }));

  test("is the earliest event of each task; two senders do not take the same", async () => {
    const { webhookId, one, two } = await twoTasks();
    const taken = (await Promise.all([claim(webhookId, NOW), claim(webhookId, NOW)])).flat();
    expect(taken.map(({ kind }) => kind)).toEqual(["task_accepted", "task_accepted"]);
    expect(new Set(taken.map(({ task }) => task))).toEqual(new Set([one, two]));
    expect(await claim(webhookId, later(0.5))).toEqual([]);
    // Whoever took them has vanished: after the lease they are sent again.
    expect((await claim(webhookId, later(2))).map(({ attempts }) => attempts)).toEqual([2, 2]);
  });

  test("waits behind a refused event of its own task alone", async () => {
    const { webhookId, one } = await twoTasks();
    const [first, second] = await claimDeliveries(world.db, webhookId, NOW, 10);
    if (first === undefined || second === undefined) throw new Error("two are due");
    await settleDelivery(
      world.db,
      webhookId,
      first,
      { kind: "refused", status: 500, error: "HTTP 500" },
      NOW,
    );
    await settleDelivery(world.db, webhookId, second, { kind: "delivered", status: 200 }, NOW);
    expect(first.body).toContain(one);
    expect(await claim(webhookId, NOW)).toEqual([]);
    expect(await nextDeliveryAt(world.db, webhookId)).toEqual(later(1));
    expect(await claim(webhookId, later(1))).toEqual([{ kind: "task_accepted", task: one, attempts: 2 }]);
  });

  test("waits altogether while the receiver does not answer", async () => {
    const { webhookId } = await twoTasks();
    const [first] = await claimDeliveries(world.db, webhookId, NOW, 1);
    if (first === undefined) throw new Error("one is due");
    await settleDelivery(world.db, webhookId, first, { kind: "unreachable", error: "ECONNREFUSED" }, NOW);
    expect(await dueWebhooks(world.db, NOW)).toEqual([]);
    expect(await claim(webhookId, NOW)).toEqual([]);
    expect(await nextDeliveryAt(world.db, webhookId)).toEqual(later(1));
    expect(await dueWebhooks(world.db, later(1))).toEqual([webhookId]);
    expect(await claim(webhookId, later(1))).toHaveLength(2);
  });

  test("is given up after eleven tries in three days, and the next event of the task has its turn", async () => {
    const { webhookId } = await twoTasks();
    const refused = { kind: "refused", status: 500, error: "HTTP 500" } as const;
    let now = NOW;
    for (let tries = 0; tries < 11; tries++) {
      now = (await nextDeliveryAt(world.db, webhookId)) ?? now;
      if (now < NOW) now = NOW;
      expect(await settleAll(webhookId, now, refused)).toBe(2);
    }
    expect((now.getTime() - NOW.getTime()) / 3_600_000).toBeCloseTo(68.6, 1);
    expect((await written(webhookId)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["failed", 11],
      ["failed", 11],
      ["pending", 0],
    ]);
    expect(await claim(webhookId, now)).toMatchObject([{ kind: "progress_reported", attempts: 1 }]);
  });

  test("is given up with all that is as old where the receiver never answered", async () => {
    const { webhookId, two } = await twoTasks();
    const dead = { kind: "unreachable", error: "ECONNREFUSED" } as const;
    let now = NOW;
    for (let tries = 0; tries < 11; tries++) {
      now = (await nextDeliveryAt(world.db, webhookId)) ?? now;
      if (now < NOW) now = NOW;
      const [one] = await claimDeliveries(world.db, webhookId, now, 1);
      if (one === undefined) throw new Error("one is due");
      if (tries === 10) await doTo(world, two, now, ["report_progress"]);
      await settleDelivery(world.db, webhookId, one, dead, now);
    }
    // The progress on NOW is not three days old yet.
    const states = (await written(webhookId)).map(({ kind, state }) => [kind, state]);
    expect(states).toEqual([
      ["task_accepted", "failed"],
      ["task_accepted", "failed"],
      ["progress_reported", "pending"],
      ["progress_reported", "pending"],
    ]);
  });
});

describe("a person", () => {
  test("sends one again: the same body, another delivery, both in the log", async () => {
    const webhookId = await subscribe({ kinds: ["task_accepted"] });
    await world.acceptedTask(ISSUED, { dueOn: DUE });
    await settleAll(webhookId, NOW, { kind: "delivered", status: 204 });
    const [first] = await written(webhookId);
    const command = {
      actor: world.actor("administrator"),
      webhookId,
      now: later(5),
      deliveryId: first?.id ?? "",
    };
    const idempotency = { key: "k", requestHash: "h" };
    const [again, twice] = await Promise.all([
      redeliver(world.db, { ...command, idempotency }),
      redeliver(world.db, { ...command, idempotency }),
    ]);
    expect(twice).toBe(again);
    const { deliveries } = await listDeliveries(world.db, world.actor("office"), webhookId, { limit: 10 });
    expect(deliveries).toMatchObject([
      { id: again, state: "pending", redeliveryOf: first?.id, body: first?.body, attempts: 0 },
      { id: first?.id, state: "delivered", responseStatus: 204, attempts: 1 },
    ]);
  });

  test("does not wait for a rest to end: a test is sent at once", async () => {
    const webhookId = await subscribe();
    await world.acceptedTask(ISSUED, { dueOn: DUE });
    await settleAll(webhookId, NOW, { kind: "unreachable", error: "ECONNREFUSED" });
    await sendTest(world.db, { actor: world.actor("office"), webhookId, now: NOW });
    const claimed = await claimDeliveries(world.db, webhookId, NOW, 10);
    expect(claimed.map(({ kind }) => kind)).toEqual(["test"]);
  });

  test("removes a webhook: what waits is dropped, nothing more is written, the log stays", async () => {
    const webhookId = await subscribe();
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await removeWebhook(world.db, { actor: world.actor("office"), webhookId, now: NOW });
    await doTo(world, taskId, NOW, ["report_progress"]);
    expect((await written(webhookId)).map(({ state }) => state)).toEqual(["dropped", "dropped"]);
    expect(await listWebhooks(world.db, world.actor("office"))).toEqual([]);
    expect(
      (await listDeliveries(world.db, world.actor("office"), webhookId, { limit: 1 })).nextCursor,
    ).not.toBeNull();
    const gone = removeWebhook(world.db, { actor: world.actor("office"), webhookId, now: NOW });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
  });

  test.each<Name>(["committee", "advising", "inspector", "longmy"])("as %s manages none", async (name) => {
    await expect(subscribe({ by: name })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(listWebhooks(world.db, world.actor(name))).rejects.toMatchObject({ code: "not_allowed" });
  });

  test.each([
    "http://hook.example/",
    "http://127.0.0.1/",
    "ftp://hook.example/",
    "https://user:pass@hook.example/",
    "https://hook.example/#part",
    "hook.example",
  ])("cannot subscribe %s", async (url) => {
    await expect(subscribe({ url })).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "url" },
    });
  });
});
