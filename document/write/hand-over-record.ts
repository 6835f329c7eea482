/** Biên bản bàn giao: tasks, pending decisions and files that pass from one body to its successor, signed by both. */
import type { Day } from "../../domain/day.js";
import { column, each, table, text, type Definition } from "./blocks.js";
import { headFields, headSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letterhead } from "./letterhead.js";
import { longDate, written } from "./wording.js";

export interface Party {
  readonly unit: string;
  readonly position: string;
  readonly name: string;
}

export interface HandedTask {
  readonly section: string;
  readonly text: string;
  /** In words: "Đang thực hiện, quá hạn 12 ngày làm việc". */
  readonly state: string;
  readonly due: string;
  /** What goes with it: "2 báo cáo tiến độ, 1 minh chứng". */
  readonly files: string;
}

export interface HandOverRecord {
  readonly letterhead: Letterhead;
  readonly subject: string;
  /** The decision that the hand-over carries out. */
  readonly basis: string;
  readonly heldOn: Day;
  readonly heldAt: string;
  readonly from: Party;
  readonly to: Party;
  /** Who is present for the body above, or null. */
  readonly witness: Party | null;
  readonly tasks: readonly HandedTask[];
  /** Requests and reports that wait for a decision: "Đề nghị gia hạn nhiệm vụ II.2.1, gửi ngày 02/3/2025". */
  readonly pending: readonly string[];
  readonly copies: number;
}

const schema = {
  ...headSchema,
  can_cu: "text",
  ngay_ban_giao: "text",
  dia_diem: "text",
  ben_giao_don_vi: "text",
  ben_giao_chuc_vu: "text",
  ben_giao_ho_ten: "text",
  ben_nhan_don_vi: "text",
  ben_nhan_chuc_vu: "text",
  ben_nhan_ho_ten: "text",
  chung_kien: { don_vi: "text", chuc_vu: "text", ho_ten: "text" },
  so_nhiem_vu: "text",
  nhiem_vu: {
    tt: "text",
    muc: "text",
    noi_dung: "text",
    trang_thai: "text",
    thoi_han: "text",
    ho_so: "text",
  },
  viec_cho_quyet_dinh: { noi_dung: "text" },
  so_ban: "text",
} as const satisfies Schema;

export const handOverRecord: Definition<typeof schema> = {
  shape: "record",
  type: "BIÊN BẢN",
  schema,
  appendices: [],
  body: [
    text(
      "body",
      "Thực hiện {can_cu}, hôm nay, {ngay_ban_giao}, tại {dia_diem}, chúng tôi tiến hành bàn giao như sau:",
    ),
    text("chapter", "I. Thành phần"),
    text("body", "1. Bên giao: {ben_giao_don_vi}; đại diện: {ben_giao_ho_ten}, {ben_giao_chuc_vu}."),
    text("body", "2. Bên nhận: {ben_nhan_don_vi}; đại diện: {ben_nhan_ho_ten}, {ben_nhan_chuc_vu}."),
    each("chung_kien", text("body", "3. Chứng kiến: {don_vi}; đại diện: {ho_ten}, {chuc_vu}.")),
    text("chapter", "II. Nội dung bàn giao"),
    text("body", "1. Bên giao bàn giao cho bên nhận {so_nhiem_vu} nhiệm vụ đang theo dõi:"),
    table(
      "nhiem_vu",
      column("TT", 6, "{tt}", "centre"),
      column("Nhiệm vụ", 40, "{noi_dung}{muc}"),
      column("Tình trạng", 20, "{trang_thai}"),
      column("Thời hạn", 14, "{thoi_han}", "centre"),
      column("Hồ sơ kèm theo", 20, "{ho_so}"),
    ),
    text("body", "2. Việc đang chờ quyết định:"),
    each("viec_cho_quyet_dinh", text("item", "- {noi_dung}")),
    text("chapter", "III. Trách nhiệm của các bên"),
    text(
      "body",
      "1. Bên giao chịu trách nhiệm về tính đầy đủ, chính xác của nhiệm vụ, số liệu và hồ sơ đã bàn giao.",
    ),
    text(
      "body",
      "2. Kể từ thời điểm ký biên bản này, bên nhận chịu trách nhiệm tiếp tục thực hiện các nhiệm vụ nêu tại mục II theo đúng thời hạn đã giao; thời gian chậm trước khi bàn giao được ghi nhận cho bên giao.",
    ),
    text(
      "body",
      "Biên bản được lập thành {so_ban} bản có giá trị như nhau, mỗi bên giữ một bản, đã được các bên đọc lại và thống nhất ký tên./.",
    ),
  ],
  signatures: [
    { title: "ĐẠI DIỆN BÊN GIAO", position: "{ben_giao_chuc_vu}", name: "{ben_giao_ho_ten}" },
    { title: "ĐẠI DIỆN BÊN NHẬN", position: "{ben_nhan_chuc_vu}", name: "{ben_nhan_ho_ten}" },
  ],
};

export const handOverRecordFields = (data: HandOverRecord): FieldsOf<typeof schema> => ({
  ...headFields(data.letterhead, data.subject),
  can_cu: data.basis,
  ngay_ban_giao: longDate(data.heldOn),
  dia_diem: data.heldAt,
  ben_giao_don_vi: data.from.unit,
  ben_giao_chuc_vu: data.from.position,
  ben_giao_ho_ten: data.from.name,
  ben_nhan_don_vi: data.to.unit,
  ben_nhan_chuc_vu: data.to.position,
  ben_nhan_ho_ten: data.to.name,
  chung_kien:
    data.witness === null
      ? []
      : [{ don_vi: data.witness.unit, chuc_vu: data.witness.position, ho_ten: data.witness.name }],
  so_nhiem_vu: written(data.tasks.length),
  nhiem_vu: data.tasks.map((task, i) => ({
    tt: String(i + 1),
    // A report to a review stands in no section of the programme.
    muc: task.section === "" ? "" : ` (mục ${task.section})`,
    noi_dung: task.text,
    trang_thai: task.state,
    thoi_han: task.due,
    ho_so: task.files,
  })),
  viec_cho_quyet_dinh: (data.pending.length === 0 ? ["Không có."] : data.pending).map((noi_dung) => ({
    noi_dung,
  })),
  so_ban: written(data.copies),
});
