/** The way of a document: uploaded, put right by two people, its names answered, and issued. */
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, desk, openVisitor, phone } from "./visitor.js";

/** As an office writes it: a set, a body of the register, and one that is not in it. */
const short = `TỈNH ỦY HẬU GIANG
*
Số 09-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hậu Giang, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện Chỉ thị số 31-CT/TW về an toàn, vệ sinh lao động

I. MỤC ĐÍCH
Nâng cao nhận thức về an toàn, vệ sinh lao động.

II. NHIỆM VỤ
1. Các cấp ủy lãnh đạo, chỉ đạo việc quán triệt Chỉ thị, xây dựng kế hoạch thực hiện.
2. Ban Tuyên giáo Tỉnh ủy tham mưu hướng dẫn tuyên truyền, hoàn thành trước ngày 30/6/2026.
3. Sở Nội vụ chủ trì, phối hợp với Liên đoàn Lao động tỉnh kiểm tra việc chấp hành pháp luật lao động.

Nơi nhận:
- Các cấp ủy,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn A
`;

let browser: Browser;
let site: Site;
let open: Visitor[];
let example: Buffer;

beforeAll(async () => {
  browser = await openChromium();
  example = await readFile(new URL("../../examples/272-CTr-TU.txt", import.meta.url));
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite(instantAt("2026-03-11", "09:00"));
  const { prisma } = site.world.db;
  // As the register of the example has it.
  await prisma.unit.updateMany({ where: { kind: "party_committee" }, data: { sets: ["các cấp ủy"] } });
  open = [];
});
afterEach(async () => {
  for (const visitor of open) await visitor.close();
  await site.close();
});

async function signedIn(username: string, options: Parameters<typeof openVisitor>[2] = desk) {
  const visitor = await openVisitor(browser, site, options);
  open.push(visitor);
  await visitor.go("/programmes");
  await visitor.signIn(username);
  return visitor;
}

async function uploads(visitor: Visitor, buffer: Buffer, name = "272-CTr-TU.txt", status = 200) {
  const { page } = visitor;
  await visitor.follow(() => page.getByRole("button", { name: "Nhập văn bản mới" }).click());
  await page.getByLabel("Văn bản đã ký").setInputFiles({ name, mimeType: "text/plain", buffer });
  await visitor.press("Đọc văn bản", status);
}

const card = (visitor: Visitor, section: string): Locator =>
  visitor.page
    .locator(".dd-draft__task")
    .filter({ has: visitor.page.locator(".dd-draft__section", { hasText: section }) });

/** Opens the forms of the task of that section. */
const edits = (visitor: Visitor, section: string) =>
  visitor.follow(() =>
    card(visitor, section)
      .first()
      .getByRole("link", { name: `Sửa ${section}`, exact: true })
      .click(),
  );

/** Answers for every name that is open: a set as proposed, anything else as nobody. */
async function answersNames(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const names = page.locator(".dd-draft__open details");
  while ((await names.count()) > 0) {
    const first = names.first();
    await first.locator("summary").click();
    const set = (await first.locator("summary").innerText()).includes("nhóm");
    const answer = set ? "Xác nhận đơn vị" : "Không có trong danh bạ";
    await visitor.follow(() => first.getByRole("button", { name: answer }).click());
  }
}

test("a document that cannot be read is refused with what to do, and nothing is kept", async () => {
  const office = await signedIn("office", phone);
  await uploads(office, Buffer.from("89504e470d0a1a0a", "hex"), "anh.png", 422);
  expect(await office.page.getByRole("alert").innerText()).toContain("Hãy nhận dạng chữ (OCR)");
  expect(await site.world.db.prisma.programme.count()).toBe(0);
});

