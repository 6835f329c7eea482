/** The site of webhooks: the secret told once, the log, a test, and sending again. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { webhookActivities } from "../../activities/webhooks.js";
import { openWebhookSender } from "../../activities/webhook-sender.js";
import { type Receiver, isSigned, openReceiver } from "../activities/receiver.js";
import { DUE, ISSUED, on } from "../record/traces.js";
import { SECRET, type Site, openSite } from "./site.js";

let site: Site;
let receiver: Receiver;
beforeEach(async () => {
  site = await openSite({ now: on("2026-03-10") });
  receiver = await openReceiver();
});
afterEach(async () => {
  await site.close();
  await receiver.close();
});

interface Subscribed {
  readonly id: string;
  readonly secret: string;
  readonly url: string;
}
const wanted = () => ({ url: receiver.url, kinds: ["task_accepted"] });

async function subscribed(headers: Record<string, string> = {}): Promise<Subscribed> {
  const answer = await site.ask("office", "POST", "/webhooks", wanted(), headers);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Subscribed; // what the OpenAPI says of it
}

test("a webhook is subscribed, listed without its secret, and removed", async () => {
  const { id, secret, url } = await subscribed();
  expect(url).toBe(receiver.url);
  expect(secret).toMatch(/^whsec_[\w-]{43}$/);
  const list = await site.ask("administrator", "GET", "/webhooks");
  const text = await list.text();
  expect(JSON.parse(text)).toMatchObject({ webhooks: [{ id, unit: null, pending: 0, failed: 0 }] });
  expect(text).not.toContain(secret);
  expect((await site.ask("office", "DELETE", `/webhooks/${id}`)).status).toBe(204);
  expect((await site.ask("office", "DELETE", `/webhooks/${id}`)).status).toBe(404);
  expect(JSON.stringify(await site.world.db.prisma.webhook.findMany())).not.toContain(secret);
});

test("the same request under one key makes one webhook and tells the same secret; another is refused", async () => {
  const key = { "Idempotency-Key": "k-1" };
  const [one, two] = await Promise.all([subscribed(key), subscribed(key)]);
  expect(two).toEqual(one);
  expect(await site.world.db.prisma.webhook.count()).toBe(1);
  const other = await site.ask("office", "POST", "/webhooks", { ...wanted(), kinds: ["task_returned"] }, key);
  expect(other.status).toBe(422);
});

test.each([
  [{ url: "http://hook.example/" }, "url"],
  [{ url: "" }, "url"],
  [{ kinds: [] }, "kinds"],
  [{ kinds: ["evidence_read"] }, "kinds.0"],
  [{ unitId: "01a20c55-6540-743d-b1c5-d5b8e8d39554" }, "unitId"],
  [{ active: true }, "active"],
])("%j is refused with the field %s, in both languages", async (change, field) => {
  const answer = await site.ask("office", "POST", "/webhooks", { ...wanted(), ...change });
  expect(answer.status).toBe(422);
  const problem = (await answer.json()) as { messages: { vi: string; en: string } };
  expect(problem).toMatchObject({ code: "invalid_input", field });
  expect(problem.messages.vi).not.toBe(problem.messages.en);
});

test("a test and an event arrive signed with the secret that was told; the log has both, and one is sent again", async () => {
  const { id, secret } = await subscribed();
  await site.world.acceptedTask(ISSUED, { dueOn: DUE });
  expect((await site.ask("office", "POST", `/webhooks/${id}/test`)).status).toBe(201);
  // The worker's own activity; no Temporal is asked here.
  const neverAsked = undefined as never;
  const activities = webhookActivities(
    site.world.db,
    neverAsked,
    openWebhookSender({ allowPrivate: true }),
    SECRET,
  );
  await inActivity(() => activities.deliverDue(id, site.clock.now.getTime()));
  expect(receiver.received.map(({ body }) => body.kind)).toEqual(["task_accepted", "test"]);
  for (const one of receiver.received) expect(isSigned(one, secret, site.clock.now)).toBe(true);

  const log = async () =>
    (await (await site.ask("office", "GET", `/webhooks/${id}/deliveries?limit=1`)).json()) as {
      deliveries: { id: string; kind: string; state: string; responseStatus: number }[];
      nextCursor: string | null;
    };
  const page = await log();
  expect(page).toMatchObject({ deliveries: [{ kind: "test", state: "delivered", responseStatus: 200 }] });
  const next = await site.ask(
    "office",
    "GET",
    `/webhooks/${id}/deliveries?cursor=${String(page.nextCursor)}`,
  );
  const { deliveries } = (await next.json()) as Awaited<ReturnType<typeof log>>;
  expect(deliveries).toMatchObject([{ kind: "task_accepted", state: "delivered" }]);

  const again = await site.ask(
    "office",
    "POST",
    `/webhooks/${id}/deliveries/${deliveries[0]?.id ?? ""}/redelivery`,
  );
  expect(again.status).toBe(201);
  await inActivity(() => activities.deliverDue(id, site.clock.now.getTime()));
  const [first, , third] = receiver.received;
  expect(third?.text).toBe(first?.text);
  expect(third?.headers["dondoc-delivery"]).not.toBe(first?.headers["dondoc-delivery"]);
});

test.each(["deliveries?cursor=abc", "deliveries?limit=0", "deliveries?state=odd"])(
  "%s is refused",
  async (path) => {
    const { id } = await subscribed();
    expect((await site.ask("office", "GET", `/webhooks/${id}/${path}`)).status).toBe(422);
  },
);

test("the office's page has them with what was sent, tests one and removes it; a unit's people do not get there", async () => {
  const { id } = await subscribed();
  await site.world.acceptedTask(ISSUED, { dueOn: DUE });
  const page = async (name: "office" | "longmy", path = "", method = "GET", language = "vi") =>
    fetch(`${site.url}/webhooks${path}`, {
      method,
      redirect: "manual",
      headers: { Cookie: `${await site.cookieOf(name)}; locale=${language}` },
    });
  expect((await page("office", `/${id}/test`, "POST")).status).toBe(303);
  const html = await (await page("office")).text();
  for (const words of [receiver.url, "Mọi nhiệm vụ", "Đang chờ: 2", "task_accepted", "Gửi thử"])
    expect(html).toContain(words);
  expect(await (await page("office", "", "GET", "en")).text()).toContain("Waiting: 2");
  expect((await page("longmy")).status).toBe(403);
  expect((await page("longmy", `/${id}/removal`, "POST")).status).toBe(403);
  expect((await page("office", "/none/removal", "POST")).status).toBe(404);
  expect((await page("office", `/${id}/removal`, "POST")).status).toBe(303);
  expect(await (await page("office")).text()).toContain("Chưa có địa chỉ nhận sự kiện nào.");
});

/** An activity heartbeats, which needs the context that Temporal's mock gives. */
async function inActivity<T>(work: () => Promise<T>): Promise<T> {
  const { MockActivityEnvironment } = await import("@temporalio/testing");
  return new MockActivityEnvironment().run(work);
}
