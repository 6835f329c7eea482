/** Công văn đôn đốc: to a unit that lags, what is late, by how much, when it was reminded, what is asked by when. */
import type { Day } from "../../domain/day.js";
import { column, table, text, type Definition } from "./blocks.js";
import { letterFields, letterSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letter } from "./letterhead.js";
import { shortDate, written } from "./wording.js";

export interface UrgedTask {
  readonly section: string;
  readonly text: string;
  readonly dueOn: Day;
  readonly workingDaysLate: number;
  readonly remindedOn: readonly Day[];
  /** What the unit gave as the reason, or null where it has explained nothing. */
  readonly explanation: string | null;
}

export interface UrgingDispatch extends Letter {
  /** "Chương trình số 272-CTr/TU ngày 22/8/2024 của Ban Thường vụ Tỉnh ủy" */
  readonly programme: string;
  /** The unit urged, and how the writing body calls itself in the text. */
  readonly unit: string;
  readonly writer: string;
  readonly asOf: Day;
  /** How many tasks the unit leads. */
  readonly assigned: number;
  readonly tasks: readonly UrgedTask[];
  readonly answerBy: Day;
  readonly answerTo: string;
}

const schema = {
  ...letterSchema,
  van_ban: "text",
  don_vi: "text",
  co_quan_gui: "text",
  den_ngay: "text",
  so_duoc_giao: "text",
  so_qua_han: "text",
  han_tra_loi: "text",
  noi_nhan_bao_cao: "text",
  nhiem_vu: {
    tt: "text",
    muc: "text",
    noi_dung: "text",
    thoi_han: "text",
    so_ngay: "text",
    da_nhac: "text",
    giai_trinh: "text",
  },
} as const satisfies Schema;

export const urgingDispatch: Definition<typeof schema> = {
  shape: "dispatch",
  type: "",
  schema,
  signatures: [],
  appendices: [],
  body: [
    text(
      "body",
      "Thực hiện {van_ban}, {don_vi} được giao chủ trì {so_duoc_giao} nhiệm vụ. Qua theo dõi, tính đến ngày {den_ngay}, {don_vi} còn {so_qua_han} nhiệm vụ đã quá hạn nhưng chưa hoàn thành, cụ thể như sau:",
    ),
    table(
      "nhiem_vu",
      column("TT", 6, "{tt}", "centre"),
      column("Nhiệm vụ", 40, "{noi_dung} (mục {muc})"),
      column("Thời hạn", 15, "{thoi_han}", "centre"),
      column("Quá hạn (ngày làm việc)", 12, "{so_ngay}", "centre"),
      column("Đã nhắc ngày", 15, "{da_nhac}", "centre"),
      column("Giải trình", 18, "{giai_trinh}"),
    ),
    text("body", "Để bảo đảm tiến độ chung, {co_quan_gui} đề nghị {don_vi}:"),
    text("body", "1. Tập trung chỉ đạo, tổ chức thực hiện, sớm hoàn thành các nhiệm vụ nêu trên."),
    text(
      "body",
      "2. Báo cáo kết quả thực hiện, nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan và thời hạn cam kết hoàn thành đối với từng nhiệm vụ, gửi về {noi_nhan_bao_cao} chậm nhất ngày {han_tra_loi}.",
    ),
    text("body", "{co_quan_gui} đề nghị {don_vi} quan tâm thực hiện./."),
  ],
};

export const urgingDispatchFields = (data: UrgingDispatch): FieldsOf<typeof schema> => ({
  ...letterFields(data),
  van_ban: data.programme,
  don_vi: data.unit,
  co_quan_gui: data.writer,
  den_ngay: shortDate(data.asOf),
  so_duoc_giao: written(data.assigned),
  so_qua_han: written(data.tasks.length),
  han_tra_loi: shortDate(data.answerBy),
  noi_nhan_bao_cao: data.answerTo,
  nhiem_vu: data.tasks.map((task, i) => ({
    tt: String(i + 1),
    muc: task.section,
    noi_dung: task.text,
    thoi_han: shortDate(task.dueOn),
    so_ngay: written(task.workingDaysLate),
    da_nhac: task.remindedOn.length === 0 ? "Chưa nhắc" : task.remindedOn.map(shortDate).join(", "),
    giai_trinh: task.explanation ?? "Chưa giải trình",
  })),
});
