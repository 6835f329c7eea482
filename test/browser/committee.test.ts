/** The Standing Committee's overview: what it says, and that every figure leads to just the tasks that it counts. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { keepStandings } from "../../record/commands/keep-standings.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { type World, wantedTask } from "../world.js";
import { pages } from "../web/pages.js";
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
  await requestExtension(db, {
    ...at(id3, "longmy", "2026-03-10"),
    dueOn: "2026-04-10",
    reason: "Chờ kinh phí bổ sung.",
  });
  await keepStandings(db, instantAt("2026-03-11", "00:10"));
  for (const taskId of [id0, id2]) await conductTask(db, { taskId, now: wednesday });
  await explainLateness(db, { ...at(id2, "vithanh", "2026-03-11"), text: "Chờ kinh phí bổ sung." });
}

const region = (name: string): Locator => visitor.page.getByRole("region", { name, exact: true });
const rowsOf = (table: Locator): Promise<string[]> => table.locator("tbody tr").allInnerTexts();

test("the counting line says how everything stands", async () => {
  await visitor.go("/overview");
  const line = (await visitor.page.locator(".dd-counts").innerText()).replace(/\s+/g, " ");
  for (const words of [
    "Tổng số nhiệm vụ 9 (±0)",
    "Đã hoàn thành 2 (+2) 1 đúng hạn (+1) 1 quá hạn (+1)",
    "Chưa hoàn thành 7 (−2) 4 trong hạn (−2) 3 quá hạn (±0)",
    "44,4",
    "1 sắp đến hạn",
    "1 chờ xác nhận",
    "2 chưa tiếp nhận",
  ])
    expect(line).toContain(words);
  expect(await visitor.page.locator(".dd-overview__date").innerText()).toContain("đầu ngày 04/03/2026");
});

test("what is asked leads to its form, which opens", async () => {
  await visitor.go("/overview");
  const asked = region("Việc xin ý kiến quyết định");
  expect(await asked.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringContaining("1 việc đã báo cáo Ban Thường vụ"),
    expect.stringContaining(
      "Gia hạn cho Huyện ủy Long Mỹ, mục II.4 từ 13/03/2026 đến 10/04/2026: Chờ kinh phí",
    ),
  ]);
  await visitor.follow(() => asked.getByRole("link", { name: /^Gia hạn/ }).click());
  expect(await visitor.page.locator("#act-decide_extension").isVisible()).toBe(true);
  await visitor.go("/overview");
  const raised = region("Việc đã báo cáo lên cấp trên");
  await visitor.follow(() =>
    raised.getByRole("link", { name: "Giao cho đơn vị khác chủ trì" }).first().click(),
  );
  expect(await visitor.page.locator("#act-reassign").isVisible()).toBe(true);
});

test("the drawings have their figures behind them, in words for those who hear, and are reached by the keyboard", async () => {
  await visitor.go("/overview");
  const weeks = region("Tình trạng theo tuần");
  expect(await weeks.getByRole("img").getAttribute("aria-labelledby")).toBe("standings-title standings-said");
  expect(await weeks.locator("desc").textContent()).toContain("Chưa hoàn thành, quá hạn: 3");
  await weeks.getByText("Số liệu của hình").click();
  const [first = ""] = await rowsOf(weeks.getByRole("table"));
  expect(first.split(/\s+/)).toEqual(["11/03/2026", "1", "1", "4", "3"]);
  await weeks.locator("[tabindex='0']").focus();
  expect(await weeks.locator("[tabindex='0']").evaluate((box) => box === document.activeElement)).toBe(true);
});

test("printed it is one A4, of a full world too", async () => {
  await visitor.go("/overview");
  expect(pagesIn(await visitor.page.pdf({ preferCSSPageSize: true }))).toBe(1);
  const other = await openVisitor(browser, site);
  const full = pages["overview-full"]?.("vi") ?? "";
  await other.page.route("**/full", (route) => route.fulfill({ contentType: "text/html", body: full }));
  await other.go("/full");
  expect(await other.page.locator("table").count()).toBeGreaterThan(3);
  expect(pagesIn(await other.page.pdf({ preferCSSPageSize: true }))).toBe(1);
  await other.close();
});

/** A PDF says of each of its pages that it is one. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

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
  // Eight of the counting line, five of either unit, two of each behind its bar, five of the programme.
  expect(figures).toHaveLength(8 + 2 * 5 + 2 * 2 + 5);
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
      count: Number(/^\d+/.exec(((await link.textContent()) ?? "").trim())?.[0]),
    })),
  );
}
