/** Numbers, days and lists as an office in Việt Nam writes them, and text made safe for any format. */
import type { Day } from "../../domain/day.js";

const grouped = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** 1.234,5 */
export const written = (value: number): string => grouped.format(value);

/** The share in per cent, rounded to one decimal; 0 where there is nothing to be a part of. */
export const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 10;

/** 12,5% */
export const percent = (value: number): string => `${oneDecimal.format(value)}%`;

const parts = (day: Day): [string, string, string] => {
  const [year = "", month = "", date = ""] = day.split("-");
  return [year, month, date];
};

/** 05/01/2026 */
export function shortDate(day: Day): string {
  const [year, month, date] = parts(day);
  return `${date}/${month}/${year}`;
}

/** "ngày 05 tháng 3 năm 2026": days below 10 and months below 3 take a zero, so that none can be added to them. */
export function longDate(day: Day): string {
  const [year, month, date] = parts(day);
  return `ngày ${date} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
}

/** "Hậu Giang, ngày 22 tháng 8 năm 2024"; without a date the day and month are left open for the pen. */
export const placeAndDate = (place: string, day: Day | null, year: number): string =>
  `${place}, ${day === null ? `ngày      tháng      năm ${String(year)}` : longDate(day)}`;

/** "A, B và C" */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} và ${last}`;
}

/** "tăng 3 nhiệm vụ", "giảm 2,5 điểm phần trăm", "không thay đổi" */
export function change(now: number, before: number, noun = ""): string {
  const by = Math.round((now - before) * 100) / 100;
  if (by === 0) return "không thay đổi";
  return `${by > 0 ? "tăng" : "giảm"} ${written(Math.abs(by))}${noun === "" ? "" : ` ${noun}`}`;
}

const TO_DROP =
  // eslint-disable-next-line no-control-regex -- what neither XML nor a printed page can hold: controls, marks that turn the reading direction, private letters, halves of pairs
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of people as it may stand in a document: NFC, with no character that a format cannot hold or that hides. */
export const plain = (text: string): string =>
  text.normalize("NFC").replace(/\r\n?/g, "\n").replace(TO_DROP, "");
