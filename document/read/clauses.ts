/** Parts of one item: "(1) … (2) …" in a paragraph, and later clauses with a deadline, deliverable or body of their own. */
import type { Place } from "../../domain/reading.js";
import { beginsBody, readBodies } from "./bodies.js";
import type { DueContext } from "./due-phrase.js";
import { readDues } from "./due.js";
import { readDuty } from "./duty.js";
import type { Source } from "./source.js";
import { closes } from "./task-words.js";
import { isVerb } from "./verbs.js";

export interface NumberedPart extends Place {
  readonly label: string;
  readonly textStart: number;
}

/** The "(n)" parts of a paragraph, or none where the brackets only count things within a sentence. */
export function numberedParts(source: Source, start: number, end: number): NumberedPart[] {
  const text = source.text.slice(start, end);
  const hits = [...text.matchAll(/(?<=^|[\s:;,.])\((\d{1,2})\)\s*/gu)];
  const parts: NumberedPart[] = [];
  let wanted = 1;
  for (const hit of hits) {
    if (Number(hit[1]) !== wanted) continue;
    const from = start + hit.index;
    const last = parts.at(-1);
    if (last !== undefined) parts[parts.length - 1] = { ...last, end: trimEnd(source, last.textStart, from) };
    parts.push({ label: String(wanted), start: from, end, textStart: from + hit[0].length });
    wanted += 1;
  }
  if (parts.length < 2) return [];
  const orders = parts.filter((part) => {
    const first = source.text.charAt(part.textStart);
    return (
      isVerb(source.lowered, part.textStart) || (/\p{Lu}/u.test(first) && part.end - part.textStart > 25)
    );
  });
  return orders.length * 2 > parts.length ? parts : [];
}

function trimEnd(source: Source, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(source.text.charAt(at - 1))) at -= 1;
  return at;
}

/** The sentences and semicolon clauses of a stretch, brackets left whole. */
export function clausesOf(source: Source, start: number, end: number): Place[] {
  const clauses: Place[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i += 1) {
    const c = source.text.charAt(i);
    if (c === "(" || c === "[") depth += 1;
    else if (c === ")" || c === "]") depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const isEnd =
      c === ";" ||
      (c === "." &&
        /^\.\s+\p{Lu}/u.test(source.text.slice(i, i + 4)) &&
        !/\b(?:TP|ThS|TS|PGS|GS|St|Tx|đ\/c)$/u.test(source.text.slice(i - 4, i)));
    if (!isEnd) continue;
    let to = i + 1;
    while (to < end && /\s/.test(source.text.charAt(to))) to += 1;
    clauses.push({ start: from, end: i + 1 });
    from = to;
  }
  if (from < end) clauses.push({ start: from, end });
  return clauses;
}

/** A document to be made, or a review to be held: work that ends in something one can hand in. */
const DELIVERABLE =
  /(?:xây dựng|ban hành|lập)\s(?:và (?:ban hành|triển khai|tổ chức thực hiện)\s)?(?:[^,;.]{0,25}\s)?(?:kế hoạch|đề án|chương trình hành động|quy chế)|(?:sơ kết|sơ, tổng kết|tổng kết)/u;
const NEW_ORDER =
  /^(?:đồng thời|căn cứ|phối hợp|chủ trì|tham mưu|xây dựng|ban hành|định kỳ|hằng năm|giao|yêu cầu|tổ chức|tổng hợp|lập)(?!\p{L})/u;

