/**
 * The parts of a message's body. Each part is written twice, as text and as HTML, from the same value, so that neither
 * form can hold a fact that the other lacks.
 */
import { clean, escapeHtml, oneLine } from "./words.js";

/** Colour never stands alone: each tone has its own shape, and always a word beside it. */
export type Tone = "late" | "soon" | "fine" | "none";

export interface Item {
  readonly tone: Tone;
  /** `Quá hạn 12 ngày làm việc` */
  readonly status: string;
  readonly title: string;
  readonly url: string;
  readonly facts: readonly string[];
  /** In a person's words, with what it is: `["Ý kiến trả lại", "…"]`. */
  readonly remark: readonly [label: string, words: string] | null;
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "quote"; readonly label: string; readonly words: string }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "link"; readonly label: string; readonly url: string };

const SHAPE: Record<Tone, string> = { late: "■", soon: "▲", fine: "●", none: "○" };
// Each at least 4.5:1 on white (WCAG 2.2, 1.4.3).
const COLOUR: Record<Tone, string> = { late: "#a40000", soon: "#8a4b00", fine: "#1b5e20", none: "#4a4a4a" };

export function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return oneLine(block.text);
    case "heading":
      return oneLine(block.text).toLocaleUpperCase("vi");
    case "facts":
      return block.rows.map(([label, value]) => `${label}: ${oneLine(value)}`).join("\n");
    case "quote":
      return `${block.label}:\n${quoted(block.words)}`;
    case "items":
      return block.items.map(itemText).join("\n\n");
    case "link":
      return `${block.label}: ${block.url}`;
  }
}

function itemText(item: Item, index: number): string {
  const lines = [`${String(index + 1)}. ${SHAPE[item.tone]} ${item.status}`, item.title, ...item.facts];
  if (item.remark !== null) lines.push(`${item.remark[0]}:`, quoted(item.remark[1]));
  return [...lines, item.url].join("\n").replace(/\n/g, "\n   ");
}

// Set off line by line, so that nobody's words pass for the program's own.
function quoted(words: string): string {
  return clean(words)
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p style="margin:0 0 12px">${escapeHtml(oneLine(block.text))}</p>`;
    case "heading":
      return `<h2 style="margin:20px 0 8px;font-size:17px;line-height:1.35">${escapeHtml(oneLine(block.text))}</h2>`;
    case "facts":
      return table(
        block.rows.map(([label, value]) => [cell(label, true), cell(oneLine(value), false)].join("")),
      );
    case "quote":
      return `<p style="margin:0 0 4px"><strong>${escapeHtml(block.label)}:</strong></p>${quote(block.words)}`;
    case "items":
      return table(block.items.map(itemHtml));
    case "link":
      return `<p style="margin:0 0 12px">${link(block.label, block.url)}</p>`;
  }
}

function itemHtml(item: Item, index: number): string {
  const status = `<strong style="color:${COLOUR[item.tone]}">${SHAPE[item.tone]} ${escapeHtml(item.status)}</strong>`;
  const facts = item.facts.map((fact) => `<br>${escapeHtml(fact)}`).join("");
  const remark = item.remark === null ? "" : `<br>${escapeHtml(item.remark[0])}:${quote(item.remark[1])}`;
  const body = `${status}<br>${link(item.title, item.url)}${facts}${remark}`;
  const edge = "padding:8px 8px 8px 0;vertical-align:top;border-top:1px solid #c8c8c8";
  return `<td style="${edge};width:22px">${String(index + 1)}.</td><td style="${edge}">${body}</td>`;
}

function table(rows: readonly string[]): string {
  const body = rows.map((row) => `<tr>${row}</tr>`).join("\n");
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse;margin:0 0 12px">\n${body}\n</table>`;
}

function cell(text: string, label: boolean): string {
  const own = label ? "width:34%;color:#4a4a4a" : "";
  return `<td style="padding:3px 8px 3px 0;vertical-align:top;${own}">${escapeHtml(text)}</td>`;
}

function quote(words: string): string {
  return `<blockquote style="margin:4px 0 12px;padding:2px 0 2px 10px;border-left:3px solid #8a8a8a">${lines(words)}</blockquote>`;
}

function link(label: string, url: string): string {
  return `<a href="${escapeHtml(url)}" style="color:#0b4f9e">${escapeHtml(label)}</a>`;
}

function lines(text: string): string {
  return escapeHtml(clean(text)).replace(/\n/g, "<br>");
}
