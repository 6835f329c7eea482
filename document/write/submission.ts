/** A unit's report for a review: its own text in chapters, and its tasks with what it says of each. */
import { column, table, text, type Definition } from "./blocks.js";
import { chapterBlocks, chapterFields, chapterSchema, type PrintedChapter } from "./chapters.js";
import { letterFields, letterSchema, type FieldsOf, type Schema } from "./fields.js";
import type { Letter } from "./letterhead.js";

export interface ReportedTask {
  readonly section: string;
  readonly text: string;
  readonly due: string;
  readonly state: string;
  readonly result: string;
  /** Numbers and dates of the documents that prove it, or what else was handed in. */
  readonly evidence: string;
}

export interface Submission extends Letter {
  readonly chapters: readonly PrintedChapter[];
  readonly tasks: readonly ReportedTask[];
}

const schema = {
  ...letterSchema,
  ...chapterSchema,
  nhiem_vu: {
    tt: "text",
    muc_van_ban: "text",
    noi_dung_nhiem_vu: "text",
    thoi_han: "text",
    tinh_trang: "text",
    ket_qua: "text",
    minh_chung: "text",
  },
} as const satisfies Schema;

export const submission: Definition<typeof schema> = {
  shape: "titled",
  type: "BÁO CÁO",
  schema,
  signatures: [],
  body: [...chapterBlocks, text("body", "(Chi tiết từng nhiệm vụ tại Phụ lục kèm theo)./.")],
  appendices: [
    {
      label: "Phụ lục",
      title: "KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ",
      landscape: true,
      blocks: [
        table(
          "nhiem_vu",
          column("TT", 5, "{tt}", "centre"),
          column("Mục", 9, "{muc_van_ban}", "centre"),
          column("Nhiệm vụ", 30, "{noi_dung_nhiem_vu}"),
          column("Thời hạn", 11, "{thoi_han}", "centre"),
          column("Tình trạng", 13, "{tinh_trang}"),
          column("Kết quả", 24, "{ket_qua}"),
          column("Minh chứng", 16, "{minh_chung}"),
        ),
      ],
    },
  ],
};

export const submissionFields = (data: Submission): FieldsOf<typeof schema> => ({
  ...letterFields(data),
  ...chapterFields(data.chapters),
  nhiem_vu: data.tasks.map((task, i) => ({
    tt: String(i + 1),
    muc_van_ban: task.section,
    noi_dung_nhiem_vu: task.text,
    thoi_han: task.due,
    tinh_trang: task.state,
    ket_qua: task.result,
    minh_chung: task.evidence,
  })),
});
