/** The fields in a template's text, compared with those that its document has. */
import type { Message } from "../../../domain/errors.js";
import type { Schema } from "../fields.js";

export interface TagFlaw {
  readonly code: "unknown_field" | "unclosed_loop" | "unopened_loop" | "broken_field" | "list_as_text";
  readonly what: string;
  readonly message: Message;
}

interface Open {
  readonly name: string;
  /** The rows' fields, or null where the loop only asks whether a text is there. */
  readonly row: Schema | null;
}

/** `paragraphs` are the texts of a part in order; a field never runs over the end of one. */
export function checkTags(paragraphs: readonly string[], schema: Schema): readonly TagFlaw[] {
  const flaws: TagFlaw[] = [];
  const open: Open[] = [];
  const add = (code: TagFlaw["code"], what: string, vi: string, en: string): void => {
    flaws.push({ code, what, message: { vi, en } });
  };
  for (const paragraph of paragraphs)
    for (const [tag] of paragraph.matchAll(/\{[^{}]*\}|[{}]/g)) {
      if (tag.length === 1) {
        add(
          "broken_field",
          tag,
          `dấu "${tag}" không thành cặp trong "${near(paragraph)}"`,
          `a lone "${tag}" in "${near(paragraph)}"`,
        );
        continue;
      }
      const mark = /^\{\s*([#/])/.exec(tag)?.[1] ?? "";
      const name = tag
        .slice(1, -1)
        .replace(/^\s*[#/]/, "")
        .replace(/\[.*\]\s*$/s, "")
        .trim();
      if (mark === "/") {
        closeLoop(name, open, add);
        continue;
      }
      const known = kindOf(name, open, schema);
      if (known === undefined) {
        const guess = nearest(name, [...namesOf(schema)]);
        add(
          "unknown_field",
          name,
          `không có trường {${name}}${guess === null ? "" : `; có phải là {${guess}}?`}`,
          `there is no field {${name}}${guess === null ? "" : `; did you mean {${guess}}?`}`,
        );
      }
      if (mark === "#") open.push({ name, row: typeof known === "object" ? known : null });
      else if (typeof known === "object")
        add(
          "list_as_text",
          name,
          `{${name}} là một danh sách: dùng {#${name}} … {/${name}}`,
          `{${name}} is a list: use {#${name}} … {/${name}}`,
        );
    }
  for (const { name } of open)
    add(
      "unclosed_loop",
      name,
      `vòng lặp {#${name}} chưa có {/${name}}`,
      `the loop {#${name}} is never closed`,
    );
  return flaws;
}

function closeLoop(
  name: string,
  open: Open[],
  add: (code: TagFlaw["code"], what: string, vi: string, en: string) => void,
): void {
  const at = open.findLastIndex((each) => each.name === name);
  if (at < 0) {
    add("unopened_loop", name, `{/${name}} không có {#${name}} ở trước`, `{/${name}} closes no loop`);
    return;
  }
  // What was opened after it and is still open crosses its end.
  for (const { name: crossing } of open.splice(at).slice(1))
    add(
      "unclosed_loop",
      crossing,
      `vòng lặp {#${crossing}} chưa đóng khi gặp {/${name}}`,
      `the loop {#${crossing}} is still open at {/${name}}`,
    );
}

function kindOf(name: string, open: readonly Open[], schema: Schema): "text" | Schema | undefined {
  for (const { row } of [...open].reverse()) {
    if (row !== null && Object.hasOwn(row, name)) return row[name];
  }
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

function* namesOf(schema: Schema): Generator<string> {
  for (const [name, kind] of Object.entries(schema)) {
    yield name;
    if (kind !== "text") yield* namesOf(kind);
  }
}

const near = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The known name that differs in the fewest letters, if in few. */
function nearest(name: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  if (name.length > 60) return null;
  for (const each of names) {
    const distance = editDistance(name, each);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
