/** The tables of the pages as data for a workbook or a CSV file, with the words of an office's tracking sheet. */
import type { Comparator } from "../../domain/reading.js";
import type { TargetState } from "../../domain/target.js";
import { stateName } from "../../domain/transitions.js";
import type { Table, TableColumn } from "../../document/write/table/table.js";
import type { SubmissionSummary } from "../../record/queries/cycle-view.js";
import type { LaggingUnit } from "../../record/queries/overview-view.js";
import type { TargetFigureRow } from "../../record/queries/target-figures.js";
import type { TaskSummary } from "../../record/queries/task-view.js";
import { dayAt } from "../../domain/day.js";
import { standingInWords } from "./standing.js";

const text = (heading: string, width: number): TableColumn => ({ heading, kind: "text", width });
const number = (heading: string, width = 12): TableColumn => ({ heading, kind: "number", width });
const day = (heading: string): TableColumn => ({ heading, kind: "day", width: 13 });

export function tasksTable(tasks: readonly TaskSummary[]): Table {
  return {
    name: "Nhiệm vụ",
    columns: [
      number("TT", 6),
      text("Văn bản", 22),
      text("Mục", 14),
      text("Nhiệm vụ", 60),
      text("Kỳ", 10),
      text("Cơ quan chủ trì", 30),
      day("Thời hạn"),
      day("Thời hạn đầu"),
      text("Trạng thái", 20),
      text("Tình trạng", 30),
      number("Quá hạn (ngày làm việc)"),
      { heading: "Tiến độ", kind: "percent", width: 10 },
    ],
    rows: tasks.map((task, index) => [
      index + 1,
      `${task.programme.type} ${task.programme.number}`,
      task.section,
      task.text,
      task.period,
      task.leadUnit.name,
      task.dueOn,
      task.originalDueOn,
      stateName[task.state].vi,
      standingInWords(task),
      task.workingDaysLate,
      task.progress,
    ]),
  };
}

export function laggingTable(units: readonly LaggingUnit[]): Table {
  return {
    name: "Đơn vị chậm",
    columns: [
      number("TT", 6),
      text("Đơn vị", 40),
      number("Được giao"),
      number("Quá hạn"),
      number("Sắp đến hạn"),
      number("Chưa tiếp nhận"),
      number("Đã hoàn thành"),
      number("Chậm lâu nhất (ngày làm việc)"),
    ],
    rows: units.map((each, index) => [
      index + 1,
      each.unit.name,
      each.total,
      each.overdue,
      each.dueSoon,
      each.notAccepted,
      each.completed,
      each.worstWorkingDaysLate,
    ]),
  };
}

const WANTED: Readonly<Record<Comparator, string>> = {
  increase_at_least: "tăng ít nhất",
  decrease_at_least: "giảm ít nhất",
  at_least: "ít nhất",
  at_most: "không quá",
  equal: "đạt",
};
const JUDGED: Readonly<Record<TargetState, string>> = {
  met: "đạt",
  on_course: "đúng tiến độ",
  at_risk: "có nguy cơ không đạt",
  missed: "không đạt",
  not_assessable: "chưa đánh giá được",
};

export function targetsTable(rows: readonly TargetFigureRow[]): Table {
  return {
    name: "Chỉ tiêu",
    columns: [
      text("Mục", 10),
      text("Chỉ tiêu", 60),
      text("Yêu cầu", 18),
      number("Giá trị"),
      text("Đơn vị tính", 12),
      text("Đánh giá", 22),
      text("Đơn vị", 30),
      number("Năm", 8),
      number("Số liệu"),
      text("Nguồn", 30),
    ],
    rows: rows.map(({ target, figure }) => [
      target.section,
      target.text,
      WANTED[target.comparator],
      target.value,
      target.unit,
      JUDGED[target.state],
      figure?.unit ?? null,
      figure?.year ?? null,
      figure === null ? null : Number(figure.value),
      figure?.source ?? null,
    ]),
  };
}

export function cycleUnitsTable(submissions: readonly SubmissionSummary[]): Table {
  const dayOf = (at: Date | null) => (at === null ? null : dayAt(at));
  return {
    name: "Báo cáo của đơn vị",
    columns: [
      number("TT", 6),
      text("Đơn vị", 40),
      text("Trạng thái", 22),
      day("Thời hạn"),
      day("Ngày ký"),
      day("Ngày gửi"),
      text("Ghi chú", 40),
    ],
    rows: submissions.map((each, index) => [
      index + 1,
      each.unit.name,
      stateName[each.state].vi,
      each.dueOn,
      dayOf(each.signedAt),
      dayOf(each.submittedAt),
      [each.late ? "gửi quá hạn" : "", each.afterDraft ? "gửi sau khi tổng hợp" : ""]
        .filter(Boolean)
        .join("; "),
    ]),
  };
}
