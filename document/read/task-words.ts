/** What makes words an order, and what only frames one: purpose, funding, execution and closing clauses. */
import { isVerb } from "./verbs.js";

/** Tested on folded lower-case text from the item's first word. */
const NO_TASK: readonly RegExp[] = [
  /^\[\d+\]/u,
  /^chịu trách nhiệm (?:toàn diện |hoàn toàn )?trước [^.;]{3,90}? (?:nếu|khi) /u,
  /^lưu\s*:/u,
  /^(?:đơn vị(?: tính)?|đvt)\s*:\s*(?:triệu|tỷ|nghìn|đồng|ha|%|tấn|người)/u,
  /^ban hành kèm theo/u,
  /^trên đây là|^trân trọng|trân trọng (?:cảm ơn|thông báo|báo cáo|đề nghị)/u,
  /^(?:chương trình|kế hoạch|chỉ thị|quyết định|nghị quyết|văn bản|kết luận|hướng dẫn|công văn) này (?:có hiệu lực|được (?:phổ biến|quán triệt)|thay thế|phổ biến)/u,
  /(?:có hiệu lực|hiệu lực thi hành) (?:kể )?từ ngày/u,
  /(?:chịu trách nhiệm )?(?:căn cứ quyết định )?thi hành (?:quyết định|chỉ thị|nghị quyết) này/u,
  /^(?:ban hành|phê duyệt) (?:kèm theo|kế hoạch)[^.]{0,80}(?:quyết định|kế hoạch) này/u,
  /^(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|văn bản) này/u,
  /^(?:nhận được|căn cứ) (?:văn bản|kế hoạch|công văn|chỉ thị|chương trình|thông báo|nội dung)[^,]{0,40} này,(?![^.;]*(?:xây dựng|ban hành|cụ thể hóa|lập) (?:kế hoạch|chương trình))/u,
  /^(?:văn phòng [^,.;]{3,45} )?(?:xin )?thông báo (?:để|ý kiến|kết luận)/u,
  /^(?:trong quá trình|quá trình) (?:tổ chức |triển khai )?(?:triển khai |thực hiện|tổ chức)[^.]{0,40}(?:nếu có|nếu thấy|nếu cần|có (?:vấn đề|khó khăn|vướng mắc)|nếu phát sinh|phát sinh)/u,
  /^(?:việc|công tác)(?!\p{L})[^.;:]{0,160}(?<!cần|phải)(?: được | là | bảo đảm | đảm bảo )/u,
  /^(?:nội dung |thông tin )?(?:chi tiết|danh mục|các nhiệm vụ cụ thể)[^.]{0,60}(?:phụ lục|kèm theo|đính kèm)/u,
  /^\(?\s*(?:đính kèm|kèm theo|gửi kèm|có phụ lục|chi tiết (?:tại|theo|có))/u,
  /^(?:kinh phí|nguồn kinh phí|nguồn vốn|vốn|ngân sách)(?!\p{L})/u,
  /^(?:nhiệm vụ của )?(?:căn cứ|thực hiện|xét) [^.;]{5,}(?:như sau|sau đây|cụ thể như sau)\s*:?$/u,
  /(?<!(?:nguyên tắc|quan điểm|phương châm|tiêu chí)(?: chính| cơ bản| chung| chủ yếu)? )(?:như sau|sau đây|sau|dưới đây|cụ thể)\s*:$/u,
];

/** "nghiêm túc triển khai thực hiện": the sentence that closes a document and orders nothing of its own. */
const CLOSING =
  /(?:nghiêm túc|khẩn trương|chủ động|quan tâm|phối hợp)[^.;]{0,25}(?:thực hiện|chỉ đạo)(?: (?:tốt |nghiêm |có hiệu quả |đầy đủ )?(?:các nội dung|nội dung|chỉ thị|kế hoạch|chương trình|công văn|quyết định|thông báo|kết luận)[^.;]{0,20})?\s*(?:\.|\/|$)/u;

export function framesOnly(lowered: string): boolean {
  return NO_TASK.some((pattern) => pattern.test(lowered));
}

/** "Yêu cầu Giám đốc các sở … triển khai thực hiện nghiêm túc Chỉ thị này." */
const ASKS_ALL =
  /^(?:[^,.;:]{3,40} )?(?:yêu cầu|đề nghị) [^.;]{10,300}(?:thực hiện|quán triệt)[^.;]{0,20} (?:nghiêm túc|nghiêm|tốt|(?:có )?hiệu quả) (?:các nội dung |nội dung )?(?:chỉ thị|kế hoạch|chương trình|công văn|công điện|quyết định|thông báo|kết luận) này/u;

/** Is the whole text a closing clause, however it addresses its readers? */
export function closes(lowered: string): boolean {
  // Semicolons between those whom it asks end nothing.
  const whole = lowered.replace(
    /; (?=(?:chủ tịch|giám đốc|thủ trưởng|bí thư|người đứng đầu|các|bộ|sở|ủy ban|ubnd) )/gu,
    ", ",
  );
  const first = /^[^.;]*[.;]?/u.exec(whole)?.[0] ?? "";
  return (
    (CLOSING.test(first) || ASKS_ALL.test(first)) &&
    first.length < 400 &&
    !/chủ trì|hoàn thành|trước ngày/u.test(first)
  );
}

/** Words before the verb that leave it an order: "tiếp tục", "kịp thời", "100%". */
const ADVERB =
  /^(?:tiếp tục|kịp thời|chủ động|thường xuyên|tích cực|khẩn trương|nghiêm túc|kiên quyết|đồng thời|trong [^,]{1,80}|hằng năm,?|định kỳ[^,]{0,40},|trước mắt,?|bên cạnh đó,?|ngoài ra,?|cơ bản|từng bước|không ngừng)\s+/u;

/** Does the text begin with an order? */
export function orders(lowered: string): boolean {
  let at = 0;
  for (let turns = 0; turns < 3; turns += 1) {
    if (isVerb(lowered, at)) return true;
    const adverb = ADVERB.exec(lowered.slice(at, at + 120));
    if (adverb === null) return false;
    at += adverb[0].length;
  }
  return false;
}
