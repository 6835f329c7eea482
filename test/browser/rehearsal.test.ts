/** The Standing Committee looks at what a rehearsal has shown, on a phone: the time line scrolls, the tables open. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { waitFor } from "../../stack/wait.js";
import { programmeLink, rehearsalLink } from "../../web/links.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { wantedTask } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor, phone } from "./visitor.js";

const NOW = instantAt("2026-03-11", "09:00");

let browser: Browser;
let site: Site;
let visitor: Visitor;
let programmeId: string;
let rehearsalId: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(NOW)]);
  ({ programmeId } = await site.world.issue(instantAt("2026-01-05", "08:00"), [wantedTask()]));
  // As long as the programme: far wider than a phone.
  const report = { ...rehearsed, until: "2030-12-31" };
  ({ rehearsalId } = await keepRehearsal(site.world.db, { now: NOW, report, command: COMMAND }));
  visitor = await openVisitor(browser, site, phone);
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

test("from the programme to the rehearsal, whose time line is moved by the keyboard within its own box", async () => {
  const { page } = visitor;
  await visitor.go("/");
  await visitor.signIn("committee");
  await visitor.go(programmeLink(programmeId));
  await visitor.follow(() =>
    page.getByRole("link", { name: "Diễn tập việc thực hiện chương trình những năm tới" }).click(),
  );
  expect(visitor.at()).toBe("/rehearsals");
  await visitor.follow(() => page.getByRole("link", { name: "01/10/2024 đến 31/12/2030" }).click());
  expect(visitor.at()).toBe(rehearsalLink(rehearsalId));

  const box = page.getByRole("group", { name: "Diễn biến theo thời gian" });
  const moved = "document.querySelector('.dd-time-line').scrollLeft";
  expect(await page.evaluate<number>(moved)).toBe(0);
  await box.focus();
  await page.keyboard.press("ArrowRight");
  // Not `waitForFunction`, which the page's policy of scripts forbids.
  expect(await waitFor(async () => (await page.evaluate<number>(moved)) > 0, 10_000)).toBe(true);
  // The name of a lane stays in sight.
  await page.evaluate(`${moved} = 600`);
  const name = await box.locator(".dd-lane__name").first().boundingBox();
  expect(name?.x).toBeGreaterThanOrEqual(0);
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual(phone.viewport.width);

  await page.getByText("Số liệu từng tháng", { exact: true }).first().click();
  expect(await page.getByRole("table", { name: "Số liệu từng tháng" }).innerText()).toContain("12/2024");
});
