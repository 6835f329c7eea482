/** The invented world of the pages' tests: the units of the province, their people, one programme and its tasks. */
import { addDays } from "../../domain/day.js";
import type { Actor, Role } from "../../domain/permissions.js";
import type { ActChoices } from "../../record/queries/act-choices-view.js";
import type { LedgerView } from "../../record/queries/ledger-view.js";
import type { Counts } from "../../domain/standing.js";
import type { EscalatedTask, Overview, OverviewTarget } from "../../record/queries/overview-view.js";
import type { AmendmentView } from "../../record/queries/amendment-view.js";
import type { ProgrammeDetail, ProgrammeSection } from "../../record/queries/programme-view.js";
import type {
  JournalEntry,
  PersonRef,
  ReportView,
  TaskDetail,
  TaskSummary,
  UnitRef,
} from "../../record/queries/task-view.js";
import type { PageContext } from "../../web/page.js";

export const now = new Date("2026-11-24T01:00:00Z"); // Tuesday, 08:00 in Việt Nam

function unit(code: string, name: string, shortName: string): UnitRef {
  return { id: `unit-${code}`, code, name, shortName };
}

export const units = {
  office: unit("VPTU", "Văn phòng Tỉnh ủy", "Văn phòng"),
  propaganda: unit("BTGTU", "Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo"),
  labour: unit("SLDTBXH", "Sở Lao động – Thương binh và Xã hội", "Sở LĐ-TB&XH"),
  health: unit("SYT", "Sở Y tế", "Sở Y tế"),
  caucus: unit("BCSUBND", "Ban cán sự đảng Ủy ban nhân dân tỉnh", "BCSĐ UBND tỉnh"),
  union: unit("LDLD", "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh"),
  phungHiep: unit("HUPH", "Huyện ủy Phụng Hiệp", "Huyện ủy Phụng Hiệp"),
} as const;

/** What may be chosen on a task of Phụng Hiệp's lead: units with communes below, and the people of the lead. */
export const choices: ActChoices = {
  units: Object.values(units),
  below: [
    { id: "unit-HH", name: "Đảng ủy xã Hòa An" },
    { id: "unit-TB", name: "Đảng ủy xã Tân Bình" },
  ],
  people: [
    { id: "lan", name: "Nguyễn Thị Lan", position: "Chuyên viên" },
    { id: "hung", name: "Trần Quốc Hùng", position: "Giám đốc Sở" },
  ],
};

function person(id: string, name: string, position: string): PersonRef {
  return { id, name, position };
}

export const people = {
  lan: person("lan", "Nguyễn Thị Lan", "Chuyên viên Phòng Việc làm – An toàn lao động"),
  hung: person("hung", "Trần Quốc Hùng", "Giám đốc Sở"),
  mai: person("mai", "Lê Thị Tuyết Mai", "Phó Trưởng phòng Tổng hợp"),
  duc: person("duc", "Phạm Minh Đức", "Phó Trưởng Ban"),
} as const;

export function actor(role: Role, of: UnitRef, name: string): Actor {
  return {
    personId: name,
    name,
    roles: [role],
    unitId: of.id,
    unitIds: new Set([of.id]),
    ownUnitIds: new Set([of.id]),
  };
}

export const officer = actor("officer", units.labour, people.lan.name);
export const clerk = actor("office", units.office, people.mai.name);
export const reviewer = actor("advising_board", units.propaganda, people.duc.name);
export const member = actor("committee", units.office, "Huỳnh Văn Thắng");

export function contextOf(who: Actor | null, over: Partial<PageContext> = {}): PageContext {
  const of = Object.values(units).find((each) => each.id === who?.unitId);
  return {
    locale: "vi",
    actor: who,
    unitName: of?.name ?? null,
    path: "/tasks?scope=own",
    now,
    contact: "vanphong@haugiang.example",
    ...over,
  };
}

