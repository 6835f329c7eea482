/** The Standing Committee's overview: what it says, and that every figure leads to just the tasks that it counts. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { type World, wantedTask } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

const wednesday = instantAt("2026-03-11", "09:00");

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(wednesday)]);
  await playTwoMonths(site.world);
  visitor = await openVisitor(browser, site);
  await visitor.go("/");
  await visitor.signIn("committee");
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

/** At least one task of each standing; Long Mỹ lags furthest, and is before the Standing Committee. */
async function playTwoMonths(world: World): Promise<void> {
  const { db } = world;
  const dated = (dueOn: string, lead: "longmy" | "vithanh" = "longmy") => wantedTask({ dueOn, lead });
  const at = (taskId: string, name: "longmy" | "vithanh" | "advising" | "office", day: string) => ({
    taskId,
    actor: world.actor(name),
    now: instantAt(day, "09:00"),
  });
  const { taskIds } = await world.issue(instantAt("2026-01-05", "08:00"), [
    dated("2026-02-23"), // overdue, before the Standing Committee
    dated("2026-03-09"), // overdue
    dated("2026-03-02", "vithanh"), // overdue, before the office; explained
    dated("2026-03-13"), // due soon
    dated("2026-12-15"), // completed on time
    dated("2026-02-27", "vithanh"), // completed late
    dated("2026-04-30", "vithanh"), // awaiting review
    wantedTask(), // continuous, never accepted
    dated("2026-06-30"), // cancelled: counts nowhere
    wantedTask({ recurrence: "quarterly" }), // a series: its occurrence counts, it does not
  ]);
  const [id0 = "", id1 = "", id2 = "", id3 = "", id4 = "", id5 = "", id6 = "", , id8 = ""] = taskIds;
  for (const id of [id0, id1, id3, id4]) await acceptTask(db, at(id, "longmy", "2026-01-06"));
  for (const id of [id2, id5, id6]) await acceptTask(db, at(id, "vithanh", "2026-01-06"));
  const report = { text: "Đã hoàn thành.", evidence: [] };
  await reportCompletion(db, { ...at(id4, "longmy", "2026-02-10"), ...report });
  await reportCompletion(db, { ...at(id5, "vithanh", "2026-03-05"), ...report });
  await reportCompletion(db, { ...at(id6, "vithanh", "2026-03-06"), ...report });
  for (const id of [id4, id5])
    await confirmCompletion(db, { ...at(id, "advising", "2026-03-10"), remarks: null });
  await cancelTask(db, { ...at(id8, "office", "2026-02-02"), reason: "Không còn phù hợp." });
  for (const taskId of [id0, id2]) await conductTask(db, { taskId, now: wednesday });
  await explainLateness(db, { ...at(id2, "vithanh", "2026-03-11"), text: "Chờ kinh phí bổ sung." });
}

const region = (name: string): Locator => visitor.page.getByRole("region", { name, exact: true });
const rowsOf = (table: Locator): Promise<string[]> => table.locator("tbody tr").allInnerTexts();

test("the counting line says how everything stands", async () => {
  await visitor.go("/overview");
  const line = (await visitor.page.locator(".dd-counts").innerText()).replace(/\s+/g, " ");
  for (const words of [
    "Tổng số nhiệm vụ 9",
    "Đã hoàn thành 2 1 đúng hạn 1 quá hạn",
    "Chưa hoàn thành 7 4 trong hạn 3 quá hạn",
    "44,4",
    "1 sắp đến hạn 1 chờ xác nhận 2 chưa tiếp nhận",
  ])
    expect(line).toContain(words);
});

test("the units that lag stand by how far they lag, and what was brought up by how high it went", async () => {
  await visitor.go("/overview");
  const lagging = await rowsOf(region("Đơn vị có nhiệm vụ quá hạn"));
  expect(lagging.map((row) => row.split(/[\t\n]/)[0])).toEqual(["Huyện ủy Long Mỹ", "Thành ủy Vị Thanh"]);

  const [first = "", second = "", ...more] = await rowsOf(region("Việc đã báo cáo lên cấp trên"));
  expect(more).toEqual([]);
  expect(first).toContain("Ban Thường vụ, ngày 11/03/2026");
  expect(first).toContain("Chưa giải trình");
  expect(second).toContain("Ban tham mưu, Văn phòng, ngày 11/03/2026");
  expect(second).toContain("Chờ kinh phí bổ sung.");

  await visitor.follow(() => region("Việc đã báo cáo lên cấp trên").getByRole("link").first().click());
  expect(await visitor.page.getByRole("main").innerText()).toContain("Báo cáo Ban Thường vụ");
});

test("each figure opens its tasks in one step, as many as it says", async () => {
  await visitor.go("/overview");
  const figures = await figuresHere();
  // Eight of the counting line, five of either unit, five of the programme.
  expect(figures).toHaveLength(8 + 2 * 5 + 5);
  const wrong: string[] = [];
  for (const [href, said] of new Map(figures.map((figure) => [figure.href, figure.count]))) {
    await visitor.go(href);
    const rows = await visitor.page.locator("table.dd-tasks tbody tr").count();
    if (rows !== said) wrong.push(`${href} says ${String(said)} and shows ${String(rows)}`);
  }
  expect(wrong).toEqual([]);
}, 180_000);

test("a click on a figure is that step", async () => {
  await visitor.go("/overview");
  await visitor.follow(() => visitor.page.getByRole("link", { name: "3 quá hạn" }).click());
  expect(await rowsOf(region("Danh sách"))).toHaveLength(3);
});

/** Every link of the overview that is a number of tasks. */
async function figuresHere(): Promise<{ href: string; count: number }[]> {
  const links = await visitor.page.locator('main a[href^="/tasks?"]').all();
  return Promise.all(
    links.map(async (link) => ({
      href: (await link.getAttribute("href")) ?? "",
      count: Number(/^\d+/.exec((await link.innerText()).trim())?.[0]),
    })),
  );
}
