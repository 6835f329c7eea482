/** Chapter II: the counting line with its change, by group of tasks, and the targets with their sums. */
import type { Compared, CountingLine, Figure, ReportFigures, TargetFigures, TaskGroup } from "./figures.js";
import { at, computed, count, heading, type Paragraph } from "./paragraphs.js";
import { resultOf, wantedInWords, withUnit } from "./target-arithmetic.js";
import { change, percent, share, written } from "../wording.js";

export function results(figures: ReportFigures): Paragraph[] {
  return [
    heading("II.chung", "1. Kết quả chung"),
    ...general(figures.whole, figures.periodBefore),
    heading("II.nhom", "2. Kết quả theo nhóm nhiệm vụ"),
    ...figures.groups.map((group) => ofGroup(group, figures.periodBefore)),
    heading("II.chi-tieu", "3. Kết quả thực hiện các chỉ tiêu"),
    ...targets(figures.targets),
  ];
}

const completed = (line: CountingLine): number => line.completedOnTime.value + line.completedLate.value;
const open = (line: CountingLine): number => line.openInTime.value + line.overdue.value;
const late = (line: CountingLine): number => line.completedLate.value + line.overdue.value;
const latePercent = (line: CountingLine): number => share(late(line), line.total.value);

const completedShown = (line: CountingLine) =>
  computed(written(completed(line)), line.completedOnTime, line.completedLate);
const percentShown = (value: number, ...from: readonly Figure[]) => computed(percent(value), ...from);

function general({ now, before }: Compared, periodBefore: string | null): Paragraph[] {
  const paragraphs = [
    at(
      "II.chung.dem",
      "body",
    )`Tổng số ${count(now.total)} nhiệm vụ. Đã hoàn thành ${completedShown(now)} nhiệm vụ, đạt ${percentShown(share(completed(now), now.total.value), now.completedOnTime, now.completedLate, now.total)}, trong đó ${count(now.completedOnTime)} nhiệm vụ đúng hạn, ${count(now.completedLate)} nhiệm vụ quá hạn. Chưa hoàn thành ${computed(written(open(now)), now.openInTime, now.overdue)} nhiệm vụ, trong đó ${count(now.openInTime)} nhiệm vụ còn trong hạn, ${count(now.overdue)} nhiệm vụ quá hạn. Tỷ lệ nhiệm vụ chậm (hoàn thành quá hạn và quá hạn chưa hoàn thành) là ${percentShown(latePercent(now), now.completedLate, now.overdue, now.total)}.`,
  ];
  if (before !== null && periodBefore !== null)
    paragraphs.push(
      at(
        "II.chung.so-sanh",
        "body",
      )`So với ${periodBefore}: tổng số nhiệm vụ ${changed(now.total, before.total)}; số nhiệm vụ hoàn thành ${computed(change(completed(now), completed(before)), now.completedOnTime, now.completedLate, before.completedOnTime, before.completedLate)}; số nhiệm vụ quá hạn chưa hoàn thành ${changed(now.overdue, before.overdue)}; tỷ lệ nhiệm vụ chậm ${computed(change(latePercent(now), latePercent(before), "điểm phần trăm"), now.completedLate, now.overdue, before.completedLate, before.overdue)}.`,
    );
  return paragraphs;
}

const changed = (now: Figure, before: Figure) => computed(change(now.value, before.value), now, before);

function ofGroup({ key, name, now, before }: TaskGroup, periodBefore: string | null): Paragraph {
  const since =
    before === null || periodBefore === null
      ? ""
      : computed(
          `; số nhiệm vụ hoàn thành ${change(completed(now), completed(before))} so với ${periodBefore}`,
          before.completedOnTime,
          before.completedLate,
        );
  return at(
    `II.nhom.${key}`,
    "item",
  )`- ${name}: ${count(now.total)} nhiệm vụ; hoàn thành ${completedShown(now)} (${count(now.completedOnTime)} đúng hạn, ${count(now.completedLate)} quá hạn); chưa hoàn thành ${computed(written(open(now)), now.openInTime, now.overdue)} (${count(now.openInTime)} trong hạn, ${count(now.overdue)} quá hạn)${since}.`;
}

function targets(all: readonly TargetFigures[]): Paragraph[] {
  if (all.length === 0) return [at("II.chi-tieu.dem", "body")`Văn bản không giao chỉ tiêu định lượng.`];
  const results = all.map(resultOf);
  const reached = results.filter((result) => result?.reached === true).length;
  const missed = results.filter((result) => result?.reached === false).length;
  const inAppendix = (number: number) => ({ shown: written(number), references: ["PL III"] });
  return [
    at(
      "II.chi-tieu.dem",
      "body",
    )`Có ${inAppendix(all.length)} chỉ tiêu: đạt ${inAppendix(reached)}, chưa đạt ${inAppendix(missed)}, chưa đủ số liệu ${inAppendix(all.length - reached - missed)}.`,
    ...all.map(ofTarget),
  ];
}

function ofTarget(target: TargetFigures): Paragraph {
  const write = at(`II.chi-tieu.${target.key}`, "item");
  const result = resultOf(target);
  const wanted = wantedInWords(target);
  if (result === null) return write`- ${target.text}: chưa có số liệu (chỉ tiêu: ${wanted}).`;
  if (result.value === null)
    return write`- ${target.text}: ${computed(result.sum, ...result.figures)} (chỉ tiêu: ${wanted}).`;
  return write`- ${target.text}: ${computed(withUnit(result.sum, target.unit), ...result.figures)}; chỉ tiêu ${wanted}: ${result.reached === true ? "đạt" : "chưa đạt"}.`;
}
