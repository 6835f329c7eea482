/** Phrases of what comes back (hằng năm, định kỳ 6 tháng …), of work without end, and of terms counted from an event. */
import { EVERY, pad, R, type Found } from "./due-phrase.js";

const RECURRENCES: readonly (readonly [RegExp, string, number])[] = [
  [
    new RegExp(`(?:trước |vào |chậm nhất )*(?:là )?ngày (\\d{1,2}) (?:của )?${EVERY} tháng`, "gu"),
    "monthly:",
    4,
  ],
  [
    /(?:trước |vào )*ngày \d{1,2} (?:của )?tháng cuối (?:của )?(?:hằng |mỗi )?quý|tháng cuối (?:của )?quý/gu,
    "quarterly",
    4,
  ],
  [new RegExp(`${EVERY} tháng${R}|01 tháng\\/lần|mỗi tháng một lần|1 tháng\\/lần`, "gu"), "monthly", 1.5],
  [
    new RegExp(
      `(?:định kỳ )?${EVERY} quý${R}|định kỳ (?:theo )?quý|(?:0?3|ba) tháng (?:một lần|\\/lần|\\/1 lần)`,
      "gu",
    ),
    "quarterly",
    1.4,
  ],
  [
    /(?:định kỳ |báo cáo )(?:hằng )?(?:0?6|sáu) tháng|(?:0?6|sáu) tháng(?: một lần|\/lần|\/ ?1 lần|,? ?(?:và )?(?:hằng )?năm|,? ?(?:và )?(?:một|1|01|cuối) năm)|hằng 6 tháng/gu,
    "half-yearly",
    1.3,
  ],
  [
    new RegExp(
      `(?:định kỳ )?${EVERY} năm${R}|thường niên|mỗi năm một lần|1 năm\\/lần|01 lần\\/năm|một năm một lần|(?:định kỳ )cuối năm`,
      "gu",
    ),
    "yearly",
    1.2,
  ],
];

/** "theo Nghị quyết hằng năm", "khả năng cân đối ngân sách hằng năm": a thing of each year, not work that comes back. */
const OF_A_THING = /(?:nghị quyết|cân đối ngân sách|khả năng ngân sách)\s*$/u;

export function* recurrences(text: string): Generator<Found> {
  for (const [pattern, due, rank] of RECURRENCES)
    for (const hit of text.matchAll(pattern)) {
      const place = { start: hit.index, end: hit.index + hit[0].length };
      const day = Number(hit[1] ?? 0);
      if (OF_A_THING.test(text.slice(Math.max(0, hit.index - 30), hit.index))) continue;
      if (due === "monthly:" && (day < 1 || day > 31)) continue;
      yield {
        due: due === "monthly:" ? `${due}${pad(day)}` : due,
        place,
        kind: "recurring",
        rank,
        doubt: null,
      };
    }
  const always =
    /(?<!(?:nhiệm vụ|chi|kinh phí|vốn|hoạt động|tự chủ|đầu tư) )(?:thường xuyên|liên tục)(?! theo)/u.exec(
      text,
    );
  if (always !== null)
    yield {
      due: "continuous",
      place: { start: always.index, end: always.index + always[0].length },
      kind: "continuous",
      rank: 1,
      doubt: null,
    };
  const relative =
    /(?:trong (?:vòng|thời hạn|thời gian) |sau |chậm nhất (?:sau )?|không quá )(\d{1,3}) (?:ngày|tháng)(?: làm việc)?,? (?:kể từ|tính từ|từ|sau khi|trước)[^.;,)]{0,60}/u.exec(
      text,
    );
  if (relative !== null)
    yield {
      due: null,
      place: { start: relative.index, end: relative.index + relative[0].length },
      kind: "unknown",
      rank: 2.5,
      doubt: "Thời hạn tính từ một sự kiện, chưa ra được ngày cụ thể.",
    };
}
