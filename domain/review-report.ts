/** The consolidated report as the frozen figures and the units' reports alone would write it. Every number names the figure it is. */
import type { Day } from "./day.js";
import type { Decimal } from "./decimal.js";
import { type Chapter, type Paragraph, asked, paragraph } from "./review-chapters.js";
import { type Figure, type FigureKey, type FrozenTask, keyText, percentOf } from "./review-figures.js";
import { type ChapterMatter, matterOf, mattersOf } from "./review-outline.js";
import { formatDay } from "./review.js";
import { type ReportedTask, causeOf, changeOf, decimal, isLagging, withoutStop } from "./review-words.js";
import { formulaOf } from "./target-formula.js";
import type { FrozenTarget } from "./target.js";

export interface SubmittedReport {
  readonly unitId: string;
  readonly unit: string;
  /** null: the unit has not handed in. */
  readonly chapters: readonly Chapter[] | null;
}

export interface ReportMatter {
  readonly outline: readonly string[];
  /** `Chương trình 272-CTr/TU` */
  readonly programme: string;
  readonly cutOffOn: Day;
  readonly figures: readonly Figure[];
  /** Frozen, with the words of the programme. */
  readonly tasks: readonly (FrozenTask & ReportedTask & { readonly unit: string })[];
  /** Parts of the programme, in its order. */
  readonly parts: readonly { readonly path: string; readonly heading: string }[];
  readonly targets: readonly FrozenTarget[];
  readonly submissions: readonly SubmittedReport[];
}

/** The figures are looked up for every sentence. */
interface Matter extends ReportMatter {
  readonly byKey: ReadonlyMap<string, Figure>;
}

export function draftReport(given: ReportMatter): Chapter[] {
  const matter: Matter = {
    ...given,
    byKey: new Map(given.figures.map((figure) => [figure.key, figure])),
  };
  const matters = mattersOf(matter.outline);
  return matter.outline.map((heading, index) => {
    const about = matters[index] ?? null;
    return {
      heading,
      paragraphs: [
        ...(about === null ? [] : [...begin[about](matter), ...fromUnits(matter.submissions, about)]),
        free(`free.${String(index + 1)}`, about, matter),
      ],
    };
  });
}

/** What the record cannot know of a chapter is asked of a person; the results say everything themselves. */
const asks: Readonly<Record<Exclude<ChapterMatter, "results">, string>> = {
  direction: "việc quán triệt, cụ thể hóa; các văn bản lãnh đạo, chỉ đạo đã ban hành",
  shortcomings: "nguyên nhân chung và bài học kinh nghiệm",
  plans: "phương hướng, giải pháp khác",
  proposals: "kiến nghị, đề xuất; nếu không có thì ghi: Không có",
};

function free(id: string, about: ChapterMatter | null, matter: Matter): Paragraph {
  if (about === "results") return paragraph(id, "");
  if (about === null) return asked(id, "nội dung của mục này");
  const said =
    about === "proposals" && [...proposals(matter), ...fromUnits(matter.submissions, about)].length > 0;
  return said ? paragraph(id, "") : asked(id, asks[about]);
}

const begin: Readonly<Record<ChapterMatter, (matter: Matter) => Paragraph[]>> = {
  direction: received,
  results,
  shortcomings,
  plans,
  proposals,
};

/** A sentence and the figures in it: each is looked up once, printed and referred to. */
class Sentence {
  readonly used: { readonly key: string; readonly value: number }[] = [];

  constructor(readonly figures: ReadonlyMap<string, Figure>) {}

  value(key: FigureKey): number {
    return this.figures.get(keyText(key))?.value ?? 0;
  }

  previous(key: FigureKey): number | null {
    return this.figures.get(keyText(key))?.previous ?? null;
  }

  say(key: FigureKey): string {
    const value = this.value(key);
    this.used.push({ key: keyText(key), value });
    return String(value);
  }
}

function sentence(id: string, matter: Matter, words: (figures: Sentence) => string): Paragraph {
  const figures = new Sentence(matter.byKey);
  const text = words(figures);
  return paragraph(id, text, figures.used);
}

function received({ submissions }: ReportMatter): Paragraph[] {
  const named = (of: (one: SubmittedReport) => boolean) =>
    submissions
      .filter(of)
      .map(({ unit }) => unit)
      .join("; ");
  const given = named(({ chapters }) => chapters !== null);
  const missing = named(({ chapters }) => chapters === null);
  return [
    ...(given === "" ? [] : [paragraph("received", `Đơn vị đã gửi báo cáo: ${given}.`)]),
    ...(missing === "" ? [] : [paragraph("missing", `Đơn vị chưa gửi báo cáo: ${missing}.`)]),
  ];
}

