/** govuk-frontend's own examples of its components, and a comparison of HTML that looks past layout and order of attributes. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

const require = createRequire(import.meta.url);

interface Fixture {
  readonly name: string;
  readonly html: string;
}

/** The HTML of one example, normalised. */
export function fixture(component: string, name: string): string {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  const { fixtures } = JSON.parse(readFileSync(file, "utf8")) as { fixtures: readonly Fixture[] };
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${component} has no example named "${name}"`);
  return normalised(found.html);
}

export function rendered(element: VNode): string {
  return normalised(renderToString(element));
}

/** One tag or text a line, attributes sorted, boolean ones alike, white space that no browser shows left out. */
function normalised(html: string): string {
  return html
    .replace(/<(\/?)([a-z0-9]+)([^>]*?)\s*\/?>/gi, (_, slash: string, tag: string, attributes: string) => {
      return `\n<${slash}${tag}${sorted(attributes)}>\n`;
    })
    .split("\n")
    .map((line) => decoded(line.trim().replace(/\s+/g, " ")))
    .filter((line) => line !== "" && line !== "</path>")
    .join("\n");
}

function sorted(attributes: string): string {
  const found = [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => {
    return ` ${name}="${(value ?? "").replace(/\s+/g, " ").trim()}"`;
  });
  return found.sort().join("");
}

function decoded(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&#39;": "'", "&quot;": '"', "&amp;": "&" };
  return text.replace(/&(#39|quot|amp);/g, (entity) => entities[entity] ?? entity);
}
