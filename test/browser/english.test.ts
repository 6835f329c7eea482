/** The pages in English: whoever changes the language reads no Vietnamese but names, documents and what people wrote. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { stateName } from "../../domain/transitions.js";
import { programmeLink, taskLink } from "../../web/links.js";
import { capitalised, textOf } from "../../web/text/catalogue.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let programme: string;
let task: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(instantAt("2026-03-11", "09:00"))]);
  task = await site.world.acceptedTask(instantAt("2026-01-05", "08:00"), { dueOn: "2026-03-02" });
  programme = (await site.world.db.prisma.programme.findFirstOrThrow()).id;
  visitor = await openVisitor(browser, site);
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

test("one switch turns every page into English, and back", async () => {
  const { page } = visitor;
  await visitor.go(taskLink(task));
  await visitor.press("English");
  expect(await page.title()).toBe("Sign in – Đôn Đốc");
  await visitor.signIn("longmy");
  expect(visitor.at()).toBe(taskLink(task));
  expect(await vietnameseLeft()).toEqual([]);

  await visitor.press("Send the completion report", 422);
  expect(await page.getByRole("alert").innerText()).toContain("Fill this in.");
  expect(await vietnameseLeft()).toEqual([]);

  for (const path of [
    "/tasks?scope=own",
    "/tasks?scope=own&state=assigned",
    "/programmes",
    programmeLink(programme),
  ]) {
    await visitor.go(path);
    expect(await vietnameseLeft()).toEqual([]);
  }
  await visitor.go("/overview", 403);
  expect(await page.getByRole("main").innerText()).toContain("You may not do this.");
  expect(await vietnameseLeft()).toEqual([]);

  await visitor.press("Sign out");
  await visitor.signIn("committee");
  await visitor.go("/overview");
  expect(await vietnameseLeft()).toEqual([]);
  await visitor.press("Tiếng Việt");
  expect(visitor.at()).toBe("/overview");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Tổng quan");
});

/** Words of the Vietnamese interface that the present page still shows or says. */
async function vietnameseLeft(): Promise<string[]> {
  expect(await visitor.page.locator("html").getAttribute("lang")).toBe("en");
  const shown = await visitor.page.evaluate<
    string[]
  >(`[...document.querySelectorAll("*")].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
    ...["aria-label", "title", "alt", "placeholder", "data-label"].map((name) => element.getAttribute(name) ?? ""),
  ])`);
  return [...new Set(shown.map((text) => text.trim()))].filter((text) => vietnamese.has(text));
}

/** Every fixed word of the catalogue that English says otherwise, but for the name of the other language. */
const vietnamese: ReadonlySet<string> = (() => {
  const english = new Set(fixedWords(textOf("en")));
  const states = Object.values(stateName).flatMap(({ vi }) => [vi, capitalised(vi)]);
  return new Set([...fixedWords(textOf("vi")).filter((words) => !english.has(words)), ...states]);
})();

function fixedWords(value: unknown): string[] {
  if (typeof value === "string") return [value.trim()];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(fixedWords) : [];
}
