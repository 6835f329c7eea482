/** Who issued a document, out of the left column of its head and the author named under its kind. */
import { SECTORS } from "./body-words.js";
import { fold, isUpper, lower } from "./script.js";
import { titleCase } from "./title-case.js";

const PLACE = /(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường)\s+(?!ủy)\p{L}.*$/iu;
/** A body whose place stands on the next line. */
const UNPLACED =
  /^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng ủy|ủy ban mặt trận tổ quốc.*|chủ tịch ủy ban nhân dân|đảng bộ)$/iu;
/** Party committees carry the place without a word for its level: TỈNH ỦY HẬU GIANG. */
const COMMITTEE = /^((?:tỉnh|thành|huyện|thị|quận|đảng) ủy)\s+(.+)$/iu;

const isBody = (line: string): boolean => line.length < 90 && isUpper(line) && /\p{Lu}{2}/u.test(line);

/** "BỘ VĂN HÓA, THỂ / THAO": the two together begin the name of a sector. */
function isSectorCut(last: string, line: string): boolean {
  const sector = /^(?:BỘ|SỞ|PHÒNG|BAN)\s+(.+)$/u.exec(fold(last))?.[1];
  if (sector === undefined) return false;
  const joined = lower(`${sector} ${fold(line)}`);
  return SECTORS.some((name) => lower(fold(name)).startsWith(joined));
}

/** Lines that say one name are joined: ỦY BAN NHÂN DÂN / TỈNH LÀO CAI. */
function names(left: readonly string[]): string[] {
  const out: string[] = [];
  for (const raw of left) {
    // Some copies have lost the first letter, which was a picture or a broken code.
    const line = raw.replace(/^[YỶ] BAN /u, "ỦY BAN ");
    if (!isBody(line)) continue;
    const last = out.at(-1);
    if (
      last !== undefined &&
      (UNPLACED.test(last) || /(?:VÀ|,|-)$/u.test(last)) &&
      out.length > 0 &&
      (PLACE.test(line) || !UNPLACED.test(last))
    )
      out[out.length - 1] = `${last} ${line}`;
    else if (last !== undefined && (line.startsWith("VÀ ") || isSectorCut(last, line)))
      out[out.length - 1] = `${last} ${line}`;
    else if (last !== undefined && /^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)\s/u.test(line))
      out[out.length - 1] = `${last} ${line}`;
    else out.push(line);
  }
  return out.map(titleCase);
}

/** The place words of a body: "tỉnh Lào Cai", or "Tỉnh ủy Lào Cai" whole for a committee's own board. */
function placeOf(body: string): string | null {
  if (COMMITTEE.test(body)) return body;
  return PLACE.exec(body)?.[0] ?? null;
}

export function issuerOf(left: readonly string[], author: string | null): string | null {
  const found = names(left);
  const own = found.at(-1) ?? null;
  if (author !== null) {
    const name = titleCase(author);
    const committee = own === null ? null : COMMITTEE.exec(own);
    if (committee?.[1] !== undefined && committee[2] !== undefined) {
      if (lower(name).endsWith(lower(committee[1]))) return `${name} ${committee[2]}`;
      if (!lower(name).includes(lower(committee[2]))) return `${name} ${committee[2]}`;
    }
    // ĐẢNG BỘ THÀNH PHỐ HẢI SƠN above, "của Ban Thường vụ Thành ủy" below.
    const place =
      own === null
        ? undefined
        : /(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(\p{L}.*)$/iu.exec(own)?.[1];
    return place === undefined || lower(name).includes(lower(place)) ? name : `${name} ${place}`;
  }
  if (own === null) return null;
  const parent = found.at(-2);
  if (parent === undefined || PLACE.test(own) || /^(?:bộ|cục|tổng cục|vụ|văn phòng chính phủ)\s/iu.test(own))
    return own;
  const place = placeOf(parent);
  if (place === null) return own;
  // "Ban Thường vụ Tỉnh ủy" below "Đảng bộ tỉnh Vĩnh An": the level has been said.
  return / ủy$/iu.test(own)
    ? `${own} ${place.replace(/^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+/iu, "")}`
    : `${own} ${place}`;
}
