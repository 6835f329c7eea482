/** A review cycle, a unit's report to it and a figure, as the record gives them to pages. */
import type { Chapter } from "../../domain/review-chapters.js";
import type {
  CycleDetail,
  CycleSummary,
  FigureView,
  SubmissionDetail,
  SubmissionSummary,
} from "../../record/queries/cycle-view.js";
import * as cast from "./cast.js";

export const cycle: CycleSummary = {
  id: "cycle-1",
  programme: cast.programme,
  kind: "half_yearly",
  state: "consolidating",
  title: "Báo cáo kết quả thực hiện 6 tháng đầu năm 2026",
  periodFrom: "2026-01-01",
  periodTo: "2026-06-30",
  cutOffAt: new Date("2026-06-15T10:00:00Z"),
  dueOn: "2026-06-22",
  asked: 40,
  handedIn: 38,
  taken: 30,
  own: [{ submissionId: "task-9", unit: cast.units.labour }],
};

const chapters: readonly Chapter[] = [
  {
    heading: "Kết quả thực hiện",
    paragraphs: [
      {
        id: "counts",
        drafted: "Có 28 nhiệm vụ, quá hạn 3.",
        text: "Đến nay có 28 nhiệm vụ; 3 nhiệm vụ quá hạn.",
        figures: [
          { key: "total", value: 28 },
          { key: "overdue", value: 3 },
        ],
      },
      { id: "part.II.1", drafted: "Mục II.1: 5 nhiệm vụ.", text: "Mục II.1: 5 nhiệm vụ.", figures: [] },
      { id: "out", drafted: "Đã bỏ.", text: "", figures: [] },
      {
        id: "target.t1",
        drafted: "Chỉ tiêu: năm 2025 là 47 vụ: đạt.",
        text: "Chỉ tiêu: năm 2025 là 47 vụ: đạt.",
        figures: [{ key: "target:target-1", value: 47 }],
      },
      { id: "free.1", drafted: "", text: "", figures: [], asks: "bài học kinh nghiệm" },
    ],
  },
];

const submission: SubmissionSummary = {
  id: "task-9",
  unit: cast.units.labour,
  state: "awaiting_review",
  lateness: "overdue",
  dueOn: "2026-06-22",
  signedAt: new Date("2026-06-25T02:00:00Z"),
  submittedAt: new Date("2026-06-25T03:00:00Z"),
  late: true,
  afterDraft: true,
};

export const detail: CycleDetail = {
  ...cycle,
  outline: ["Kết quả thực hiện"],
  calledBy: cast.people.mai,
  calledAt: new Date("2026-05-18T02:00:00Z"),
  figures: [{ key: "overdue", value: 3, previous: 5 }],
  report: chapters,
  consolidated: true,
  remarks: "Làm rõ nguyên nhân.",
  approvedBy: null,
  approvedAt: null,
  publishedAt: null,
  submissions: [
    submission,
    {
      ...submission,
      id: "task-10",
      unit: cast.units.office,
      state: "assigned",
      signedAt: null,
      submittedAt: null,
    },
  ],
  version: 7,
  allowedActions: ["edit_report", "request_approval", "cancel_cycle"],
};

export const published: CycleDetail = {
  ...detail,
  state: "published",
  calledBy: null,
  remarks: null,
  approvedBy: cast.people.duc,
  approvedAt: new Date("2026-06-28T02:00:00Z"),
  publishedAt: new Date("2026-06-29T02:00:00Z"),
  allowedActions: [],
};

export const unitReport: SubmissionDetail = {
  ...submission,
  state: "in_progress",
  signedAt: null,
  submittedAt: null,
  cycle: {
    id: "cycle-1",
    title: cycle.title,
    kind: "half_yearly",
    state: "called",
    cutOffAt: cycle.cutOffAt,
  },
  programme: cast.programme,
  chapters,
  signedBy: null,
  version: 2,
  allowedActions: ["save", "sign"],
};

export const figure: FigureView = {
  cycle: { id: "cycle-1", title: cycle.title, cutOffAt: cycle.cutOffAt },
  key: "overdue@II.1",
  value: 1,
  previous: 2,
  tasks: [
    {
      taskId: "task-1",
      section: "II.1.1-1",
      text: "Kiểm tra an toàn lao động tại các công trình",
      unit: cast.units.labour,
      state: "in_progress",
      lateness: "overdue",
      dueOn: "2026-03-31",
      originalDueOn: "2026-03-31",
      progress: 40,
      workingDaysLate: 52,
      explanation: null,
    },
  ],
};
