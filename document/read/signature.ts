/** The foot of a document: recipients behind "Nơi nhận", and who signed in whose name. */
import type { Signatory } from "../../domain/reading.js";
import { enumerator } from "./enumerators.js";
import { fold, isUpper, lower } from "./script.js";
import { titleCase } from "./title-case.js";

export interface Foot {
  readonly signatory: Signatory;
  readonly recipients: readonly string[];
}

const FOR = /^(?:T\s?\/\s?M|TM\s?\.?|T\.M)\s*[.:]?\s*/u;
const INSTEAD = /^(?:KT|K\/T|TL|T\/L|TUQ|Q)\s?\.?\s+/u;
const POST =
  /^(?:(?:PHÓ |QUYỀN )?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|TỔNG GIÁM ĐỐC|TRƯỞNG PHÒNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|CHÁNH THANH TRA|HIỆU TRƯỞNG|CHI CỤC TRƯỞNG)|BỘ TRƯỞNG|THỨ TRƯỞNG|THƯỜNG TRỰC|ỦY VIÊN)(?!\p{L})/u;
/** A name or a post in capitals, as some offices print them: "NGUYỄN VĂN AN". */
const PERSON =
  /^(?:(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|ĐOÀN|TRỊNH|MAI|CAO)(?!\p{L})|.*(?:BỘ TRƯỞNG|CHỦ NHIỆM|GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|CHÁNH))/u;
const NAME =
  /^(?:(?:TS|ThS|PGS|GS|BS|Đại tá|Thiếu tướng|Thượng tá|Trung tướng|BSCKII?)\.?\s*)*\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4}$/u;

export const beginsFoot = (line: string): boolean => {
  const folded = fold(line);
  return (
    /^nơi nhận/iu.test(folded) ||
    ((FOR.test(folded) || INSTEAD.test(folded)) && isUpper(folded) && folded.length < 80)
  );
};

/** What is attached begins: a table, an appendix, a heading in capitals that is no post, or a numbered place. */
export function endsFoot(line: string): boolean {
  const folded = fold(line);
  const mark = enumerator(folded);
  if (mark !== null) return !["dash", "plus", "bullet"].includes(mark.mark);
  if (folded.startsWith("|")) return true;
  return (
    isUpper(folded) &&
    folded.length > 6 &&
    !/[;,]$/u.test(folded) &&
    !POST.test(folded) &&
    !INSTEAD.test(folded) &&
    !FOR.test(folded) &&
    !PERSON.test(folded)
  );
}

export function readFoot(lines: readonly string[]): Foot {
  const recipients: string[] = [];
  let name: string | null = null;
  let position: string | null = null;
  let onBehalfOf: string | null = null;
  for (const line of lines) {
    const folded = fold(line);
    const mark = enumerator(line);
    if (/^nơi nhận/iu.test(folded)) {
      const rest = line.replace(/^[^:]*:?\s*/u, "");
      if (rest !== "") recipients.push(clean(rest));
    } else if (FOR.test(folded) && isUpper(folded)) onBehalfOf ??= titleCase(folded.replace(FOR, ""));
    else if (INSTEAD.test(folded) && isUpper(folded)) continue;
    else if (POST.test(folded) && isUpper(folded)) position = titleCase(folded);
    else if (mark?.mark === "dash") recipients.push(clean(line.slice(mark.length)));
    else if (recipients.length > 0 && /^\p{Ll}/u.test(line))
      recipients[recipients.length - 1] = clean(`${recipients.at(-1) ?? ""} ${line}`);
    else if (NAME.test(line)) name = line;
  }
  return {
    signatory: { name, position, onBehalfOf },
    recipients: recipients.filter((one) => lower(one) !== ""),
  };
}

const clean = (text: string): string => text.replace(/[;,.\s]+$/u, "").trim();
