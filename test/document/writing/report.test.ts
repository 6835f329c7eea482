/** The text of the consolidated report: every figure says what it counts, and what a person changed is told apart. */
import { describe, expect, test } from "@jest/globals";
import { changedParagraphs } from "../../../document/write/report/changes.js";
import { draftReport } from "../../../document/write/report/draft.js";
import type { ReportFigures } from "../../../document/write/report/figures.js";
import { printedReferences, type Chapter } from "../../../document/write/report/paragraphs.js";
import { resultOf } from "../../../document/write/report/target-arithmetic.js";
import { figures } from "./cast.js";

const draft = draftReport(figures);
const paragraphs = draft.flatMap((chapter) => chapter.paragraphs);
const textOf = (id: string): string => paragraphs.find((paragraph) => paragraph.id === id)?.text ?? "";

/** The numbers of a text that are counts: not those of dates, periods, sections, documents, or quoted words. */
const counted = (text: string): string[] =>
  text
    .replace(/"[^"]*"|\d{1,2}\/\d{1,2}\/\d{4}|\d+-CTr\/TU|năm \d{4}|\d+ tháng (?:đầu|cuối)/gu, " ")
    .replace(/(?:mục|Phụ lục) [\w.()-]+|chỉ tiêu:? [^;:)]*|: .*(?:giải trình|thiếu).*$/gu, (words) =>
      words.replace(/\d/g, ""),
    )
    .replace(/^\d\. /u, "")
    .match(/\d+(?:[.,]\d+)*%?/gu) ?? [];

