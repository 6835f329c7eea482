/** Chapters IV and V: what is to be done next, and what is proposed. */
import type { ReportFigures } from "./figures.js";
import { at, computed, count, unwritten, type Paragraph } from "./paragraphs.js";
import { quoted } from "./shortcomings.js";
import { resultOf } from "./target-arithmetic.js";
import { shortDate, written } from "../wording.js";

const MOST_NAMED = 15;

export function directions(figures: ReportFigures): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const { overdue } = figures.whole.now;
  if (overdue.value > 0)
    paragraphs.push(
      at(
        "IV.qua-han",
        "body",
      )`Tập trung hoàn thành dứt điểm ${count(overdue)} nhiệm vụ quá hạn; làm rõ trách nhiệm của tập thể, cá nhân có liên quan đối với từng nhiệm vụ chậm.`,
    );
  const missed = figures.targets.filter((target) => resultOf(target)?.reached === false);
  if (missed.length > 0)
    paragraphs.push(
      at(
        "IV.chi-tieu",
        "body",
      )`Có giải pháp cụ thể đối với ${computed(written(missed.length), ...missed.flatMap((target) => resultOf(target)?.figures ?? []))} chỉ tiêu chưa đạt nêu tại mục II.`,
    );
  if (figures.coming.length > 0)
    paragraphs.push(
      at(
        "IV.sap-den",
        "body",
      )`Trong ${figures.periodNext}, có ${{ shown: written(figures.coming.length), references: figures.coming.slice(0, MOST_NAMED).map((task) => task.reference) }} nhiệm vụ đến hạn cần tập trung thực hiện:`,
      ...figures.coming
        .slice(0, MOST_NAMED)
        .map(
          (task) =>
            at(
              `IV.sap-den.${task.key}`,
              "item",
            )`- ${{ shown: task.unit, references: [task.reference] }}: nhiệm vụ tại mục ${task.section}, thời hạn ${shortDate(task.dueOn)}.`,
        ),
    );
  paragraphs.push(
    at(
      "IV.theo-doi",
      "body",
    )`Tiếp tục theo dõi, đôn đốc, kiểm tra việc thực hiện trên cơ sở dữ liệu cập nhật thường xuyên; kịp thời biểu dương, phê bình.`,
    unwritten("IV.viet", "Cơ quan tham mưu bổ sung: phương hướng, giải pháp khác"),
  );
  return paragraphs;
}

export function proposals(figures: ReportFigures): Paragraph[] {
  if (figures.proposals.length === 0)
    return [
      unwritten("V.viet", "Cơ quan tham mưu bổ sung: kiến nghị, đề xuất; nếu không có thì ghi: Không có"),
    ];
  return [
    at(
      "V.dem",
      "body",
    )`Các cơ quan, đơn vị có ${{ shown: written(figures.proposals.length), references: [...new Set(figures.proposals.map((each) => each.reference))] }} kiến nghị, đề xuất:`,
    ...figures.proposals.map((remark) => quoted("V", remark)),
  ];
}
