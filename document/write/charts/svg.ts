/**
 * Draws a chart on the server. echarts is loaded when the first chart is asked for. Patterns stand beside colours, so
 * that a chart can be read in black and white; what echarts writes for a page with scripts is taken away.
 */
import { createRequire } from "node:module";
import type * as Echarts from "echarts";
import { plain } from "../wording.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The colours of the states in the order in which they are drawn; each has a pattern of its own. */
export const COLOURS = {
  onTime: "#2e7d32",
  late: "#b26a00",
  inTime: "#1f5fa8",
  overdue: "#b3261e",
  neutral: "#5f6368",
} as const;

/** Patterns by meaning, not by place in a list: a missing series changes no other. */
export const PATTERNS = {
  onTime: { symbol: "none" },
  late: { symbol: "rect", symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  inTime: {
    symbol: "circle",
    symbolSize: 0.6,
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
  },
  overdue: { symbol: "rect", symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 },
  neutral: { symbol: "none" },
} as const;

export const LETTERS = { fontFamily: "Tinos, 'Times New Roman', serif", fontSize: 13, color: "#1d1d1f" };

let loaded: typeof Echarts | null = null;

/** The one file of its CommonJS build: a quarter of the time and of the memory that its thousand modules take. */
function load(): typeof Echarts {
  // What require gives has no type; the build in one file exports what the package's types say.
  loaded ??= createRequire(import.meta.url)("echarts") as typeof Echarts;
  return loaded;
}

/** The same options give the same picture, whatever was drawn before. */
export function drawSvg(id: string, label: string, options: Echarts.EChartsCoreOption, size: Size): string {
  const chart = load().init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption({ animation: false, backgroundColor: "#ffffff", textStyle: LETTERS, ...options });
    return cleaned(chart.renderToSVGString(), id, label);
  } finally {
    chart.dispose();
  }
}

const escaped = (text: string): string =>
  plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** No style sheet, no style attribute (a page's CSP refuses both), no classes, and ids that do not count up. */
function cleaned(svg: string, id: string, label: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_[a-z_]+|pointer-events|xmlns:xlink|version|baseProfile)="[^"]*"/g, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/^<svg /, `<svg role="img" aria-label="${escaped(label)}" `)
    .replace(/\n+/g, "\n");
}

const attributesOf = (style: string): string =>
  style
    .split(";")
    .map((declaration) => declaration.split(":"))
    .filter((parts) => parts.length === 2)
    .map(([name = "", value = ""]) => ` ${name.trim()}="${value.trim()}"`)
    .join("");