/** Splits only where a later clause has its own deadline, its own deliverable, or another body as its subject. */
export function separateOrders(
  source: Source,
  start: number,
  end: number,
  context: DueContext,
  execution: boolean,
): Place[] {
  const clauses = clausesOf(source, start, end);
  const parts: { start: number; end: number }[] = [];
  let days = new Set<string>();
  for (const clause of clauses) {
    const lowered = source.lowered.slice(clause.start, clause.end);
    const dues = readDues(lowered, context);
    const own = dues
      .filter((due) => due.kind === "day" || due.kind === "recurring")
      .map((due) => due.due ?? "");
    const last = parts.at(-1);
    const otherDay =
      own.length > 0 && days.size > 0 && own.every((day) => !days.has(day)) && beginsOrder(lowered);
    const deliverable = execution && NEW_ORDER.test(lowered) && DELIVERABLE.test(lowered);
    // "Các sở, ngành; UBND các xã tổ chức …": what stands before the semicolon is only the first of the names.
    if (last !== undefined && isNames(source, last.start, last.end)) {
      last.end = clause.end;
      for (const day of own) days.add(day);
      continue;
    }
    const fresh =
      (isNewSentence(source, clause, start) ||
        (last !== undefined &&
          RECURS.test(lowered) &&
          !closes(source.lowered.slice(last.start, last.end - 1)))) &&
      ((dues.some((due) => due.kind === "day") && FRESH.test(lowered) && beginsOrder(lowered)) ||
        (days.size === 0 && dues.some((due) => due.kind === "recurring") && RECURS.test(lowered)));
    if (last === undefined || otherDay || fresh || deliverable || hasOtherSubject(source, clause, start)) {
      parts.push({ start: clause.start, end: clause.end });
      days = new Set(own);
    } else {
      last.end = clause.end;
      for (const day of own) days.add(day);
    }
  }
  return parts;
}

/** Is the stretch a list of bodies and nothing else, the assigning word apart? */
function isNames(source: Source, start: number, end: number): boolean {
  const from =
    start +
    (/^(?:[^,;.:]{3,60}\s)?(?:giao|đề nghị|yêu cầu)(?: cho)?\s+/u.exec(source.lowered.slice(start, end))?.[0]
      .length ?? 0);
  const list = readBodies(source.text, source.folded, from, end);
  return list.bodies.length > 0 && /^\s*;?\s*$/u.test(source.text.slice(list.end, end));
}

/** What a sentence of its own may begin with; "Hoàn thành trước …" and "Báo cáo …" finish the one before. */
const FRESH = /^(?!hoàn thành|báo cáo|gửi|trình|kết quả|thời gian|thời hạn|tổng hợp)/u;
/** "Hằng năm hoặc đột xuất báo cáo …": a sentence that begins with how often is a duty of its own. */
const RECURS = /^(?:định kỳ|hằng (?:năm|quý|tháng))(?!\p{L})[^.;]*(?:báo cáo|sơ kết|tổng kết|đánh giá)/u;
const isNewSentence = (source: Source, clause: Place, start: number): boolean =>
  clause.start > start && /\.\s+$/u.test(source.text.slice(Math.max(start, clause.start - 4), clause.start));

const TIMED =
  /^(?:đến|trong|trước|từ|chậm nhất|hằng|định kỳ)(?!\p{L})[^,;]{1,60}?(?:,\s+|\s(?=(?:gửi|báo cáo|hoàn thành|trình|tổng hợp|tổ chức|ban hành|xây dựng|rà soát)(?!\p{L})))/u;

/** A clause that could stand alone: a verb first, perhaps behind "Đến năm 2015,". */
const beginsOrder = (lowered: string): boolean => isVerb(lowered, TIMED.exec(lowered)?.[0].length ?? 0);

function hasOtherSubject(source: Source, clause: Place, itemStart: number): boolean {
  if (!/\p{Lu}/u.test(source.text.charAt(clause.start)) || !beginsBody(source.folded, clause.start))
    return false;
  const own = readBodies(source.text, source.folded, clause.start, clause.end);
  const opening = readBodies(source.text, source.folded, itemStart, clause.start).bodies;
  const first = opening.length > 0 ? opening : readDuty(source, itemStart, clause.start).lead;
  if (own.bodies.length === 0 || first.length === 0) return false;
  const rest = own.end + (/^\s*/u.exec(source.text.slice(own.end, own.end + 5))?.[0].length ?? 0);
  const acts =
    isVerb(source.lowered, rest) || /^(?:căn cứ|trên cơ sở) /u.test(source.lowered.slice(rest, rest + 11));
  return acts && own.bodies[0]?.name !== first[0]?.name;
}
