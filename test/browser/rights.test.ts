/** Who sees what on the pages: the unit next door, a co-ordinating unit, the inspector. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { programmeLink, taskLink } from "../../web/links.js";
import { type Name, wantedTask } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let openTask: string;
let reportedTask: string;
let programme: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
  const { world } = site;
  const { programmeId, taskIds } = await world.issue(instantAt("2026-01-05", "08:00"), [
    wantedTask({ dueOn: "2026-03-02" }),
    wantedTask({ dueOn: "2026-04-30" }),
  ]);
  programme = programmeId;
  [openTask = "", reportedTask = ""] = taskIds;
  const longmy = world.actor("longmy");
  for (const taskId of taskIds)
    await acceptTask(world.db, { taskId, actor: longmy, now: instantAt("2026-01-06", "09:00") });
  await reportCompletion(world.db, {
    taskId: reportedTask,
    actor: longmy,
    now: instantAt("2026-03-10", "15:00"),
    text: "Đã hoàn thành.",
    evidence: [],
  });
});
afterEach(() => visitor.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function enter(name: Name): Promise<void> {
  visitor = await openVisitor(browser, site);
  await visitor.go("/");
  await visitor.signIn(name);
}

/** What a person can send from the present page, but for the frame's language and sign-out. */
const forms = (): Promise<number> => visitor.page.locator('main form[method="post"]').count();

test("to the unit next door another's task does not exist", async () => {
  await enter("vithanh");
  expect(await visitor.page.getByRole("main").innerText()).toContain("Hiện không có việc nào phải làm ngay.");
  await visitor.go(taskLink(openTask), 404);
  expect(await visitor.page.getByRole("heading", { level: 1 }).innerText()).toBe("Không tìm thấy");
  expect(await visitor.page.getByRole("main").innerText()).not.toContain("Triển khai");
  await visitor.go(taskLink("00000000-0000-7000-8000-000000000000"), 404);
  await visitor.go("/overview", 403);
  // Nor is the way there shown; the rest of the menu stays.
  const menu = await visitor.page.getByRole("navigation").getByRole("link").allInnerTexts();
  expect(menu).toEqual([
    "Việc hôm nay",
    "Nhiệm vụ của đơn vị",
    "Chương trình",
    "Sơ kết, tổng kết",
    "Lịch làm việc",
    "Thư đã gửi",
  ]);
});

test("a co-ordinating unit sees the task, and may contribute and comment, no more", async () => {
  await enter("ldld");
  const { page } = visitor;
  // What is overdue lacks the part that the unit owes to it.
  const part = page.getByRole("region", { name: "Phần phối hợp sắp đến hạn (1)" });
  expect(await part.getByRole("button").innerText()).toContain("Báo cáo phần phối hợp");
  await visitor.follow(() => page.getByRole("link", { name: "Triển khai nội dung thứ 1" }).click());
  expect(await page.getByRole("region", { name: "Việc của đồng chí" }).innerText()).toContain(
    "Đang chờ Huyện ủy Long Mỹ thực hiện.",
  );
  for (const resource of ["contributions", "comments"]) {
    expect(await page.locator(`form[action$="/${resource}"]`).count()).toBe(1);
  }
  expect(await forms()).toBe(2);
});

test("the inspector sees everything, and nothing to send", async () => {
  await enter("inspector");
  expect(visitor.at()).toBe("/overview");
  for (const path of [
    "/tasks?scope=all",
    "/programmes",
    programmeLink(programme),
    taskLink(openTask),
    taskLink(reportedTask),
  ]) {
    await visitor.go(path);
    expect(await forms()).toBe(0);
  }
  expect(await visitor.page.getByRole("main").innerText()).toContain("Đã hoàn thành.");
});

test("who reviews does not review the own unit's report, and who leads does not confirm it", async () => {
  await enter("longmy.head");
  await visitor.go(taskLink(reportedTask));
  expect(await visitor.page.getByRole("button", { name: "Xác nhận hoàn thành" }).count()).toBe(0);
  expect(await visitor.page.getByText("Rút báo cáo hoàn thành").count()).toBe(1);
});
