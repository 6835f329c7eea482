/** The invented calendar, ladder and ledger of the pages' tests. */
import { defaultPolicy } from "../../domain/policy.js";
import type { CalendarDayView, YearImport } from "../../record/queries/calendar-day-view.js";
import type { PolicyPreview, PolicyView } from "../../record/queries/policy-view.js";
import type { ReplanDetail, ReplanListItem } from "../../record/queries/replan-view.js";
import { people, programme, units } from "./cast.js";

export const days: readonly CalendarDayView[] = [
  {
    date: "2027-04-30",
    kind: "holiday",
    name: "Ngày Chiến thắng",
    source: "Bộ luật Lao động 2019, Điều 112",
    provisional: false,
    version: 3,
  },
  {
    date: "2027-05-03",
    kind: "compensatory",
    name: "Nghỉ bù",
    source: "Tính theo Điều 111",
    provisional: true,
    version: 1,
  },
  {
    date: "2027-09-18",
    kind: "working_saturday",
    name: "Làm bù",
    source: "Thông báo 99/TB-BNV",
    provisional: false,
    version: 4,
  },
];
const [holiday, compensatory] = days as [CalendarDayView, CalendarDayView];

export const replan: ReplanListItem = {
  number: 7,
  kind: "calendar_day_declared",
  at: new Date("2026-11-20T02:00:00Z"),
  actor: people.mai,
  programme: null,
  detail: { date: "2027-04-30", name: "Ngày Chiến thắng" },
  tasks: 124,
  moved: 3,
};

export const policyReplan: ReplanListItem = {
  ...replan,
  number: 8,
  kind: "policy_changed",
  programme,
  detail: { before: null },
};

export const moves: ReplanDetail = {
  ...policyReplan,
  moves: [
    {
      taskId: "task-1",
      section: "II.2",
      text: "Tăng cường thanh tra, kiểm tra.",
      unit: units.labour,
      rungBefore: new Date("2026-12-01T00:10:00Z"),
      rungAfter: null,
      latenessBefore: "overdue",
      latenessAfter: "overdue",
      daysLateBefore: 6,
      daysLateAfter: 5,
    },
    {
      taskId: "task-2",
      section: "II.3",
      text: null,
      unit: units.health,
      rungBefore: null,
      rungAfter: new Date("2026-12-02T00:10:00Z"),
      latenessBefore: "due_soon",
      latenessAfter: "due_soon",
      daysLateBefore: 0,
      daysLateAfter: 0,
    },
  ],
  nextCursor: "task-2",
};

export const preview: YearImport = {
  dryRun: true,
  year: 2027,
  added: [holiday],
  changed: [{ before: compensatory, after: { ...compensatory, provisional: false } }],
  removed: [compensatory],
  unchanged: 4,
  faults: [],
  replan: { number: null, tasks: 124, moved: 3 },
};

export const faulty: YearImport = {
  ...preview,
  faults: [
    {
      row: 3,
      field: "date",
      message: {
        vi: "Ngày làm bù phải là thứ Bảy.",
        en: "A day worked in place of another must be a Saturday.",
      },
    },
  ],
  replan: null,
};

export const policy: PolicyView = { programme, version: 4, isDefault: true, policy: defaultPolicy };

const outcome = (mails: number): PolicyPreview["present"] => ({
  rungs: [
    { kind: "overdue_reminder", audience: "unit_focal", count: mails },
    { kind: "escalation", audience: "office", count: 2 },
  ],
  mails,
  units: [
    {
      unit: units.labour,
      mails,
      months: [
        { month: "2026-08", mails: mails - 1 },
        { month: "2026-09", mails: 1 },
      ],
    },
  ],
  worst: { day: "2026-09-14", mails: 2, personId: "lan", name: people.lan.name, unit: units.labour },
});

export const tried: PolicyPreview = {
  programmeId: programme.id,
  quarter: "2026-Q3",
  from: "2026-07-01",
  to: "2026-09-30",
  tasks: 124,
  present: outcome(12),
  candidate: { ...outcome(9), worst: null },
};
