/** Công văn giao nhiệm vụ: what a unit is given to do, with whom, by when, and what proves that it is done. */
import type { Day } from "../../domain/day.js";
import { column, table, text, type Definition } from "./blocks.js";
import { letterFields, letterSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letter } from "./letterhead.js";
import { listed, shortDate, written } from "./wording.js";

export interface GivenTask {
  readonly section: string;
  readonly text: string;
  /** The unit leads it, or has a part in it. */
  readonly role: "lead" | "coordinating";
  /** The others: co-ordinating units where it leads, else the lead. */
  readonly with: readonly string[];
  /** "10/12/2026", "Hằng quý", "Thường xuyên": in words, as the programme has it. */
  readonly due: string;
  readonly product: string | null;
  /** The body that confirms completion. */
  readonly reviewer: string;
}

export interface AssignmentLetter extends Letter {
  readonly programme: string;
  readonly unit: string;
  readonly writer: string;
  readonly tasks: readonly GivenTask[];
  readonly acceptBy: Day;
  readonly answerTo: string;
}

const schema = {
  ...letterSchema,
  van_ban: "text",
  don_vi: "text",
  co_quan_gui: "text",
  so_nhiem_vu: "text",
  han_tiep_nhan: "text",
  noi_nhan_bao_cao: "text",
  nhiem_vu: {
    tt: "text",
    muc: "text",
    noi_dung: "text",
    vai_tro: "text",
    cung_thuc_hien: "text",
    thoi_han: "text",
    san_pham: "text",
    xac_nhan: "text",
  },
} as const satisfies Schema;

export const assignmentLetter: Definition<typeof schema> = {
  shape: "dispatch",
  type: "",
  schema,
  signatures: [],
  appendices: [],
  body: [
    text(
      "body",
      "Căn cứ {van_ban}, {co_quan_gui} giao {don_vi} tổ chức thực hiện {so_nhiem_vu} nhiệm vụ sau đây:",
    ),
    table(
      "nhiem_vu",
      column("TT", 6, "{tt}", "centre"),
      column("Nhiệm vụ", 34, "{noi_dung} (mục {muc})"),
      column("Vai trò", 11, "{vai_tro}", "centre"),
      column("Cơ quan cùng thực hiện", 18, "{cung_thuc_hien}"),
      column("Thời hạn", 16, "{thoi_han}", "centre"),
      column("Sản phẩm", 17, "{san_pham}"),
      column("Cơ quan xác nhận", 15, "{xac_nhan}"),
    ),
    text("body", "{co_quan_gui} đề nghị {don_vi}:"),
    text(
      "body",
      "1. Tiếp nhận nhiệm vụ, phân công người chịu trách nhiệm và cán bộ đầu mối chậm nhất ngày {han_tiep_nhan}, bảo đảm rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả.",
    ),
    text(
      "body",
      "2. Tổ chức thực hiện đúng thời hạn; báo cáo tiến độ, kết quả kèm minh chứng về {noi_nhan_bao_cao}.",
    ),
    text(
      "body",
      "3. Trường hợp nhiệm vụ không thuộc chức năng, hoặc có khó khăn, vướng mắc cần gia hạn, kịp thời báo cáo {co_quan_gui} trước khi hết thời hạn được giao, nêu rõ lý do.",
    ),
    text("body", "Đề nghị {don_vi} nghiêm túc triển khai thực hiện./."),
  ],
};

export const assignmentLetterFields = (data: AssignmentLetter): FieldsOf<typeof schema> => ({
  ...letterFields(data),
  van_ban: data.programme,
  don_vi: data.unit,
  co_quan_gui: data.writer,
  so_nhiem_vu: written(data.tasks.length),
  han_tiep_nhan: shortDate(data.acceptBy),
  noi_nhan_bao_cao: data.answerTo,
  nhiem_vu: data.tasks.map((task, i) => ({
    tt: String(i + 1),
    muc: task.section,
    noi_dung: task.text,
    vai_tro: task.role === "lead" ? "Chủ trì" : "Phối hợp",
    cung_thuc_hien: listed(task.with),
    thoi_han: task.due,
    san_pham: task.product ?? "",
    xac_nhan: task.reviewer,
  })),
});
