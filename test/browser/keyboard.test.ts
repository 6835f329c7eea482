/** The main way through the pages by keyboard alone: no mouse, no touch, and one always sees where one is. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, FileChooser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { taskLink } from "../../web/links.js";
import { PASSWORD } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let taskId: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
  taskId = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), {
    dueOn: "2026-03-02",
    evidence: "list",
  });
  visitor = await openVisitor(browser, site);
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

test("the first stop of every page leads past its head to its content", async () => {
  const { page } = visitor;
  await visitor.go("/sign-in");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Chuyển đến nội dung chính");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("username");
});

test("signs in, reports, mends what was wrong, and is done", async () => {
  const { page } = visitor;
  const { keyboard } = page;
  // Asked for before the first page: the browser is told to hand over its file dialogues long before one opens.
  const chosen = new Promise<FileChooser>((resolve) => page.once("filechooser", resolve));
  await visitor.go("/");
  await tabTo("username");
  await keyboard.type("longmy");
  await tabTo("password");
  await keyboard.type(PASSWORD);
  await visitor.follow(() => keyboard.press("Enter"));

  await tabTo("Báo cáo hoàn thành: Mục II.1");
  await visitor.follow(() => keyboard.press("Enter"));
  await tabTo("report_completion-text");
  await keyboard.type("Đã hoàn thành.");
  await tabTo("Gửi báo cáo hoàn thành");
  await visitor.follow(() => keyboard.press("Enter"), 422);

  // The summary has the focus; its line leads to the field.
  expect(await page.evaluate<string>("document.activeElement.className")).toBe("govuk-error-summary");
  await keyboard.press("Tab");
  expect(await focused()).toContain("Nhiệm vụ này yêu cầu minh chứng.");
  await keyboard.press("Enter");
  await page.waitForFunction('document.activeElement.id === "report_completion-evidence"');
  await keyboard.press("Enter");
  const chooser = await chosen;
  await chooser.setFiles({ name: "ket-qua.txt", mimeType: "text/plain", buffer: Buffer.from("Kết quả.\n") });
  await tabTo("Gửi báo cáo hoàn thành");
  await visitor.follow(() => keyboard.press("Enter"));

  expect(visitor.at()).toBe(taskLink(taskId));
  expect(await page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
});

/** By which name a person would call where the focus is: a field's id, a link's or a button's words. */
const focused = (): Promise<string> =>
  visitor.page.evaluate<string>("document.activeElement.id || document.activeElement.textContent.trim()");

const MOST_STOPS = 60;

/** Goes on from stop to stop; every one of them shows that it has the focus. */
async function tabTo(name: string): Promise<void> {
  const met: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await visitor.page.keyboard.press("Tab");
    const here = await focused();
    met.push(here);
    const seen = await visitor.page.evaluate<boolean>(SHOWS_FOCUS);
    if (!seen) throw new Error(`nothing shows the focus on "${here}"`);
    if (here === name) return;
  }
  throw new Error(`no way by Tab to "${name}", only to:\n${met.join("\n")}`);
}

/** An outline, a shadow or another ground than without the focus. */
const SHOWS_FOCUS = `(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return marked && box.width > 1 && box.height > 1;
})()`;
