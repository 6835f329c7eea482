/** Axes of drawings, and what the Standing Committee's drawings say. */
import { describe, expect, test } from "@jest/globals";
import { linearScale, ticksBetween } from "../../web/chart/ticks.js";
import { pointsOf } from "../../web/chart/standings.js";
import { fullOverview, now, overview } from "./cast.js";
import { pages } from "./pages.js";

describe("the marks of an axis", () => {
  test.each<[number, number, boolean, number[]]>([
    [0, 1, true, [0, 1]],
    [0, 5, true, [0, 1, 2, 3, 4, 5]],
    [0, 7, true, [0, 2, 4, 6, 8]],
    [0, 28, true, [0, 10, 20, 30]],
    [0, 100_000, true, [0, 20_000, 40_000, 60_000, 80_000, 100_000]],
    [44.2, 50, false, [44, 46, 48, 50]],
    [0.1, 0.3, false, [0.1, 0.15, 0.2, 0.25, 0.3]],
    [3, 3, false, [3, 3.000001]],
  ])("from %d to %d (whole: %s) are round", (low, high, whole, ticks) => {
    expect(ticksBetween(low, high, whole)).toEqual(ticks);
  });

  test("span the length of the axis", () => {
    const scale = linearScale([10, 20, 30], 160);
    expect([10, 15, 30].map((value) => scale.at(value))).toEqual([0, 40, 160]);
  });
});

test("the last column is today, and a Monday that is today stands once", () => {
  const points = pointsOf(overview.weeks, { at: now, counts: overview.counts });
  expect(points.map(({ on }) => on).slice(-2)).toEqual(["2026-11-23", "2026-11-24"]);
  const monday = new Date("2026-11-23T02:00:00Z");
  const onMonday = pointsOf(overview.weeks, { at: monday, counts: overview.counts });
  expect(onMonday.map(({ on }) => on).slice(-2)).toEqual(["2026-11-16", "2026-11-23"]);
});

describe("the overview's drawings", () => {
  const html = pages["overview-full"]?.("vi") ?? "";

  test("name themselves, say what they show, and have a table behind", () => {
    for (const id of ["standings", "lateness-by-unit"])
      expect(html).toContain(`role="img" aria-labelledby="${id}-title ${id}-said"`);
    expect(html).toContain("Đến ngày 24/11/2026: Hoàn thành đúng hạn: 9");
    expect(html).toContain("Nhiều nhất: Sở Lao động – Thương binh và Xã hội, 12 nhiệm vụ quá hạn trên 18");
    expect(html.split("Số liệu của hình").length - 1).toBe(2);
  });

  test("give each standing a pattern, defined once", () => {
    for (const look of ["onTime", "late", "inTime", "overdue"]) {
      expect(html.split(`id="look-${look}"`).length - 1).toBe(1);
      expect(html).toContain(`fill="url(#look-${look})"`);
    }
  });

  test("the table behind has all units, the drawing the first eight", () => {
    const bars = html.split('class="dd-chart__frame"').length - 1;
    expect([fullOverview.laggingUnits.length, bars]).toEqual([12, 8]);
  });
});
