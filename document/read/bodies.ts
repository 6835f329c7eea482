/** Reads lists of bodies: "Sở Y tế, Sở Tài chính và Ủy ban nhân dân các huyện, thành phố". */
import type { Place } from "../../domain/reading.js";
import { AFTER_HEAD, BARE_GROUPS, GROUP_WORDS, SECTORS, SINGLE_HEADS, WHOLE_NAMES } from "./body-words.js";
import { fold, lower } from "./script.js";
import { endsName } from "./verbs.js";

export interface Body extends Place {
  readonly name: string;
}

export interface BodyList {
  readonly bodies: readonly Body[];
  /** Where the list ends in the text. */
  readonly end: number;
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const longest = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => escape(fold(word)))
    .join("|");
/** "Tỉnh tập trung …": in a conclusion on one province, the word alone is its name. */
const ACTS_OF_PLACES =
  "tổ chức;tập trung;căn cứ;thực hiện;xem xét;chủ động;nghiên cứu;tiếp tục;cần;phải;khẩn trương;chỉ đạo;rà soát;xây dựng;tổng hợp;báo cáo;làm việc;sớm;đẩy mạnh;tăng cường;quan tâm;triển khai".split(
    ";",
  );
/** Documents and works have capitals as bodies do: "các Quyết định của Thủ tướng". */
const DOCUMENT =
  /(?:Quyết định|Nghị (?:định|quyết)|Thông (?:tư|báo)|Luật|Bộ luật|Kế hoạch|Chỉ thị|Chương trình|Đề án|Dự án|Văn bản|Quy (?:định|chế|hoạch)|Công văn|Kết luận|Hướng dẫn|Nhiệm vụ|Điều|Khoản|Mục|Phụ lục)(?!\p{L})/uy;
/** Words that a group's word begins: "các khu vực" are no "khu". */
const NO_GROUP =
  /(?:khu vực|bộ phận cấu thành|cơ sở dữ liệu|cơ sở pháp lý|cấp độ|sở hữu|ngành nghề|hội nghị|hội thảo|trường hợp)(?!\p{L})/uy;
const END = "(?![\\p{L}\\d])";

const SINGLE = new RegExp(
  `(?:(?:${longest(WHOLE_NAMES)})${END}|(?:tỉnh|thành phố|đồng chí)(?=\\s\\p{Lu})|(?:Tỉnh|Thành phố)(?=\\s(?:${longest(ACTS_OF_PLACES)})${END})|(?:${longest(SINGLE_HEADS)})${END}(?=\\s*$|[:.)]|\\s(?:[\\p{Lu}\\d"“]|(?:${longest(AFTER_HEAD)})${END}|[-,]\\s\\p{Lu})))`,
  "uy",
);
const EACH =
  /(?:toàn thể |tất cả |một số |từng |mọi |những |hai |ba |Toàn thể |Tất cả |Một số )?(?:các|Các) /uy;
const BARE = new RegExp(`(?:${longest(BARE_GROUPS)})${END}`, "uiy");
const GROUP = new RegExp(`(?:các )?(?:${longest(GROUP_WORDS)})${END}`, "uiy");
const SECTOR = new RegExp(`(?:${longest(SECTORS)})${END}`, "uiy");
/** Heads that a list may leave out after the first: "Sở Tài chính, Xây dựng". */
const ELIDED = /^(?:các )?(Sở|Bộ|Ban|Phòng|Huyện ủy|Thành ủy|Thị ủy|Hội|Vụ|Cục|Đảng ủy)(?![\p{L}])/iu;
const NAMES_PLACES = /^(?:Huyện|Thành|Thị|Quận) ủy$/u;
const AFTER = new RegExp(`\\s(?:${longest(AFTER_HEAD)})${END}`, "uy");
const PLACES =
  /[Cc]ác (?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã)(?:, [\p{Ll} ,]+)?:? \p{Lu}[^,]*(?:, \p{Lu}[^,]*)*$/u;