export const programme = {
  id: "programme-272",
  number: "272-CTr/TU",
  type: "Chương trình",
  title:
    "Thực hiện Chỉ thị số 31-CT/TW ngày 19/3/2024 của Ban Bí thư về tiếp tục tăng cường sự lãnh đạo của Đảng đối với công tác an toàn, vệ sinh lao động trong tình hình mới",
} as const;

const words =
  "Tăng cường thanh tra, kiểm tra, giám sát việc chấp hành pháp luật về an toàn, vệ sinh lao động; tập trung vào các ngành, lĩnh vực có nguy cơ cao về tai nạn lao động, bệnh nghề nghiệp; xử lý nghiêm các hành vi vi phạm.";

export function summary(over: Partial<TaskSummary> = {}): TaskSummary {
  return {
    id: "task-1",
    section: "II.2.2.(2)-1",
    text: words,
    programme,
    leadUnit: units.labour,
    kind: "dated",
    purpose: "instruction",
    period: null,
    state: "in_progress",
    lateness: "overdue",
    dueOn: "2026-11-16",
    originalDueOn: "2026-10-30",
    workingDaysLate: 6,
    workingDaysLeft: null,
    progress: 60,
    version: 7,
    allowedActions: ["report_progress", "report_completion", "request_extension", "explain"],
    ...over,
  };
}

export function report(over: Partial<ReportView> = {}): ReportView {
  return {
    id: "report-1",
    kind: "completion",
    state: "submitted",
    unit: units.labour,
    reporter: people.lan,
    text: "Đã kiểm tra 24/24 doanh nghiệp theo kế hoạch; xử phạt 03 trường hợp vi phạm.\nKết luận số 118/KL-SLĐTBXH ngày 12/11/2026.",
    progress: 100,
    reportedAt: new Date("2026-11-13T02:15:00Z"),
    reviewer: null,
    reviewedAt: null,
    remarks: null,
    evidence: [
      {
        id: "evidence-1",
        fileName: "118-KL-SLDTBXH.pdf",
        mediaType: "application/pdf",
        size: 1_234_567,
        sha256: "00",
      },
    ],
    documentNumber: "118/KL-SLĐTBXH",
    documentDate: "2026-11-12",
    figure: null,
    figureUnit: null,
    figureSource: null,
    ...over,
  };
}

export function detail(over: Partial<TaskDetail> = {}): TaskDetail {
  return {
    ...summary(),
    focalOfficer: people.lan,
    head: people.hung,
    coordinatingUnits: [units.health, units.union],
    executingUnits: [],
    reviewerUnit: units.propaganda,
    product: "Kết luận thanh tra, báo cáo tổng hợp kết quả kiểm tra",
    evidenceKind: "document",
    dueText: "hoàn thành trong Quý IV năm 2026",
    assignedAt: new Date("2026-09-01T01:00:00Z"),
    acceptedAt: new Date("2026-09-03T03:20:00Z"),
    reportedAt: null,
    suspendedUntil: null,
    explanationDueOn: null,
    source: {
      headings: [
        { path: "II", heading: "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU" },
        { path: "II.2", heading: "2. Nâng cao hiệu lực, hiệu quả quản lý nhà nước" },
        { path: "II.2.2", heading: "2.2. Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo" },
      ],
      before: "… các cơ quan, đơn vị, địa phương triển khai đồng bộ các giải pháp sau:",
      passage: words,
      after: "Xây dựng cơ sở dữ liệu về an toàn, vệ sinh lao động …",
    },
    reports: [
      report({
        id: "report-0",
        kind: "progress",
        progress: 60,
        text: "Đã kiểm tra 15/24 doanh nghiệp.",
        reportedAt: new Date("2026-10-20T08:00:00Z"),
        evidence: [],
      }),
    ],
    extensions: [
      {
        id: "extension-1",
        state: "granted",
        askedBy: people.lan,
        askedAt: new Date("2026-10-26T02:00:00Z"),
        askedDueOn: "2026-11-30",
        reason: "Hai doanh nghiệp tạm ngừng hoạt động do mưa bão.",
        grantedDueOn: "2026-11-16",
        decidedAt: new Date("2026-10-28T02:00:00Z"),
        remarks: "Đồng ý đến ngày 16/11/2026.",
      },
    ],
    comments: [],
    parts: [],
    parentId: null,
    targetId: null,
    explanations: [],
    amendments: [],
    nextRung: { kind: "escalation", at: new Date("2026-11-25T00:30:00Z") },
    series: null,
    ...over,
  };
}

