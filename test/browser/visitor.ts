/** A person at a browser. Every page that they come to is looked over: nothing broken, nothing barred, nothing cut off. */
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page, Request, Response } from "playwright-core";
import { PASSWORD } from "../world.js";

export interface Visitor {
  readonly page: Page;
  /** Opens a page of the site. `status` is what the story expects of it, 200 by default. */
  go(path: string, status?: number): Promise<void>;
  /** Does what leads to another page, and waits for it. */
  follow(act: () => Promise<unknown>, status?: number): Promise<void>;
  press(button: string, status?: number): Promise<void>;
  /** From the sign-in page, wherever that leads to. */
  signIn(username: string, password?: string, status?: number): Promise<void>;
  /** Path and query of the present page. */
  at(): string;
  close(): Promise<void>;
}

export const phone = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;
export const desk = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions;

/** Twice enlarged on a desk, and the narrowest phones in use; WCAG 2.2, 1.4.4 and 1.4.10 ask for 200 % and for 320. */
const NARROW = [640, 360, 320] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function openVisitor(
  browser: Browser,
  site: { readonly url: string },
  options: BrowserContextOptions = desk,
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: site.url, locale: "vi-VN", ...options });
  const page = await context.newPage();
  const troubles = listen(page);
  // Without scripts axe cannot run; the same pages are looked over with them in the other stories.
  const barriers = options.javaScriptEnabled === false ? () => [] : () => barriersOn(page);
  let documents = 0;
  let lookedOver = 0;
  let last: Response | undefined;
  page.on("response", (response) => {
    if (!isDocument(page, response)) return;
    last = response;
    documents++;
  });

  const follow: Visitor["follow"] = async (act, status = 200) => {
    await Promise.all([page.waitForEvent("load"), act()]);
    lookedOver++;
    const met = last?.status() ?? 0;
    if (met !== status)
      throw new Error(
        `${page.url()} answered ${String(met)} instead of ${String(status)}:\n${await page.innerText("body")}`,
      );
    const faults = [...troubles(), ...(await barriers()), ...(await overflows(page))];
    if (faults.length > 0) throw new Error(`${page.url()} has faults:\n${faults.join("\n")}`);
  };
  const press: Visitor["press"] = (button, status) =>
    follow(() => page.getByRole("button", { name: button, exact: true }).click(), status);
  return {
    page,
    follow,
    press,
    go: (path, status) => follow(() => page.goto(path), status),
    async signIn(username, password = PASSWORD, status = 200) {
      await page.getByRole("textbox", { name: /^(Tên đăng nhập|User name)$/ }).fill(username);
      await page.getByLabel(/^(Mật khẩu|Password)$/).fill(password);
      await follow(() => page.getByRole("main").getByRole("button").click(), status);
    },
    at: () => page.url().slice(site.url.length),
    async close() {
      await context.close();
      // What came by a way that no story told was not looked over either.
      if (documents !== lookedOver)
        throw new Error(`${String(documents)} pages came and ${String(lookedOver)} were looked over`);
    },
  };
}

function isDocument(page: Page, response: Response): boolean {
  const request = response.request();
  if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return false;
  const redirects = response.status() >= 300 && response.status() < 400;
  return !redirects && !(response.headers()["content-disposition"] ?? "").startsWith("attachment");
}

/** What the browser complains about; each call gives what is new. */
function listen(page: Page): () => string[] {
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // That the page itself answered 404 is the story's business; what the page loads has no such excuse.
    const ofPage =
      message.location().url === page.url() && message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !ofPage) heard.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    if (leftWithThePage(request)) return;
    heard.push(`request: ${request.url()} ${request.failure()?.errorText ?? ""}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !isDocument(page, response))
      heard.push(`request: ${response.url()} ${String(response.status())}`);
  });
  return () => heard.splice(0);
}

/** What an open page listens to, or was just asking for, ends when the page is left: no trouble, and nothing else is excused. */
function leftWithThePage(request: Request): boolean {
  const aborted = request.failure()?.errorText === "net::ERR_ABORTED";
  const listens = request.resourceType() === "eventsource" && new URL(request.url()).pathname === "/live";
  const asked = request.redirectedFrom() ?? request;
  return aborted && (listens || asked.headers()["x-dondoc-live"] === "1");
}

/** Violations of WCAG 2.2 AA that axe finds. */
async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })`;
  const { violations } = await page.evaluate<Pick<axe.AxeResults, "violations">>(run);
  return violations.map(
    ({ id, help, nodes }) => `axe ${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
  );
}

/** How far the page runs over the side of a narrow screen. */
async function overflows(page: Page): Promise<string[]> {
  const usual = page.viewportSize() ?? desk.viewport;
  const found: string[] = [];
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 740 });
    const over = await page.evaluate<number>(
      "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - " + String(width),
    );
    if (over > 0) found.push(`runs ${String(over)} px over a screen of ${String(width)} px`);
  }
  await page.setViewportSize(usual);
  return found;
}
