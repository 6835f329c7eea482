/** An officer of a lagging unit on a phone: from the sign-in to the report, and back when it is returned. */
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { taskLink } from "../../web/links.js";
import { wantedTask } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor, phone } from "./visitor.js";

const issuedAt = instantAt("2026-01-05", "08:00");
const wednesday = instantAt("2026-03-11", "09:00");
const OVERDUE = "Triển khai nội dung thứ 2";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let overdueId: string;
let otherId: string;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  site = await openSite(wednesday);
  const { taskIds } = await site.world.issue(issuedAt, [
    wantedTask({ dueOn: "2026-12-15" }),
    wantedTask({ dueOn: "2026-03-02", evidence: "list" }),
    wantedTask({ dueOn: "2026-03-13" }),
    wantedTask(),
  ]);
  for (const taskId of taskIds)
    await acceptTask(site.world.db, {
      taskId,
      actor: site.world.actor("longmy"),
      now: instantAt("2026-01-06", "09:00"),
    });
  [otherId = "", overdueId = ""] = taskIds;
  visitor = await openVisitor(browser, site, phone);
});
afterEach(async () => {
  await visitor.close();
  await site.close();
});

const region = (name: string): Locator => visitor.page.getByRole("region", { name, exact: true });
const evidence = {
  name: "Báo cáo kết quả – đợt 1.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.7\n% bản báo cáo của Huyện ủy Long Mỹ\n%%EOF\n", "utf8"),
};

test("the officer sees the overdue task first, and all that it rests on", async () => {
  const { page } = visitor;
  await visitor.go("/");
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe("/today");
  const first = region("Quá hạn (1)").getByRole("listitem").first();
  expect(await first.innerText()).toContain(OVERDUE);
  expect(await first.innerText()).toContain("Quá hạn");

  await visitor.follow(() => first.getByRole("link", { name: OVERDUE }).click());
  expect(visitor.at()).toBe(taskLink(overdueId));
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(OVERDUE);
  expect(await region("Nguồn trong văn bản").getByLabel("Đoạn văn bản giao nhiệm vụ").innerText()).toContain(
    OVERDUE,
  );
  const clarities = await region("5 rõ").innerText();
  for (const words of [
    "Lê Tấn Phúc",
    OVERDUE,
    "02/03/2026",
    "Ngô Thu Yến",
    "Liên đoàn Lao động tỉnh",
    "Báo cáo kết quả",
  ])
    expect(clarities).toContain(words);
  expect(await region("5 rõ").getByRole("term").allInnerTexts()).toEqual([
    "Rõ người",
    "Rõ việc",
    "Rõ thời gian",
    "Rõ trách nhiệm",
    "Rõ kết quả",
  ]);
  expect(await steps()).toEqual(["Đơn vị tiếp nhận", "Giao nhiệm vụ"]);
});

test("a report without words or without the evidence asked for comes back with what was typed", async () => {
  const { page } = visitor;
  await signInAt(taskLink(overdueId));
  const result = page.getByRole("textbox", { name: "Kết quả thực hiện" });

  await visitor.press("Gửi báo cáo hoàn thành", 422);
  expect(await page.title()).toMatch(/^Lỗi: /);
  const summary = page.getByRole("alert");
  await visitor.page.getByText("Chưa gửi được").waitFor();
  expect(await summary.getByRole("link").allInnerTexts()).toEqual(["Hãy điền mục này."]);
  expect(await described(result)).toContain("Lỗi: Hãy điền mục này.");
  await summary.getByRole("link").click();
  expect(await result.evaluate((field) => field.matches(":focus"))).toBe(true);

  await result.fill("Đã ban hành Kế hoạch số 12-KH/HU ngày 10/3/2026.");
  await visitor.press("Gửi báo cáo hoàn thành", 422);
  expect(await result.inputValue()).toBe("Đã ban hành Kế hoạch số 12-KH/HU ngày 10/3/2026.");
  expect(await described(page.getByLabel("Tệp minh chứng", { exact: true }))).toContain(
    "Nhiệm vụ này yêu cầu minh chứng.",
  );
  expect(await site.world.db.prisma.report.count()).toBe(0);
});

