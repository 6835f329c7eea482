/** A page that is left open: it shows what others have changed, and overwrites nothing that somebody writes. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { taskLink, tasksLink } from "../../web/links.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor, phone } from "./visitor.js";

let browser: Browser;
let site: Site;
let taskId: string;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-02" });
});
beforeEach(async () => {
  visitor = await openVisitor(browser, site);
  // The page is listening when the door has answered.
  const listening = visitor.page.waitForResponse((answer) => answer.url().includes("/live?of="));
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");
  expect((await listening).status()).toBe(200);
});
afterEach(() => visitor.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

const progress = (text: string) =>
  reportProgress(site.world.db, {
    taskId,
    actor: site.world.actor("longmy"),
    now: site.now,
    text,
    progress: 40,
    evidence: [],
  });
const line = (): Locator => visitor.page.locator("#live");
const main = (): Locator => visitor.page.getByRole("main");
const words = (): Locator => visitor.page.getByRole("textbox", { name: "Kết quả thực hiện" });

test("shows by itself what a colleague has reported, and says so", async () => {
  await progress("Đồng nghiệp đã báo cáo.");
  await main().getByText("Đồng nghiệp đã báo cáo.").first().waitFor();
  expect(await line().innerText()).toBe("Trang vừa được cập nhật.");
  expect(await line().getAttribute("role")).toBe("status");
});

test("overwrites nothing that is being written: a line says that there is something new", async () => {
  await words().fill("Đang viết dở");
  await visitor.page.getByRole("heading", { level: 1 }).click(); // the focus is elsewhere, the words are there
  await progress("Báo cáo trong lúc đó.");
  await line().getByRole("button", { name: "Xem" }).waitFor();
  expect(await main().innerText()).not.toContain("Báo cáo trong lúc đó.");
  expect(await words().inputValue()).toBe("Đang viết dở");

  // To look at it takes nothing away either.
  await visitor.press("Xem");
  expect(await main().innerText()).toContain("Báo cáo trong lúc đó.");
  expect(await words().inputValue()).toBe("Đang viết dở");
  await visitor.page.getByRole("button", { name: "Bỏ nội dung viết dở" }).click();
  expect(await words().inputValue()).toBe("");
});

test("leaves alone what has the focus", async () => {
  await words().focus();
  await progress("Báo cáo khi con trỏ ở trong ô.");
  await line().getByText("Có thay đổi mới.").waitFor();
  expect(await visitor.page.evaluate("document.activeElement.id")).toBe("report_completion-text");
});

test("says that the session has ended, and leads back to the page", async () => {
  await site.world.db.prisma.session.deleteMany();
  await line().getByText("Phiên làm việc đã hết.").waitFor();
  await visitor.follow(() => line().getByRole("link", { name: "Đăng nhập" }).click());
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(taskLink(taskId));
});

test("a list is brought up to date too, on a phone", async () => {
  const other = await openVisitor(browser, site, phone);
  const listening = other.page.waitForResponse((answer) => answer.url().includes("/live?of=all"));
  await other.go(tasksLink({ scope: "own" }));
  await other.signIn("longmy");
  await listening;
  const fresh = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-03" });
  await other.page
    .locator(`a[href="${taskLink(fresh)}"]`)
    .first()
    .waitFor();
  await other.close();
});
