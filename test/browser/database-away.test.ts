/** With the database away a person is told so, soon, and can go on where they were when it is back. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { openDatabase } from "../../record/database.js";
import { taskLink } from "../../web/links.js";
import { type Tap, openTap } from "../api/tap.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

/** RELIABILITY: 503 within ten seconds, never a hang. */
const SOON_MS = 10_000;

let browser: Browser;
let tap: Tap;
let site: Site;
let visitor: Visitor;
let taskId: string;

beforeAll(async () => {
  browser = await openChromium();
  site = await openSite(instantAt("2026-03-11", "09:00"), async (world) => {
    tap = await openTap(world.url);
    return openDatabase(tap.url, { queryTimeoutMs: 2_000 });
  });
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-02" });
});
afterEach(async () => {
  await tap.flow();
  await visitor.close();
});
afterAll(async () => {
  await browser.close();
  await tap.close();
  await site.close();
});

async function within<T>(act: Promise<T>): Promise<T> {
  const from = performance.now();
  const done = await act;
  expect(performance.now() - from).toBeLessThan(SOON_MS);
  return done;
}

test("every page says that the system is interrupted, and the same page is there when it is over", async () => {
  visitor = await openVisitor(browser, site);
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");

  await tap.cut();
  for (const path of ["/tasks?scope=own", "/programmes", taskLink(taskId)]) {
    await within(visitor.go(path, 503));
    expect(await visitor.page.getByRole("heading", { level: 1 }).innerText()).toBe("Hệ thống tạm gián đoạn");
  }
  await tap.flow();
  await visitor.follow(() => visitor.page.getByRole("link", { name: "Tải lại trang" }).click());
  expect(visitor.at()).toBe(taskLink(taskId));
  expect(await visitor.page.getByRole("main").innerText()).toContain("Việc của đồng chí");
});

test("a report that finds the database away is said not to be taken, and goes through afterwards", async () => {
  const { page } = (visitor = await openVisitor(browser, site));
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");
  await page.getByRole("textbox", { name: "Kết quả thực hiện" }).fill("Đã hoàn thành.");
  await tap.cut();
  await within(visitor.press("Gửi báo cáo hoàn thành", 503));
  expect(await page.getByRole("main").innerText()).toContain("chưa ghi nhận được");

  await tap.flow();
  await visitor.follow(() => page.goBack());
  await page.getByRole("textbox", { name: "Kết quả thực hiện" }).fill("Đã hoàn thành.");
  await visitor.press("Gửi báo cáo hoàn thành");
  expect(await page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
});

test("who signs in meanwhile is not told that the password is wrong", async () => {
  visitor = await openVisitor(browser, site);
  await visitor.go("/sign-in");
  await tap.cut();
  await within(visitor.signIn("longmy", undefined, 503));
  expect(await visitor.page.getByRole("main").innerText()).not.toContain("mật khẩu");
});

test("a line that has gone dead is told as soon, and not waited for", async () => {
  visitor = await openVisitor(browser, site);
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");
  tap.hold();
  await within(visitor.go("/tasks?scope=own", 503));
  expect(await visitor.page.getByRole("heading", { level: 1 }).innerText()).toBe("Hệ thống tạm gián đoạn");
});
