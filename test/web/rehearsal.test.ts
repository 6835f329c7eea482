/** The time line of a rehearsal: everything has its mark, each at its place, and the tables say the same. */
import { describe, expect, test } from "@jest/globals";
import { rehearsalPage } from "../../web/pages/rehearsal.js";
import { scaleOf } from "../../web/chart/day-scale.js";
import type { RehearsalReport } from "../../domain/rehearsal.js";
import * as cast from "./cast.js";
import { detail } from "./rehearsal-cast.js";

const page = (over: Partial<RehearsalReport> = {}) =>
  rehearsalPage(cast.contextOf(cast.clerk), { ...detail, report: { ...detail.report, ...over } });
const count = (html: string, what: string | RegExp) => html.split(what).length - 1;
/** Without the legend, which has one of each. */
const drawn = (html: string) => html.slice(0, html.indexOf('class="dd-legend"'));

describe("the scale", () => {
  test.each([
    ["2024-08-26", "2030-12-31", 77],
    ["2024-12-31", "2025-01-01", 2],
    ["2028-02-29", "2028-02-29", 1],
  ])("from %s to %s has %d months, side by side", (from, until, months) => {
    const scale = scaleOf(from, until);
    expect(scale.months).toHaveLength(months);
    expect(scale.x(`${from.slice(0, 7)}-01`)).toBe(0);
    const edges = scale.months.map((month) => scale.x(`${month}-01`));
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    expect(scale.x(until)).toBeLessThan(scale.width);
  });

  test("six years and a half fit beside the margins of a desk's page", () => {
    expect(scaleOf("2024-08-26", "2030-12-31").width).toBeLessThan(1_120 - 26);
  });
});

test("every review has a bar of its outcome and its marks; what is not published has no end", () => {
  const html = drawn(page());
  expect(count(html, 'fill="url(#stripes)"')).toBe(1);
  expect(count(html, 'fill="currentColor"')).toBe(2);
  expect(count(html, 'class="dd-mark" fill="none"')).toBe(1);
  expect(["cutOff", "due", "published"].map((name) => count(html, `dd-mark--${name}"`))).toEqual([4, 4, 2]);
  // Three at the same time stand below one another; the quarter's has room beside.
  expect([...html.matchAll(/<g transform="translate\(0 (\d+)\)"/g)].map(([, y]) => Number(y)).sort()).toEqual(
    [0, 0, 30, 60],
  );
});

test("successions of one day are one mark with their number, those that were undone another", () => {
  const [one, undone] = detail.report.successions;
  if (one === undefined || undone === undefined) throw new Error("the cast has none");
  const html = drawn(page({ successions: [one, one, undone] }));
  expect([count(html, "dd-mark--carriedOut"), count(html, "dd-mark--undone")]).toEqual([1, 1]);
  expect([...html.matchAll(/class="dd-lane__count"[^>]*>(\d+)</g)].map(([, n]) => n)).toEqual(["2", "1"]);
  expect(html).toContain("LĐLĐ tỉnh → Long Mỹ");
  expect(html).toContain("of-nowhere → Không có đơn vị kế thừa");
});

test("a bar for each month in which something happened, as high as its figure", () => {
  const heights = (kind: string) =>
    [...page().matchAll(new RegExp(`dd-lane__bars--${kind}" d="([^"]*)"`, "g"))].map(([, d]) =>
      [...(d ?? "").matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height)),
    );
  expect(heights("opened")).toEqual([[42]]);
  expect(heights("completed")).toEqual([[11.7, 12, 1.5]]); // of the scale of those assigned; two can still be seen
  expect(heights("mails")).toEqual([[2.1, 41.7, 42]]);
  expect(heights("rungs")).toEqual([
    [9.7, 42, 3.2],
    [6.5, 29.1, 3.2],
    [25.8, 3.2],
  ]);
});

test("the tables behind give the same figures, the units beyond the fifteenth can be opened", () => {
  const html = page();
  for (const words of [
    "Thư gửi đi: 1.234; nhiều nhất 604, tháng 01/2025",
    "4 thư, ngày 24/12/2024, longmy@haugiang.example",
    "2 đơn vị còn lại",
    "✔ Đúng:",
    "✘ Không đúng:",
    "ldld ended on 2025-02-02",
    detail.command,
  ])
    expect(html).toContain(words);
  const months = /<caption[^>]*>Số liệu từng tháng<\/caption>[\s\S]*?<\/table>/.exec(html)?.[0] ?? "";
  const rows = [...months.matchAll(/<tr[\s\S]*?<\/tr>/g)]
    .slice(1)
    .map(([row]) => [...row.matchAll(/<div>([^<]*)<\/div>/g)].map(([, cell]) => cell).join(" "));
  expect(rows[2]).toBe("12/2024 0 40 600 13 9 8");
});
