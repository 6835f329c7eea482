/** Numeric targets: "giảm ít nhất 4%/năm", "đạt trên 80%", "từ 25 công trình trở lên". */
import type { Day } from "../../domain/day.js";
import type { Comparator, Place, ReadTarget } from "../../domain/reading.js";
import { clausesOf } from "./clauses.js";
import type { Source } from "./source.js";

type Measure = Pick<ReadTarget, "comparator" | "value" | "unit" | "period">;

const NUMBER = "\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:[,.]\\d+)?";
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\d/.,-])(${NUMBER})(?:\\s*(?:-|đến)\\s*(${NUMBER}))?\\s*(%|‰|[\\p{L}][\\p{L}/²³]*(?:\\s[\\p{Ll}]+){0,2})?`,
  "gu",
);
const PERIOD = /^\s*(?:\/|mỗi |một |hằng |trên |bình quân )\s*(năm|quý|tháng|6 tháng)/u;
const PERIODS: Record<string, ReadTarget["period"]> = {
  năm: "year",
  quý: "quarter",
  tháng: "month",
  "6 tháng": "half_year",
};
/** Numbers that measure nothing: years, numbers of documents, articles and grades. */
const NO_MEASURE =
  /(?:năm|tháng|ngày|quý|giai đoạn|số|điều|khoản|điểm|mục|lần thứ|khóa|thứ|quyết định|nghị quyết|chỉ thị|đề án|từ năm|đến năm|phụ lục|mức|nhóm|cấp độ|vùng|loại|chương)\s*$/u;

/** "5G", "3D", "10 Gbps": a generation or a speed, not an amount to reach. */
const GLUED = /^\d+(?:g|d|k)(?!\p{L})|^[\d.,]+\s?(?:gigabit|[gmk]bps|[gm]b)(?!\p{L})/u;

/** Vietnamese writes 2.000 for two thousand and 4,5 for four and a half. */
function numeric(text: string): number {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return Number(text.replace(/\./g, "").replace(",", "."));
  return Number(text.replace(",", "."));
}

/** The direction is told by the nearest word before the number: "giảm xuống dưới 30%" is a ceiling, "giảm 30%" a fall. */
function comparatorOf(before: string, after: string): Comparator {
  const near = before.slice(-45);
  const ceiling =
    /(?:dưới|không quá|tối đa|không vượt quá|nhiều nhất|nhỏ hơn|thấp hơn|ít hơn|không cao hơn)\s*(?:mức\s*)?$/u.test(
      near,
    );
  if (ceiling || /^\s*[^,;.]{0,25}trở xuống/u.test(after)) return "at_most";
  const change =
    /(tăng|giảm|rút ngắn|cắt giảm|tiết kiệm|nâng(?! cấp| cao chất lượng))(?![^,;.]*(?:tăng|giảm))[^,;.]*$/u.exec(
      before,
    );
  const level =
    /(?:giảm|tăng|nâng)(?:[^,;.]{0,30}?)?(?:xuống|lên|còn|đạt|thành)[^,;.]{0,20}$/u.test(before) ||
    (/(?:đạt|chiếm|có|lên|còn)\s+(?:[^,;.\d]{0,18})$/u.test(near) &&
      !/(?:tăng|giảm)[^,;.\d]{0,18}$/u.test(near));
  const floor =
    /(?:ít nhất|tối thiểu|trên|hơn|không dưới|từ|không thấp hơn|lớn hơn|vượt|≥|>)\s*(?:mức\s*)?$/u.test(near);
  if (change !== null && !level)
    return /^(?:tăng|nâng)/u.test(change[1] ?? "") ? "increase_at_least" : "decrease_at_least";
  if (/(?:giảm|còn)[^,;.]{0,30}(?:xuống|còn)\s*(?:còn\s*)?(?:khoảng\s*)?$/u.test(near) && !floor)
    return "at_most";
  if (floor || /^\s*[^,;.]{0,30}trở lên/u.test(after)) return "at_least";
  return "equal";
}

/** The quantity that a clause sets, or null where it has none. A percentage comes before a mere count. */
export function measureIn(lowered: string, text = lowered): Measure | null {
  let best: (Measure & { weight: number }) | null = null;
  for (const hit of lowered.matchAll(QUANTITY)) {
    const [whole, first, second, unitWords] = hit;
    const before = lowered.slice(Math.max(0, hit.index - 120), hit.index);
    const value = numeric(first ?? "");
    if (
      NO_MEASURE.test(before) ||
      (/^(?:19|20)\d\d$/.test(first ?? "") && unitWords !== "%") ||
      GLUED.test(whole) ||
      (unitWords === undefined && /^[-/]\p{L}{2,}/u.test(lowered.slice(hit.index + whole.length)))
    )
      continue;
    const unit =
      unitWords === undefined
        ? ""
        : unitWords
            .replace(/\/.*$/u, "")
            .replace(
              /\s(?:hoạt|đạt|được|có|trở|của|trên|tham|sử|xây|tại|trong|theo|và|đến|cho|về|mỗi|thuộc)(?!\p{L}).*$/u,
              "",
            )
            .trim();
    if (unit === "" || /^(?:tháng|năm|ngày|giờ|và|của|tại|đến|trong|theo|hoặc|là|trở)(?!\p{L})/u.test(unit))
      continue;
    const weight = unit === "%" ? 2 : 1;
    if (best !== null && best.weight >= weight) continue;
    const slash = unitWords?.includes("/") === true ? `/${unitWords.split("/")[1] ?? ""}` : "";
    const after = lowered.slice(hit.index + whole.length, hit.index + whole.length + 40);
    const every =
      PERIOD.exec(slash + after)?.[1] ??
      (/(?:hằng năm|mỗi năm|bình quân (?:mỗi |hằng )?năm)[^,;.]{0,60}$/u.test(before) ? "năm" : undefined);
    const from = hit.index + whole.length - (unitWords?.length ?? 0);
    const compared = comparatorOf(before, after);
    best = {
      // "60-70%" asks for at least its lower end.
      comparator: second !== undefined && compared === "equal" ? "at_least" : compared,
      value,
      unit: text.slice(from, from + unit.length),
      period: every === undefined ? null : (PERIODS[every] ?? null),
      weight,
    };
  }
  if (best === null) return null;
  const { comparator, value, unit, period } = best;
  return { comparator, value, unit, period };
}

/** The year that a target is to be reached by, as its last day. */
export function horizonIn(lowered: string): Day | null {
  const hit =
    /(?:đến|tới|vào|hết|trong|cuối) (?:hết |cuối )?năm (20\d\d)/u.exec(lowered) ??
    /giai đoạn (?:20\d\d)\s*-\s*(20\d\d)/u.exec(lowered) ??
    /năm (20\d\d)/u.exec(lowered);
  return hit?.[1] === undefined ? null : `${hit[1]}-12-31`;
}

/** "Hiện nay, …", "Tính đến tháng 6/2025, …": how things stand is no target. */
const STATES = /^(?:hiện nay|hiện tại|tính đến|đến nay|hiện,? |trong đó có)(?!\p{L})/u;

/** The targets of one item. A clause with a number of its own is a target of its own. */
export function targetsIn(
  source: Source,
  section: string,
  start: number,
  end: number,
  inherited: Day | null,
): ReadTarget[] {
  const targets: ReadTarget[] = [];
  let pending: Place | null = null;
  for (const clause of finer(source, start, end)) {
    const place: Place = { start: pending?.start ?? clause.start, end: clause.end };
    const measure = measureIn(
      source.lowered.slice(place.start, place.end),
      source.text.slice(place.start, place.end),
    );
    if (measure === null || STATES.test(source.lowered.slice(clause.start, clause.end))) {
      pending = measure === null ? place : null;
      continue;
    }
    pending = null;
    const lowered = source.lowered.slice(place.start, place.end);
    targets.push({
      section,
      text: source.text.slice(place.start, place.end),
      ...measure,
      by: horizonIn(lowered) ?? inherited,
      source: place,
    });
  }
  return targets;
}

/** Clauses, and pieces behind a comma that begin a measure of their own. */
function finer(source: Source, start: number, end: number): Place[] {
  return clausesOf(source, start, end).flatMap((clause) => {
    const text = source.lowered.slice(clause.start, clause.end);
    const cuts = [
      ...text.matchAll(
        /,\s+(?=(?:tỷ lệ|tỉ lệ|(?:trên |ít nhất |tối thiểu )?\d+(?:,\d+)?\s?%|số |tổng |phấn đấu|diện tích|thu nhập|năng suất)(?!\p{L}))/gu,
      ),
    ];
    const pieces: Place[] = [];
    let from = 0;
    for (const cut of cuts) {
      if (measureIn(text.slice(from, cut.index)) === null || measureIn(text.slice(cut.index)) === null)
        continue;
      pieces.push({ start: clause.start + from, end: clause.start + cut.index });
      from = cut.index + cut[0].length;
    }
    pieces.push({ start: clause.start + from, end: clause.end });
    return pieces;
  });
}
