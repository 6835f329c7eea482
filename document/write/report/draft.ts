/**
 * The text of the consolidated report, drafted from the record's figures in the five chapters that offices use.
 * A person edits it afterwards; what they changed is told apart by `changes.ts`.
 */
import { leadership } from "./leadership.js";
import { results } from "./results.js";
import { shortcomings } from "./shortcomings.js";
import { directions, proposals } from "./directions.js";
import type { ReportFigures } from "./figures.js";
import type { Chapter } from "./paragraphs.js";

export const draftReport = (figures: ReportFigures): readonly Chapter[] => [
  { id: "I", title: "I. LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT", paragraphs: leadership(figures) },
  { id: "II", title: "II. KẾT QUẢ THỰC HIỆN", paragraphs: results(figures) },
  {
    id: "III",
    title: "III. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM",
    paragraphs: shortcomings(figures),
  },
  { id: "IV", title: "IV. PHƯƠNG HƯỚNG, GIẢI PHÁP", paragraphs: directions(figures) },
  { id: "V", title: "V. KIẾN NGHỊ, ĐỀ XUẤT", paragraphs: proposals(figures) },
];
