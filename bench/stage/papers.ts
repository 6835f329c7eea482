/** Papers as large as they come: a directive of two hundred pages, a consolidated report of a year. */
import type { CountedRow, ReviewReport } from "../../document/write/review-report.js";

/** Characters of a page of the example. */
const PAGE = 2_500;
const PAGES = 200;
const SECTIONS = ["II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X."];

/** The example's head and foot, and between them its duties over and over, in sections numbered on. */
export function longDocument(example: string): string {
  const from = example.indexOf("\nII.");
  const to = example.indexOf("\nIII.");
  if (from < 0 || to < from) throw new Error("the example has no section II before its section III");
  const duties = example.slice(from + "\nII.".length, to);
  const times = Math.ceil((PAGE * PAGES) / duties.length);
  const repeated = Array.from({ length: times }, (_, n) => `\n${numberOf(n)}${duties}`).join("");
  return `${example.slice(0, from)}${repeated}`;
}

/** II., III., …; after the tenth XI., XII., … */
function numberOf(n: number): string {
  const tens = "X".repeat(Math.floor((n + 1) / 10));
  const rest = SECTIONS[((n + 1) % 10) - 1] ?? ".";
  return n + 1 < 10 ? rest : `${tens}${rest === "." ? "I." : rest}`;
}

/** Of 28 units and 200 tasks. */
export function reviewReport(): ReviewReport {
  return {
    letterhead: {
      ...{ form: "party", superior: "TỈNH ỦY HẬU GIANG", issuer: "VĂN PHÒNG", number: "415-BC/VPTU" },
      ...{ place: "Hậu Giang", date: "2026-02-05", year: 2026 },
    },
    subject: "sơ kết thực hiện Chương trình số 272-CTr/TU về an toàn, vệ sinh lao động, năm 2025",
    addressees: ["Ban Thường vụ Tỉnh ủy"],
    signature: { authority: "K/T CHÁNH VĂN PHÒNG", position: "PHÓ CHÁNH VĂN PHÒNG", name: "Nguyễn Văn An" },
    recipients: ["Như trên", "Lưu Văn phòng Tỉnh ủy"],
    chapters: ["I. LÃNH ĐẠO, CHỈ ĐẠO", "II. KẾT QUẢ THỰC HIỆN", "III. HẠN CHẾ, NGUYÊN NHÂN"].map((title) => ({
      title,
      paragraphs: Array.from({ length: 12 }, (_, n) => ({
        text: `${String(n + 1)}. Các cấp ủy đã triển khai đến chi bộ trực thuộc, tổng hợp số liệu và báo cáo kết quả theo kỳ.`,
        places: ["PL I, dòng 1"],
      })),
    })),
    counts: [counted("Tổng cộng", 200), counted("II.1. Lãnh đạo", 80), counted("II.2. Quản lý", 120)],
    tasks: Array.from({ length: 200 }, (_, n) => ({
      section: `II.2.${String(n + 1)}`,
      text: `Nhiệm vụ thứ ${String(n + 1)}: tuyên truyền, phổ biến pháp luật về an toàn, vệ sinh lao động`,
      unit: `Đảng ủy xã số ${String(n % 28)}`,
      coordinating: ["Liên đoàn Lao động tỉnh"],
      due: "2025-12-10",
      state: n % 5 === 0 ? "Quá hạn 12 ngày làm việc" : "Hoàn thành đúng hạn",
    })),
    targets: [],
    units: Array.from({ length: 28 }, (_, n) => counted(`Đảng ủy xã số ${String(n)}`, 7 + (n % 5))),
  };
}

function counted(name: string, total: number): CountedRow {
  const [onTime, late, overdue] = [Math.floor(total / 2), Math.floor(total / 8), Math.floor(total / 7)];
  return { name, total, onTime, late, overdue, inTime: total - onTime - late - overdue };
}
