/** The main way through the pages in a browser that runs no script. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
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
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), {
    dueOn: "2026-03-02",
    evidence: "list",
  });
  visitor = await openVisitor(browser, site, { ...phone, javaScriptEnabled: false });
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

test("signs in, finds the overdue task, reports it with evidence, and reads that it was taken", async () => {
  const { page } = visitor;
  await visitor.go("/");
  await visitor.signIn("longmy");
  await visitor.follow(() => page.getByRole("button", { name: /^Báo cáo hoàn thành/ }).click());
  expect(visitor.at()).toBe(`${taskLink(taskId)}#now`);

  await visitor.press("Gửi báo cáo hoàn thành", 422);
  expect(await page.getByRole("alert").innerText()).toContain("Hãy điền mục này.");
  await page.getByRole("textbox", { name: "Kết quả thực hiện" }).fill("Đã hoàn thành.");
  await page.getByLabel("Tệp minh chứng", { exact: true }).setInputFiles({
    name: "kết quả.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Kết quả thực hiện.\n"),
  });
  await visitor.press("Gửi báo cáo hoàn thành");
  expect(await page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
  expect(await page.locator(".dd-standing").innerText()).toContain("Chờ xác nhận");
  expect(await page.getByRole("link", { name: "kết quả.txt" }).isVisible()).toBe(true);

  // What opens and closes does so by itself.
  await page.getByText("Rút báo cáo hoàn thành", { exact: true }).click();
  await visitor.press("Rút báo cáo");
  expect(await page.locator(".dd-standing").innerText()).toContain("Đang thực hiện");
});