/** "UBND xã, phường, đặc khu": the levels that one kind of body stands at. */
const LEVEL = "(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)";
const LEVELS = new RegExp(
  `(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân) ${LEVEL}$`,
  "iu",
);
const NEXT_LEVEL = new RegExp(`(?:,\\s|\\svà\\s|\\shoặc\\s|-)${LEVEL}(?=[,.;:]|\\s(?!\\p{Lu})|$)`, "uy");
/** "các tỉnh: Gia Lai, Lâm Đồng". */
const NAMED_PLACES = new RegExp(
  `(?<=các ${LEVEL}(?:, ${LEVEL})*):\\s\\p{Lu}\\p{L}*(?:[ -]\\p{Lu}\\p{L}*)*(?:(?:,| và)\\s\\p{Lu}\\p{L}*(?:[ -]\\p{Lu}\\p{L}*)*)+`,
  "uy",
);
/** "các cơ quan báo chí, phát thanh, truyền hình khác": one group, told by what its members do. */
const OTHERS = /(?:,\s(?!các )\p{Ll}+\s\p{Ll}+){1,2}\skhác(?!\p{L})/uy;
/** What has a body's word at its head and is a subject of work: "Doanh nghiệp số", "Chính quyền điện tử". */
const TOPIC = new RegExp(`(?:doanh nghiệp|chính quyền|công dân|chính phủ) (?:số|điện tử)${END}`, "uiy");
const MAX_WORDS = 22;

function match(pattern: RegExp, text: string, position: number): string | null {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? null;
}

/** "các " before a group of bodies or a capital that is no document's. */
function plural(folded: string, position: number): string | null {
  const each = match(EACH, folded, position);
  if (each === null) return null;
  const next = position + each.length;
  if (match(NO_GROUP, folded, next) !== null) return null;
  const capital = /^\p{Lu}/u.test(folded.slice(next, next + 1)) && match(DOCUMENT, folded, next) === null;
  return capital || match(GROUP, folded, next) !== null ? each : null;
}

/** Can a body's name begin here? */
export function beginsBody(folded: string, position: number): boolean {
  if (match(TOPIC, folded, position) !== null) return false;
  return (
    match(SINGLE, folded, position) !== null ||
    plural(folded, position) !== null ||
    (match(BARE, folded, position) !== null && !endsName(folded, position))
  );
}

