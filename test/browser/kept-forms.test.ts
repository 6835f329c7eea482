/** A half-filled form survives a session that ends and a connection that is lost; nothing secret is kept for it. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { taskLink } from "../../web/links.js";
import { PASSWORD } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, desk, openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;
let taskId: string;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
});
beforeEach(async () => {
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), {
    dueOn: "2026-03-02",
    evidence: "list",
  });
});
afterEach(() => visitor.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(options = desk): Promise<void> {
  visitor = await openVisitor(browser, site, options);
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");
}
const words = (): Locator => visitor.page.getByRole("textbox", { name: "Kết quả thực hiện" });
const files = (): Locator => visitor.page.locator("#report_completion-evidence");
const list = { name: "danh-sach.txt", mimeType: "text/plain", buffer: Buffer.from("Danh sách.\n") };
const kept = () => visitor.page.evaluate<string>("JSON.stringify({ ...sessionStorage })");
const endSessions = () => site.world.db.prisma.session.deleteMany();

test("a session that has ended: the page says so, and after signing in the words are there again, the files are not", async () => {
  await open();
  await words().fill("Đã hoàn thành, kèm danh sách.");
  await files().setInputFiles(list);
  await endSessions();
  await visitor.press("Gửi báo cáo hoàn thành", 401);
  expect(await visitor.page.getByRole("heading", { level: 1 }).innerText()).toBe(
    "Phiên làm việc đã hết, chưa gửi được",
  );
  await visitor.follow(() => visitor.page.getByRole("button", { name: "Đăng nhập lại" }).click());
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(taskLink(taskId));
  expect(await words().inputValue()).toBe("Đã hoàn thành, kèm danh sách.");
  const note = await visitor.page.locator(".dd-kept").innerText();
  expect(note).toContain("đã được điền lại");
  expect(note).toContain("hãy chọn lại tệp");
  await files().setInputFiles(list);
  await visitor.press("Gửi báo cáo hoàn thành");
  expect(await visitor.page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
  expect(await kept()).toBe("{}");
});

test("without scripts the page that says so is loaded again after signing in, and sends the words once more", async () => {
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-02" });
  visitor = await openVisitor(browser, site, { ...desk, javaScriptEnabled: false });
  await visitor.go(taskLink(taskId));
  await visitor.signIn("longmy");
  await words().fill("Gửi lại nguyên vẹn.");
  await endSessions();
  await visitor.press("Gửi báo cáo hoàn thành", 401);
  const other = await visitor.page.context().newPage();
  await other.goto("/sign-in");
  await other.getByRole("textbox", { name: "Tên đăng nhập" }).fill("longmy");
  await other.getByLabel("Mật khẩu").fill(PASSWORD);
  await other.getByRole("main").getByRole("button").click();
  await other.getByText("Đăng xuất").waitFor();
  await other.close();
  await visitor.follow(() => visitor.page.reload());
  expect(await visitor.page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
  expect(await visitor.page.getByRole("main").innerText()).toContain("Gửi lại nguyên vẹn.");
});

test("a connection that is lost: nothing is sent, the words stay, and it goes through when it is back", async () => {
  await open();
  // Looked at by itself: that the browser complains of the line is the story.
  const page = await visitor.page.context().newPage();
  await page.goto(taskLink(taskId));
  const [result, file] = [
    page.locator("#report_completion-text"),
    page.locator("#report_completion-evidence"),
  ];
  const send = page.getByRole("button", { name: "Gửi báo cáo hoàn thành" });
  await result.fill("Viết khi mất mạng.");
  await file.setInputFiles(list);
  await page.context().setOffline(true);
  await send.click();
  await page.getByRole("alert").getByText("Chưa gửi được: mất kết nối").waitFor();
  expect(await result.inputValue()).toBe("Viết khi mất mạng.");
  await page.context().setOffline(false);
  await send.click();
  await page.getByText("Đã báo cáo hoàn thành.").waitFor();
  expect(await page.getByRole("main").innerText()).toContain("danh-sach.txt");
  await page.close();
});

test("a conflict of versions: the form comes back with the words and what to do, and they are kept until sent", async () => {
  await open();
  await words().fill("Viết trên trang cũ.");
  await files().setInputFiles(list);
  await site.world.db.prisma.task.update({ where: { id: taskId }, data: { version: { increment: 1 } } });
  await visitor.press("Gửi báo cáo hoàn thành", 412);
  expect(await visitor.page.getByRole("alert").innerText()).toContain("vừa được người khác cập nhật");
  expect(await words().inputValue()).toBe("Viết trên trang cũ.");
  await visitor.go(taskLink(taskId));
  expect(await words().inputValue()).toBe("Viết trên trang cũ.");
});

test("no password, code or file is kept; signing out drops everything, and so does another person's coming", async () => {
  await open();
  await words().fill("Của đồng chí ở Long Mỹ.");
  await files().setInputFiles(list);
  expect(await kept()).toContain("Của đồng chí ở Long Mỹ.");
  expect(await kept()).not.toContain("danh-sach");
  await visitor.go("/account");
  const secrets = visitor.page.locator('main input[type="password"]');
  expect(await secrets.count()).toBeGreaterThan(0);
  for (const field of await secrets.all()) {
    await field.fill("một-mật-khẩu-bí-mật");
  }
  expect(await kept()).not.toContain("bí-mật");
  await visitor.press("Đăng xuất");
  expect(await kept()).toBe("{}");
});
