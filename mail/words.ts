/** How days, numbers and other people's words are written in a message. */
import { type Day, dayAt } from "../domain/day.js";
import { DEADLINE_TIME } from "../domain/lateness.js";

/** `2026-11-24` as Việt Nam writes it, `24/11/2026`. */
export function formatDay(day: Day): string {
  return day.split("-").reverse().join("/");
}

/** `09:15 ngày 27/11/2026`, by the clock of Việt Nam. */
export function formatInstant(instant: Date): string {
  const time = new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${time} ngày ${formatDay(dayAt(instant))}`;
}

/** `trước 17 giờ ngày 24/11/2026`: the hour at which due dates end. */
export function beforeEndOf(day: Day): string {
  return `trước ${DEADLINE_TIME.replace(":00", " giờ")} ngày ${formatDay(day)}`;
}

const PERIOD: Readonly<Record<string, string>> = {
  yearly: "hằng năm",
  "half-yearly": "6 tháng một lần",
  quarterly: "hằng quý",
  monthly: "hằng tháng",
};

/** `yearly:12-10` as `định kỳ hằng năm, trước ngày 10/12`. */
export function formatRecurrence(recurrence: string): string {
  const [period = "", at] = recurrence.split(":");
  const words = `định kỳ ${PERIOD[period] ?? period}`;
  return at === undefined ? words : `${words}, trước ngày ${formatDay(at)}`;
}

// Controls, line and paragraph separators, and the marks that turn the direction of writing: what could break a
// header line or make a link look like another.
const UNSAFE = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Composed form (NFC), without unsafe characters, line breaks kept. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(UNSAFE, " ")
    .normalize("NFC")
    .trim();
}

/** As `clean`, on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ");
}

/** On one line, of at most `limit` characters, cut between words. */
export function shorten(text: string, limit: number): string {
  const characters = Array.from(oneLine(text));
  if (characters.length <= limit) return characters.join("");
  const cut = characters.slice(0, limit - 1).join("");
  const space = cut.lastIndexOf(" ");
  // A word as long as half the limit is cut within: better than losing half the line.
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, "")}…`;
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** `Kính gửi: Đồng chí Ngô Thu Yến, Bí thư Huyện ủy (Huyện ủy Long Mỹ)`, without the opening words. */
export function personOf(to: { name: string; position: string | null; unitName: string }): string {
  if (to.name === to.unitName) return oneLine(to.unitName);
  const position = to.position === null ? "" : `, ${to.position}`;
  return oneLine(`Đồng chí ${to.name}${position} (${to.unitName})`);
}
