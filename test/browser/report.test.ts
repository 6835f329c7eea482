/** The advising board edits the consolidated report before it is approved, and takes it as a document. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { Archive } from "../../document/read/archive.js";
import { instantAt } from "../../domain/day.js";
import { calledCycle, drafted, programmeOfThree } from "../record/reviews.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let cycle: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-06-24", "09:00"))]);
  const cycleId = await calledCycle(site.world, (await programmeOfThree(site.world)).programmeId);
  await drafted(site.world, cycleId);
  cycle = `/cycles/${cycleId}`;
  visitor = await openVisitor(browser, site);
  await visitor.go("/");
  await visitor.signIn("advising");
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

const paragraph = (id: string): Locator => visitor.page.locator(`[id="p-${id}"]`);

async function write(id: string, text: string): Promise<void> {
  const one = paragraph(id);
  await one.locator("summary").last().click();
  await one.getByRole("textbox").fill(text);
  await visitor.follow(() => one.getByRole("button", { name: "Ghi", exact: true }).click());
}

async function taken(link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.page.getByRole("link", { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("what is still to be written is listed, and each line leads to its place", async () => {
  await visitor.go(cycle);
  expect(await visitor.page.getByText("Còn 3 đoạn chưa viết").isVisible()).toBe(true);
  await visitor.page.getByRole("link", { name: /việc quán triệt, cụ thể hóa/ }).click();
  expect(visitor.at()).toBe(`${cycle}#p-free.1`);
  await write("free.1", "Đã ban hành 3 văn bản chỉ đạo.");
  expect(await visitor.page.getByText("Còn 2 đoạn chưa viết").isVisible()).toBe(true);
});

test("what a person changes is marked, with the draft under it; each figure that still stands leads to what it counts", async () => {
  await write("counts", "Toàn tỉnh có 4 nhiệm vụ.");
  const counts = paragraph("counts");
  expect(await counts.innerText()).toMatch(/Đã sửa[\s\S]*Hệ thống lập:[\s\S]*Đến ngày 15\/6\/2026/i);
  expect(await visitor.page.getByText("1 đoạn đã sửa so với bản hệ thống lập").isVisible()).toBe(true);
  // Of the drafted figures one has kept its number.
  const figures = await counts.locator(".dd-paragraph__figures a").allInnerTexts();
  expect(figures.every((words) => words.endsWith(" 4"))).toBe(true);
  await visitor.follow(() => counts.locator(".dd-paragraph__figures a").first().click());
  expect(visitor.at()).toContain("/figures/total");
  expect(await visitor.page.locator("tbody tr").count()).toBe(4);
});

test("the document has what was written, in the Vietnamese name of the review", async () => {
  await visitor.go(cycle);
  const { name, bytes } = await taken("Văn bản báo cáo, kèm phụ lục: DOCX");
  expect(name).toMatch(/^Báo cáo kết quả thực hiện 6 tháng đầu năm 2026 - .*\.docx$/);
  const text = (new Archive(bytes).text("word/document.xml") ?? "").replace(/<[^>]+>/g, "");
  expect(text).toContain("Toàn tỉnh có 4 nhiệm vụ (PL I, dòng 1).");
  expect(text).toContain("Đã ban hành 3 văn bản chỉ đạo.");
  const pdf = await taken("Văn bản báo cáo, kèm phụ lục: PDF");
  expect(pdf.bytes.toString("latin1", 0, 5)).toBe("%PDF-");
});

test("the draft can be had back, paragraph by paragraph", async () => {
  await visitor.go(cycle);
  await visitor.press("Trở lại bản hệ thống lập");
  expect(await paragraph("counts").innerText()).toContain("Đến ngày 15/6/2026");
  expect(await paragraph("counts").innerText()).not.toContain("Đã sửa");
});

test("the office finds templates in its menu, takes the base one and is told what is wrong with another", async () => {
  await visitor.press("Đăng xuất");
  await visitor.signIn("office");
  await visitor.page.getByRole("navigation").getByText("Mục khác", { exact: true }).click();
  await visitor.follow(() => visitor.page.getByRole("link", { name: "Mẫu văn bản" }).click());
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.page.getByRole("link", { name: "Mẫu gốc" }).first().click(),
  ]);
  const bytes = await readFile(await download.path());
  expect(new Archive(bytes).names()).toContain("word/document.xml");
  const change = visitor.page.getByRole("main").locator("details").first();
  await change.locator("summary").click();
  await change.locator('input[type="file"]').setInputFiles({
    name: "mau.docx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("PK\x03\x04 not a document"),
  });
  await visitor.follow(() => change.getByRole("button", { name: "Kiểm tra và dùng mẫu này" }).click(), 422);
  expect(await visitor.page.getByText("Mẫu chưa dùng được, chưa lưu gì:").isVisible()).toBe(true);
});
