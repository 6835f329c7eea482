/** The charts of a consolidated report. Drawn where it is set: drawing takes as long as a page. */
import { latenessByUnit } from "./charts/lateness-by-unit.js";
import type { Picture } from "./pdf/printed.js";
import type { ReviewReport } from "./review-report.js";

export function reportPictures({ units }: ReviewReport): Picture[] {
  const lagging = units.filter((unit) => unit.overdue + unit.late > 0);
  if (lagging.length === 0) return [];
  const { title, description, svg } = latenessByUnit({
    title: "Nhiệm vụ quá hạn theo cơ quan, đơn vị chủ trì",
    id: "bieu-do-don-vi",
    units: lagging.map(({ name, overdue, late, total }) => ({
      unit: name,
      overdue,
      completedLate: late,
      total,
    })),
  });
  return [{ title, description, svg }];
}
