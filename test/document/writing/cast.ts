/** The documents that the tests write: one of each kind, about the programme of Hậu Giang. */
import type { AssignmentLetter } from "../../../document/write/assignment-letter.js";
import type { Bulletin } from "../../../document/write/bulletin.js";
import type { DataOf } from "../../../document/write/documents.js";
import type { HandOverRecord } from "../../../document/write/hand-over-record.js";
import type { Form, Letter } from "../../../document/write/letterhead.js";
import type { CountedRow, ReviewReport } from "../../../document/write/review-report.js";
import type { Submission } from "../../../document/write/submission.js";
import type { UrgingDispatch } from "../../../document/write/urging-dispatch.js";

export const PROGRAMME = "Chương trình số 272-CTr/TU ngày 22/8/2024 của Ban Thường vụ Tỉnh ủy";
export const HEALTH = "Sở Y tế";
export const LABOUR = "Sở Lao động - Thương binh và Xã hội";

export function letter(form: Form, subject: string, addressees: readonly string[] = []): Letter {
  return form === "party"
    ? {
        letterhead: {
          form,
          superior: "TỈNH ỦY HẬU GIANG",
          issuer: "VĂN PHÒNG",
          number: "415-CV/VPTU",
          place: "Hậu Giang",
          date: "2026-02-05",
          year: 2026,
        },
        subject,
        addressees,
        signature: {
          authority: "K/T CHÁNH VĂN PHÒNG",
          position: "PHÓ CHÁNH VĂN PHÒNG",
          name: "Nguyễn Văn An",
        },
        recipients: [
          "Như trên",
          "Thường trực Tỉnh ủy (để báo cáo)",
          "Ban Tuyên giáo Tỉnh ủy",
          "Lưu Văn phòng Tỉnh ủy",
        ],
      }
    : {
        letterhead: {
          form,
          superior: "ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG",
          issuer: "SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
          number: "128/BC-SLĐTBXH",
          place: "Hậu Giang",
          date: "2026-02-05",
          year: 2026,
        },
        subject,
        addressees,
        signature: { authority: "KT. GIÁM ĐỐC", position: "PHÓ GIÁM ĐỐC", name: "Trần Thị Bình" },
        recipients: ["Như trên", "Văn phòng Tỉnh ủy", "Lưu: VT, LĐVL"],
      };
}

export const urging = (form: Form): UrgingDispatch => ({
  ...letter(form, "đôn đốc thực hiện nhiệm vụ quá hạn thuộc Chương trình 272-CTr/TU", [HEALTH]),
  programme: PROGRAMME,
  unit: HEALTH,
  writer: "Văn phòng Tỉnh ủy",
  asOf: "2026-02-04",
  assigned: 6,
  tasks: [
    {
      section: "II.2.2.(2)-1",
      text: "Tổ chức quan trắc môi trường lao động, khám sức khỏe định kỳ, khám phát hiện bệnh nghề nghiệp cho người lao động làm việc trong điều kiện nặng nhọc, độc hại, nguy hiểm",
      dueOn: "2025-12-15",
      workingDaysLate: 36,
      remindedOn: ["2025-12-16", "2025-12-18", "2026-01-05"],
      explanation: "Thiếu kinh phí mua trang thiết bị quan trắc, dự kiến hoàn thành trong quý I/2026",
    },
    {
      section: "III.4",
      text: "Báo cáo kết quả thực hiện năm 2025",
      dueOn: "2026-01-20",
      workingDaysLate: 11,
      remindedOn: [],
      explanation: null,
    },
  ],
  answerBy: "2026-02-13",
  answerTo: "Văn phòng Tỉnh ủy (qua Ban Tuyên giáo Tỉnh ủy tổng hợp)",
});