export const ledger: LedgerView = {
  spans: [
    {
      from: new Date("2026-09-01T02:00:00Z"),
      to: new Date("2026-10-30T10:00:00Z"),
      state: "running",
      ball: "unit",
      unit: units.labour,
      runs: true,
      counts: false,
      workingDays: 42,
    },
    {
      from: new Date("2026-10-30T10:00:00Z"),
      to: new Date("2026-11-16T10:00:00Z"),
      state: "extended",
      ball: "unit",
      unit: units.labour,
      runs: false,
      counts: false,
      workingDays: 11,
    },
    {
      from: new Date("2026-11-16T10:00:00Z"),
      to: now,
      state: "extension_pending",
      ball: "office",
      unit: null,
      runs: true,
      counts: true,
      workingDays: 6,
    },
  ],
  totals: {
    not_accepted: 0,
    running: 42,
    extension_pending: 6,
    declined: 0,
    extended: 11,
    suspended: 0,
    under_review: 0,
    overdue: 0,
  },
  dueOn: "2026-11-16",
  workingDaysLate: 6,
  whyLate: {
    vi: "Quá hạn 6 ngày làm việc so với hạn 16/11/2026.",
    en: "6 working days late against 16/11/2026.",
  },
};

export const noLedger: LedgerView = { ...ledger, spans: [], workingDaysLate: 0, whyLate: null };

export const journal: readonly JournalEntry[] = [
  entry(1, "task_assigned", "2026-09-01T01:00:00Z", { dueOn: "2026-10-30" }, people.mai, units.office),
  entry(2, "task_accepted", "2026-09-03T03:20:00Z", {}, people.lan, units.labour),
  entry(3, "progress_reported", "2026-10-20T08:00:00Z", { progress: 60 }, people.lan, units.labour),
  entry(4, "extension_requested", "2026-10-26T02:00:00Z", { dueOn: "2026-11-30" }, people.lan, units.labour),
  entry(5, "extension_decided", "2026-10-28T02:00:00Z", { dueOn: "2026-11-16" }, people.mai, units.office),
  entry(6, "rung_carried_out", "2026-11-17T00:30:00Z", { kind: "overdue_reminder" }, null, null),
  entry(7, "rung_carried_out", "2026-11-19T00:30:00Z", { kind: "explanation_demand" }, null, null),
];

function entry(
  number: number,
  kind: string,
  at: string,
  facts: Readonly<Record<string, unknown>>,
  who: PersonRef | null,
  of: UnitRef | null,
): JournalEntry {
  return { number, kind, at: new Date(at), actor: who, actorUnit: of, detail: facts, hash: "00" };
}

export const counts: Counts = {
  total: 28,
  completedOnTime: 9,
  completedLate: 2,
  openInTime: 13,
  dueSoon: 3,
  overdue: 4,
  awaitingReview: 2,
  notAccepted: 5,
  latePercent: 21.4,
};

export const noCounts: Counts = {
  total: 0,
  completedOnTime: 0,
  completedLate: 0,
  openInTime: 0,
  dueSoon: 0,
  overdue: 0,
  awaitingReview: 0,
  notAccepted: 0,
  latePercent: 0,
};

