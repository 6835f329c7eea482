/** One delivery over the wire: signed, in time, to a public address, and nowhere else. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { isPublicAddress } from "../../activities/public-address.js";
import { type Resolve, openWebhookSender, signature } from "../../activities/webhook-sender.js";
import { on } from "../record/traces.js";
import { type Receiver, isSigned, openReceiver } from "./receiver.js";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

const NOW = on("2026-03-10");
const SECRET = "whsec_test";
const delivery = (url: string) => ({
  id: "0199c0de-0000-7000-8000-000000000001",
  url,
  kind: "task_accepted",
  body: JSON.stringify({ kind: "task_accepted", note: "đã tiếp nhận" }),
});
const here = openWebhookSender({ allowPrivate: true, timeoutMs: 400 });
const send = (sender = here, url = receiver.url) => sender.send(delivery(url), SECRET, NOW);

test("what arrives is the body as it was written, under its ids, and the signature verifies", async () => {
  expect(await send()).toEqual({ kind: "delivered", status: 200 });
  const [got] = receiver.received;
  expect(got?.text).toBe(delivery("").body);
  expect(got?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": "Dondoc-Webhook/1",
    "dondoc-event": "task_accepted",
    "dondoc-delivery": "0199c0de-0000-7000-8000-000000000001",
  });
  if (got === undefined) throw new Error("nothing came");
  expect(isSigned(got, SECRET, NOW)).toBe(true);
  expect(isSigned(got, "whsec_other", NOW)).toBe(false);
  expect(isSigned({ ...got, text: got.text.replace("accepted", "declined") }, SECRET, NOW)).toBe(false);
  // An old message sent again by somebody who overheard it.
  expect(isSigned(got, SECRET, new Date(NOW.getTime() + 600_000))).toBe(false);
});

test.each([
  ["js", "node", ["--input-type=module", "-e"], "console.log(isGenuine(HEADER, BODY, SECRET))"],
  ["python", "python3", ["-c"], "print(str(is_genuine(HEADER, BODY.encode(), SECRET)).lower())"],
] as const)("the sample in docs/webhooks.md verifies it: %s", async (language, program, args, call) => {
  const page = await readFile(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
  const [, code = ""] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(page) ?? [];
  const body = delivery("").body;
  const run = (secret: string) => {
    const words = { HEADER: signature(secret, body, new Date()), BODY: body, SECRET };
    const said = call.replace(/HEADER|BODY|SECRET/g, (word) =>
      JSON.stringify(words[word as keyof typeof words]),
    ); // one of the three
    return spawnSync(program, [...args, `${code}\n${said}`], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
  };
  const { stdout, stderr, error } = run(SECRET);
  if (error !== undefined && program === "python3") return; // no Python here
  expect([stdout.trim(), stderr]).toEqual(["true", ""]);
  expect(run("whsec_other").stdout.trim()).toBe("false");
});

describe("what is not 2xx", () => {
  test("is refused, with the beginning of what the receiver said", async () => {
    receiver.answer = () => ({ status: 500, headers: {}, text: `quá tải\n${"x".repeat(100_000)}` });
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: "refused", status: 500 });
    if (outcome.kind !== "refused") throw new Error("delivered");
    expect(outcome.error).toMatch(/^HTTP 500 quá tải x+$/);
    expect(outcome.error.length).toBeLessThan(520);
  });

  test("is refused where it points elsewhere: nobody follows", async () => {
    const elsewhere = await openReceiver();
    receiver.answer = () => ({ status: 307, headers: { Location: elsewhere.url } });
    expect(await send()).toMatchObject({ kind: "refused", status: 307 });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });
});

describe("no answer", () => {
  test.each(["hang", "drop"] as const)("because of a %s is unreachable, within the time", async (fault) => {
    receiver.answer = () => fault;
    expect(await send()).toMatchObject({ kind: "unreachable" });
  });

  test("because nobody listens is unreachable", async () => {
    expect(await send(here, "http://127.0.0.1:1/")).toMatchObject({ kind: "unreachable" });
  });
});

describe("an address of one's own network", () => {
  const guarded = openWebhookSender({ allowPrivate: false, timeoutMs: 400 });
  const named = (answers: readonly string[][]): { resolve: Resolve; asked: () => number } => {
    let asked = 0;
    return {
      asked: () => asked,
      resolve: (_host, done) => {
        const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
      },
    };
  };

  test.each([
    "https://127.0.0.1/",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://2130706433/", // 127.0.0.1 as one number
    "https://0x7f.1/",
  ])("%s is not connected to", async (url) => {
    expect(await send(guarded, url)).toMatchObject({
      kind: "unreachable",
      error: expect.stringContaining("not a public address"),
    });
  });

  test("is refused behind a name, even as one address among public ones", async () => {
    for (const addresses of [["127.0.0.1"], ["93.184.216.34", "192.168.1.1"], ["::1"]]) {
      const { resolve } = named([addresses]);
      const sender = openWebhookSender({ allowPrivate: false, resolve, timeoutMs: 400 });
      expect(await send(sender, `https://hook.example:${String(receiver.port)}/`)).toMatchObject({
        error: expect.stringContaining("not a public address"),
      });
    }
    expect(receiver.received).toEqual([]);
  });

  test("is refused when a name moves to it after it was looked up: what is checked is what is connected to", async () => {
    // To whoever asks first the name is public; a second later it is this machine.
    const { resolve, asked } = named([["93.184.216.34"], ["127.0.0.1"]]);
    const sender = openWebhookSender({ allowPrivate: false, resolve, timeoutMs: 200 });
    const url = `https://hook.example:${String(receiver.port)}/`;
    // One look-up for one connection: there is no second answer for the connection to use.
    expect(await send(sender, url)).toMatchObject({ kind: "unreachable" });
    expect(asked()).toBe(1);
    expect(await send(sender, url)).toMatchObject({
      error: expect.stringContaining("127.0.0.1 is not a public"),
    });
    expect(asked()).toBe(2);
    expect(receiver.received).toEqual([]);
  });

  test("is reached over http by this machine's own address alone, and where the configuration says so", async () => {
    expect(await send(guarded)).toMatchObject({ error: "only https is used" });
    expect(await send(here, "http://hook.example/")).toMatchObject({ error: "only https is used" });
    expect(await send()).toMatchObject({ kind: "delivered" });
  });

  test.each([
    ["8.8.8.8", true],
    ["100.64.0.1", false],
    ["172.31.255.255", false],
    ["172.32.0.1", true],
    ["2402:800::1", true],
    ["2002:7f00:1::", false],
    ["::ffff:8.8.8.8", false],
    ["64:ff9b::7f00:1", false],
    ["hook.example", false],
  ])("%s is public: %s", (address, yes) => {
    expect(isPublicAddress(address)).toBe(yes);
  });
});
