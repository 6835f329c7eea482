/** Who carries a task, changed by the office at its desk and by the lead's officer on a phone. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { registerUnits } from "../../record/commands/register.js";
import { taskLink } from "../../web/links.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, desk, openVisitor, phone } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let taskId: string;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  site = await openSite(instantAt("2026-03-11", "09:00"));
  await registerUnits(site.world.db, [
    {
      code: "longtri",
      name: "Đảng ủy xã Long Trị",
      shortName: "Long Trị",
      kind: "party_committee",
      parent: "longmy",
      validFrom: "2004-01-01",
      validTo: null,
      email: null,
      aliases: [],
      sets: [],
    },
  ]);
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-06-30" });
});
afterEach(async () => {
  await visitor.close();
  await site.close();
});

const main = (): Locator => visitor.page.getByRole("main");
const open = (act: string): Promise<void> => visitor.page.getByText(act, { exact: true }).click();
const region = (name: string): Locator => visitor.page.getByRole("region", { name, exact: true });
const box = (name: string): Locator => visitor.page.getByRole("checkbox", { name, exact: true });

async function signInAs(username: string, options: Parameters<typeof openVisitor>[2]): Promise<void> {
  visitor = await openVisitor(browser, site, options);
  await visitor.go(taskLink(taskId));
  await visitor.signIn(username);
}

test("the office takes one unit out of the co-ordination, brings another in, and gives the task to another lead", async () => {
  await signInAs("office", desk);
  const { page } = visitor;
  await open("Thay đổi đơn vị phối hợp");
  await visitor.press("Ghi thay đổi", 422);
  expect(await main().getByRole("alert").innerText()).toContain("Không có gì thay đổi");

  await box("Liên đoàn Lao động tỉnh").check();
  await box("Thành ủy Vị Thanh").check();
  await visitor.press("Ghi thay đổi");
  expect(await region("5 rõ").innerText()).toContain("Thành ủy Vị Thanh");
  expect(await region("5 rõ").innerText()).not.toContain("Liên đoàn Lao động tỉnh");

  await open("Giao cho đơn vị khác chủ trì");
  await page.getByLabel("Đơn vị chủ trì mới").selectOption({ label: "Thành ủy Vị Thanh" });
  await visitor.press("Giao lại nhiệm vụ", 422);
  const reason = page.getByRole("textbox", { name: "Lý do giao lại" });
  await main().getByRole("alert").getByRole("link", { name: "Hãy điền mục này." }).click();
  expect(await reason.evaluate((field) => field.matches(":focus"))).toBe(true);
  // What was chosen is still chosen.
  await reason.fill("Theo kết luận của Thường trực Tỉnh ủy.");
  await visitor.press("Giao lại nhiệm vụ");
  expect(await page.locator(".dd-standing").innerText()).toContain("Thành ủy Vị Thanh");
  expect(await region("Quá trình thực hiện").getByRole("listitem").first().innerText()).toContain(
    "Giao lại cho đơn vị khác",
  );
});

test("the lead's officer names a colleague, and passes the task on to the communes, each with a part", async () => {
  await signInAs("longmy", phone);
  const { page } = visitor;
  await open("Phân công đầu mối");
  await page.getByLabel("Người phụ trách nhiệm vụ").selectOption({ label: "Ngô Thu Yến (Người đứng đầu)" });
  await visitor.press("Phân công");
  expect(await region("5 rõ").innerText()).toContain("Ngô Thu Yến");

  await open("Giao tiếp cho đơn vị trực thuộc");
  await visitor.press("Giao tiếp", 422);
  expect(await main().getByRole("alert").innerText()).toContain("Hãy chọn ít nhất 1.");

  await box("Tất cả 2 đơn vị dưới đây").check();
  await open("Nội dung, thời hạn riêng của Đảng ủy xã Long Trị");
  const own = visitor.page
    .getByRole("group")
    .filter({ hasText: "Nội dung, thời hạn riêng của Đảng ủy xã Long Trị" });
  await own
    .last()
    .getByRole("textbox", { name: /^Phần việc/ })
    .fill("Rà soát các cơ sở ở xã Long Trị.");
  await own
    .last()
    .getByLabel(/^Thời hạn/)
    .fill("2026-12-31");
  await visitor.press("Giao tiếp", 422);
  await main()
    .getByRole("alert")
    .getByRole("link", { name: /Thời hạn của phần việc phải từ hôm nay/ })
    .click();
  expect(await visitor.page.evaluate("document.activeElement.value")).toBe("2026-12-31");
  expect(await box("Tất cả 2 đơn vị dưới đây").isChecked()).toBe(true);

  await own
    .last()
    .getByLabel(/^Thời hạn/)
    .fill("2026-05-29");
  await visitor.press("Giao tiếp");
  const parts = region("Phần việc của cấp dưới");
  expect(await parts.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringContaining("29/05/2026"),
    expect.stringContaining("30/06/2026"),
  ]);
  await visitor.follow(() => parts.getByRole("link", { name: "Đảng ủy xã Long Trị" }).click());
  expect(await visitor.page.getByRole("heading", { level: 1 }).innerText()).toContain("xã Long Trị");
});

test("without scripts the communes are chosen alike", async () => {
  await signInAs("longmy", { ...phone, javaScriptEnabled: false });
  await open("Giao tiếp cho đơn vị trực thuộc");
  await box("Đảng ủy xã Thuận Hưng").check();
  await visitor.press("Giao tiếp");
  expect(await region("Phần việc của cấp dưới").innerText()).toContain("Đảng ủy xã Thuận Hưng");
  // Who has a part is not offered another.
  await open("Giao tiếp cho đơn vị trực thuộc");
  expect(await visitor.page.getByRole("checkbox").count()).toBe(1);
  expect(await box("Đảng ủy xã Long Trị").isVisible()).toBe(true);
});