export const ownTasks: readonly TaskSummary[] = [
  summary(),
  summary({
    id: "task-2",
    section: "II.2.2.(2)-3",
    text: "Rà soát, sửa đổi, bổ sung quy chế phối hợp trong điều tra, thống kê, báo cáo tai nạn lao động.",
    state: "returned",
    lateness: "on_track",
    dueOn: "2026-12-15",
    workingDaysLate: 0,
    workingDaysLeft: 15,
  }),
  summary({
    id: "task-3",
    section: "II.1.1.1-2",
    text: "Xây dựng kế hoạch huấn luyện an toàn, vệ sinh lao động năm 2027 cho doanh nghiệp vừa và nhỏ, hợp tác xã, hộ kinh doanh.",
    state: "assigned",
    lateness: "on_track",
    dueOn: "2026-12-31",
    workingDaysLate: 0,
    workingDaysLeft: 27,
    progress: 0,
    allowedActions: ["accept", "decline", "request_extension"],
  }),
  summary({
    id: "task-4",
    section: "III.6",
    text: "Báo cáo kết quả thực hiện Chương trình năm 2026.",
    period: "2026",
    lateness: "due_soon",
    dueOn: "2026-11-24",
    workingDaysLate: 0,
    workingDaysLeft: 0,
  }),
  summary({
    id: "task-5",
    section: "II.2.3-1",
    text: "Phối hợp tuyên truyền, phổ biến chủ trương của Đảng, pháp luật của Nhà nước về an toàn, vệ sinh lao động.",
    kind: "continuous",
    lateness: "no_deadline",
    dueOn: null,
    originalDueOn: null,
    workingDaysLate: 0,
  }),
  summary({
    id: "task-6",
    state: "awaiting_review",
    lateness: "on_track",
    workingDaysLate: 0,
    allowedActions: [],
  }),
  summary({ id: "task-7", state: "completed", lateness: "late", workingDaysLate: 2, allowedActions: [] }),
  summary({ id: "task-8", state: "completed", lateness: "on_time", workingDaysLate: 0, allowedActions: [] }),
  summary({
    id: "task-9",
    state: "suspended",
    lateness: "no_deadline",
    workingDaysLate: 0,
    allowedActions: [],
  }),
  summary({
    id: "task-10",
    state: "cancelled",
    lateness: "no_deadline",
    workingDaysLate: 0,
    allowedActions: [],
  }),
  summary({ id: "task-11", state: "declined", lateness: "on_track", workingDaysLate: 0, allowedActions: [] }),
];

function escalated(over: Partial<EscalatedTask>): EscalatedTask {
  const base = {
    escalatedAt: new Date("2026-11-24T00:30:00Z"),
    level: "escalation",
    explanation: null,
  } as const;
  return { ...summary({ allowedActions: ["urge"] }), ...base, ...over };
}

/** A week before two were overdue fewer, and one was completed fewer. */
const change: Counts = {
  total: 1,
  completedOnTime: 1,
  completedLate: 0,
  openInTime: -2,
  dueSoon: -1,
  overdue: 2,
  awaitingReview: 0,
  notAccepted: -3,
  latePercent: 1.4,
};

const target: OverviewTarget = {
  id: "target-1",
  section: "I.2",
  text: "Giảm ít nhất 4%/năm tần suất tai nạn lao động chết người",
  comparator: "decrease_at_least",
  value: 4,
  unit: "%",
  period: "year",
  by: null,
  state: "at_risk",
  reason: null,
  asOf: 2025,
  reached: "48",
  required: "46.08",
  figureUnit: "vụ",
  programme,
  steps: [
    { kind: "compounded", from: "50", fromYear: 2023, percent: "-4", years: 2, result: "46.08" },
    { kind: "compared", reached: "48", required: "46.08", wanted: "at_most", holds: false },
  ],
};

