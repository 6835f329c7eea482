/** What a heading announces: targets, tasks, or matter that assigns nothing. */

export type SectionKind = "targets" | "tasks" | "none";

/** Tried in order on the heading's first words, folded and in lower case. */
const KINDS: readonly (readonly [RegExp, SectionKind])[] = [
  [/^(?:về )?(?:các )?(?:mục tiêu|chỉ tiêu)[^.;:]{0,40}(?:nhiệm vụ|giải pháp)/u, "tasks"],
  [/^phấn đấu[^.;]{0,40}(?:mục tiêu|chỉ tiêu)/u, "targets"],
  [/^(?:về )?(?:một số |các |hệ thống )?(?:mục tiêu|chỉ tiêu)(?! phát triển thiên niên)/u, "targets"],
  [
    /^(?:mục đích|yêu cầu$|yêu cầu[,:;. ]*$|ý nghĩa|quan điểm|phương châm|nguyên tắc|phạm vi|đối tượng|căn cứ|cơ sở|sự cần thiết|tầm nhìn)/u,
    "none",
  ],
  [
    /^(?:thực trạng|tình hình|đặc điểm|bối cảnh|đánh giá (?:chung|tình hình|kết quả|thực trạng)|kết quả|những kết quả|ưu điểm|hạn chế(?=\s*(?:$|[,:;.]|và ))|tồn tại|nguyên nhân|khó khăn|bài học|dự báo|thuận lợi)/u,
    "none",
  ],
  [
    /^(?:nguồn )?(?:kinh phí|nguồn vốn|nguồn lực thực hiện|dự toán|khái toán|nguồn kinh phí|vốn)(?! )/u,
    "none",
  ],
  [/^(?:nguồn )?(?:kinh phí|vốn) (?:thực hiện|tổ chức|triển khai|hoạt động|bảo đảm)/u, "none"],
  [/^(?:về )?(?:thời gian|địa điểm|thành phần|thời hạn|thời lượng|quy mô|hình thức)(?:[,:;. ]|$)/u, "none"],
  [
    /^(?:giải thích|định nghĩa|thuật ngữ|hiệu lực|điều khoản thi hành|quy định chung|phạm vi điều chỉnh|đề cương|mẫu |biểu mẫu|biểu số|đối tượng áp dụng)/u,
    "none",
  ],
  [
    /^(?:những |các |một số |về |phương hướng[, và]*|nội dung[, và]*)*(?:nhiệm vụ|giải pháp|biện pháp|nội dung|hoạt động|công việc|phân công|trách nhiệm|tổ chức thực hiện|tổ chức triển khai|triển khai thực hiện|chế độ (?:thông tin,? )?báo cáo|lộ trình|phương hướng|danh mục nhiệm vụ|bảng phân công|chương trình công tác|kế hoạch thực hiện|kế hoạch triển khai|giám sát|công tác|ban hành|xây dựng)/u,
    "tasks",
  ],
];

/** Reads a heading in folded lower case; null where it says neither, so that the place above decides. */
export function sectionKind(heading: string): SectionKind | null {
  const words = heading.trim();
  for (const [pattern, kind] of KINDS) if (pattern.test(words)) return kind;
  return null;
}

/** "Tổ chức thực hiện" and its like: here one item often holds several orders. */
export const isExecution = (heading: string): boolean =>
  /tổ chức thực hiện|chế độ (?:thông tin,? )?báo cáo|phân công|trách nhiệm|tổ chức triển khai|điều khoản thi hành/u.test(
    heading,
  );
