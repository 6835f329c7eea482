/** The administrator's day: a new colleague, a system that is to be connected, and a receiver of events that is gone. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

const now = instantAt("2026-03-11", "09:00");
const RECEIVER = "https://vanban.haugiang.example/su-kien";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  site = await openSite(now);
  visitor = await openVisitor(browser, site);
});
afterEach(async () => {
  await visitor.close();
  await site.close();
});

const main = (): Locator => visitor.page.getByRole("main");
const alert = (): Locator => main().getByRole("alert");
const row = (words: string): Locator => visitor.page.getByRole("row").filter({ hasText: words });

async function signInAt(path: string): Promise<void> {
  await visitor.go(path);
  await visitor.signIn("administrator");
}

const place = (name: string): Promise<void> =>
  visitor.follow(() => visitor.page.getByRole("navigation").getByRole("link", { name, exact: true }).click());

test("finds a colleague, makes an account for another, and closes it again", async () => {
  await signInAt("/accounts");
  const { page } = visitor;
  await page.getByLabel("Tên, tên đăng nhập hoặc thư điện tử").fill("ngo thu yen");
  const [field, button] = await Promise.all([
    page.getByLabel("Tên, tên đăng nhập hoặc thư điện tử").boundingBox(),
    page.getByRole("button", { name: "Tìm", exact: true }).boundingBox(),
  ]);
  // A button is as wide as its word.
  expect(button?.width).toBeLessThan((field?.width ?? 0) / 2);
  await visitor.press("Tìm");
  expect(await page.getByRole("row").count()).toBe(2);
  expect(await row("Ngô Thu Yến").innerText()).toContain("Huyện ủy Long Mỹ");

  await visitor.follow(() => page.getByRole("button", { name: "Tạo tài khoản" }).click());
  await page.getByLabel("Họ và tên").fill("Nguyễn Hoàng Nam");
  await page.getByLabel("Tên đăng nhập").fill("vithanh.nam");
  await page.getByLabel("Đơn vị", { exact: true }).selectOption({ label: "Thành ủy Vị Thanh" });
  await page.getByLabel("Vai trò").selectOption({ index: 5 });
  await page.getByLabel("Chức vụ").fill("Chuyên viên");
  await visitor.press("Tạo tài khoản", 422);
  expect(await page.getByLabel("Họ và tên").inputValue()).toBe("Nguyễn Hoàng Nam");
  await page.getByLabel("Thư điện tử").fill("nam@haugiang.example");
  await visitor.press("Tạo tài khoản");
  expect(await alert().innerText()).toContain("Đã tạo tài khoản");

  await visitor.press("Khóa tài khoản");
  expect(await alert().innerText()).toContain("Đã khóa tài khoản");
  expect(await main().innerText()).toContain("Tạo tài khoản");
});

test("connects a system: the token is shown once, works, and works no more when it is revoked", async () => {
  await signInAt("/accounts");
  const { page } = visitor;
  await place("Mã kết nối");
  expect(await main().innerText()).toContain("Chưa có mã kết nối nào.");

  await page.getByLabel("Tên hệ thống").fill("Phần mềm văn bản Long Mỹ");
  await page.getByLabel("Đơn vị", { exact: true }).selectOption({ label: "Huyện ủy Long Mỹ" });
  await page.getByLabel("Vai trò").selectOption({ index: 1 });
  await page.getByLabel("Ngày cuối cùng còn hiệu lực").fill("2030-01-01");
  await visitor.press("Tạo mã kết nối", 422);
  expect(await alert().innerText()).toContain("Ngày hết hạn phải từ hôm nay đến hai năm sau.");
  await alert().getByRole("link").click();
  expect(await page.evaluate("document.activeElement.value")).toBe("2030-01-01");
  await page.getByLabel("Ngày cuối cùng còn hiệu lực").fill("2026-12-31");
  await visitor.press("Tạo mã kết nối", 201);

  const token = await page.locator("code").first().innerText();
  expect(token).toMatch(/^ddt_[\w-]{43}$/);
  const whoAmI = () => fetch(`${site.url}/api/v1/session`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await (await whoAmI()).json()).toMatchObject({ unitName: "Huyện ủy Long Mỹ" });

  await visitor.follow(() => page.getByRole("button", { name: "Đã sao chép, về danh sách" }).click());
  const listed = row("Phần mềm văn bản Long Mỹ");
  expect(await listed.innerText()).toContain(token.slice(0, 10));
  expect(await page.content()).not.toContain(token);
  await visitor.follow(() => listed.getByRole("button", { name: /^Thu hồi/ }).click());
  expect(await alert().innerText()).toContain("Đã thu hồi mã kết nối.");
  expect(await listed.innerText()).toContain("Đã thu hồi");
  expect((await whoAmI()).status).toBe(401);
});

test("tries the receiver of events, sees what waits for it, and takes it off", async () => {
  await subscribeWebhook(site.world.db, {
    actor: site.world.actor("office"),
    now,
    url: RECEIVER,
    kinds: ["completion_reported"],
    unitId: null,
    allowPrivate: true,
  });
  await signInAt("/accounts");
  await place("Kết nối");
  const receiver = visitor.page.getByRole("region", { name: RECEIVER });
  expect(await receiver.innerText()).toContain("Chưa gửi lần nào.");
  await visitor.follow(() => receiver.getByRole("button", { name: /^Gửi thử/ }).click());
  expect(await receiver.getByRole("row").last().innerText()).toContain("Đang chờ");
  await visitor.follow(() => receiver.getByRole("button", { name: /^Gỡ địa chỉ/ }).click());
  expect(await main().innerText()).toContain("Chưa có địa chỉ nhận sự kiện nào.");
});

test("nobody else comes to the accounts or the tokens", async () => {
  await visitor.go("/service-tokens");
  await visitor.signIn("office", undefined, 403);
  await visitor.go("/accounts", 403);
});