export const assignment = (form: Form): AssignmentLetter => ({
  ...letter(form, "giao nhiệm vụ thực hiện Chương trình 272-CTr/TU", [HEALTH, "Bảo hiểm xã hội tỉnh"]),
  programme: PROGRAMME,
  unit: HEALTH,
  writer: "Văn phòng Tỉnh ủy",
  acceptBy: "2026-02-12",
  answerTo: "Văn phòng Tỉnh ủy",
  tasks: [
    {
      section: "II.2.2.(2)-1",
      text: "Tổ chức khám phát hiện bệnh nghề nghiệp cho người lao động",
      role: "lead",
      with: [LABOUR, "Liên đoàn Lao động tỉnh", "Bảo hiểm xã hội tỉnh"],
      due: "15/12/2026",
      product: "Kế hoạch và báo cáo kết quả khám",
      reviewer: "Ban Tuyên giáo Tỉnh ủy",
    },
    {
      section: "II.2.1-3",
      text: "Rà soát, hoàn thiện cơ sở dữ liệu an toàn, vệ sinh lao động",
      role: "coordinating",
      with: [LABOUR],
      due: "Hằng năm, trước ngày 10/12",
      product: null,
      reviewer: "Văn phòng Tỉnh ủy",
    },
  ],
});

export const handOver = (form: Form): HandOverRecord => ({
  letterhead: letter(form, "").letterhead,
  subject: "bàn giao nhiệm vụ đang theo dõi khi hợp nhất cơ quan",
  basis: "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
  heldOn: "2025-03-01",
  heldAt: "trụ sở Sở Nội vụ",
  from: { unit: LABOUR, position: "Giám đốc", name: "Trần Thị Bình" },
  to: { unit: "Sở Nội vụ", position: "Giám đốc", name: "Lê Văn Cường" },
  witness: { unit: "Văn phòng Tỉnh ủy", position: "Phó Chánh Văn phòng", name: "Nguyễn Văn An" },
  tasks: [
    {
      section: "II.2.1-3",
      text: "Rà soát, hoàn thiện cơ sở dữ liệu an toàn, vệ sinh lao động",
      state: "Đang thực hiện, quá hạn 12 ngày làm việc",
      due: "13/02/2025",
      files: "2 báo cáo tiến độ, 1 minh chứng",
    },
  ],
  pending: ["Đề nghị gia hạn nhiệm vụ tại mục II.2.1-3, gửi ngày 20/02/2025"],
  copies: 3,
});

export const weekly = (form: Form): Bulletin => ({
  ...letter(form, "các đơn vị chậm thực hiện nhiệm vụ, tuần 5 năm 2026"),
  programmes: PROGRAMME,
  from: "2026-01-26",
  to: "2026-02-01",
  total: 1_228,
  completed: 1_018,
  overdue: 13,
  overdueWeekBefore: 10,
  units: [
    { unit: HEALTH, assigned: 16, overdue: 8, overdueWeekBefore: 5, longest: 36, unexplained: 1 },
    { unit: LABOUR, assigned: 40, overdue: 5, overdueWeekBefore: 5, longest: 9, unexplained: 5 },
  ],
  longAfter: 30,
  longLate: [
    {
      unit: HEALTH,
      section: "II.2.2.(2)-1",
      text: "Tổ chức quan trắc môi trường lao động",
      dueOn: "2025-12-15",
      workingDaysLate: 36,
    },
  ],
});

const counted = (
  name: string,
  ...[onTime, late, inTime, overdue]: [number, number, number, number]
): CountedRow => ({ name, total: onTime + late + inTime + overdue, onTime, late, inTime, overdue });

const said = (text: string, ...places: string[]) => ({ text, places });

