/** The office's clerk at a desk: what waits for a decision, and mails that did not arrive. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { instantAt } from "../../domain/day.js";
import { claimMails } from "../../record/commands/claim-mails.js";
import { settleMail } from "../../record/commands/settle-mail.js";
import { doTo } from "../record/acts.js";
import { wantedTask } from "../world.js";
import { openChromium } from "./chromium.js";
import { type Site, openSite } from "./site.js";
import { type Visitor, openVisitor } from "./visitor.js";

const now = instantAt("2026-03-16", "09:00");
const ISSUED = instantAt("2026-01-05", "08:00");

let browser: Browser;
let site: Site;
let visitor: Visitor;
let declined: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), openSite(now)]);
  const { world } = site;
  const dated = (dueOn: string) => wantedTask({ dueOn });
  const { taskIds } = await world.issue(ISSUED, [
    ...["2026-03-05", "2026-03-20", "2026-04-30", "2026-06-30"].map(dated),
    wantedTask({ dueOn: "2026-05-29", lead: "vithanh", coordinating: [] }),
  ]);
  const [reported = "", asked = "", third = ""] = taskIds;
  declined = third;
  await doTo(world, reported, instantAt("2026-03-02", "09:00"), ["accept", "report_completion"]);
  await doTo(world, asked, instantAt("2026-03-12", "09:00"), ["accept", "request_extension"]);
  await doTo(world, declined, instantAt("2026-03-13", "09:00"), ["decline"]);
  for (const mail of await claimMails(world.db, instantAt("2026-03-13", "10:00"), 50)) {
    const failed = mail.personId === world.actor("vithanh").personId;
    await settleMail(
      world.db,
      mail,
      failed
        ? { kind: "refused", error: "550 5.1.1 User unknown", addressAtFault: true }
        : { kind: "sent", subject: "[Đôn Đốc] Giao nhiệm vụ" },
      instantAt("2026-03-13", "10:01"),
    );
  }
  visitor = await openVisitor(browser, site);
  await visitor.go("/inbox");
  await visitor.signIn("office");
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await site.close();
});

const region = (name: RegExp): Locator => visitor.page.getByRole("region", { name });
const main = (): Locator => visitor.page.getByRole("main");

test("the inbox has the matters of a morning, each with one button to the form that decides it", async () => {
  await visitor.go("/inbox");
  for (const name of [
    /chậm xác nhận/,
    /gia hạn/,
    /cần giao lại/,
    /Địa chỉ thư bị từ chối/,
    /Thư không gửi được/,
  ])
    expect(await region(name).count()).toBe(1);
  await visitor.follow(() =>
    region(/cần giao lại/)
      .getByRole("button")
      .click(),
  );
  const form = visitor.page.getByLabel("Đơn vị chủ trì mới");
  expect(await form.isVisible()).toBe(true);
});

test("a review that waits is confirmed from there, and is gone", async () => {
  await visitor.go("/inbox");
  await visitor.follow(() =>
    region(/chậm xác nhận/)
      .getByRole("button")
      .click(),
  );
  await visitor.press("Xác nhận hoàn thành");
  await visitor.go("/inbox");
  expect(await region(/chậm xác nhận/).count()).toBe(0);
});

test("an address that takes mails again is confirmed, and its mail sent again", async () => {
  await visitor.go("/inbox");
  await visitor.follow(() =>
    region(/Địa chỉ thư bị từ chối/)
      .getByRole("button", { name: /Địa chỉ đã nhận được thư/ })
      .click(),
  );
  expect(await main().getByRole("alert").innerText()).toContain("địa chỉ nhận được thư");
  await visitor.follow(() =>
    region(/Thư không gửi được/)
      .getByRole("button", { name: /^Gửi lại/ })
      .first()
      .click(),
  );
  expect(await main().getByRole("alert").innerText()).toContain("Thư sẽ được gửi lại");
  await visitor.page.getByRole("navigation").getByText("Mục khác", { exact: true }).click();
  await visitor.follow(() => visitor.page.getByRole("link", { name: "Thư đã gửi", exact: true }).click());
  await visitor.page.getByText("Lọc danh sách").click();
  await visitor.page.getByLabel("Tình trạng").selectOption({ label: "Đang chờ gửi" });
  await visitor.press("Lọc");
  const row = visitor.page.getByRole("row").filter({ hasText: "vithanh@haugiang.example" });
  expect(await row.innerText()).toContain("550 5.1.1 User unknown");
});

test("the menu stays in one line on a desk's screen, and its rest opens by the keyboard", async () => {
  const list = visitor.page.getByRole("navigation").first().getByRole("list").first();
  expect((await list.boundingBox())?.height).toBeLessThan(60);
  const more = visitor.page.getByRole("navigation").getByText("Mục khác", { exact: true });
  await more.focus();
  await visitor.page.keyboard.press("Enter");
  expect(await visitor.page.getByRole("link", { name: "Mẫu văn bản" }).isVisible()).toBe(true);
});
