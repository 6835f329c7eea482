/** The invented draft, workbook and re-reading of the pages' tests. */
import type { DraftCorrectionView, DraftDetail, DraftTaskRowView } from "../../record/queries/draft-view.js";
import type { ReReadingView } from "../../record/queries/re-reading-view.js";
import type { WorkbookImportView } from "../../record/queries/workbook-view.js";
import type { DraftForm, DraftView } from "../../web/draft/part.js";
import { people, units } from "./cast.js";

const row = (over: Partial<DraftTaskRowView>): DraftTaskRowView => ({
  id: "row-1",
  section: "III.5",
  text: "Ban Tuyên giáo Tỉnh ủy tham mưu hướng dẫn, kiểm tra việc thực hiện Chương trình.",
  names: { lead: ["Ban Tuyên giáo Tỉnh ủy"], coordinating: [], executing: [] },
  lead: [units.propaganda],
  coordinating: [],
  executing: [],
  reviewer: null,
  due: "yearly:12-10",
  dueText: "định kỳ",
  duePassed: false,
  product: null,
  evidence: "any",
  dropped: false,
  cell: null,
  doubts: [],
  version: 3,
  ...over,
});

export const rows: readonly DraftTaskRowView[] = [
  row({}),
  row({
    id: "row-2",
    section: "III.6",
    text: "Các cấp ủy báo cáo kết quả thực hiện.",
    names: { lead: ["các cấp ủy"], coordinating: ["Hội Y học"], executing: ["các ngành chức năng"] },
    lead: [],
    due: null,
    doubts: [
      { id: "doubt-1", kind: "set", field: "lead", name: "các cấp ủy", reason: null },
      { id: "doubt-2", kind: "reading", field: "due", name: null, reason: "Thời hạn chưa rõ." },
    ],
  }),
  row({
    id: "row-3",
    section: "III.7",
    text: "Mục này chỉ nêu quan điểm.",
    dropped: true,
    due: "2024-09-30",
  }),
  row({
    id: "row-4",
    section: "PL.1",
    text: "Rà soát cơ sở.",
    due: "2024-09-30",
    duePassed: true,
    cell: "Theo dõi!B7",
    product: "Danh sách",
    evidence: "list",
    reviewer: units.union,
    coordinating: [units.union],
  }),
];

const run = (text: string, ...ids: string[]) => ({ text, ids, begins: ids });

export const open: DraftDetail = {
  id: "programme-9",
  number: "09-KH/TU",
  type: "Kế hoạch",
  title: "Về an toàn, vệ sinh lao động",
  issuer: "Ban Thường vụ Tỉnh ủy",
  signedOn: "2026-03-02",
  endsOn: null,
  state: "draft",
  fileName: "09-KH-TU.docx",
  importedAt: new Date("2026-11-20T02:00:00Z"),
  importedBy: people.mai,
  rules: "3fa2b1c9d0e4",
  version: 7,
  tasks: rows,
  document: [
    [run("III. TỔ CHỨC THỰC HIỆN")],
    [run("5. "), run(rows[0]?.text ?? "", "row-1")],
    [run("6. "), run(rows[1]?.text ?? "", "row-2")],
    [run("7. "), run(rows[2]?.text ?? "", "row-3")],
  ].map((runs) => runs.map((each) => ({ ...each, begins: each.ids }))),
  page: 0,
  pages: 2,
  taskCount: 3,
  names: [
    {
      name: "các cấp ủy",
      kind: "set",
      proposed: [units.union, units.phungHiep],
      tasks: 4,
      draftTaskId: "row-2",
    },
    { name: "Hội Y học", kind: "name", proposed: [], tasks: 1, draftTaskId: "row-2" },
  ],
  doubts: [
    {
      ...{ id: "doubt-2", kind: "reading", field: "due", name: null, reason: "Thời hạn chưa rõ." },
      ...{ draftTaskId: "row-2", section: "III.6", passage: "báo cáo kết quả thực hiện" },
    },
    {
      ...{ id: "doubt-3", kind: "reading", field: "document", name: null, reason: "Văn bản chưa có số." },
      ...{ draftTaskId: null, section: null, passage: "TỈNH ỦY HẬU GIANG" },
    },
  ],
  targets: [
    {
      ...{
        id: "target-1",
        section: "I.2",
        text: "Giảm 5% số vụ.",
        comparator: "decrease_at_least",
        value: 4.5,
      },
      ...{ unit: "%", period: "year", by: "2030-12-31", dropped: false },
    },
    {
      ...{ id: "target-2", section: "I.3", text: "Không phải chỉ tiêu.", comparator: "equal", value: 1 },
      ...{ unit: "vụ", period: null, by: null, dropped: true },
    },
  ],
  open: [
    {
      ...{ draftTaskId: null, section: null, doubtId: null, field: "document" },
      message: { vi: "Văn bản thiếu số thử.", en: "No number." },
    },
    {
      ...{ draftTaskId: "row-2", section: "III.6", doubtId: null, field: "lead" },
      message: { vi: "Thiếu đơn vị thử.", en: "No lead." },
    },
  ],
  openCount: 5,
  mayIssue: true,
};

