/** Who answers for what a sentence says: its subject, "Giao …", "đề nghị …", and with whom. */
import type { Body, BodyList } from "./bodies.js";
import { beginsBody, readBodies } from "./bodies.js";
import type { Source } from "./source.js";
import { isVerb } from "./verbs.js";

export interface Duty {
  /** Empty where the sentence has no subject of its own. */
  readonly lead: readonly Body[];
  readonly coordinating: readonly Body[];
  readonly through: readonly Body[];
  /** Where the words behind the subject begin. */
  readonly rest: number;
  /** "Sở Y tế:" alone, or "Sở Y tế" as a heading: what follows belongs to it. */
  readonly headingOnly: boolean;
}

const ASSIGN =
  "giao(?: nhiệm vụ)?(?: trách nhiệm)?(?: cho)?|đề nghị|yêu cầu(?: và đề nghị)?|phân công|chỉ định|ủy quyền(?: cho)?|kiến nghị|trách nhiệm của|nhiệm vụ của";
const ASSIGN_AT = new RegExp(`(?:${ASSIGN})\\s*:?\\s+`, "uy");
/** After a preamble ("Căn cứ …, đề nghị X"), or in the middle ("…, yêu cầu:"). */
const ASSIGN_WITHIN = new RegExp(
  `(?<=[,;:.]\\s|^|trong đó\\s)(?:thống nhất |đồng ý )?(?:giao|đề nghị|yêu cầu|phân công)(?: nhiệm vụ)?(?: cho)?\\s+`,
  "gu",
);
const FOR_BODY = /đối với\s+/uy;
/** "Trách nhiệm của chủ đầu tư:" names who answers, whatever word it is. */
const OWED_BY = /(?:trách nhiệm|nhiệm vụ) của\s+/uy;
const PREAMBLE =
  /(?:căn cứ|trên cơ sở|theo|để|nhằm|hằng năm|định kỳ|trong|trước|sau|khi|từ|qua|với|đối với|ngoài|thực hiện|trường hợp|riêng|về|(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận)|ghi nhận)(?!\p{L})/uy;
const FILLER =
  /(?:\s*(?:tiếp tục|tập trung|tăng cường|chủ động|có trách nhiệm|phải|cần|kịp thời|thường xuyên|khẩn trương))*\s*/uy;
const DIRECT =
  /(?:lãnh đạo(?:, chỉ đạo)?(?: và chỉ đạo)?|chỉ đạo(?:, (?:lãnh đạo|hướng dẫn|đôn đốc|yêu cầu))?)\s+/uy;
const WITH =
  /(?:phối hợp(?: chặt chẽ| hiệu quả| đồng bộ| thường xuyên| tốt)?(?:, (?:chặt chẽ|hiệu quả|đồng bộ|thường xuyên|quyết liệt|kịp thời))?,?(?: cùng)? (?:với|cùng)|với sự (?:phối hợp|tham gia)(?:, (?:phối hợp|tham gia))? của|cùng phối hợp với)\s+/gu;
const ROLE_OF =
  /^phát huy (?:mạnh mẽ |hiệu quả |tốt |tối đa )?vai trò(?:,? (?:trách nhiệm|giám sát|nòng cốt)(?:,? [^,;.]{0,40}?)?)? của\s+/u;
const OF_BODY =
  /(?:lãnh đạo|chỉ đạo|vai trò|trách nhiệm|tham mưu|giám sát|quản lý|phản biện xã hội|kiểm tra)[^.;:]{0,40}? của\s+/gu;

function step(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const hit = pattern.exec(text);
  return hit === null ? at : at + hit[0].length;
}

/** "lãnh đạo UBND tỉnh chỉ đạo các ngành": the chain of bodies through which the first one acts. */
function chain(source: Source, from: number, end: number): { through: Body[]; at: number } {
  const through: Body[] = [];
  let at = from;
  for (let links = 0; links < 4; links += 1) {
    const verb = step(FILLER, source.lowered, at);
    const object = step(DIRECT, source.lowered, verb);
    if (object === verb || !beginsBody(source.folded, object)) break;
    const list = readBodies(source.text, source.folded, object, end);
    if (list.bodies.length === 0) break;
    through.push(...list.bodies);
    at = list.end;
  }
  return { through, at };
}

