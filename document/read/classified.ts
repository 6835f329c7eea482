/** Documents with a mark of secrecy are refused (Law on Protection of State Secrets, 2018, Art. 8: the three degrees). */
import { DomainError } from "../../domain/errors.js";
import type { Line } from "./lines.js";
import { fold } from "./script.js";

/** The stamp stands on its own, perhaps in brackets or after "Độ mật:"; in a sentence ("bí mật nhà nước") it is no stamp. */
const STAMP =
  /^(?:\(|\[|\*|")?\s*(?:(?:độ|mức độ) mật\s*:?\s*|dấu\s*:?\s*|độ\s*:\s*)?(TUYỆT|TỐI)?\s*MẬT\s*(?:\)|\]|\*|"|:|\.)?$/u;

export function refuseClassified(lines: readonly Line[], headLines: number): void {
  for (const line of lines.slice(0, Math.max(headLines, 15))) {
    const folded = fold(line.text);
    const upper =
      folded === folded.toUpperCase() || /^(?:\(|độ|mức độ)/iu.test(folded) ? folded.toUpperCase() : folded;
    const stamp = new RegExp(
      STAMP.source.replace(/độ|mức độ|dấu|mật(?=\\s\*:)/gu, (word) => word.toUpperCase()),
      "u",
    ).exec(upper);
    if (stamp === null) continue;
    const degree = stamp[1] === undefined ? "MẬT" : `${stamp[1]} MẬT`;
    throw new DomainError(
      "classified_document",
      {
        vi: `Văn bản mang dấu ${degree}: hệ thống không được tiếp nhận tài liệu bí mật nhà nước. Hãy xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước, không tải lên đây.`,
        en: `The document is stamped ${degree}: classified documents must not enter this system. Handle it under the rules on state secrets; do not upload it here.`,
      },
      { degree },
    );
  }
}
