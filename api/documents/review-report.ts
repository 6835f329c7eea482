/** The consolidated report of a cycle as a document: chapters with the places of their figures, and four appendices. */
import { decimal } from "../../domain/review-words.js";
import type { Comparator } from "../../domain/reading.js";
import { type Chapter, type Paragraph, figuresIn, isUnwritten } from "../../domain/review-chapters.js";
import { type FigureKey, keyText } from "../../domain/review-figures.js";
import type { FrozenTarget } from "../../domain/target.js";
import { formulaOf } from "../../domain/target-formula.js";
import type { PrintedChapter } from "../../document/write/chapters.js";
import type { CountedRow, ListedTarget, ReviewReport } from "../../document/write/review-report.js";
import type { ReviewPaper } from "../../record/queries/review-paper.js";
import { type LetterChoices, letterOf, programmeName } from "./letter.js";
import { standingInWords } from "./standing.js";

export function reviewReportOf(paper: ReviewPaper, choices: LetterChoices, now: Date): ReviewReport {
  const subject = paper.title.replace(/^Báo cáo /u, "");
  return {
    ...letterOf(
      {
        issuer: paper.issuer,
        subject: `${subject}\n${programmeName(paper.programme)}`,
        addressees: [],
        recipients: [paper.office, paper.advising, "Các cơ quan, đơn vị thực hiện"],
      },
      choices,
      now,
    ),
    chapters: printedChapters(paper.chapters, placesOf(paper), isOpen(paper)),
    counts: [
      countedRow("Tổng cộng", paper, {}),
      ...paper.parts.map(({ path, heading }) =>
        countedRow(heading === "" || heading === path ? `Mục ${path}` : `${path}. ${heading}`, paper, {
          part: path,
        }),
      ),
    ],
    tasks: paper.tasks.map((task) => ({
      section: task.section,
      text: task.text,
      unit: task.unit,
      coordinating: task.coordinating,
      due: task.dueOn ?? "Thường xuyên",
      state: standingInWords(task),
    })),
    targets: paper.targets.map(listedTarget),
    units: rankedUnits(paper).map(({ id, name }) => countedRow(name, paper, { unitId: id })),
  };
}

/** Until it is approved, what is still to be written is printed in brackets: nobody signs over it by mistake. */
const isOpen = ({ state }: ReviewPaper): boolean => state !== "approved" && state !== "published";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

export function printedChapters(
  chapters: readonly Chapter[],
  places: (key: string) => string | null,
  open: boolean,
): PrintedChapter[] {
  return chapters.map(({ heading, paragraphs }, index) => ({
    title: `${ROMAN[index] ?? String(index + 1)}. ${heading}`,
    paragraphs: paragraphs.flatMap((each) => {
      const text = printedText(each, open);
      return text === "" ? [] : [{ text, places: figuresIn(each).flatMap(({ key }) => places(key) ?? []) }];
    }),
  }));
}

function printedText(each: Paragraph, open: boolean): string {
  if (each.text.trim() !== "") return each.text;
  return open && isUnwritten(each) ? `[Cơ quan tham mưu bổ sung: ${each.asks ?? ""}]` : "";
}

/** Where in the appendices a figure's rows stand. */
function placesOf(paper: ReviewPaper): (key: string) => string | null {
  const parts = new Map(paper.parts.map(({ path }, index) => [path, index + 2]));
  const units = new Map(rankedUnits(paper).map(({ id }, index) => [id, index + 1]));
  const targets = new Map(paper.targets.map(({ id }, index) => [`target:${id}`, index + 1]));
  return (key) => {
    const target = targets.get(key);
    if (target !== undefined) return `PL III, dòng ${String(target)}`;
    const [, scope] = key.split("@");
    if (scope === undefined) return "PL I, dòng 1";
    const unit = scope.startsWith("unit:") ? units.get(scope.slice("unit:".length)) : undefined;
    if (unit !== undefined) return `PL IV, dòng ${String(unit)}`;
    const part = parts.get(scope);
    return part === undefined ? null : `PL I, dòng ${String(part)}`;
  };
}

const valueOf = (paper: ReviewPaper, key: FigureKey): number =>
  paper.figures.find((figure) => figure.key === keyText(key))?.value ?? 0;

function countedRow(name: string, paper: ReviewPaper, scope: Omit<FigureKey, "measure">): CountedRow {
  const count = (measure: FigureKey["measure"]) => valueOf(paper, { measure, ...scope });
  return {
    name,
    total: count("total"),
    onTime: count("on_time"),
    late: count("late"),
    inTime: count("in_time"),
    overdue: count("overdue"),
  };
}

/** Who lags most comes first. */
function rankedUnits(paper: ReviewPaper): readonly { readonly id: string; readonly name: string }[] {
  const lagging = new Map(
    paper.units.map(({ id }) => [id, valueOf(paper, { measure: "lagging", unitId: id })]),
  );
  return [...paper.units].sort(
    (a, b) => (lagging.get(b.id) ?? 0) - (lagging.get(a.id) ?? 0) || a.name.localeCompare(b.name, "vi"),
  );
}

const WANTED: Readonly<Record<Comparator, string>> = {
  increase_at_least: "tăng ít nhất",
  decrease_at_least: "giảm ít nhất",
  at_least: "ít nhất",
  at_most: "không quá",
  equal: "đạt",
};

function listedTarget(target: FrozenTarget): ListedTarget {
  const { unit, value, comparator, period, asOf, reached, steps, figureUnit } = target;
  const amount = `${decimal(value)}${unit === "%" ? "%" : ` ${unit}`}`;
  const measured = asOf != null && reached != null;
  const sums = measured ? steps.map((step) => formulaOf(step, (figure) => decimal(Number(figure)))) : [];
  return {
    text: target.text,
    wanted: `${WANTED[comparator]} ${amount}${period === "year" ? "/năm" : ""}`,
    sum: measured
      ? [`Năm ${String(asOf)}: ${decimal(Number(reached))} ${figureUnit ?? ""}`.trim(), ...sums].join("; ")
      : "",
    holds: measured ? target.holds : null,
  };
}