/** "… và cả nước tập trung": a last member of the list that is no known body, with a verb behind it. */
function aside(source: Source, at: number): number {
  const hit = /^\s*(?:,|và)\s+\p{Ll}[\p{Ll} ]{2,45}/u.exec(source.folded.slice(at, at + 60));
  if (hit === null) return at;
  for (const word of hit[0].matchAll(/ (?=\p{L})/gu))
    if (word.index > 5 && isVerb(source.lowered, at + word.index + 1)) return at + word.index;
  return at;
}

/** Is what stands behind a list of names what a subject is followed by? */
function isPredicate(source: Source, listEnd: number, end: number): boolean {
  const at =
    listEnd + (ABOVE_ALL.exec(source.lowered.slice(listEnd, Math.min(end, listEnd + 110)))?.[0].length ?? 0);
  const rest = source.lowered.slice(at, Math.min(end, at + 60));
  if (/^\s*(?:\([^()]*\)\s*)?(?::|$)/u.test(source.lowered.slice(at, end))) return true;
  if (
    aside(source, at) > at ||
    /^\s*[-,]\s*(?:là )?(?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối)/u.test(rest)
  )
    return true;
  const start = at + (/^\s*(?:\([^()]{0,50}\)\s*)?,?\s*/u.exec(rest)?.[0].length ?? 0);
  return (
    isVerb(source.lowered, start) ||
    /^(?:căn cứ|trên cơ sở|theo|trong|có trách nhiệm|phải|cần|để|khi|tại|trước|hằng|định kỳ|với|có|nếu|từ|khẩn|ngay|chậm nhất|đến)(?!\p{L})/u.test(
      source.lowered.slice(start, start + 30),
    )
  );
}

/** "…, đặc biệt là người đứng đầu chịu trách nhiệm": who among the named answers most. */
const ABOVE_ALL =
  /^\s*,\s*(?:đặc biệt|nhất|trước hết) là (?:người đứng đầu|thủ trưởng|bí thư|chủ tịch|các đồng chí)[\p{Ll}, ]{0,50}?(?=\s(?:chịu trách nhiệm|có trách nhiệm|phải|cần|tập trung|chỉ đạo|chủ động|tổ chức|thực hiện|tăng cường)(?!\p{L}))/u;

/** "… được phân công chủ trì … có trách nhiệm": which of them, and then what they owe. */
const CHARGED = /^được (?:phân công|giao)(?!\p{L})[^;:.]{3,100}? (?:có trách nhiệm|phải|chủ động)(?!\p{L})/u;

/** Strictly: a verb or a duty follows, as behind a preamble, where names also stand in other parts of the sentence. */
const acts = (source: Source, listEnd: number): boolean => {
  const at = listEnd + (ABOVE_ALL.exec(source.lowered.slice(listEnd, listEnd + 110))?.[0].length ?? 0);
  const gap = at + (/^\s*/u.exec(source.text.slice(at, at + 5))?.[0].length ?? 0);
  const by =
    /^(?:theo|căn cứ|trên cơ sở|trong phạm vi) (?:chức năng|nhiệm vụ|thẩm quyền|phạm vi|các quy định|quy định)[^;:.]{0,60}?(?:được giao|của mình|hiện hành|pháp luật|quản lý)?,?\s(?=\p{L})/u;
  const start = step(FILLER, source.lowered, gap);
  if (CHARGED.test(source.lowered.slice(gap, gap + 130))) return true;
  return (
    (isVerb(source.lowered, start) ||
      isVerb(source.lowered, gap) ||
      by.test(source.lowered.slice(gap, gap + 110))) &&
    !/^(?:được|là|đã)(?!\p{L})/u.test(source.lowered.slice(gap, gap + 8))
  );
};

/** "…. Sở Khoa học và Công nghệ chủ trì thực hiện.": a last sentence that only names who answers. */
function afterthought(source: Source, start: number, end: number): Body[] {
  const tail = source.lowered.slice(Math.max(start, end - 260), end);
  const closing =
    /\s(?:chủ trì(?:,? (?:thực hiện|tổ chức thực hiện|triển khai))?|chịu trách nhiệm(?: chính| thực hiện)?|thực hiện)\s*[.;)]*\s*$/u.exec(
      tail,
    );
  if (closing === null) return [];
  const before = tail.slice(0, closing.index);
  const cut = Math.max(before.lastIndexOf(". "), before.lastIndexOf("; "), before.lastIndexOf("("));
  if (cut < 0) return [];
  const offset = end - tail.length + cut + (before.charAt(cut) === "(" ? 1 : 2);
  const from = step(ASSIGN_AT, source.lowered, offset);
  const list = readBodies(source.text, source.folded, from, end);
  return list.bodies.length > 0 && list.end >= end - tail.length + closing.index ? [...list.bodies] : [];
}