function results(matter: Matter): Paragraph[] {
  const counted = new Set(matter.tasks.map(({ part }) => part));
  return [
    sentence("counts", matter, (f) =>
      [
        `Đến ngày ${formatDay(matter.cutOffOn)}, ${matter.programme} có ${f.say({ measure: "total" })} nhiệm vụ: `,
        `đã hoàn thành ${f.say({ measure: "completed" })} (đúng hạn ${f.say({ measure: "on_time" })}, quá hạn ${f.say({ measure: "late" })}); `,
        `chưa hoàn thành ${f.say({ measure: "open" })} (trong hạn ${f.say({ measure: "in_time" })}, quá hạn ${f.say({ measure: "overdue" })}). `,
        `Tỷ lệ quá hạn ${decimal(percentOf(f.value({ measure: "lagging" }), f.value({ measure: "total" })))}% (${f.say({ measure: "lagging" })} nhiệm vụ)`,
        change(f),
        ".",
      ].join(""),
    ),
    ...since(matter),
    ...matter.parts
      .filter(({ path }) => counted.has(path))
      .map(({ path, heading }) =>
        sentence(`part.${path}`, matter, (f) => {
          const of = (measure: FigureKey["measure"]) => f.say({ measure, part: path });
          const name =
            heading === "" || heading === path ? `Mục ${path}` : `Mục ${path} (${withoutStop(heading)})`;
          return `${name}: ${of("total")} nhiệm vụ, hoàn thành ${of("completed")}, chưa hoàn thành ${of("open")}, quá hạn ${of("lagging")}${sinceOf(f, path)}.`;
        }),
      ),
    ...matter.targets.map(targetReached),
  ];
}

/** What has changed since the cycle of the same kind before; nothing where there was none. */
function since(matter: Matter): Paragraph[] {
  if (matter.byKey.get("total")?.previous == null) return [];
  return [
    sentence("since", matter, (f) => {
      const told = (measure: FigureKey["measure"]) =>
        `${f.say({ measure })} (${changeOf(f.value({ measure }), f.previous({ measure }) ?? 0)})`;
      return `So với kỳ trước: tổng số nhiệm vụ ${told("total")}; đã hoàn thành ${told("completed")}; quá hạn chưa hoàn thành ${told("overdue")}.`;
    }),
  ];
}

function sinceOf(f: Sentence, part: string): string {
  const before = f.previous({ measure: "completed", part });
  if (before === null) return "";
  return `; số hoàn thành ${changeOf(f.value({ measure: "completed", part }), before)} so với kỳ trước`;
}

/** `Chỉ tiêu: Giảm 4%/năm: năm 2025 đạt 45 vụ; 50 × (1 − 4 %)² = 46,08; 45 ≤ 46,08: đạt.` */
function targetReached(target: FrozenTarget): Paragraph {
  const { id, asOf, reached, holds, steps, figureUnit } = target;
  const begin = `Chỉ tiêu: ${withoutStop(target.text)}`;
  // Cycles frozen before targets were measured know their words alone.
  if (asOf == null || reached == null) return paragraph(`target.${id}`, `${begin}: chưa có số liệu.`);
  const verdict = holds === null ? "chưa đánh giá được" : holds ? "đạt" : "chưa đạt";
  const figure = `${vietnamese(reached)}${figureUnit === null ? "" : ` ${figureUnit}`}`;
  const sums = steps.map((step) => formulaOf(step, vietnamese));
  return paragraph(
    `target.${id}`,
    `${begin}: năm ${String(asOf)} là ${[figure, ...sums].join("; ")}: ${verdict}.`,
    [{ key: `target:${id}`, value: Number(reached) }],
  );
}

const vietnamese = (value: Decimal): string => decimal(Number(value));

/** The percentage late against the cycle of the same kind before. */
function change(f: Sentence): string {
  const [lagging, total] = [f.previous({ measure: "lagging" }), f.previous({ measure: "total" })];
  if (lagging === null || total === null) return "";
  const before = percentOf(lagging, total);
  const now = percentOf(f.value({ measure: "lagging" }), f.value({ measure: "total" }));
  const difference = Math.round((now - before) * 10) / 10;
  if (difference === 0) return ", không đổi so với kỳ trước";
  const points = decimal(Math.abs(difference));
  return `, ${difference > 0 ? "tăng" : "giảm"} ${points} điểm phần trăm so với kỳ trước (${decimal(before)}%)`;
}