/** The end of one name that begins at `start`, reading on over "và" and commas that belong to it. */
function nameEnd(folded: string, start: number): number {
  let at = start;
  const head = plural(folded, start) ?? "";
  const isGroup =
    head !== "" || (match(BARE, folded, start) !== null && match(SINGLE, folded, start) === null);
  at += head.length;
  const first = match(SINGLE, folded, start) ?? match(GROUP, folded, at) ?? match(BARE, folded, at) ?? "";
  at += first.length;
  if (head === "" && first !== "") {
    // One small-letter word may follow a head even where it is a verb elsewhere: "Ban chỉ đạo", "Ủy ban kiểm tra".
    const after = match(AFTER, folded, at);
    if (
      after !== null &&
      !/^\s(?:kiểm tra|chỉ đạo|quản lý|tổ chức|lãnh đạo|tham mưu|điều hành)$/u.test(after)
    )
      at += after.length;
    else if (after !== null && /(?:ban|Ban|Phòng)$/u.test(first)) at += after.length;
  }
  let many = isGroup || / các$| cơ quan$/u.test(folded.slice(start, at));
  for (let words = 0; words < MAX_WORDS; words += 1) {
    const level = LEVELS.test(folded.slice(start, at)) ? match(NEXT_LEVEL, folded, at) : null;
    if (level !== null) {
      at += level.length;
      for (let more = match(NEXT_LEVEL, folded, at); more !== null; more = match(NEXT_LEVEL, folded, at))
        at += more.length;
      continue;
    }
    const places = many ? match(NAMED_PLACES, folded, at) : null;
    if (places !== null) return at + places.length;
    const others = many ? match(OTHERS, folded, at) : null;
    if (others !== null && match(GROUP, folded, at + 2) === null && !endsName(folded, at + 2))
      return at + others.length;
    const gap = /(?:\s+-\s+|\s+|,\s+)(?=\S)/uy;
    gap.lastIndex = at;
    const space = gap.exec(folded)?.[0];
    if (space === undefined) break;
    const next = at + space.length;
    // "Sở Y tế - cơ quan thường trực …": what follows the dash only describes it.
    if (
      !many &&
      space.includes("-") &&
      /^(?:\p{Ll}|(?:Cơ quan|Đơn vị) (?:thường trực|chủ trì|đầu mối))/u.test(folded.slice(next, next + 20))
    )
      break;
    const sector = match(SECTOR, folded, next);
    if (space.startsWith(",")) {
      // "các tỉnh Ninh Thuận, Bình Thuận": places of one group of bodies.
      if (
        many &&
        PLACES.test(folded.slice(start, at)) &&
        /^\p{Lu}/u.test(folded.slice(next, next + 1)) &&
        !beginsBody(folded, next)
      ) {
        at =
          next + (/^\p{Lu}\p{L}*(?:[ -]\p{Lu}\p{L}*)*/u.exec(folded.slice(next, next + 60))?.[0].length ?? 0);
        continue;
      }
      // "Văn hóa, Thể thao và Du lịch" is caught as one sector below; a comma goes on only within a group.
      if (!many || !continuesGroup(folded, next) || leavesPlaces(folded, start, next)) break;
      at = next + (match(GROUP, folded, next)?.length ?? 0);
      continue;
    }
    const and = /và\s+/uy;
    and.lastIndex = next;
    const joined = and.exec(folded)?.[0];
    if (joined !== undefined) {
      const after = next + joined.length;
      if (
        many &&
        continuesGroup(folded, after) &&
        !leavesPlaces(folded, start, after) &&
        !/^các/iu.test(folded.slice(after, after + 3))
      ) {
        at = after + (match(GROUP, folded, after)?.length ?? 0);
        continue;
      }
      // "Ban Quản lý Khu kinh tế … và các Khu công nghiệp": one board for all of them.
      const zones = /^(?:các [Kk]hu )?(?:công nghiệp|kinh tế|chế xuất|công nghệ cao)(?!\p{L})/u.exec(
        folded.slice(after, after + 24),
      );
      if (zones !== null && /^Ban [Qq]uản lý [^,;]*[Kk]hu /u.test(folded.slice(start, at + 1))) {
        at = after + zones[0].length;
        continue;
      }
      // "Bộ Nông nghiệp và Môi trường": a capital that begins no body goes on with the name.
      if (!many && /^\p{Lu}/u.test(folded.slice(after, after + 1)) && !beginsBody(folded, after)) {
        at = after + (/^[\p{L}\d]+/u.exec(folded.slice(after, after + 40))?.[0].length ?? 0);
        continue;
      }
      break;
    }
    if (sector !== null && /^\p{Lu}/u.test(folded.slice(next, next + 1))) {
      at = next + sector.length;
      continue;
    }
    // "Văn phòng Ban chỉ đạo …": a body within the name of its office.
    const inner = space === " " ? match(SINGLE, folded, next) : null;
    const kind = inner === "Ban" ? match(AFTER, folded, next + 3) : null;
    if (kind !== null) {
      at = next + 3 + kind.length;
      continue;
    }
    const isPart =
      words === 0 ? isKindOf(folded, at, next) : /thuộc phạm vi$/u.test(folded.slice(at - 13, at));
    if (endsName(folded, next) && !isPart) break;

    const word = /^[\p{L}\d/&]+(?:-[\p{L}\d]+)*/u.exec(folded.slice(next, next + 60))?.[0];
    if (word === undefined) break;
    at = next + word.length;
    if (words === 0 && isKindOf(folded, next - 1, next))
      at += /^ \p{L}+/u.exec(folded.slice(at, at + 12))?.[0].length ?? 0;
    if (lower(word) === "các") {
      many = true;
      const group = match(GROUP, folded, at + 1);
      if (group !== null) at += 1 + group.length;
    }
  }
  return at;
}

/** "cơ sở đào tạo", "cơ quan thông tin": a verb that tells which kind of place is meant. */
const isKindOf = (folded: string, at: number, next: number): boolean =>
  /(?:cơ sở|trung tâm|cơ quan|trường|viện|lực lượng|ngành|hộ)$/iu.test(
    folded.slice(Math.max(0, at - 12), at),
  ) &&
  /^(?:nuôi trồng|chăn nuôi|chế biến|kinh doanh|khai thác|cung cấp|thu mua|giết mổ|lưu trú|xét nghiệm|đào tạo|giáo dục|khám|sản xuất|truyền thông|thông tin|nghiên cứu|dạy nghề|bảo trợ|quản lý|điều tra|tuần tra|kiểm tra)(?!\p{L})/u.test(
    folded.slice(next, next + 14),
  );

/** "UBND các tỉnh, cơ quan, tổ chức có liên quan": a people's committee stands at places, not at agencies. */
const leavesPlaces = (folded: string, start: number, next: number): boolean =>
  /^(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)/u.test(folded.slice(start, start + 30)) &&
  /^(?:cơ quan|tổ chức|đơn vị|doanh nghiệp|cá nhân|đoàn thể)(?!\p{L})/u.test(folded.slice(next, next + 14));

