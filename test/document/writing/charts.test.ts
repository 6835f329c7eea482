/** Charts: for pages under a strict CSP and for print, in colours and patterns, with their figures as a table. */
import { describe, expect, test } from "@jest/globals";
import { tokens } from "../../../document/read/xml.js";
import { latenessByUnit } from "../../../document/write/charts/lateness-by-unit.js";
import { stateOverTime } from "../../../document/write/charts/state-over-time.js";
import { charts, HOSTILE } from "./chart-cast.js";

const attributes = (svg: string): string[] =>
  [...tokens(svg)].flatMap((token) =>
    token.kind === "open"
      ? [...token.attributes.matchAll(/ ([\w:-]+)="/g)].map(([, name]) => name ?? "")
      : [],
  );

describe.each(Object.entries(charts))("the chart of %s", (_, draw) => {
  test("is plain SVG: no script, style, class, link or foreign part", () => {
    const { svg } = draw();
    const elements = new Set(
      [...tokens(svg)].flatMap((token) => (token.kind === "open" ? [token.name] : [])),
    );
    for (const name of elements)
      expect([
        "svg",
        "g",
        "path",
        "rect",
        "text",
        "defs",
        "pattern",
        "clipPath",
        "polyline",
        "circle",
      ]).toContain(name);
    for (const name of attributes(svg))
      expect(name).not.toMatch(/^(?:style|class|on\w+|href|xlink:href|src)$/);
    expect(svg).not.toMatch(/url\((?!#)/);
  });

  test("says in words what it shows", () => {
    const chart = draw();
    expect(chart.svg).toMatch(/^<svg role="img" aria-label="/);
    expect(chart.description.startsWith(chart.title)).toBe(true);
  });

  test("is the same each time, whatever was drawn before", () => {
    const first = draw();
    for (const other of Object.values(charts)) other();
    expect(draw().svg).toBe(first.svg);
  });

  test("has ids of its own, so that several stand on one page", () => {
    const mine = [...draw().svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    for (const other of Object.values(charts)) {
      if (other === draw) continue;
      const { svg } = other();
      for (const id of mine) expect(svg).not.toContain(` id="${id ?? ""}"`);
    }
  });

  test("gives the same figures as a table", () => {
    const { table } = draw();
    expect(table.rows.length).toBeGreaterThan(1);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});

describe("bars", () => {
  test("that mean different things have different patterns and colours", () => {
    const svg = charts["state over time"]?.().svg ?? "";
    const patterns = svg.match(/<pattern[\s\S]*?<\/pattern>/g) ?? [];
    expect(new Set(patterns.map((pattern) => pattern.replace(/ id="[^"]*"/, ""))).size).toBe(4);
    expect(new Set(svg.match(/fill="#(?:2e7d32|b26a00|1f5fa8|b3261e)"/g))).toHaveProperty("size", 4);
  });

  test("of a name with markup in it stay text", () => {
    const chart = latenessByUnit({
      title: HOSTILE,
      id: "x",
      units: [{ unit: HOSTILE, overdue: 1, completedLate: 0, total: 1 }],
    });
    expect(chart.svg).not.toContain("<script");
    const texts = [...tokens(chart.svg)]
      .flatMap((token) => (token.kind === "text" ? [token.text] : []))
      .join("");
    expect(texts.replace(/\s/g, "")).toContain(HOSTILE.replace(/\s/g, ""));
  });
});

test("a chart of nothing is drawn and says so", () => {
  expect(stateOverTime({ title: "Kết quả", id: "a", points: [] }).description).toBe(
    "Kết quả: chưa có số liệu.",
  );
  expect(latenessByUnit({ title: "Chậm", id: "b", units: [] }).svg).toContain("<svg");
});
