/** The office keeps the calendar and a programme's ladder: a day is declared, what moved is read, another ladder is tried. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { policyLink, taskLink } from "../../web/links.js";
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
  visitor = await openVisitor(browser, site, phone);
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

test("a holiday decreed late: refused where it overlaps, then declared, and the late task is a day less late", async () => {
  const { page } = visitor;
  await visitor.go("/");
  await visitor.signIn("office");
  await visitor.go("/calendar?year=2026");
  await page.getByLabel("Ngày", { exact: true }).fill("2026-04-30");
  await page.getByLabel("Tên ngày").fill("Nghỉ theo quyết định");
  await page.getByLabel("Văn bản làm căn cứ").fill("Quyết định 12/QĐ-TTg");
  await visitor.press("Khai báo ngày", 422);
  expect(await page.getByRole("alert").innerText()).toContain("Ngày này đã được khai báo");
  expect(await page.getByLabel("Tên ngày").inputValue()).toBe("Nghỉ theo quyết định");

  await page.getByLabel("Ngày", { exact: true }).fill("2026-03-05");
  await visitor.press("Khai báo ngày");
  expect(await page.getByRole("alert").innerText()).toContain("Đã khai báo ngày");
  await visitor.follow(() => page.getByRole("link", { name: "1 trên 1 nhiệm vụ" }).click());
  expect(await page.getByRole("table").innerText()).toContain(
    "Quá hạn, 7 ngày làm việc → Quá hạn, 6 ngày làm việc",
  );

  await visitor.go("/calendar-days/2026-03-05");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("05/03/2026");
});

test("a year's notice is shown before it is written", async () => {
  const { page } = visitor;
  await visitor.go("/calendar?year=2027");
  await page
    .getByLabel("Nội dung tệp")
    .fill("date,kind,name,source\n2027-01-01,holiday,Tết Dương lịch,Thông báo 9");
  await visitor.press("Xem trước");
  expect(await page.innerText("main")).toContain("Chưa ghi gì vào lịch.");
  await visitor.press("Ghi vào lịch");
  expect(await page.getByRole("alert").innerText()).toContain("Đã ghi lịch cả năm");
});

test("another ladder is tried on the quarter, then put in force", async () => {
  const { page } = visitor;
  const { programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  await visitor.go(`/programmes/${programmeId}`);
  await visitor.follow(() => page.getByRole("link", { name: "Các bước đôn đốc của chương trình" }).click());
  const step = page.getByRole("group", { name: "Bước 7", exact: true });
  await step.getByLabel("Lặp lại mỗi (ngày)").fill("2");
  await visitor.press("Tính thử");
  expect(await page.innerText("main")).toContain("Nếu áp dụng trong quý 2026-Q1");
  expect(await step.getByLabel("Lặp lại mỗi (ngày)").inputValue()).toBe("2");
  await visitor.press("Ghi và áp dụng");
  expect(visitor.at()).toBe(policyLink(programmeId));
  expect(await page.getByRole("alert").innerText()).toContain("Đã áp dụng các bước mới");
});

test("the task's page tells day by day why it is late", async () => {
  await visitor.go(taskLink(taskId));
  expect(await visitor.page.locator("#clock").innerText()).toContain("6 ngày đơn vị chưa báo cáo hoàn thành");
});