describe("the drafted report", () => {
  test("has the five chapters of the form", () => {
    expect(draft.map((chapter) => chapter.title)).toEqual([
      "I. LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT",
      "II. KẾT QUẢ THỰC HIỆN",
      "III. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM",
      "IV. PHƯƠNG HƯỚNG, GIẢI PHÁP",
      "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]);
  });

  test("counts the whole with its change since the period before", () => {
    expect(textOf("II.chung.dem")).toBe(
      "Tổng số 28 nhiệm vụ. Đã hoàn thành 18 nhiệm vụ, đạt 64,3%, trong đó 15 nhiệm vụ đúng hạn, 3 nhiệm vụ quá hạn. Chưa hoàn thành 10 nhiệm vụ, trong đó 8 nhiệm vụ còn trong hạn, 2 nhiệm vụ quá hạn. Tỷ lệ nhiệm vụ chậm (hoàn thành quá hạn và quá hạn chưa hoàn thành) là 17,9%.",
    );
    expect(textOf("II.chung.so-sanh")).toBe(
      "So với năm 2024: tổng số nhiệm vụ không thay đổi; số nhiệm vụ hoàn thành tăng 11; số nhiệm vụ quá hạn chưa hoàn thành giảm 1; tỷ lệ nhiệm vụ chậm tăng 3,6 điểm phần trăm.",
    );
  });

  test("gives each target its sum and whether it is reached", () => {
    expect(textOf("II.chi-tieu.c1")).toBe(
      "- Tần suất tai nạn lao động chết người: (47 - 50) : 50 × 100 = -6%; chỉ tiêu giảm ít nhất 4%: đạt.",
    );
    expect(textOf("II.chi-tieu.c2")).toMatch(/\(4\.120 - 4\.000\) : 4\.000 × 100 = 3%; .*: chưa đạt\.$/u);
    expect(textOf("II.chi-tieu.c3")).toMatch(/47 : 47 × 100 = 100%; .*: đạt\.$/u);
    expect(textOf("II.chi-tieu.c4")).toMatch(/chưa có số liệu \(chỉ tiêu: ít nhất 25 công trình\)/u);
  });

  test("takes the causes of lateness from the explanations, and says where there is none", () => {
    expect(textOf("III.nguyen-nhan.t9")).toBe(
      "- Sở Y tế giải trình về nhiệm vụ tại mục II.2.2.(2)-1: thiếu kinh phí mua trang thiết bị quan trắc.",
    );
    expect(textOf("III.nguyen-nhan.chua-giai-trinh")).toMatch(/^Có 1 nhiệm vụ quá hạn chưa được/u);
  });

  test.each(paragraphs.filter((p) => p.role !== "heading" && !p.unwritten).map((p) => [p.id, p] as const))(
    "refers every figure of %s to what it counts",
    (_, paragraph) => {
      const shown = paragraph.references.map(({ figure }) => figure).join(" ");
      for (const number of counted(paragraph.text)) expect(shown).toContain(number);
      for (const { reference } of paragraph.references) expect(reference).not.toBe("");
    },
  );

  test("prints references to appendices, not the ids of links", () => {
    const references = [
      { figure: "2", reference: "PL I, dòng 1" },
      { figure: "3", reference: "PL I, dòng 1" },
      { figure: "4", reference: "link:units" },
    ];
    expect(printedReferences(references)).toBe(" (PL I, dòng 1)");
    expect(printedReferences([{ figure: "4", reference: "link:units" }])).toBe("");
  });

  test("says so where a person must write, and leaves nothing else open", () => {
    expect(paragraphs.filter((p) => p.unwritten).map((p) => p.id)).toEqual([
      "I.quan-triet",
      "III.bai-hoc.viet",
      "IV.viet",
    ]);
  });

  test("keeps the ids of its paragraphs apart, and the same when figures change", () => {
    const ids = paragraphs.map((p) => p.id);
    expect(new Set(ids).size).toBe(ids.length);
    const later: ReportFigures = { ...figures, asOf: "2026-01-31", late: figures.late.slice(1) };
    const laterIds = draftReport(later).flatMap((chapter) => chapter.paragraphs.map((p) => p.id));
    expect(ids.filter((id) => !laterIds.includes(id))).toEqual(["III.han-che.t9", "III.nguyen-nhan.t9"]);
  });

  test("of an empty programme divides nothing by zero", () => {
    const zero = { value: 0, reference: "PL I, dòng 1" };
    const now = { total: zero, completedOnTime: zero, completedLate: zero, openInTime: zero, overdue: zero };
    const empty: ReportFigures = {
      ...figures,
      whole: { now, before: null },
      groups: [],
      targets: [],
      late: [],
      coming: [],
      proposals: [],
    };
    const text = draftReport(empty)
      .flatMap((chapter) => chapter.paragraphs.map((p) => p.text))
      .join("\n");
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(text).toContain("Không có nhiệm vụ quá hạn chưa hoàn thành");
  });

  test("does not judge a change from nothing", () => {
    const zero = { value: 0, reference: "r" };
    const [target] = figures.targets;
    if (target === undefined) throw new Error("the cast has no target");
    expect(
      resultOf({ ...target, measured: { kind: "change", before: zero, now: { value: 5, reference: "r" } } }),
    ).toMatchObject({
      value: null,
      reached: null,
    });
  });
});

describe("what a person changed", () => {
  const edited = (change: (chapters: Chapter[]) => Chapter[]): readonly Chapter[] =>
    change(structuredClone(draft) as Chapter[]);
  const mapParagraphs = (
    chapters: Chapter[],
    change: (all: Chapter["paragraphs"]) => Chapter["paragraphs"],
  ) => chapters.map((chapter) => ({ ...chapter, paragraphs: change(chapter.paragraphs) }));

  test("is nothing where only spaces or the way of writing a letter differ", () => {
    const same = edited((chapters) =>
      mapParagraphs(chapters, (all) => all.map((p) => ({ ...p, text: ` ${p.text.normalize("NFD")}  ` }))),
    );
    expect(changedParagraphs(draft, same)).toEqual([]);
  });

  test("is told paragraph by paragraph: changed, added, dropped, moved", () => {
    const after = edited((chapters) =>
      mapParagraphs(chapters, (all) =>
        all
          .filter((p) => p.id !== "I.bao-cao")
          .flatMap((p) =>
            p.id === "I.don-doc"
              ? [
                  { ...p, text: "Đã đôn đốc." },
                  { ...p, id: "moi-1", text: "Đoạn mới.", references: [] },
                ]
              : [p],
          ),
      ).map((chapter) => {
        if (chapter.id !== "II") return chapter;
        const moved = chapter.paragraphs.find((p) => p.id === "II.nhom.III");
        const rest = chapter.paragraphs.filter((p) => p !== moved);
        return { ...chapter, paragraphs: moved === undefined ? rest : [moved, ...rest] };
      }),
    );
    expect(changedParagraphs(draft, after)).toEqual([
      { kind: "changed", id: "I.don-doc", drafted: textOf("I.don-doc"), edited: "Đã đôn đốc." },
      { kind: "added", id: "moi-1", edited: "Đoạn mới." },
      { kind: "moved", id: "II.nhom.III", edited: textOf("II.nhom.III") },
      { kind: "dropped", id: "I.bao-cao", drafted: textOf("I.bao-cao") },
    ]);
  });
});
