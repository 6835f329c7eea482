/** The looking-over itself: a page with faults does not pass it. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test("a picture that is missing and unnamed, a script that throws, and a line that is too long are found", async () => {
  const visitor = await openVisitor(browser, site);
  const body = `<!doctype html><html lang="vi"><title>t</title><main><h1 style="width:400px">t</h1><img src="/none.png">
    <script>throw new Error("planted")</script></main></html>`;
  await visitor.page.route("**/planted", (route) => route.fulfill({ contentType: "text/html", body }));
  const faults = await visitor.go("/planted").catch((error: unknown) => String(error));
  expect(faults).toContain("axe image-alt");
  expect(faults).toContain("none.png 404");
  expect(faults).toContain("script: planted");
  expect(faults).toMatch(/runs \d+ px over a screen of 360 px/);
  await visitor.close();
});

test("a page that answers otherwise than the story says, or that nobody looked at, is found", async () => {
  const visitor = await openVisitor(browser, site);
  await expect(visitor.go("/no-such-page")).rejects.toThrow("answered 404 instead of 200");
  await visitor.page.goto("/sign-in");
  await expect(visitor.close()).rejects.toThrow("2 pages came and 1 were looked over");
});
