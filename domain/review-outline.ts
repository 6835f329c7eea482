/** The outline of a report: headings, and which of them the program knows how to begin. */

/** Consolidated reports of the Party's offices: five chapters. */
export const defaultOutline: readonly string[] = [
  "Lãnh đạo, chỉ đạo, quán triệt",
  "Kết quả thực hiện",
  "Hạn chế, nguyên nhân, bài học kinh nghiệm",
  "Phương hướng, giải pháp",
  "Kiến nghị, đề xuất",
];

export type ChapterMatter = "direction" | "results" | "shortcomings" | "plans" | "proposals";

/** In this order: "Hạn chế trong lãnh đạo, chỉ đạo" tells of shortcomings. */
const signs: readonly (readonly [ChapterMatter, RegExp])[] = [
  ["shortcomings", /hạn chế|tồn tại|nguyên nhân|bài học|khó khăn|vướng mắc/iu],
  ["proposals", /kiến nghị|đề xuất/iu],
  ["plans", /phương hướng|giải pháp|thời gian tới|trọng tâm/iu],
  ["results", /kết quả|tình hình thực hiện/iu],
  ["direction", /lãnh đạo|chỉ đạo|quán triệt|triển khai/iu],
];

/** What a chapter of this heading is about; null: only people know. */
export function matterOf(heading: string): ChapterMatter | null {
  return signs.find(([, sign]) => sign.test(heading.normalize("NFC")))?.[0] ?? null;
}

/** What the chapter of each matter is filled with: the first heading of a matter has it, a second one stays empty. */
export function mattersOf(outline: readonly string[]): (ChapterMatter | null)[] {
  const taken = new Set<ChapterMatter>();
  return outline.map((heading) => {
    const matter = matterOf(heading);
    if (matter === null || taken.has(matter)) return null;
    taken.add(matter);
    return matter;
  });
}
