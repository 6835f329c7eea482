/** Gives a heading in capitals the letters of running text: ỦY BAN NHÂN DÂN TỈNH LÀO CAI → Ủy ban nhân dân tỉnh Lào Cai. */
import { SECTORS, SINGLE_HEADS } from "./body-words.js";
import { fold, isUpper, lower } from "./script.js";

const SMALL = [
  "tỉnh",
  "thành phố",
  "huyện",
  "quận",
  "thị xã",
  "xã",
  "phường",
  "và",
  "các",
  "của",
  "nhân dân",
  "cán sự đảng",
  "thường vụ",
  "chấp hành",
];
const PHRASES = new Map<string, string>();
for (const phrase of [
  ...SINGLE_HEADS.filter((head) => !/^(?:Bộ|Hội|Viện) /u.test(head)),
  ...SECTORS,
  ...SMALL,
  "Ủy ban nhân dân",
  "Hội đồng nhân dân",
  "Ban Thường vụ",
  "Ban Chấp hành",
  "Ban Chấp hành Đảng bộ",
  "Ban Chấp hành Trung ương",
  "Ban cán sự đảng",
  "Ban Chỉ đạo",
  "Ban Quản lý",
  "Ban Tuyên giáo",
  "Ban Tuyên giáo và Dân vận",
  "Ban Dân vận",
  "Ban Tổ chức",
  "Ban Nội chính",
  "Ban Bí thư",
  "Bộ Chính trị",
  "Ủy ban Kiểm tra",
  "Ủy ban Mặt trận Tổ quốc Việt Nam",
  "Phó Bí thư",
  "Phó Giám đốc",
  "Phó Chủ tịch",
  "Phó Bí thư Thường trực",
  "Phó Chủ tịch Thường trực",
  "Phó Thủ tướng",
  "Thứ trưởng",
  "Thủ tướng",
  "Bộ trưởng",
  "Quyền Giám đốc",
  "UBND",
  "HĐND",
  "thay mặt",
  "Chương trình",
  "Chương trình hành động",
  "Kế hoạch",
])
  PHRASES.set(fold(phrase).toUpperCase(), phrase);
const MOST_WORDS = 8;

/** Words that no list knows are taken for names and keep a capital each. Text that is not in capitals is left alone. */
export function titleCase(text: string): string {
  if (!isUpper(text)) return text;
  const words = text.split(" ");
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    let taken = 0;
    for (let n = Math.min(MOST_WORDS, words.length - i); n > 0 && taken === 0; n -= 1) {
      const joined = words.slice(i, i + n).join(" ");
      const known = PHRASES.get(fold(joined).replace(/[,.;:]$/, ""));
      if (known === undefined) continue;
      out.push(known + (/[,.;:]$/.exec(joined)?.[0] ?? ""));
      taken = n;
    }
    if (taken === 0) {
      const word = words[i] ?? "";
      out.push(word.charAt(0) + lower(word.slice(1)));
      taken = 1;
    }
    i += taken;
  }
  const line = out.join(" ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}