test("a report with its evidence is taken, said once, and gives the same bytes back", async () => {
  const { page } = visitor;
  await signInAt(taskLink(overdueId));
  await page.getByRole("textbox", { name: "Kết quả thực hiện" }).fill("Đã triển khai đến 100% chi bộ.");
  await page.getByLabel("Tệp minh chứng", { exact: true }).setInputFiles(evidence);
  await visitor.press("Gửi báo cáo hoàn thành");

  expect(visitor.at()).toBe(taskLink(overdueId));
  expect(await page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
  expect(await standing()).toContain("Chờ xác nhận");
  const reports = region("Báo cáo và minh chứng");
  expect(await reports.innerText()).toContain("Đã triển khai đến 100% chi bộ.");
  expect(await reports.innerText()).toContain(evidence.name);
  expect(await steps()).toEqual(["Báo cáo hoàn thành", "Đơn vị tiếp nhận", "Giao nhiệm vụ"]);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    reports.getByRole("link", { name: evidence.name }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(evidence.name);
  expect(await readFile(await download.path())).toEqual(evidence.buffer);

  await visitor.follow(() => page.reload());
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("the reviewer confirms one report and returns another, and the unit reads why", async () => {
  for (const taskId of [overdueId, otherId])
    await reportCompletion(site.world.db, {
      taskId,
      actor: site.world.actor("longmy"),
      now: instantAt("2026-03-10", "15:00"),
      text: "Đã hoàn thành theo yêu cầu.",
      evidence: [{ fileName: "bao-cao.pdf", mediaType: "application/pdf", size: 9, sha256: "0".repeat(64) }],
    });

  const reviewer = await openVisitor(browser, site);
  await reviewer.go(taskLink(otherId));
  await reviewer.signIn("advising");
  await reviewer.page.getByRole("textbox", { name: "Ý kiến (không bắt buộc)" }).fill("Đầy đủ, đúng yêu cầu.");
  await reviewer.press("Xác nhận hoàn thành");
  expect(await reviewer.page.getByRole("alert").innerText()).toContain("Đã xác nhận hoàn thành.");
  expect(await reviewer.page.getByRole("main").innerText()).toContain("Hoàn thành đúng hạn");

  await reviewer.go(taskLink(overdueId));
  await reviewer.page.getByText("Trả lại để thực hiện lại", { exact: true }).click();
  await reviewer.page
    .getByRole("textbox", { name: "Nội dung phải thực hiện lại" })
    .fill("Thiếu số liệu của các xã.");
  await reviewer.page.getByLabel("Thời hạn thực hiện lại").fill("2026-03-25");
  await reviewer.press("Trả lại cho đơn vị");
  expect(await reviewer.page.getByRole("alert").innerText()).toContain("Đã trả lại để thực hiện lại.");
  await reviewer.close();

  await signInAt(taskLink(overdueId));
  expect(await standing()).toContain("Phải thực hiện lại");
  const now = region("Việc của đồng chí");
  expect(await now.innerText()).toContain("Thiếu số liệu của các xã.");
  expect(await now.getByRole("textbox", { name: "Kết quả thực hiện" }).isVisible()).toBe(true);
  expect(await visitor.page.getByRole("main").innerText()).toContain("25/03/2026");
  expect((await steps())[0]).toBe("Trả lại để thực hiện lại");

  await visitor.go("/today");
  const first = region("Phải thực hiện lại (1)").getByRole("listitem").first();
  expect(await first.innerText()).toContain("Phải thực hiện lại");
});

test("the rest of the day: the month, the places of the document, the clock, the score, and an absence", async () => {
  const { page } = visitor;
  await signInAt("/today");
  await visitor.follow(() => page.getByRole("link", { name: "Tất cả nhiệm vụ của đơn vị" }).click());
  await visitor.follow(() => page.getByRole("link", { name: "Theo tháng" }).click());
  const march = region("Tháng 3/2026");
  expect(await march.innerText()).toContain("2 nhiệm vụ đến hạn trong tháng.");
  expect(await march.getByRole("cell").filter({ hasText: "Hôm nay" }).innerText()).toContain("11");
  await visitor.follow(() => page.getByRole("link", { name: "Tháng sau" }).click());
  expect(await region("Tháng 4/2026").innerText()).toContain("Không có nhiệm vụ nào đến hạn");
  await visitor.follow(() => page.getByRole("link", { name: "Theo văn bản" }).click());
  const document = region("Chương trình 01-CTr/TU 4 nhiệm vụ, 1 quá hạn");
  expect(await document.getByText("Mục II: NHIỆM VỤ VÀ GIẢI PHÁP").innerText()).toContain("1 quá hạn");

  await visitor.follow(() => document.getByRole("link", { name: OVERDUE }).click());
  const clock = region("Dòng thời gian");
  expect(await clock.getByRole("listitem").allInnerTexts()).toEqual(
    expect.arrayContaining(["Thời hạn hiện hành: 17:00 ngày 02/03/2026", "Hiện nay: 09:00 ngày 11/03/2026"]),
  );

  await visitor.go("/today");
  await visitor.follow(() => page.getByRole("link", { name: "Điểm thực hiện của đơn vị" }).click());
  expect(await page.getByRole("row", { name: /^Tỷ lệ đúng hạn/ }).innerText()).toContain("0\u00a0%");
  await visitor.follow(() =>
    page.getByRole("link", { name: /^1\s?: Đang quá hạn, So với thời hạn ban đầu$/ }).click(),
  );
  expect(await region("Đang quá hạn (so với thời hạn ban đầu): 1").innerText()).toContain(OVERDUE);

  await visitor.follow(() => page.getByRole("link", { name: "Huyện ủy Long Mỹ" }).click());
  await visitor.press("Ghi vắng mặt", 422);
  await page.getByLabel("Người thay").selectOption({ label: "Ngô Thu Yến" });
  await page.getByLabel("Từ ngày").fill("2026-03-12");
  await page.getByLabel("Đến hết ngày").fill("2026-03-13");
  await visitor.press("Ghi vắng mặt");
  expect(await page.getByRole("alert").innerText()).toContain("Đã ghi thời gian vắng mặt");
  expect(await region("Vắng mặt").innerText()).toContain("12/03/2026 – 13/03/2026");
});

async function signInAt(path: string): Promise<void> {
  await visitor.go(path);
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(path);
}

const standing = (): Promise<string> => visitor.page.locator(".dd-standing").innerText();

/** What the history tells, latest first. */
async function steps(): Promise<string[]> {
  const entries = await region("Quá trình thực hiện").getByRole("listitem").allInnerTexts();
  return entries.map((entry) => entry.split("\n")[0] ?? "");
}

/** The hint and the error that a field names as its description, as they are heard. */
async function described(field: Locator): Promise<string> {
  const ids = ((await field.getAttribute("aria-describedby")) ?? "").split(" ").filter(Boolean);
  const texts = await Promise.all(ids.map((id) => visitor.page.locator(`[id="${id}"]`).textContent()));
  return texts.join(" ");
}
