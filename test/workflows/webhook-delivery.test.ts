/** Deliveries over time: retried on faults, in order for each task, none lost, and one dead receiver delays no other. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { webhookSecret } from "../../record/webhook-secret.js";
import { waitFor } from "../../stack/wait.js";
import { type Receiver, isSigned, openReceiver } from "../activities/receiver.js";
import { doTo } from "../record/acts.js";
import { DUE, ISSUED } from "../record/traces.js";
import { wantedTask } from "../world.js";
import { AUTH_SECRET, type Clockwork, startClockwork } from "./clockwork.js";

let clockwork: Clockwork;
let receivers: Receiver[];
beforeEach(async () => {
  clockwork = await startClockwork({ cached: false });
  receivers = [];
});
afterEach(async () => {
  await clockwork.close();
  await Promise.all(receivers.map((receiver) => receiver.close()));
});

async function receiver(answer?: Receiver["answer"]): Promise<Receiver> {
  const opened = await openReceiver(answer);
  receivers.push(opened);
  return opened;
}

const KINDS = ["task_accepted", "progress_reported", "completion_reported", "report_withdrawn"];

async function subscribe(url: string): Promise<string> {
  const { world } = clockwork;
  const { id } = await subscribeWebhook(world.db, {
    actor: world.actor("office"),
    now: ISSUED,
    url,
    kinds: KINDS,
    unitId: null,
    allowPrivate: true,
  });
  return id;
}

/** Three tasks, with four events each, now. */
async function events(): Promise<string[]> {
  const { world } = clockwork;
  const now = await clockwork.now();
  const { taskIds } = await world.issue(
    ISSUED,
    [1, 2, 3].map(() => wantedTask({ dueOn: DUE })),
  );
  for (const id of taskIds)
    await doTo(world, id, now, ["accept", "report_progress", "report_completion", "withdraw_report"]);
  return taskIds;
}

const states = async (webhookId: string) => {
  const rows = await clockwork.world.db.prisma.webhookDelivery.groupBy({
    by: ["state"],
    where: { webhookId },
    _count: true,
  });
  return Object.fromEntries(rows.map((row) => [row.state, row._count]));
};

/** What a task's receiver was told, in the order of arrival, each event where it was first taken. */
function orderOf({ received }: Receiver, taskId: string): number[] {
  const numbers = received
    .filter(({ body }) => (body["task"] as { id: string }).id === taskId)
    .map(({ body }) => body.number ?? 0);
  return [...new Set(numbers)];
}

/** Time passes in steps, and what falls due in each is sent before the next. */
async function passUntil(done: () => Promise<boolean>, stepMinutes: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    if (await waitFor(done, 1_000)) return;
    await clockwork.passTo(new Date((await clockwork.now()).getTime() + stepMinutes * 60_000));
  }
  throw new Error("it did not come to an end");
}

test("faults of every kind are tried again until each event has arrived, in its task's order and signed", async () => {
  const faults = [500, "drop", 429, 302, 503] as const;
  let asked = 0;
  const flaky = await receiver(() => {
    asked++;
    return asked % 2 === 0 ? 200 : (faults[asked % faults.length] ?? 500);
  });
  const webhookId = await subscribe(flaky.url);
  const taskIds = await events();
  await clockwork.sweepWebhooks();
  await passUntil(async () => (await states(webhookId))["delivered"] === 12, 31, 60);
  for (const taskId of taskIds) expect(orderOf(flaky, taskId)).toEqual([2, 3, 4, 5]);
  const now = await clockwork.now();
  const secret = webhookSecret(AUTH_SECRET, webhookId);
  for (const one of flaky.received) expect(isSigned(one, secret, now, 86_400)).toBe(true);
  expect(flaky.received.length).toBeGreaterThan(12);
});

test("a dead receiver rests, costs few tries, and delays no other; alive again it gets all", async () => {
  const dead = await receiver(() => "drop");
  const well = await receiver();
  const [deadId, wellId] = [await subscribe(dead.url), await subscribe(well.url)];
  await events();
  await clockwork.sweepWebhooks();
  expect(await waitFor(async () => (await states(wellId))["delivered"] === 12, 10_000)).toBe(true);
  expect(dead.received.length).toBeLessThanOrEqual(3);
  await clockwork.passTo(new Date((await clockwork.now()).getTime() + 3_600_000));
  expect(dead.received.length).toBeLessThanOrEqual(12);
  expect(await states(deadId)).toEqual({ pending: 12 });
  dead.answer = () => 204;
  await passUntil(async () => (await states(deadId))["delivered"] === 12, 60, 20);
});

test("stopped between, the worker goes on where it was: nothing is lost", async () => {
  const slow = await receiver((one) => (one.body.number === 4 ? 500 : 200));
  const webhookId = await subscribe(slow.url);
  const taskIds = await events();
  await clockwork.sweepWebhooks();
  expect(await waitFor(async () => (await states(webhookId))["delivered"] === 6, 10_000)).toBe(true);
  await clockwork.restartWorker();
  slow.answer = () => 200;
  await passUntil(async () => (await states(webhookId))["delivered"] === 12, 2, 10);
  for (const taskId of taskIds) expect(orderOf(slow, taskId)).toEqual([2, 3, 4, 5]);
});