export const review = (form: Form, tasks = 28): ReviewReport => ({
  ...letter(
    form,
    "sơ kết thực hiện Chương trình số 272-CTr/TU về công tác an toàn, vệ sinh lao động, năm 2025",
    ["Ban Thường vụ Tỉnh ủy"],
  ),
  chapters: [
    {
      title: "I. LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT",
      paragraphs: [said("Đơn vị chưa gửi báo cáo: Sở Công Thương.")],
    },
    {
      title: "II. KẾT QUẢ THỰC HIỆN",
      paragraphs: [
        said("1. Kết quả chung"),
        said(
          "Đến ngày 31/12/2025 có 28 nhiệm vụ: đã hoàn thành 18 (đúng hạn 15, quá hạn 3); chưa hoàn thành 10 (trong hạn 8, quá hạn 2). Tỷ lệ quá hạn 17,9% (5 nhiệm vụ).",
          "PL I, dòng 1",
          "PL I, dòng 1",
        ),
        said(
          "Chỉ tiêu: Tần suất tai nạn lao động chết người: năm 2025 là 47 vụ; 50 × (1 − 4\u00a0%)² = 46,08; 47 > 46,08: chưa đạt.",
          "PL III, dòng 1",
        ),
      ],
    },
    {
      title: "III. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM",
      paragraphs: [said(`- ${HEALTH}: 2 nhiệm vụ quá hạn.`, "PL IV, dòng 1")],
    },
  ],
  counts: [
    counted("Tổng cộng", 15, 3, 8, 2),
    counted("II.1. Công tác lãnh đạo, tuyên truyền", 6, 0, 3, 0),
    counted("II.2. Quản lý nhà nước về an toàn, vệ sinh lao động", 7, 3, 4, 2),
    counted("III. Tổ chức thực hiện", 2, 0, 1, 0),
  ],
  tasks: Array.from({ length: tasks }, (_, i) => ({
    section: `II.2.${String(i + 1)}`,
    text: `Nhiệm vụ thứ ${String(i + 1)}: tổ chức tuyên truyền, phổ biến, giáo dục pháp luật về an toàn, vệ sinh lao động cho người sử dụng lao động và người lao động trên địa bàn tỉnh`,
    unit: i % 2 === 0 ? HEALTH : LABOUR,
    coordinating: ["Liên đoàn Lao động tỉnh", "Ban Quản lý các khu công nghiệp"],
    due: i % 3 === 0 ? "Thường xuyên" : "2025-12-10",
    state: i % 5 === 0 ? "Quá hạn 12 ngày làm việc" : "Hoàn thành đúng hạn",
  })),
  targets: [
    {
      text: "Tần suất tai nạn lao động chết người",
      wanted: "giảm ít nhất 4%/năm",
      sum: "Năm 2025: 47 vụ; 50 × (1 − 4\u00a0%)² = 46,08; 47 > 46,08",
      holds: false,
    },
    { text: "Công trình phúc lợi", wanted: "ít nhất 25 công trình", sum: "", holds: null },
  ],
  units: [counted(HEALTH, 8, 2, 4, 2), counted(LABOUR, 7, 1, 4, 0)],
});

export const unitReport = (form: Form): Submission => ({
  ...letter(form, "kết quả thực hiện Chương trình số 272-CTr/TU năm 2025", ["Ban Tuyên giáo Tỉnh ủy"]),
  chapters: [
    {
      title: "I. KẾT QUẢ THỰC HIỆN",
      paragraphs: [
        said("1. Công tác tuyên truyền"),
        said("Đã tổ chức 12 lớp tập huấn với 640 người tham dự.\n- Phát 3.000 tờ rơi."),
      ],
    },
    { title: "II. KHÓ KHĂN, KIẾN NGHỊ", paragraphs: [said("Không có.")] },
  ],
  tasks: [
    {
      section: "II.2.1-3",
      text: "Rà soát, hoàn thiện cơ sở dữ liệu",
      due: "10/12/2025",
      state: "Hoàn thành đúng hạn",
      result: "Đã cập nhật 412 doanh nghiệp",
      evidence: "Báo cáo số 88/BC-SLĐTBXH ngày 05/12/2025",
    },
  ],
});

export const castOf = (form: Form): { readonly [K in keyof DataOf]: DataOf[K] } => ({
  review_report: review(form),
  submission: unitReport(form),
  urging_dispatch: urging(form),
  assignment_letter: assignment(form),
  hand_over_record: handOver(form),
  bulletin: weekly(form),
});
