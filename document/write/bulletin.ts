/** The weekly bulletin of lagging units: who has overdue work, how much more or less than a week ago, and since when. */
import type { Day } from "../../domain/day.js";
import { column, each, table, text, type Definition } from "./blocks.js";
import { letterFields, letterSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letter } from "./letterhead.js";
import { change, percent, share, shortDate, written } from "./wording.js";

export interface LaggingUnit {
  readonly unit: string;
  /** Tasks it leads. */
  readonly assigned: number;
  readonly overdue: number;
  readonly overdueWeekBefore: number;
  /** Working days of its longest delay. */
  readonly longest: number;
  readonly unexplained: number;
}

export interface LongLate {
  readonly unit: string;
  readonly section: string;
  readonly text: string;
  readonly dueOn: Day;
  readonly workingDaysLate: number;
}

export interface Bulletin extends Letter {
  readonly programmes: string;
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
  readonly completed: number;
  readonly overdue: number;
  readonly overdueWeekBefore: number;
  /** In the order of the ranking, the worst first. */
  readonly units: readonly LaggingUnit[];
  /** Tasks late by at least `longAfter` working days. */
  readonly longAfter: number;
  readonly longLate: readonly LongLate[];
}

const schema = {
  ...letterSchema,
  van_ban: "text",
  tu_ngay: "text",
  den_ngay: "text",
  tong_so: "text",
  hoan_thanh: "text",
  qua_han: "text",
  ty_le_qua_han: "text",
  thay_doi: "text",
  so_don_vi: "text",
  don_vi: {
    tt: "text",
    ten: "text",
    duoc_giao: "text",
    qua_han: "text",
    thay_doi: "text",
    lau_nhat: "text",
    chua_giai_trinh: "text",
  },
  nguong_ngay: "text",
  qua_han_lau: {
    tt: "text",
    don_vi: "text",
    muc: "text",
    noi_dung: "text",
    thoi_han: "text",
    so_ngay: "text",
  },
  khong_co_qua_han_lau: "text",
} as const satisfies Schema;

export const bulletin: Definition<typeof schema> = {
  shape: "titled",
  type: "BÁO CÁO",
  schema,
  signatures: [],
  appendices: [],
  body: [
    text("chapter", "I. Tình hình chung"),
    text(
      "body",
      "Từ ngày {tu_ngay} đến ngày {den_ngay}, qua theo dõi {tong_so} nhiệm vụ thuộc {van_ban}: đã hoàn thành {hoan_thanh} nhiệm vụ; còn {qua_han} nhiệm vụ quá hạn chưa hoàn thành, chiếm {ty_le_qua_han} tổng số nhiệm vụ ({thay_doi} so với tuần trước).",
    ),
    text("chapter", "II. Đơn vị có nhiệm vụ quá hạn"),
    text("body", "Có {so_don_vi} đơn vị chủ trì có nhiệm vụ quá hạn, xếp theo mức độ chậm:"),
    table(
      "don_vi",
      column("TT", 6, "{tt}", "centre"),
      column("Đơn vị", 36, "{ten}"),
      column("Được giao", 11, "{duoc_giao}", "centre"),
      column("Quá hạn", 11, "{qua_han}", "centre"),
      column("So với tuần trước", 15, "{thay_doi}", "centre"),
      column("Chậm lâu nhất (ngày làm việc)", 16, "{lau_nhat}", "centre"),
      column("Chưa giải trình", 13, "{chua_giai_trinh}", "centre"),
    ),
    text("chapter", "III. Nhiệm vụ quá hạn từ {nguong_ngay} ngày làm việc trở lên"),
    each("khong_co_qua_han_lau", text("body", "{khong_co_qua_han_lau}")),
    table(
      "qua_han_lau",
      column("TT", 6, "{tt}", "centre"),
      column("Đơn vị chủ trì", 24, "{don_vi}"),
      column("Nhiệm vụ", 42, "{noi_dung} (mục {muc})"),
      column("Thời hạn", 15, "{thoi_han}", "centre"),
      column("Quá hạn (ngày làm việc)", 13, "{so_ngay}", "centre"),
    ),
    text("body", "Kính báo cáo Ban Thường vụ xem xét, chỉ đạo./."),
  ],
};

export const bulletinFields = (data: Bulletin): FieldsOf<typeof schema> => ({
  ...letterFields(data),
  van_ban: data.programmes,
  tu_ngay: shortDate(data.from),
  den_ngay: shortDate(data.to),
  tong_so: written(data.total),
  hoan_thanh: written(data.completed),
  qua_han: written(data.overdue),
  ty_le_qua_han: percent(share(data.overdue, data.total)),
  thay_doi: change(data.overdue, data.overdueWeekBefore, "nhiệm vụ"),
  so_don_vi: written(data.units.length),
  don_vi: data.units.map((unit, i) => ({
    tt: String(i + 1),
    ten: unit.unit,
    duoc_giao: written(unit.assigned),
    qua_han: written(unit.overdue),
    thay_doi: change(unit.overdue, unit.overdueWeekBefore),
    lau_nhat: written(unit.longest),
    chua_giai_trinh: written(unit.unexplained),
  })),
  nguong_ngay: written(data.longAfter),
  qua_han_lau: data.longLate.map((task, i) => ({
    tt: String(i + 1),
    don_vi: task.unit,
    muc: task.section,
    noi_dung: task.text,
    thoi_han: shortDate(task.dueOn),
    so_ngay: written(task.workingDaysLate),
  })),
  khong_co_qua_han_lau: data.longLate.length === 0 ? "Không có." : "",
});