export function coordination(source: Source, start: number, end: number): Body[] {
  const text = source.lowered.slice(start, end);
  const bodies: Body[] = [];
  for (const hit of text.matchAll(WITH)) {
    const at = start + hit.index + hit[0].length;
    bodies.push(...readBodies(source.text, source.folded, at, end).bodies);
  }
  // "phối hợp Công an tỉnh kiểm tra": without "với", but not "công tác phối hợp".
  for (const hit of text.matchAll(
    /(?<!(?:công tác|cơ chế|quy chế|sự|quan hệ|cơ quan|đơn vị) )phối hợp(?:, (?:hỗ trợ|giúp đỡ))?\s+/gu,
  )) {
    const at = start + hit.index + hit[0].length;
    bodies.push(...readBodies(source.text, source.folded, at, end).bodies);
  }
  const role = ROLE_OF.exec(text);
  if (role !== null)
    bodies.push(...readBodies(source.text, source.folded, start + role[0].length, end).bodies);
  const seen = new Set<string>();
  return bodies.filter((body) => !isRole(source, body) && !seen.has(body.name) && seen.add(body.name));
}

/** "phối hợp với cơ quan chủ trì": a part in the work, no body. */
const isRole = (source: Source, body: Body): boolean =>
  /^(?:các )?(?:cơ quan|đơn vị)$/iu.test(body.name) &&
  /^\s(?:chủ trì|phối hợp|thường trực)(?!\p{L})/u.test(source.lowered.slice(body.end, body.end + 14));

/** "Tăng cường sự lãnh đạo của các cấp ủy": a heading that names the body in its genitive. */
export function ownerIn(source: Source, start: number, end: number): Body[] {
  for (const hit of source.lowered.slice(start, end).matchAll(OF_BODY)) {
    const list = readBodies(source.text, source.folded, start + hit.index + hit[0].length, end);
    if (list.bodies.length > 0) return [...list.bodies];
  }
  return [];
}