export const overview: Overview = {
  at: now,
  programmes: [{ ...programme, counts, change }],
  counts,
  change: { since: "2026-11-17", counts: change },
  weeks: Array.from({ length: 12 }, (_, index) => ({
    on: addDays("2026-09-07", 7 * index),
    completedOnTime: 2 + index,
    completedLate: Math.floor(index / 3),
    openInTime: 20 - index,
    overdue: index % 4,
  })),
  decisions: {
    reviews: [{ id: "cycle-1", title: "Báo cáo sơ kết 6 tháng đầu năm 2026", dueOn: "2026-06-22" }],
    successions: [
      {
        id: "succession-1",
        kind: "merged",
        state: "prepared",
        effectiveOn: "2026-12-01",
        basis: "Nghị quyết 202/2025/QH15",
        predecessors: [units.labour, units.health],
        successors: [units.caucus],
        version: 1,
      },
    ],
    extensions: Array.from({ length: 6 }, (_, index) => ({
      taskId: `asked-${index}`,
      section: `II.1.${index + 1}`,
      text: words,
      unit: units.phungHiep,
      dueOn: "2026-11-27",
      askedDueOn: "2026-12-31",
      askedAt: now,
      reason: "Chờ kinh phí bổ sung theo Quyết định của Ủy ban nhân dân tỉnh, dự kiến cuối tháng.",
    })),
    extensionsTotal: 12,
    escalatedTotal: 1,
  },
  targets: [
    target,
    { ...target, id: "target-2", state: "not_assessable", reason: "baseline", asOf: null, steps: [] },
  ],
  reviews: [
    {
      id: "cycle-2",
      title: "Báo cáo năm 2026",
      programme,
      kind: "yearly",
      callsOn: "2026-11-10",
      cutOffAt: new Date("2026-12-10T10:00:00Z"),
      dueOn: "2026-12-15",
      asked: 24,
      handedIn: 7,
    },
  ],
  laggingUnits: [lagging(units.labour, 2, 11), lagging(units.health, 1, 6), lagging(units.phungHiep, 1, 2)],
  escalated: [
    escalated({
      id: "task-21",
      level: "committee_escalation",
      workingDaysLate: 11,
      dueOn: "2026-11-09",
      explanation: "Chậm do sáp nhập phòng chuyên môn; cam kết xong trước ngày 30/11/2026.",
    }),
    escalated({ id: "task-22", leadUnit: units.health, text: "Tổ chức khám, phát hiện bệnh nghề nghiệp." }),
  ],
};

/** As much as one page has to hold: twelve units, eight tasks, four programmes. */
export const fullOverview: Overview = {
  ...overview,
  programmes: ["272-CTr/TU", "18-CTr/TU", "05-KH/TU", "41-NQ/TU"].map((number) => ({
    ...programme,
    id: number,
    number,
    counts,
    change,
  })),
  targets: Array.from({ length: 4 }, (_, index) => ({ ...target, id: `target-${index}` })),
  laggingUnits: Array.from({ length: 12 }, (_, index) =>
    lagging({ ...units.labour, id: `unit-${index}` }, 12 - index, 20 - index),
  ),
  escalated: Array.from({ length: 8 }, (_, index) =>
    escalated({
      id: `task-3${index}`,
      explanation:
        index % 2 === 0 ? "Chậm do sáp nhập phòng chuyên môn; cam kết xong trước 30/11/2026." : null,
    }),
  ),
};

function lagging(
  of: UnitRef,
  overdue: number,
  worstWorkingDaysLate: number,
): Overview["laggingUnits"][number] {
  return {
    unit: of,
    total: 18,
    overdue,
    dueSoon: 1,
    notAccepted: 0,
    completed: 2,
    worstWorkingDaysLate,
    overdueChange: overdue - 2,
  };
}

const noWork = { tasks: [], drafts: [], children: [] } as const;

