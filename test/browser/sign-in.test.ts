/** Signing in and out: nothing is open to the unsigned, and everybody comes to where they wanted to go. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { taskLink } from "../../web/links.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor, phone } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let taskId: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-02" });
});
beforeEach(async () => {
  visitor = await openVisitor(browser, site, phone);
});
afterEach(() => visitor.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page that asks to sign in first. */
async function barred(path: string): Promise<void> {
  await visitor.go(path);
  expect(visitor.at()).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`);
}

test("every page asks to sign in first", async () => {
  const evidence = `${taskLink(taskId)}/evidence/00000000-0000-7000-8000-000000000000`;
  for (const path of ["/", "/overview", "/tasks?scope=all", "/programmes", taskLink(taskId), evidence])
    await barred(path);
  // That there is no such page, everybody may know.
  await visitor.go("/no-such-page", 404);
});

test("signed in, one is where one wanted to be", async () => {
  const wanted = "/tasks?scope=own&lateness=overdue";
  await barred(wanted);
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(wanted);
  expect(await visitor.page.locator("table.dd-tasks tbody tr").count()).toBe(1);
});

test("an address of elsewhere is not where one is sent to", async () => {
  for (const elsewhere of ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example"]) {
    await visitor.go(`/sign-in?returnTo=${encodeURIComponent(elsewhere)}`);
    expect(await visitor.page.locator('input[name="returnTo"]').first().inputValue()).not.toContain(
      "elsewhere",
    );
  }
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe("/today");
});

test("a wrong password is said, without saying which of the two was wrong; the name and the way stay", async () => {
  const { page } = visitor;
  await barred(taskLink(taskId));
  await visitor.signIn("longmy", "không phải mật khẩu này", 401);
  const known = await page.getByRole("alert").innerText();
  expect(known).toContain("Tên đăng nhập hoặc mật khẩu không đúng.");
  expect(await page.title()).toMatch(/^Lỗi: /);
  expect(await page.getByRole("textbox", { name: "Tên đăng nhập" }).inputValue()).toBe("longmy");
  expect(await page.getByLabel("Mật khẩu").inputValue()).toBe("");

  await page.getByRole("textbox", { name: "Tên đăng nhập" }).fill("nobody");
  await page.getByLabel("Mật khẩu").fill("không phải mật khẩu này");
  await visitor.press("Đăng nhập", 401);
  expect(await page.getByRole("alert").innerText()).toBe(known);

  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(taskLink(taskId));
});

test("after signing out nothing is open, the back button included", async () => {
  const { page } = visitor;
  await barred(taskLink(taskId));
  await visitor.signIn("longmy");
  await visitor.press("Đăng xuất");
  expect(visitor.at()).toBe("/sign-in");
  await visitor.follow(() => page.goBack());
  expect(await page.getByRole("main").innerText()).not.toContain("Triển khai");
  await barred(taskLink(taskId));
});