/** By unit, so that the report of many units stays readable: what is late and why. */
function shortcomings(matter: Matter): Paragraph[] {
  const lagging = matter.tasks.filter(isLagging);
  if (lagging.length === 0) return [paragraph("late", "Không có nhiệm vụ quá hạn.")];
  const units = new Map(lagging.map((task) => [task.unitId, task.unit]));
  return [
    sentence(
      "late",
      matter,
      (f) =>
        `Còn ${f.say({ measure: "overdue" })} nhiệm vụ quá hạn chưa hoàn thành; ${f.say({ measure: "late" })} nhiệm vụ hoàn thành quá hạn.`,
    ),
    ...[...units].map(([unitId, unit]) =>
      sentence(`late.${unitId}`, matter, (f) => {
        const own = lagging.filter((task) => task.unitId === unitId);
        const each = own.map(
          (task) => `mục ${task.section} (${String(task.workingDaysLate)} ngày làm việc; ${causeOf(task)})`,
        );
        return `${unit}: ${f.say({ measure: "lagging", unitId })} nhiệm vụ quá hạn, gồm ${each.join("; ")}.`;
      }),
    ),
  ];
}

function plans(matter: Matter): Paragraph[] {
  return [
    sentence("plan", matter, (f) => {
      const rest = `Tiếp tục thực hiện ${f.say({ measure: "in_time" })} nhiệm vụ trong hạn`;
      if (f.value({ measure: "overdue" }) === 0) return `${rest}.`;
      return `Tập trung hoàn thành dứt điểm ${f.say({ measure: "overdue" })} nhiệm vụ quá hạn. ${rest}.`;
    }),
  ];
}

function proposals(matter: Matter): Paragraph[] {
  const units = new Set(
    matter.tasks.filter(({ lateness }) => lateness === "overdue").map(({ unit }) => unit),
  );
  if (units.size === 0) return [];
  return [
    sentence(
      "proposal",
      matter,
      (f) =>
        `Đề nghị Ban Thường vụ Tỉnh ủy xem xét, chỉ đạo các đơn vị còn ${f.say({ measure: "overdue" })} nhiệm vụ quá hạn: ${[...units].join("; ")}.`,
    ),
  ];
}

/** What people wrote in the units' chapters of the same matter. Results are not repeated: the figures tell them. */
function fromUnits(submissions: readonly SubmittedReport[], matter: ChapterMatter): Paragraph[] {
  if (matter === "results") return [];
  return submissions.flatMap(({ unitId, unit, chapters }) => {
    const said = (chapters ?? [])
      .filter(({ heading }) => matterOf(heading) === matter)
      .flatMap(({ paragraphs }) => paragraphs)
      .filter(({ drafted, text }) => text !== drafted && text.trim() !== "")
      .map(({ text }) => withoutStop(text));
    return said.length === 0 ? [] : [paragraph(`from.${matter}.${unitId}`, `${unit}: ${said.join(". ")}.`)];
  });
}

export interface LateReport extends SubmittedReport {
  readonly submittedOn: Day;
  /** After the unit's own due date. */
  readonly late: boolean;
}

/**
 * Reports that came in when the draft had been made are added with a mark, each once; nothing that people wrote is
 * touched.
 */
export function withLateReports(report: readonly Chapter[], late: readonly LateReport[]): Chapter[] {
  const known = new Set(report.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)));
  const outline = report.map(({ heading }) => heading);
  const matters = mattersOf(outline);
  const place = Math.max(0, matters.indexOf("direction"));
  const fresh = late.filter(({ unitId }) => !known.has(`added.${unitId}`));
  return report.map((chapter, index) => {
    const marks = fresh.map((one) =>
      paragraph(
        `added.${one.unitId}`,
        `Bổ sung sau khi tổng hợp: ${one.unit} gửi báo cáo ngày ${formatDay(one.submittedOn)}${one.late ? ", quá thời hạn" : ""}.`,
      ),
    );
    const matter = matters[index] ?? null;
    const added = [
      ...(index === place ? marks : []),
      ...(matter === null ? [] : fromUnits(fresh, matter)),
    ].filter(({ id }) => !known.has(id));
    return { ...chapter, paragraphs: [...chapter.paragraphs, ...added] };
  });
}