export const settled: DraftDetail = {
  ...open,
  ...{ names: [], doubts: [], open: [], openCount: 0, pages: 1, endsOn: "2030-12-31" },
};

export const corrections: readonly DraftCorrectionView[] = [
  {
    ...{ field: "text", before: "Cũ.", after: "Mới.", readingNumber: null },
    ...{ madeBy: people.mai, madeAt: new Date("2026-11-20T03:00:00Z") },
  },
  {
    ...{ field: "units", before: { lead: [] }, after: { lead: [] }, readingNumber: 2 },
    ...{ madeBy: people.mai, madeAt: new Date("2026-11-20T02:30:00Z") },
  },
];

export function view(draft: DraftDetail, edited?: DraftTaskRowView, form?: DraftForm): DraftView {
  return {
    draft,
    edited: edited === undefined ? null : { task: edited, corrections },
    units: Object.values(units),
    form,
    idempotencyKey: "0192-key",
  };
}

export const workbook: WorkbookImportView = {
  programmeId: null,
  added: 120,
  known: 3,
  hidden: 2,
  passedOver: ["Ghi chú"],
  errors: [
    {
      ...{ sheet: "Theo dõi", cell: "D4", grave: false },
      message: { vi: "Thời hạn ghi quý thử", en: "The date is a quarter" },
    },
  ],
  names: [
    { name: "các cấp ủy", rows: 4, kind: "set", proposed: ["Huyện ủy Phụng Hiệp"] },
    { name: "Hội Y học", rows: 1, kind: "name", proposed: [] },
  ],
  rows: [
    {
      ...{ cell: "Theo dõi!B2", task: "Rà soát cơ sở.", lead: ["Sở Y tế"], coordinating: ["Công an tỉnh"] },
      ...{ due: "monthly:18", product: null },
    },
  ],
};

export const reReading: ReReadingView = {
  rules: "3fa2b1c9d0e4",
  version: 7,
  items: [
    {
      ...{ key: "add:3", kind: "added", draftTaskId: null, section: "III.8", text: "Việc mới.", fields: [] },
      acceptable: true,
    },
    {
      ...{
        key: "drop:row-4",
        kind: "dropped",
        draftTaskId: "row-4",
        section: "PL.1",
        text: "Rà soát.",
        fields: [],
      },
      acceptable: true,
    },
    {
      ...{ key: "change:row-1", kind: "changed", draftTaskId: "row-1", section: "III.5", text: "Tham mưu." },
      fields: [
        { field: "text", before: "Cũ.", after: "Mới.", kept: true },
        { field: "lead", before: [], after: ["Sở Y tế"], kept: false },
        { field: "due", before: null, after: "quarterly", kept: false },
      ],
      acceptable: true,
    },
  ],
};