const continuesGroup = (folded: string, at: number): boolean =>
  /^(?:\p{Ll}|(?:Ban|Ngành),? (?:ngành|địa phương|đoàn thể))/u.test(folded.slice(at, at + 20)) &&
  match(GROUP, folded, at) !== null &&
  !/^(?:chính quyền|lực lượng \p{Lu}|tổ chức đảng|đoàn thể chính trị|hội quần chúng|mặt trận|các |cấp ủy|người đứng đầu|cá nhân có (?!liên quan))/u.test(
    folded.slice(at, at + 24),
  ) &&
  (match(GROUP, folded, at) === "tổ chức" || !endsName(folded, at));

/** "Các Sở: Tài chính, Y tế" and "Sở Tài chính, Xây dựng": names whose head was said once. */
function elided(text: string, folded: string, start: number, head: string, sure: boolean): Body | null {
  const sector = match(SECTOR, folded, start);
  if (sector === null && !sure && !NAMES_PLACES.test(head)) return null;
  // "Các Bộ: Quốc phòng, Công an": the ministry; anywhere else Công an is a body by itself.
  const police =
    sure &&
    head === "Bộ" &&
    /^Công an(?!\s(?:các|tỉnh|thành|xã|nhân))/u.test(folded.slice(start, start + 16));
  if (!/^\p{Lu}/u.test(folded.slice(start, start + 1))) return null;
  if (!police && match(SINGLE, folded, start) !== null) return null;
  let end = start + (police ? "Công an".length : (sector?.length ?? 0));
  if (sector === null && !police) {
    const words = /^\p{Lu}\p{L}*(?:(?: - | )\p{L}+)*/u.exec(folded.slice(start, start + 80))?.[0] ?? "";
    const parts = words.split(/(?= )/);
    end = start;
    for (const part of parts) {
      if (part.trim() === "và" || endsName(folded, end + part.length - part.trimStart().length)) break;
      end += part.length;
    }
  }
  return end === start ? null : { name: `${head} ${text.slice(start, end).trim()}`, start, end };
}

/** Reads the bodies that stand at `from`; none where no name begins there. */
export function readBodies(text: string, folded: string, from: number, to = text.length): BodyList {
  const bodies: Body[] = [];
  let at = from;
  let end = from;
  let head = "";
  let colon = false;
  for (;;) {
    while (/\s/.test(folded.charAt(at))) at += 1;
    if (at >= to) break;
    const colonList =
      /^(?:Các|các)\s+(Sở|Bộ|sở|bộ|Ban|ban|Phòng|Huyện ủy|huyện ủy|Vụ|Cục)(?:, (?:ban, )?(?:ngành|cơ quan))?(?:\s*:\s*|\s(?=\p{Lu}))/u.exec(
        folded.slice(at, at + 40),
      );
    // Without a colon only a sector may follow: "các Bộ Quốc phòng, Công an", but "các Ban Quản lý rừng".
    const sure =
      colonList?.[0].includes(":") === true ||
      (/^(?:bộ|sở)$/iu.test(colonList?.[1] ?? "") &&
        match(SECTOR, folded, at + (colonList?.[0].length ?? 0)) !== null);
    const ministry = colon && head === "Bộ" ? elided(text, folded, at, head, true) : null;
    if (colonList?.[1] !== undefined && sure) {
      head = colonList[1].charAt(0).toUpperCase() + colonList[1].slice(1);
      colon = true;
      const first = elided(text, folded, at + colonList[0].length, head, true);
      if (first === null) break;
      bodies.push(first);
      end = at = first.end;
    } else if (ministry !== null) {
      bodies.push(ministry);
      end = at = ministry.end;
    } else if (beginsBody(folded, at)) {
      const stop = Math.min(nameEnd(folded, at), to);
      if (stop <= at) break;
      const name = text.slice(at, stop).trim();
      bodies.push({ name, start: at, end: stop });
      colon = false;
      head = ELIDED.exec(folded.slice(at, stop))?.[1] ?? "";
      if (head !== "") head = head.charAt(0).toUpperCase() + head.slice(1);
      end = at = stop;
    } else {
      const more = head === "" || bodies.length === 0 ? null : elided(text, folded, at, head, colon);
      if (more === null) break;
      bodies.push(more);
      end = at = more.end;
    }
    const joint =
      /\s*(?:\([^()]{0,80}\)\s*)?(?:(?:,|;)?\s*(?:và|cùng với|cùng)\s+|,\s*|;\s*(?=\p{Lu})|\s?\/\s?(?=\p{Lu}))(?:với\s+)?/uy;
    joint.lastIndex = at;
    const link = joint.exec(folded)?.[0];
    if (link === undefined || link.length === 0) break;
    at += link.length;
  }
  return { bodies, end };
}