const sections: readonly ProgrammeSection[] = [
  { ...noWork, path: "I", heading: "I. MỤC TIÊU" },
  {
    ...noWork,
    path: "II",
    heading: "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
    children: [
      {
        ...noWork,
        path: "II.1",
        heading:
          "1. Tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy trong công tác tổ chức thực hiện, tuyên truyền",
        tasks: ownTasks.slice(0, 2),
      },
      {
        ...noWork,
        path: "II.2",
        heading: "2. Nâng cao hiệu lực, hiệu quả quản lý nhà nước",
        tasks: ownTasks.slice(3, 6),
      },
    ],
  },
];

export const amendment: AmendmentView = {
  id: "amendment-1",
  number: "280-CTr/TU",
  signedOn: "2026-10-01",
  madeAt: new Date("2026-10-02T02:00:00Z"),
  changes: [
    {
      taskId: "task-1",
      kind: "changed",
      before: {
        section: "II.1.1-1",
        text: "Rà soát quy định hiện có.",
        product: null,
        dueOn: "2026-11-30",
        recurrence: null,
        leadUnitId: "SLDTBXH",
      },
      after: {
        section: "II.1.1-1",
        text: "Rà soát quy định hiện có, báo cáo kết quả.",
        product: "Báo cáo",
        dueOn: "2026-12-15",
        recurrence: null,
        leadUnitId: "SLDTBXH",
      },
      reason: null,
    },
  ],
};

export const issued: ProgrammeDetail = {
  ...programme,
  issuer: "Ban Thường vụ Tỉnh ủy Hậu Giang",
  signedOn: "2024-08-22",
  state: "issued",
  issuedAt: new Date("2026-09-01T01:00:00Z"),
  version: 2,
  counts,
  sections,
  targets: [
    {
      id: "target-1",
      section: "I.2-1",
      text: "Phấn đấu giảm tai nạn lao động, nhất là tai nạn lao động nghiêm trọng, tỷ lệ tai nạn lao động chết người giảm ít nhất 4%/năm.",
      comparator: "decrease_at_least",
      value: 4,
      unit: "%",
      period: "year",
      by: "2030-12-31",
      state: "on_course",
      reason: null,
      asOf: 2025,
      reached: "12.1",
      required: "12.48",
      figureUnit: "vụ",
    },
  ],
  recipients: ["Ban Bí thư Trung ương Đảng", "Các sở, ban, ngành tỉnh", "Lưu VPTU"],
  doubts: [],
  endsOn: "2030-12-31",
  closedAt: null,
  acknowledgements: [
    {
      taskId: "task-901",
      unit: units.phungHiep,
      state: "assigned",
      lateness: "overdue",
      dueOn: "2026-09-15",
      acknowledgedAt: null,
    },
    {
      taskId: "task-902",
      unit: units.union,
      state: "completed",
      lateness: "on_time",
      dueOn: "2026-09-15",
      acknowledgedAt: new Date("2026-09-03T02:00:00Z"),
    },
  ],
  amendments: [amendment],
  mayAmend: true,
};

export const draft: ProgrammeDetail = {
  ...issued,
  state: "draft",
  issuedAt: null,
  counts: noCounts,
  sections: [
    {
      ...noWork,
      path: "III",
      heading: "III. TỔ CHỨC THỰC HIỆN",
      drafts: [
        {
          id: "draft-1",
          section: "III.5",
          text: "Ban Tuyên giáo Tỉnh ủy tham mưu hướng dẫn, kiểm tra, đôn đốc việc thực hiện Chương trình.",
          lead: ["Ban Tuyên giáo Tỉnh ủy"],
          coordinating: ["Văn phòng Tỉnh ủy"],
          dueText: "định kỳ",
        },
        {
          id: "draft-2",
          section: "III.6",
          text: "Báo cáo định kỳ.",
          lead: [],
          coordinating: [],
          dueText: null,
        },
      ],
    },
  ],
  doubts: [{ passage: "Báo cáo định kỳ.", reason: "Không thấy đơn vị chủ trì." }],
};
