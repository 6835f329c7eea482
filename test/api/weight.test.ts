/** What the first load of each kind of page weighs on the line, compressed: the page, its styles, scripts and pictures. */
import { get } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Name } from "../world.js";
import { NOW, taskInProgress } from "./requests.js";
import { type Site, openSite } from "./site.js";

/** For who opens it on a slow phone link. */
const MOST_BYTES = 60_000;
/** Lists as long as one page of them. */
const TASKS = 60;

let site: Site;
let taskId: string;
let programmeId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  taskId = await taskInProgress(site.world);
  for (let number = 0; number < TASKS; number++) await taskInProgress(site.world);
  ({ programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } }));
});
afterAll(() => site.close());

interface Part {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** As a browser asks: the bytes are counted as they come, before they are unpacked. */
function take(path: string, cookie: string): Promise<{ encoding: string; type: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(site.url + path, { headers: { Cookie: cookie, "Accept-Encoding": "gzip, br" } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${String(answer.statusCode)}`));
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("end", () => {
        const { "content-encoding": encoding = "", "content-type": type = "" } = answer.headers;
        resolve({ encoding, type, bytes });
      });
    }).on("error", reject);
  });
}

async function firstLoad(path: string, cookie: string): Promise<Part[]> {
  const html = await (await fetch(site.url + path, { headers: { Cookie: cookie } })).text();
  const asked = [...html.matchAll(/<(?:link|script|img)\b[^>]*\s(?:href|src)="(\/[^"]+)"/g)];
  const paths = [path, ...new Set(asked.map(([, address = ""]) => address))];
  return Promise.all(
    paths.map(async (one) => {
      const { encoding, type, bytes } = await take(one, cookie);
      // What is small, or packed already, is sent as it is.
      if (bytes > 2_000) expect([one, encoding]).toEqual([one, expect.stringMatching(/^(?:gzip|br)$/)]);
      return { path: one, type, bytes };
    }),
  );
}

const kinds: Readonly<Record<string, readonly [Name | null, () => string]>> = {
  "sign-in": [null, () => "/sign-in"],
  "own tasks": ["longmy", () => "/tasks?scope=own"],
  "a task": ["longmy", () => `/tasks/${taskId}`],
  "all tasks": ["office", () => "/tasks?scope=all"],
  overview: ["committee", () => "/overview"],
  programmes: ["office", () => "/programmes"],
  "a programme": ["office", () => `/programmes/${programmeId}`],
  "ladder policy": ["office", () => `/programmes/${programmeId}/policy`],
  "a new draft": ["office", () => "/drafts/new"],
  "review cycles": ["office", () => "/cycles"],
  calendar: ["office", () => "/calendar"],
  successions: ["office", () => "/successions"],
  search: ["office", () => "/search?q=an+toan"],
  templates: ["office", () => "/templates"],
  accounts: ["administrator", () => "/accounts"],
  account: ["longmy", () => "/account"],
};

const table: string[] = [];
afterAll(() => {
  process.stdout.write(`first load, compressed, bytes\n${table.join("\n")}\n`);
});

test.each(Object.entries(kinds))("%s: 60 kB at most", async (kind, [who, path]) => {
  const cookie = who === null ? "" : await site.cookieOf(who);
  const parts = await firstLoad(path(), cookie);
  expect(parts.map((part) => part.path)).toContain("/assets/app.css");
  const sum = (of: RegExp) =>
    parts.filter(({ type }) => of.test(type)).reduce((bytes, part) => bytes + part.bytes, 0);
  const all = sum(/./);
  table.push(`| ${kind} | ${sum(/html/)} | ${sum(/css/)} | ${sum(/javascript/)} | ${all} |`);
  expect(all).toBeLessThanOrEqual(MOST_BYTES);
});

test("nothing is asked of another host, and no page may run what stands in it", async () => {
  const answer = await fetch(`${site.url}/sign-in`);
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});
