/** The style sheet: light, our own, and readable in both schemes. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { compile } from "sass";
import { pages } from "./pages.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let css = "";

beforeAll(() => {
  css = compile(`${root}web/styles/app.scss`, {
    loadPaths: [`${root}node_modules`],
    style: "compressed",
    quietDeps: true,
  }).css;
});

test("has nothing of the crown, the logo or the typeface of GOV.UK, and fetches nothing", () => {
  expect(css).not.toMatch(/crown|GDS Transport|url\(|@import|@font-face/i);
});

test("the first load of the heaviest page stays far below 60 kB compressed", () => {
  const heaviest = Math.max(...Object.values(pages).map((page) => gzipSync(page("vi")).length));
  expect(gzipSync(css).length).toBeLessThan(18_000);
  expect(heaviest).toBeLessThan(15_000);
});

test("every class of ours that a page uses has a rule", () => {
  const used = new Set(
    Object.values(pages).flatMap((page) =>
      [...page("vi").matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => (names ?? "").split(" ")),
    ),
  );
  const ours = [...used].filter((name) => name.startsWith("dd-"));
  expect(ours.filter((name) => !css.includes(`.${name}`))).toEqual([]);
});

describe("contrast of text on its ground is at least 4.5 : 1", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["--govuk-text-colour", "--govuk-body-background-colour"],
    ["--govuk-text-colour", "--govuk-surface-background-colour"],
    ["--govuk-text-colour", "--dd-secondary"],
    ["--govuk-text-colour", "--dd-mark"],
    ["--govuk-secondary-text-colour", "--govuk-body-background-colour"],
    ["--govuk-secondary-text-colour", "--govuk-surface-background-colour"],
    ["--govuk-link-colour", "--govuk-body-background-colour"],
    ["--govuk-link-colour", "--govuk-surface-background-colour"],
    ["--govuk-link-visited-colour", "--govuk-body-background-colour"],
    ["--govuk-error-colour", "--govuk-body-background-colour"],
    ["--dd-late", "--govuk-body-background-colour"],
    ["--dd-late", "--govuk-surface-background-colour"],
    ["--dd-brand-text", "--dd-brand"],
  ];
  test.each(pairs)("%s on %s", (text, ground) => {
    for (const scheme of ["light", "dark"] as const) {
      expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The value of a property: of the dark scheme where that sets it anew. */
function colour(property: string, scheme: "light" | "dark"): string {
  const from = css.indexOf("@media screen and (prefers-color-scheme: dark)");
  expect(from).toBeGreaterThan(0);
  const value = (part: string) =>
    new RegExp(`${property}:\\s*(#[0-9a-f]{3,6}|rgb[^;}]+|white)`).exec(part)?.[1];
  const light = value(css.slice(0, from)) ?? "";
  return scheme === "light" ? light : (value(css.slice(from)) ?? light);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]; // two in, two out
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(name: string): number {
  const short = name === "white" ? "fff" : name.slice(1);
  const hex = short.length === 3 ? short.replace(/./g, "$&$&") : short;
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // three channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