test("the office uploads, answers for the names, puts tasks right, splits, joins, drops, takes back, and issues", async () => {
  const office = await signedIn("office");
  const { page } = office;
  await uploads(office, Buffer.from(short), "09-KH-TU.txt");
  expect(await page.getByRole("alert").innerText()).toContain("Đã đọc văn bản thành dự thảo");
  const matters = page.locator(".dd-draft__open");
  expect(await matters.innerText()).toContain("“Các cấp ủy”");
  expect(await page.locator(".dd-draft__issue").innerText()).toContain("Xử lý hết");

  // Passage and task lead to each other.
  await page.locator(".dd-draft__document").getByRole("link", { name: "II.2" }).click();
  expect(await page.evaluate("document.querySelector(':target').textContent")).toContain("tham mưu");
  await card(office, "II.2").getByRole("link", { name: "II.2" }).first().click();
  expect(await page.evaluate("location.hash")).toMatch(/^#p-/);

  // A set is confirmed; who is not in the register is nobody.
  await answersNames(office);
  expect(await card(office, "II.1").innerText()).toContain("Thành ủy Vị Thanh");
  expect(await matters.innerText()).toContain("II.3: Chưa chọn đơn vị chủ trì.");
  await office.follow(() => matters.getByRole("link", { name: /^II.3/ }).click());
  await page.getByRole("group", { name: "Chủ trì" }).getByLabel("Thành ủy Vị Thanh").check();
  await office.press("Ghi đơn vị");
  expect(await matters.innerText()).toContain("Không còn điểm nào phải xử lý");

  await edits(office, "II.1");
  await page.getByLabel("Có thời hạn").check();
  await page.getByLabel("Ngày hoàn thành").fill("2026-02-31");
  await page.getByLabel("Nội dung nhiệm vụ").fill("Quán triệt Chỉ thị.\n\nXây dựng kế hoạch.");
  await office.press("Ghi", 422);
  expect(await page.getByLabel("Nội dung nhiệm vụ").inputValue()).toContain("Xây dựng kế hoạch.");
  await page.getByLabel("Ngày hoàn thành").fill("2026-06-30");
  await office.press("Ghi");
  expect(await card(office, "II.1").innerText()).toContain("30/06/2026");

  await edits(office, "II.1");
  await page.getByText("Tách thành nhiều nhiệm vụ").click();
  await office.press("Tách nhiệm vụ");
  await edits(office, "II.1[1]");
  await page.getByText("Gộp với nhiệm vụ khác").click();
  await office.press("Gộp nhiệm vụ");
  expect(await card(office, "II.1[2]").innerText()).toContain("Đã bỏ");
  await office.follow(() => page.getByRole("button", { name: "Lấy lại II.1[2]" }).click());
  expect(await card(office, "II.1[2]").innerText()).not.toContain("Đã bỏ");
  await edits(office, "II.1[2]");
  await page.getByText("Bỏ khỏi dự thảo").click();
  await office.press("Bỏ nhiệm vụ");

  await office.press("Ban hành chương trình");
  expect(await page.getByRole("alert").innerText()).toContain("Đã ban hành chương trình");
  // Three committees, the advising board, Vị Thanh.
  expect(await site.world.db.prisma.task.count({ where: { purpose: "instruction" } })).toBe(5);
});

test("two people at once: the second sees what the first wrote beside what they typed, without scripts, on a phone", async () => {
  const office = await signedIn("office");
  await uploads(office, example);
  const path = office.at();
  const advising = await signedIn("advising", { ...phone, javaScriptEnabled: false });
  await advising.go(path);
  await edits(office, "III.5[1]");
  await edits(advising, "III.5[1]");
  await office.page.getByLabel("Nội dung nhiệm vụ").fill("Văn phòng viết.");
  await office.press("Ghi");
  await advising.page.getByLabel("Nội dung nhiệm vụ").fill("Ban Tuyên giáo viết.");
  await advising.press("Ghi", 412);
  const forms = advising.page.locator(".dd-draft__forms");
  expect(await forms.innerText()).toContain("Văn phòng viết.");
  expect(await advising.page.getByLabel("Nội dung nhiệm vụ").inputValue()).toBe("Ban Tuyên giáo viết.");
  expect(await advising.page.getByLabel("Nội dung nhiệm vụ").evaluate((field) => field.tagName)).toBe(
    "TEXTAREA",
  );
  await advising.press("Ghi");
  expect(await card(advising, "III.5[1]").innerText()).toContain("Ban Tuyên giáo viết.");
  await edits(advising, "III.5[1]");
  await advising.page.getByText("Đã sửa", { exact: true }).click();
  expect(await forms.innerText()).toContain("Văn phòng viết. → Ban Tuyên giáo viết.");
});