/** "Các tổ chức, cá nhân được cấp giấy phép … có trách nhiệm": what tells which ones belongs to the name. */
function qualified(source: Source, list: BodyList, end: number): BodyList {
  const last = list.bodies.at(-1);
  if (last === undefined || !/^(?:các|những|mọi) /iu.test(last.name)) return list;
  const kind = /^ là (?:tổ chức|cá nhân|hộ gia đình|doanh nghiệp|cộng đồng dân cư)(?=\s*(?:[(:.]|$))/u.exec(
    source.lowered.slice(list.end, Math.min(end, list.end + 40)),
  );
  const clause =
    kind ??
    /^ (?:được|thuộc|đang|có|đã|trên|tại|trong|khai thác|sử dụng|sản xuất|kinh doanh|nuôi trồng|hoạt động|tham gia|cung cấp)(?!\p{L})[^;:.]{3,110}?(?= (?:có trách nhiệm|phải|chịu trách nhiệm|cần|chủ động|thực hiện)(?!\p{L}))/u.exec(
      source.lowered.slice(list.end, Math.min(end, list.end + 130)),
    );
  if (clause === null || /^ (?:có trách nhiệm|trên cơ sở|trong quá trình)/u.test(clause[0])) return list;
  const stop = list.end + clause[0].length;
  const whole = { name: source.text.slice(last.start, stop), start: last.start, end: stop };
  return { bodies: [...list.bodies.slice(0, -1), whole], end: stop };
}

/** "Đối với Sở Y tế:" addresses a body; "đối với các địa phương chưa …" only says a case. */
function addressed(source: Source, start: number, end: number): { lead: Body[]; at: number } | null {
  const owed = step(OWED_BY, source.lowered, start);
  const from = owed > start ? owed : step(FOR_BODY, source.lowered, start);
  if (from === start) return null;
  const list = readBodies(source.text, source.folded, from, end);
  const whole = source.text.slice(from, end).replace(/[\s:.]+$/u, "");
  // A heading that says no more than "Đối với X" names a body, whatever X is.
  if (
    list.bodies.length === 0 &&
    (owed > start || /^\p{Lu}/u.test(whole)) &&
    whole.length < 80 &&
    !/[.,;:]/u.test(whole)
  )
    return { lead: [{ name: whole, start: from, end: from + whole.length }], at: from + whole.length };
  return list.bodies.length > 0 && /^\s*(?:\([^()]*\)\s*)?(?::|$)/u.test(source.text.slice(list.end, end))
    ? { lead: [...list.bodies], at: list.end }
    : null;
}

function subject(source: Source, start: number, end: number): { lead: Body[]; at: number } | null {
  const case_ = addressed(source, start, end);
  if (case_ !== null) return case_;
  const assigned = step(ASSIGN_AT, source.lowered, start);
  if (assigned > start) {
    const list = readBodies(source.text, source.folded, assigned, end);
    if (list.bodies.length > 0) return { lead: [...list.bodies], at: list.end };
  }
  const list = qualified(source, readBodies(source.text, source.folded, start, end), end);
  if (list.bodies.length > 0) {
    // "Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng …": who is asked answers, not who asks.
    const order =
      list.end +
      (/^\s+(?:yêu cầu|giao|đề nghị|phân công)(?: nhiệm vụ)?(?: cho)?\s+/u.exec(
        source.lowered.slice(list.end, list.end + 40),
      )?.[0].length ?? 0);
    if (order > list.end) {
      const asked = readBodies(source.text, source.folded, order, end);
      if (asked.bodies.length > 0) return { lead: [...asked.bodies], at: asked.end };
    }
    if (isPredicate(source, list.end, end)) return { lead: [...list.bodies], at: list.end };
    return null;
  }
  if (step(PREAMBLE, source.lowered, start) > start) {
    const sentence = source.lowered.slice(start, Math.min(end, start + 600));
    for (const hit of sentence.matchAll(ASSIGN_WITHIN)) {
      const asked = readBodies(source.text, source.folded, start + hit.index + hit[0].length, end);
      if (asked.bodies.length > 0) return { lead: [...asked.bodies], at: asked.end };
    }
    for (const hit of sentence.matchAll(/[,:]\s+/gu)) {
      const at = start + hit.index + hit[0].length;
      // "Căn cứ …, chỉ đạo các cơ sở …, các trường … lồng ghép": the order has begun, what follows is whom it directs.
      if (/^(?:chỉ đạo|lãnh đạo|hướng dẫn|đôn đốc) /u.test(source.lowered.slice(at, at + 12))) break;
      if (!/^\p{Lu}|^các /u.test(source.folded.slice(at, at + 4)) || !beginsBody(source.folded, at)) continue;
      const named = readBodies(source.text, source.folded, at, end);
      if (named.bodies.length > 0 && acts(source, named.end))
        return { lead: [...named.bodies], at: named.end };
    }
  }
  return null;
}

/** "… ban hành Quy chế (Giao Công an tỉnh chủ trì)", "… (Sở Tài chính chủ trì)", "…; giao Sở Nội vụ chủ trì …". */
function inBrackets(source: Source, start: number, end: number): Body[] {
  for (const hit of source.lowered
    .slice(start, end)
    .matchAll(/(?:\((?:giao |do |phân công )?|; (?:giao|phân công) )/gu)) {
    const at = start + hit.index + hit[0].length;
    if (!beginsBody(source.folded, at)) continue;
    const list = readBodies(source.text, source.folded, at, end);
    const leads = /^\s+(?:chủ trì|chịu trách nhiệm)(?!\p{L})/u.test(
      source.lowered.slice(list.end, list.end + 20),
    );
    const named = hit[0].length > 1 && isPredicate(source, list.end, end);
    if (list.bodies.length > 0 && (leads || named)) return [...list.bodies];
  }
  return [];
}

function lastNamed(source: Source, start: number, end: number): { lead: Body[]; at: number } | null {
  const closing = afterthought(source, start, end);
  const lead = closing.length > 0 ? closing : inBrackets(source, start, end);
  return lead.length > 0 ? { lead, at: start } : null;
}

/** Reads who does what in a stretch of text that begins with its words (behind the mark). */
export function readDuty(source: Source, start: number, end: number): Duty {
  const found = subject(source, start, end) ?? lastNamed(source, start, end);
  const at = found?.at ?? start;
  const links = chain(source, at, end);
  const rest = links.at;
  const tail = source.text.slice(found?.at ?? start, end);
  return {
    lead: found?.lead ?? [],
    coordinating: coordination(source, at, end),
    through: links.through,
    rest,
    headingOnly: found !== null && /^\s*(?:\([^()]*\))?\s*[:.]?\s*$/u.test(tail),
  };
}
