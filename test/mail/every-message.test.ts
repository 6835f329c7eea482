/** What holds of every message, whatever its kind and whatever people have written into the record. */
import { describe, expect, test } from "@jest/globals";
import { type MailInputs, type MailKind, compose } from "../../mail/compose.js";
import type { Message } from "../../mail/message.js";
import { inputs, letter } from "./cast.js";

const kinds = Object.keys(inputs) as MailKind[];

function composeAny<K extends MailKind>(kind: K, input: MailInputs[K] = inputs[kind]): Message {
  return compose(kind, input);
}

/** The same input with `change` applied to every string that a person may have written. */
function withWords<K extends MailKind>(kind: K, change: (text: string) => string): MailInputs[K] {
  const written =
    /^(title|reason|remarks|words|name|leadUnit|programme|answerable|unitName|position|contact)$/;
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return written.test(key) ? change(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]));
  };
  return walk(inputs[kind], "") as MailInputs[K];
}

function urlsIn(value: unknown, key = ""): string[] {
  if (typeof value === "string") return /url$/i.test(key) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([k, v]) => urlsIn(v, k));
}

function unescape(html: string): string {
  const entity: Record<string, string> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",
  };
  return html.replace(/&(?:lt|gt|quot|#39|amp);/g, (found) => entity[found] ?? found);
}

function hrefs(html: string): string[] {
  return Array.from(html.matchAll(/href="([^"]*)"/g), (match) => unescape(match[1] ?? ""));
}

/** The pieces of text that a reader of the HTML sees. */
function visible(html: string): string[] {
  return html
    .slice(html.indexOf("<body"))
    .split(/<[^>]*>/)
    .map((piece) => unescape(piece).replace(/\s+/g, " ").trim())
    .filter((piece) => piece !== "");
}

describe.each(kinds)("a message of kind %s", (kind) => {
  test("greets its recipient, signs, says why it came and whom to ask", () => {
    const { text } = composeAny(kind);
    expect(text).toMatch(/^Kính gửi: Đồng chí Ngô Thu Yến, Bí thư Huyện ủy \(Huyện ủy Long Mỹ\)\n/);
    expect(text).toContain("\n\nVăn phòng Tỉnh ủy Hậu Giang\n\n-- \nĐồng chí nhận được thư này vì ");
    expect(text).toContain("xin liên hệ Văn phòng Tỉnh ủy Hậu Giang: vptu@haugiang.example, số máy 100.");
  });

  test("has a subject of one line and at most 150 characters, even with endless words", () => {
    for (const message of [
      composeAny(kind),
      composeAny(
        kind,
        withWords(kind, (text) => `${text}\r\nBcc: ai-do@haugiang.example\r\n\r\n${"dài ".repeat(200)}`),
      ),
    ]) {
      expect(message.subject.startsWith("[Đôn Đốc] ")).toBe(true);
      expect(message.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(Array.from(message.subject).length).toBeLessThanOrEqual(150);
    }
  });

  test("links to what it was given, as given, and to nothing else, even where people write links", () => {
    const words = ' <a href="https://xau.example">bấm đây</a> https://xau.example ';
    for (const message of [
      composeAny(kind),
      composeAny(
        kind,
        withWords(kind, (text) => words + text),
      ),
    ]) {
      const given = new Set(urlsIn(inputs[kind]));
      const linked = new Set(hrefs(message.html));
      expect([...linked].filter((url) => !given.has(url))).toEqual([]);
      expect(linked.size).toBeGreaterThan(0);
      for (const url of linked) expect(message.text).toContain(url);
    }
  });

  test("shows markup that people write, and runs none of it", () => {
    const { html } = composeAny(
      kind,
      withWords(kind, (text) => `<script>alert("1")</script><img src=x onerror='x'> & ${text}`),
    );
    expect(html).not.toMatch(/<(?:script|img|style|link|iframe|object|form|input|base)\b/i);
    expect(html).toContain(
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;img src=x onerror=&#39;x&#39;&gt; &amp;",
    );
  });

  test("loads nothing: no image, no style sheet, no script, no address in a style", () => {
    const { html } = composeAny(kind);
    expect(html).not.toMatch(/\ssrc=|url\(|@import|<(?:img|link|style|script|iframe)\b|\son\w+=/i);
  });

  test("is well-formed, in Vietnamese, ground and ink given together", () => {
    const { html } = composeAny(kind);
    const open: string[] = [];
    for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (["meta", "br"].includes(name)) continue;
      if (slash === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    expect(html).toContain('<html lang="vi">');
    for (const [, style = ""] of html.matchAll(/style="([^"]*)"/g)) {
      if (style.includes("background-color")) expect(style).toMatch(/(?:^|;)color:/);
    }
  });

  test("says in text all that it says in HTML", () => {
    const message = composeAny(kind);
    const plain = message.text
      .replace(/^\s*> ?/gm, "")
      .replace(/\s+/g, " ")
      .toLocaleLowerCase("vi");
    const missing = visible(message.html).filter((piece) => !plain.includes(piece.toLocaleLowerCase("vi")));
    expect(missing).toEqual([]);
  });

  test("is in composed form (NFC) whatever form it was given", () => {
    const decomposed = composeAny(
      kind,
      withWords(kind, (text) => text.normalize("NFD")),
    );
    expect(decomposed).toEqual(composeAny(kind));
    for (const part of [decomposed.subject, decomposed.text, decomposed.html])
      expect(part).toBe(part.normalize("NFC"));
  });

  test("writes dates as Việt Nam does", () => {
    const { subject, text } = composeAny(kind);
    expect(subject + text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(text).toMatch(/\d{2}\/\d{2}\/\d{4}/);
  });

  test("has no gap left by a missing value", () => {
    expect(JSON.stringify(composeAny(kind))).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test("a unit's mailbox is greeted by the unit's name alone", () => {
  const to = { name: "Huyện ủy Long Mỹ", position: null, unitName: "Huyện ủy Long Mỹ" };
  const { text } = compose("demand", { ...inputs.demand, ...letter, to });
  expect(text).toMatch(/^Kính gửi: Huyện ủy Long Mỹ\n/);
  expect(text).toContain("Đơn vị nhận được thư này");
});
