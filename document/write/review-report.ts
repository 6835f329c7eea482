/** The consolidated report of a review (báo cáo sơ kết, tổng kết): five chapters and the appendices they refer to. */
import { column, table, text, type Definition } from "./blocks.js";
import { chapterBlocks, chapterFields, chapterSchema, type PrintedChapter } from "./chapters.js";
import { letterFields, letterSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letter } from "./letterhead.js";
import { percent, share, shortDate, written } from "./wording.js";

/** A row of figures in an appendix: completed work in time or late, open work in time or overdue. */
export interface CountedRow {
  readonly name: string;
  readonly total: number;
  readonly onTime: number;
  readonly late: number;
  readonly inTime: number;
  readonly overdue: number;
}

export interface ListedTarget {
  readonly text: string;
  /** "giảm ít nhất 4%" */
  readonly wanted: string;
  /** What was reached, and the sum that says so; empty where there is no figure. */
  readonly sum: string;
  /** Null where nothing can be said. */
  readonly holds: boolean | null;
}

export interface ListedTask {
  readonly section: string;
  readonly text: string;
  readonly unit: string;
  readonly coordinating: readonly string[];
  readonly due: string;
  /** In words: "Hoàn thành đúng hạn", "Quá hạn 12 ngày làm việc". */
  readonly state: string;
}

export interface ReviewReport extends Letter {
  /** As drafted, or as a person left it. */
  readonly chapters: readonly PrintedChapter[];
  /** Appendix I: the whole first, then group by group. Row n is "PL I, dòng n". */
  readonly counts: readonly CountedRow[];
  /** Appendix II. */
  readonly tasks: readonly ListedTask[];
  /** Appendix III. */
  readonly targets: readonly ListedTarget[];
  /** Appendix IV: in the order of the ranking. */
  readonly units: readonly CountedRow[];
}

const countedRow = {
  tt: "text",
  ten: "text",
  tong_so: "text",
  dung_han: "text",
  hoan_thanh_cham: "text",
  trong_han: "text",
  qua_han: "text",
  ty_le_cham: "text",
} as const satisfies Schema;

const schema = {
  ...letterSchema,
  ...chapterSchema,
  so_lieu: countedRow,
  nhiem_vu: {
    tt: "text",
    muc_van_ban: "text",
    noi_dung_nhiem_vu: "text",
    chu_tri: "text",
    phoi_hop: "text",
    thoi_han: "text",
    tinh_trang: "text",
  },
  chi_tieu: { tt: "text", ten: "text", yeu_cau: "text", cach_tinh: "text", danh_gia: "text" },
  don_vi: countedRow,
} as const satisfies Schema;

const countColumns = (name: string) => [
  column("Dòng", 7, "{tt}", "centre"),
  column(name, 33, "{ten}"),
  column("Tổng số", 10, "{tong_so}", "centre"),
  column("Hoàn thành đúng hạn", 12, "{dung_han}", "centre"),
  column("Hoàn thành quá hạn", 12, "{hoan_thanh_cham}", "centre"),
  column("Chưa hoàn thành, trong hạn", 12, "{trong_han}", "centre"),
  column("Chưa hoàn thành, quá hạn", 12, "{qua_han}", "centre"),
  column("Tỷ lệ chậm", 10, "{ty_le_cham}", "centre"),
];

export const reviewReport: Definition<typeof schema> = {
  shape: "titled",
  type: "BÁO CÁO",
  schema,
  signatures: [],
  body: chapterBlocks,
  appendices: [
    {
      label: "Phụ lục I",
      title: "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
      landscape: false,
      blocks: [
        table("so_lieu", ...countColumns("Nhóm nhiệm vụ")),
        text(
          "note",
          "Tỷ lệ chậm: số nhiệm vụ hoàn thành quá hạn và số nhiệm vụ quá hạn chưa hoàn thành, trên tổng số nhiệm vụ.",
        ),
      ],
    },
    {
      label: "Phụ lục II",
      title: "DANH MỤC NHIỆM VỤ",
      landscape: true,
      blocks: [
        table(
          "nhiem_vu",
          column("Dòng", 6, "{tt}", "centre"),
          column("Mục", 9, "{muc_van_ban}", "centre"),
          column("Nhiệm vụ", 35, "{noi_dung_nhiem_vu}"),
          column("Cơ quan chủ trì", 16, "{chu_tri}"),
          column("Cơ quan phối hợp", 16, "{phoi_hop}"),
          column("Thời hạn", 10, "{thoi_han}", "centre"),
          column("Tình trạng", 13, "{tinh_trang}"),
        ),
      ],
    },
    {
      label: "Phụ lục III",
      title: "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
      landscape: false,
      blocks: [
        table(
          "chi_tieu",
          column("Dòng", 7, "{tt}", "centre"),
          column("Chỉ tiêu", 35, "{ten}"),
          column("Yêu cầu", 18, "{yeu_cau}"),
          column("Kết quả và cách tính", 27, "{cach_tinh}"),
          column("Đánh giá", 13, "{danh_gia}", "centre"),
        ),
      ],
    },
    {
      label: "Phụ lục IV",
      title: "KẾT QUẢ THEO CƠ QUAN, ĐƠN VỊ CHỦ TRÌ",
      landscape: false,
      blocks: [table("don_vi", ...countColumns("Cơ quan, đơn vị"))],
    },
  ],
};

export const reviewReportFields = (data: ReviewReport): FieldsOf<typeof schema> => ({
  ...letterFields(data),
  ...chapterFields(data.chapters),
  so_lieu: data.counts.map(countedFields),
  nhiem_vu: data.tasks.map((task, i) => ({
    tt: String(i + 1),
    muc_van_ban: task.section,
    noi_dung_nhiem_vu: task.text,
    chu_tri: task.unit,
    phoi_hop: task.coordinating.join("; "),
    thoi_han: /^\d{4}-\d\d-\d\d$/.test(task.due) ? shortDate(task.due) : task.due,
    tinh_trang: task.state,
  })),
  chi_tieu: data.targets.map(targetFields),
  don_vi: data.units.map(countedFields),
});

const countedFields = (row: CountedRow, i: number): FieldsOf<typeof countedRow> => ({
  tt: String(i + 1),
  ten: row.name,
  tong_so: written(row.total),
  dung_han: written(row.onTime),
  hoan_thanh_cham: written(row.late),
  trong_han: written(row.inTime),
  qua_han: written(row.overdue),
  ty_le_cham: percent(share(row.late + row.overdue, row.total)),
});

const targetFields = ({ text, wanted, sum, holds }: ListedTarget, i: number) => ({
  tt: String(i + 1),
  ten: text,
  yeu_cau: wanted,
  cach_tinh: sum === "" ? "Chưa có số liệu" : sum,
  danh_gia: holds === null ? "Chưa đánh giá được" : holds ? "Đạt" : "Chưa đạt",
});
