/**
 * Every page of the route table as each role: nothing barred by axe, nothing cut off on narrow screens or at 200 % zoom, no
 * error of the browser, headings in order. With and without data, in both languages, in both schemes, with less motion.
 */
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { fileOperations } from "../../api/pages/files.js";
import { routeOf } from "../../api/operation.js";
import { pageRows } from "../api/rights-rows.js";
import type { Name } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, desk, openVisitor } from "./visitor.js";

// Some forty pages a person, each as slow as a busy machine makes it.
jest.setTimeout(900_000);

let browser: Browser;
let site: Site;
const ids: Record<string, string> = {};

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const files = new Set(fileOperations.map((door) => `get ${routeOf(door)}`));
/** No pages of their own: a stream, and what leads elsewhere at once. */
const elsewhere = new Set(["get /live", "get /"]);

/** The addresses of all pages; a part of the address that names nothing here is one that is not there. */
const addresses = (): string[] =>
  Object.keys(pageRows)
    .filter((door) => door.startsWith("get ") && !files.has(door) && !elsewhere.has(door))
    .map((door) => door.slice("get ".length))
    .map((path) => path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? "2026"))
    .map((path) => path.replace("/help/guides/2026", "/help/guides/officer"));

async function signedIn(name: Name, options: BrowserContextOptions): Promise<Visitor> {
  const visitor = await openVisitor(browser, site, options);
  await visitor.go("/account");
  await visitor.signIn(name);
  return visitor;
}

/** Goes to each; gives how many of them were pages and not refusals. */
async function walk(visitor: Visitor, paths: readonly string[]): Promise<number> {
  let shown = 0;
  let refused = false;
  for (const path of paths) {
    const answer = await visitor.page.request.get(path);
    const status = answer.status();
    // One refusal looks like the other.
    if (status >= 400 && refused) continue;
    await visitor.go(path, status);
    if (status < 400) shown++;
    else refused = true;
    const levels = await visitor.page.evaluate<number[]>(HEADINGS);
    const skipped = levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1);
    expect({ path, levels, skipped }).toEqual({ path, levels, skipped: false });
  }
  return shown;
}

const HEADINGS = `[...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")]
  .filter((heading) => heading.checkVisibility())
  .map((heading) => Number(heading.tagName.slice(1)))`;

test("with no data yet", async () => {
  const visitor = await signedIn("office", desk);
  expect(await walk(visitor, addresses())).toBeGreaterThan(8);
  await visitor.close();
});

test.each<[Name, number]>([
  ["longmy", 6],
  ["office", 15],
  ["committee", 10],
  ["advising", 10],
  ["inspector", 8],
  ["administrator", 5],
])("as %s, with data", async (name, least) => {
  if (ids["taskId"] === undefined) {
    const day = instantAt("2026-01-05", "08:00");
    ids["taskId"] = await site.world.acceptedTask(day, { dueOn: "2026-03-02", evidence: "list" });
    const task = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: ids["taskId"] } });
    ids["programmeId"] = task.programmeId;
    ids["accountId"] = site.world.actor("longmy").personId;
  }
  const visitor = await signedIn(name, desk);
  expect(await walk(visitor, addresses())).toBeGreaterThanOrEqual(least);
  await visitor.close();
});

test("in the dark scheme, with less motion, in English", async () => {
  const visitor = await signedIn("office", { ...desk, colorScheme: "dark", reducedMotion: "reduce" });
  await visitor.press("English");
  expect(await walk(visitor, addresses())).toBeGreaterThan(10);
  await visitor.close();
});

test("on paper nothing of the page's head and foot is left", async () => {
  const visitor = await signedIn("office", desk);
  await visitor.go("/overview");
  await visitor.page.emulateMedia({ media: "print" });
  for (const part of [".dd-navigation", ".dd-footer", ".dd-header__person", ".dd-help"])
    expect([part, await visitor.page.locator(part).isVisible()]).toEqual([part, false]);
  await visitor.close();
});
