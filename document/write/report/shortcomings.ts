/** Chapter III: what is late and why, in the words of the units' explanations. */
import type { LateTask, Remark, ReportFigures } from "./figures.js";
import { at, computed, count, heading, unwritten, type Paragraph } from "./paragraphs.js";
import { shortDate, written } from "../wording.js";

/** So many are named in the text; all of them stand in the appendix of tasks. */
const MOST_NAMED = 15;

export function shortcomings(figures: ReportFigures): Paragraph[] {
  return [
    heading("III.han-che", "1. Hạn chế"),
    ...lateWork(figures),
    ...figures.shortcomings.map((remark) => quoted("III.han-che", remark)),
    heading("III.nguyen-nhan", "2. Nguyên nhân"),
    ...causes(figures),
    heading("III.bai-hoc", "3. Bài học kinh nghiệm"),
    ...(figures.lessons.length === 0
      ? [unwritten("III.bai-hoc.viet", "Cơ quan tham mưu bổ sung: bài học kinh nghiệm")]
      : figures.lessons.map((remark) => quoted("III.bai-hoc", remark))),
  ];
}

function lateWork({ whole, late }: ReportFigures): Paragraph[] {
  const { overdue } = whole.now;
  if (overdue.value === 0)
    return [at("III.han-che.dem", "body")`Không có nhiệm vụ quá hạn chưa hoàn thành (${count(overdue)}).`];
  const units = new Set(late.map((task) => task.unit)).size;
  return [
    at(
      "III.han-che.dem",
      "body",
    )`Còn ${count(overdue)} nhiệm vụ quá hạn chưa hoàn thành, thuộc trách nhiệm chủ trì của ${computed(written(units), overdue)} cơ quan, đơn vị:`,
    ...late
      .slice(0, MOST_NAMED)
      .map(
        (task) =>
          at(
            `III.han-che.${task.key}`,
            "item",
          )`- ${task.unit}: ${named(task)}, thời hạn ${shortDate(task.dueOn)}, quá hạn ${count(task.workingDaysLate)} ngày làm việc.`,
      ),
    ...(late.length > MOST_NAMED
      ? [
          at(
            "III.han-che.con-lai",
            "item",
          )`- ${computed(written(late.length - MOST_NAMED), overdue)} nhiệm vụ quá hạn khác nêu tại Phụ lục II.`,
        ]
      : []),
  ];
}

function causes({ late, whole }: ReportFigures): Paragraph[] {
  const explained = late.filter((task) => task.explanation !== null);
  const silent = late.length - explained.length;
  const paragraphs = explained
    .slice(0, MOST_NAMED)
    .map(
      (task) =>
        at(
          `III.nguyen-nhan.${task.key}`,
          "item",
        )`- ${task.unit} giải trình về nhiệm vụ tại mục ${computed(task.section, task.workingDaysLate)}: ${sentence(task.explanation ?? "")}`,
    );
  if (silent > 0)
    paragraphs.push(
      at(
        "III.nguyen-nhan.chua-giai-trinh",
        "body",
      )`Có ${computed(written(silent), whole.now.overdue)} nhiệm vụ quá hạn chưa được đơn vị chủ trì giải trình nguyên nhân.`,
    );
  if (paragraphs.length === 0)
    paragraphs.push(unwritten("III.nguyen-nhan.viet", "Cơ quan tham mưu bổ sung: nguyên nhân của hạn chế"));
  return paragraphs;
}

const named = (task: LateTask): string => `nhiệm vụ "${shortened(task.text)}" (mục ${task.section})`;

/** The whole text stands in the appendix. */
function shortened(text: string): string {
  const whole = text.trim().replace(/[.;,]$/, "");
  if (whole.length <= 160) return whole;
  const cut = whole.slice(0, 160);
  return `${cut.slice(0, cut.lastIndexOf(" ")).replace(/[,;:]$/, "")}…`;
}

export const sentence = (text: string): string => `${text.trim().replace(/[.;,]$/, "")}.`;

export const quoted = (place: string, remark: Remark): Paragraph =>
  at(
    `${place}.${remark.key}`,
    "item",
  )`- ${{ shown: remark.unit, references: [remark.reference] }}: ${sentence(remark.text)}`;
