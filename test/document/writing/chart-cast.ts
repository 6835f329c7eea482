/** One of each chart, about the programme of the cast. */
import { latenessByUnit } from "../../../document/write/charts/lateness-by-unit.js";
import { mailTimeline } from "../../../document/write/charts/mail-timeline.js";
import { programmeGrid } from "../../../document/write/charts/programme-grid.js";
import { stateOverTime } from "../../../document/write/charts/state-over-time.js";
import { targetTrajectory } from "../../../document/write/charts/target-trajectory.js";
import type { Chart } from "../../../document/write/charts/chart.js";
import { HEALTH, LABOUR } from "./cast.js";

/** A name that would break out of an attribute or an element. */
export const HOSTILE = `Sở "A" <script>alert(1)</script> & 'B'`;

export const charts: Readonly<Record<string, () => Chart>> = {
  "state over time": () =>
    stateOverTime({
      title: "Kết quả thực hiện qua các kỳ",
      id: "ket-qua",
      points: [
        { on: "2024-12-31", completedOnTime: 6, completedLate: 1, openInTime: 18, overdue: 3 },
        { on: "2025-06-30", completedOnTime: 11, completedLate: 2, openInTime: 12, overdue: 3 },
        { on: "2025-12-31", completedOnTime: 15, completedLate: 3, openInTime: 8, overdue: 2 },
      ],
    }),
  "lateness by unit": () =>
    latenessByUnit({
      title: "Nhiệm vụ chậm theo đơn vị",
      id: "don-vi",
      units: [
        { unit: LABOUR, overdue: 5, completedLate: 2, total: 16 },
        { unit: HEALTH, overdue: 2, completedLate: 4, total: 12 },
        { unit: HOSTILE, overdue: 1, completedLate: 0, total: 3 },
      ],
    }),
  "target trajectory": () =>
    targetTrajectory({
      title: "Tần suất tai nạn lao động chết người",
      id: "chi-tieu",
      unit: "vụ",
      years: [2023, 2024, 2025, 2026, 2027].map((year, i) => ({
        year,
        wanted: [50, 48, 46.1, 44.2, 42.4][i] ?? null,
        observed: [50, 47, 47.5][i] ?? null,
      })),
    }),
  "programme grid": () =>
    programmeGrid({
      title: "Lộ trình thực hiện đến năm 2030",
      id: "lo-trinh",
      from: "2024-08-22",
      to: "2030-12-31",
      today: "2026-02-05",
      bars: [
        { name: "Ban hành kế hoạch", from: "2024-08-22", to: "2024-10-15", standing: "completed" },
        {
          name: "Rà soát cơ sở dữ liệu an toàn, vệ sinh lao động",
          from: "2024-10-01",
          to: "2025-12-24",
          standing: "overdue",
        },
        { name: "Khám phát hiện bệnh nghề nghiệp", from: "2025-01-01", to: "2028-06-30", standing: "open" },
        { name: "Tổng kết", from: "2030-06-01", to: "2030-12-31", standing: "open" },
      ],
    }),
  "mail timeline": () =>
    mailTimeline({
      title: "Thư gửi theo tháng khi diễn tập",
      id: "thu",
      months: Array.from({ length: 24 }, (_, i) => ({
        month: `${String(2026 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, "0")}`,
        reminders: (i * 7) % 31,
        demands: i % 4,
        escalations: i % 5 === 0 ? 2 : 0,
      })),
    }),
};
