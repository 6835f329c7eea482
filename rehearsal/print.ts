/** A rehearsal's report for a person at a terminal. */
import type { RehearsalReport } from "../domain/rehearsal.js";

export function printed(report: RehearsalReport): string {
  const { tasks, mails, months, reviews, successions, invariants } = report;
  const lines = [
    `Diễn tập từ ${report.from} đến ${report.until}, hạt giống ${String(report.seed)}: ${String(report.seconds)} giây`,
    "",
    `Nhiệm vụ: ${String(tasks.opened)}; hoàn thành đúng hạn ${String(tasks.completedInTime)}, quá hạn ${String(tasks.completedLate)}; chưa xong ${String(tasks.open)}; chưa tiếp nhận ${String(tasks.untouched)}`,
    `Việc các đơn vị đã làm: ${String(report.acts)}, trong ${String(report.mornings)} ngày làm việc; ${String(report.rounds)} lượt thư buổi sáng`,
    `Thư: ${String(mails.total)}` +
      (mails.worst === null
        ? ""
        : `; nhiều nhất một ngày: ${String(mails.worst.mails)} thư đến ${mails.worst.address} ngày ${mails.worst.on}`),
    "",
    "Tháng    Giao mới  Hoàn thành   Thư  Yêu cầu giải trình  Báo cáo cơ quan tham mưu  Báo cáo Ban Thường vụ",
    ...months.map(
      (row) =>
        `${row.month}  ${String(row.opened).padStart(8)}  ${String(row.completed).padStart(10)}  ${String(row.mails).padStart(4)}  ${String(row.demands).padStart(18)}  ${String(row.toBoard).padStart(24)}  ${String(row.toCommittee).padStart(21)}`,
    ),
    "",
    "Kỳ báo cáo (gọi, chốt số liệu, hạn gửi, tổng hợp, công bố; đơn vị gửi đúng hạn, chậm, chưa gửi)",
    ...reviews.map(
      (row) =>
        `${row.title}: ${row.calledOn}, ${row.frozenOn ?? "–"}, ${row.dueOn}, ${row.consolidatedOn ?? "–"}, ${row.publishedOn ?? "–"}; ${String(row.inTime)}, ${String(row.late)}, ${String(row.missing)}`,
    ),
    "",
    "Kế thừa đơn vị",
    ...successions.map(
      (row) =>
        `${row.effectiveOn}  ${row.from.join(" + ")} → ${row.to.join(" + ") || "–"}: ${String(row.tasksMoved)} nhiệm vụ (${row.state})`,
    ),
    "",
    ...invariants.map(({ name, broken }) =>
      broken.length === 0 ? `✔ ${name}` : `✘ ${name}:\n${broken.map((what) => `    ${what}`).join("\n")}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
