/** Every page in its typical states: what the tests go through, and what a person looks at in pictures. */
import { accountPage, recoveryCodesPage } from "../../web/pages/account.js";
import { accountsPage, newAccountPage } from "../../web/pages/accounts.js";
import { type AmendmentPageView, amendmentPage } from "../../web/pages/amendment.js";
import { calendarPage } from "../../web/pages/calendar.js";
import { calendarDayPage } from "../../web/pages/calendar-day.js";
import { calendarImportPage } from "../../web/pages/calendar-import.js";
import { policyPage } from "../../web/pages/policy.js";
import { replanPage } from "../../web/pages/replan.js";
import { cyclePage, figurePage } from "../../web/pages/cycle.js";
import { cyclesPage, newCyclePage } from "../../web/pages/cycles.js";
import { inboxPage } from "../../web/pages/inbox.js";
import { linkPage, voidLinkPage } from "../../web/pages/link.js";
import { mailsPage } from "../../web/pages/mails.js";
import { oneAccountPage } from "../../web/pages/one-account.js";
import { overviewPage } from "../../web/pages/overview.js";
import { searchPage } from "../../web/pages/search.js";
import { expiredPage } from "../../web/pages/expired.js";
import { guidePage, helpPage } from "../../web/pages/help.js";
import { problemPage } from "../../web/pages/problem.js";
import { programmePage } from "../../web/pages/programme.js";
import { programmesPage } from "../../web/pages/programmes.js";
import {
  type ServiceTokensView,
  newServiceTokenPage,
  serviceTokensPage,
} from "../../web/pages/service-tokens.js";
import { rehearsalPage } from "../../web/pages/rehearsal.js";
import { rehearsalsPage } from "../../web/pages/rehearsals.js";
import { signInCodePage } from "../../web/pages/sign-in-code.js";
import { signInPage } from "../../web/pages/sign-in.js";
import { submissionPage } from "../../web/pages/submission.js";
import { successionPage } from "../../web/pages/succession.js";
import { successionPreviewPage, successionsPage } from "../../web/pages/successions.js";
import { targetPage } from "../../web/pages/target.js";
import { templatesPage } from "../../web/pages/templates.js";
import { taskPage } from "../../web/pages/task.js";
import { tasksPage } from "../../web/pages/tasks.js";
import type { TaskFilterView } from "../../web/task/filter-form.js";
import type { PageContext } from "../../web/page.js";
import type { FormState } from "../../web/task/act-form.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import type { Actor } from "../../domain/permissions.js";
import * as accounts from "./accounts-cast.js";
import * as cast from "./cast.js";
import * as office from "./office-cast.js";
import * as rehearsals from "./rehearsal-cast.js";
import * as successions from "./succession-cast.js";
import * as targets from "./target-cast.js";
import { draftPages } from "./draft-pages.js";
import { unitPages } from "./unit-pages.js";
import { templates } from "./template-cast.js";
import * as time from "./time-cast.js";
import * as reviews from "./review-cast.js";

type Locale = PageContext["locale"];

const noFilter: TaskFilterView = {
  todo: null,
  section: null,
  view: "list",
  month: null,
  state: null,
  lateness: null,
  unit: null,
  programme: null,
  dueFrom: null,
  dueTo: null,
  q: "",
  cursor: null,
  units: [],
  programmes: [],
};

function task(who: Actor, over: Partial<TaskDetail> = {}, form?: FormState) {
  return (locale: Locale) =>
    taskPage(cast.contextOf(who, { locale, path: "/tasks/task-1" }), {
      task: cast.detail(over),
      ledger: cast.ledger,
      journal: cast.journal,
      idempotencyKey: "0192-key",
      evidenceLimitMb: 25,
      choices: cast.choices,
      form,
    });
}

function amending(locale: Locale, of: TaskDetail | null, form: AmendmentPageView["form"]) {
  return amendmentPage(cast.contextOf(cast.clerk, { locale, path: "/programmes/programme-272/amendment" }), {
    programme: cast.issued,
    task: of,
    units: Object.values(cast.units),
    form,
    idempotencyKey: "0192-key",
  });
}

const failedCompletion: FormState = {
  act: "report_completion",
  values: { text: "" },
  errors: {
    text: { vi: "Hãy nêu kết quả thực hiện.", en: "Say what came out of it." },
    evidence: {
      vi: "Tệp lớn hơn 25 MB. Hãy chọn tệp nhỏ hơn.",
      en: "The file is over 25 MB. Choose a smaller one.",
    },
  },
};

const failedSplit: FormState = {
  act: "split",
  values: { "part.unit-HH": "yes", "text.unit-HH": "Rà soát 12 cơ sở", "dueOn.unit-TB": "2027-01-01" },
  errors: {
    parts: { vi: "Hãy chọn ít nhất 1.", en: "Choose at least 1." },
    "dueOn.unit-TB": { vi: "Không sau thời hạn của cả nhiệm vụ.", en: "Not after the whole task." },
  },
};

const officeActs = ["suspend", "cancel", "reassign", "urge", "decide_extension"] as const;

const wrong = { vi: "Mã không đúng. Hãy nhập lại.", en: "The code is wrong. Enter it again." };

function ownAccount(over: Partial<Parameters<typeof accountPage>[1]> = {}) {
  return (locale: Locale) =>
    accountPage(cast.contextOf(cast.officer, { locale, path: "/account" }), { ...accounts.own, ...over });
}

function serviceTokens(over: Partial<ServiceTokensView>) {
  return (locale: Locale) =>
    serviceTokensPage(cast.contextOf(accounts.administrator, { locale, path: "/service-tokens" }), {
      tokens: [],
      units: Object.values(cast.units),
      roles: ["officer", "inspector"],
      idempotencyKey: "0192-key",
      ...over,
    });
}

const accountPages: Readonly<Record<string, (locale: Locale) => string>> = {
  "sign-in-elsewhere": (locale) =>
    signInPage(cast.contextOf(null, { locale }), { returnTo: "/", oidcLabel: "SSO" }),
  "sign-in-code": (locale) => signInCodePage(cast.contextOf(null, { locale }), { returnTo: "/" }),
  "sign-in-code-failed": (locale) =>
    signInCodePage(cast.contextOf(null, { locale }), { returnTo: "/", error: wrong }),
  link: (locale) =>
    linkPage(cast.contextOf(null, { locale }), { action: "/link/token", name: "Lan", username: "lan.nt" }),
  "link-failed": (locale) =>
    linkPage(cast.contextOf(null, { locale }), {
      action: "/link/token",
      name: "Lan",
      username: "lan.nt",
      form: { values: {}, errors: { password: wrong, again: wrong } },
    }),
  "link-void": (locale) => voidLinkPage(cast.contextOf(null, { locale })),
  account: ownAccount(),
  "account-demanded": ownAccount({ secondStep: { kind: "off", demanded: true } }),
  "account-pending": ownAccount({ secondStep: accounts.pendingStep }),
  "account-pending-failed": ownAccount({
    secondStep: accounts.pendingStep,
    failed: { which: "confirm", values: {}, errors: { code: wrong } },
  }),
  "account-two-steps": ownAccount({
    secondStep: { kind: "on", codesLeft: 8 },
    failed: { which: "remove", values: {}, errors: { password: wrong } },
  }),
  "account-password-failed": ownAccount({
    failed: { which: "password", values: {}, errors: { password: wrong, fresh: wrong } },
  }),
  "recovery-codes": (locale) =>
    recoveryCodesPage(cast.contextOf(cast.officer, { locale }), [
      "ABCD-EFGH-JKLM-NPQR",
      "STUV-WXYZ-2345-6789",
    ]),
  accounts: (locale) =>
    accountsPage(cast.contextOf(accounts.administrator, { locale, path: "/accounts" }), {
      accounts: [accounts.lan, accounts.closed],
      q: "lan",
      cursor: "here",
      nextCursor: "next",
    }),
  "accounts-none": (locale) =>
    accountsPage(cast.contextOf(accounts.administrator, { locale, path: "/accounts" }), {
      accounts: [],
      q: "",
      cursor: null,
      nextCursor: null,
    }),
  "service-tokens": serviceTokens({ tokens: accounts.tokens }),
  "service-tokens-none": serviceTokens({}),
  "service-tokens-failed": serviceTokens({
    form: { values: { name: "x" }, errors: { unitId: wrong, "": wrong } },
  }),
  "service-token-new": (locale) =>
    newServiceTokenPage(cast.contextOf(accounts.administrator, { locale, path: "/service-tokens" }), {
      name: "eOffice",
      token: "ddt_abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE",
      expiresAt: new Date("2027-01-01T00:00:00Z"),
    }),
  "account-new": (locale) =>
    newAccountPage(cast.contextOf(accounts.administrator, { locale }), { units: Object.values(cast.units) }),
  "account-new-failed": (locale) =>
    newAccountPage(cast.contextOf(accounts.administrator, { locale }), {
      units: Object.values(cast.units),
      form: { values: { name: "Lan" }, errors: { username: wrong, unitId: wrong } },
    }),
  "account-one": (locale) =>
    oneAccountPage(cast.contextOf(accounts.administrator, { locale }), {
      account: accounts.detail,
      units: Object.values(cast.units),
    }),
  "account-one-refused": (locale) =>
    oneAccountPage(cast.contextOf(accounts.administrator, { locale }), {
      account: { ...accounts.detail, addressFailedAt: cast.now },
      units: Object.values(cast.units),
      form: { values: { email: "x" }, errors: { email: wrong } },
    }),
  "account-one-closed": (locale) =>
    oneAccountPage(cast.contextOf(accounts.administrator, { locale }), {
      account: { ...accounts.detail, ...accounts.closed, linkExpiresAt: null, events: [] },
      units: Object.values(cast.units),
      form: { values: { position: "Chuyên viên" }, errors: { validFrom: wrong, "": wrong } },
    }),
};

function target(view: Partial<Parameters<typeof targetPage>[1]> = {}) {
  return (locale: Locale) =>
    targetPage(cast.contextOf(cast.clerk, { locale, path: "/targets/target-1" }), {
      target: targets.assessed,
      units: Object.values(cast.units),
      idempotencyKey: "0192-key",
      ...view,
    });
}

const targetPages: Readonly<Record<string, (locale: Locale) => string>> = {
  target: target(),
  "target-apart": target({ target: targets.apart }),
  "target-unsaid": target({ target: targets.unsaid }),
  "target-definition-failed": target({
    form: {
      which: "definition",
      chosen: [cast.units.labour.id],
      values: { basis: "compounded" },
      errors: { figureUnit: wrong, baselineYear: wrong },
    },
  }),
  "target-figure-failed": target({
    form: { which: "observation", values: { value: "x" }, errors: { value: wrong, source: wrong } },
  }),
  "target-correction-failed": target({
    form: { which: "correction", observationId: "o3", values: { value: "1" }, errors: { reason: wrong } },
  }),
};

const units = Object.values(cast.units);
const clerkAt = (locale: Locale) => cast.contextOf(cast.clerk, { locale, path: "/successions" });

function succession(view: Partial<Parameters<typeof successionPage>[1]>) {
  return (locale: Locale) =>
    successionPage(clerkAt(locale), {
      succession: successions.prepared,
      idempotencyKey: "0192-key",
      ...view,
    });
}

function successionPreview(form?: Parameters<typeof successionPreviewPage>[1]["form"]) {
  return (locale: Locale) =>
    successionPreviewPage(clerkAt(locale), {
      preview: successions.preview,
      units,
      chosen: new Map([["task-3", cast.units.health.id]]),
      fields: [
        ["kind", "split"],
        ["predecessorIds", cast.units.labour.id],
      ],
      idempotencyKey: "0192-key",
      form,
    });
}

const allMails = { state: null, kind: null, unit: null, from: null, to: null, cursor: null };

const officePages: Readonly<Record<string, (locale: Locale) => string>> = {
  mails: (locale) =>
    mailsPage(cast.contextOf(cast.clerk, { locale, path: "/mails" }), {
      ...{ mails: office.mails, counts: { waiting: 1_204, failed: 3, ambiguous: 1 }, units },
      ...{ filter: allMails, nextCursor: "next", freshKey: () => "0192-key" },
    }),
  "mails-filtered": (locale) =>
    mailsPage(cast.contextOf(accounts.administrator, { locale, path: "/mails?state=failed" }), {
      ...{ mails: office.mails, counts: { waiting: 0, failed: 3, ambiguous: 1 }, units: [] },
      filter: { ...allMails, state: "failed", kind: "digest", from: "2026-11-01", cursor: "here" },
      ...{ nextCursor: null, freshKey: () => "0192-key" },
    }),
  "mails-of-unit": (locale) =>
    mailsPage(cast.contextOf(cast.officer, { locale, path: "/mails", headsUnit: true }), {
      ...{ mails: [], counts: { waiting: 0, failed: 0, ambiguous: 0 }, units },
      ...{ filter: allMails, nextCursor: null, freshKey: () => "0192-key" },
    }),
  inbox: (locale) =>
    inboxPage(cast.contextOf(cast.clerk, { locale, path: "/inbox" }), {
      ...{ inbox: office.inbox, kind: null, freshKey: () => "0192-key" },
    }),
  "inbox-of-one-kind": (locale) =>
    inboxPage(cast.contextOf(cast.clerk, { locale, path: "/inbox?kind=completions" }), {
      inbox: { parts: office.inbox.parts.slice(0, 1) },
      ...{ kind: "completions", freshKey: () => "0192-key" },
    }),
  "inbox-empty": (locale) =>
    inboxPage(cast.contextOf(cast.reviewer, { locale, path: "/inbox" }), {
      inbox: { parts: [{ kind: "completions", total: 0, items: [] }] },
      ...{ kind: null, freshKey: () => "0192-key" },
    }),
};

const templatePages: Readonly<Record<string, (locale: Locale) => string>> = {
  templates: (locale) => templatesPage(clerkAt(locale), { templates, idempotencyKey: "0192-key" }),
  "templates-refused": (locale) =>
    templatesPage(clerkAt(locale), {
      templates,
      idempotencyKey: "0192-key",
      refused: { kind: "urging_dispatch", form: "party", flaws: [wrong, wrong] },
    }),
};

const successionPages: Readonly<Record<string, (locale: Locale) => string>> = {
  successions: (locale) =>
    successionsPage(clerkAt(locale), {
      successions: [successions.prepared, successions.carriedOut, successions.undone],
      mayPrepare: false,
      units: [],
    }),
  "successions-none": (locale) =>
    successionsPage(clerkAt(locale), { successions: [], mayPrepare: true, units }),
  "successions-failed": (locale) =>
    successionsPage(clerkAt(locale), {
      successions: [],
      mayPrepare: true,
      units,
      form: {
        values: { kind: "split" },
        errors: { basis: wrong, predecessorIds: wrong },
        chosen: { predecessorIds: [cast.units.labour.id], successorIds: [] },
      },
    }),
  "succession-preview": successionPreview(),
  "succession-preview-failed": successionPreview({ values: {}, errors: { choices: wrong } }),
  succession: succession({}),
  "succession-withdrawing": succession({
    succession: { ...successions.prepared, mayWithdraw: true },
    form: { values: {}, errors: { reason: wrong } },
  }),
  "succession-carried-out": succession({ succession: successions.carriedOut }),
  "succession-undone": succession({ succession: successions.undone }),
};

const key = "0192-key";
const year2027 = { year: 2027, provisional: true, days: time.days };

const timePages: Readonly<Record<string, (locale: Locale) => string>> = {
  calendar: (locale) =>
    calendarPage(cast.contextOf(cast.clerk, { locale, path: "/calendar?year=2027" }), {
      ...{ year: year2027, replans: [time.replan, time.policyReplan], mayChange: true, idempotencyKey: key },
    }),
  "calendar-read": (locale) =>
    calendarPage(cast.contextOf(cast.officer, { locale, path: "/calendar" }), {
      ...{ year: { ...year2027, provisional: false }, replans: null, mayChange: false, idempotencyKey: key },
    }),
  "calendar-none": (locale) =>
    calendarPage(cast.contextOf(cast.clerk, { locale, path: "/calendar?year=2040" }), {
      ...{
        year: { year: 2040, provisional: true, days: [] },
        replans: [],
        mayChange: true,
        idempotencyKey: key,
      },
    }),
  "calendar-declare-failed": (locale) =>
    calendarPage(cast.contextOf(cast.clerk, { locale, path: "/calendar" }), {
      ...{ year: year2027, replans: [], mayChange: true, idempotencyKey: key },
      form: {
        of: "declare",
        values: { date: "2027-05-03", kind: "holiday" },
        errors: { date: wrong, name: wrong },
      },
    }),
  "calendar-import-failed": (locale) =>
    calendarPage(cast.contextOf(cast.clerk, { locale, path: "/calendar" }), {
      ...{ year: year2027, replans: [], mayChange: true, idempotencyKey: key },
      form: { of: "import", values: { year: "2027", csv: "date\n" }, errors: { csv: wrong } },
    }),
  "calendar-day": (locale) =>
    calendarDayPage(cast.contextOf(cast.clerk, { locale }), {
      day: time.days[1] ?? never(),
      idempotencyKey: key,
    }),
  "calendar-day-failed": (locale) =>
    calendarDayPage(cast.contextOf(cast.clerk, { locale }), {
      ...{ day: time.days[0] ?? never(), idempotencyKey: key },
      form: { values: { kind: "compensatory", provisional: "true" }, errors: { kind: wrong, source: wrong } },
    }),
  "calendar-import": (locale) =>
    calendarImportPage(cast.contextOf(cast.clerk, { locale }), {
      ...{ preview: time.preview, csv: "date,kind", idempotencyKey: key },
    }),
  "calendar-import-faults": (locale) =>
    calendarImportPage(cast.contextOf(cast.clerk, { locale }), {
      ...{ preview: time.faulty, csv: "date,kind", idempotencyKey: key },
    }),
  "calendar-import-nothing": (locale) =>
    calendarImportPage(cast.contextOf(cast.clerk, { locale }), {
      preview: { ...time.preview, added: [], changed: [], removed: [], replan: null },
      ...{ csv: "date,kind", idempotencyKey: key },
    }),
  replan: (locale) => replanPage(cast.contextOf(cast.clerk, { locale }), time.moves),
  "replan-none": (locale) =>
    replanPage(cast.contextOf(cast.clerk, { locale }), { ...time.replan, moves: [], nextCursor: null }),
  policy: policyOf(),
  "policy-read": policyOf({ mayChange: false, replans: [time.policyReplan] }),
  "policy-tried": policyOf({
    policy: { ...time.policy, isDefault: false },
    preview: time.tried,
    form: { values: { rows: "3", "r0.what": "overdue:escalation", "r0.after": "6" }, errors: {} },
    rows: 3,
  }),
  "policy-failed": policyOf({
    form: {
      values: { rows: "2", "r0.what": "overdue:escalation", "r0.after": "x" },
      errors: { "r0.after": wrong, "r1.audiences": wrong, "": wrong, explanationWorkingDays: wrong },
    },
    rows: 2,
  }),
};

function policyOf(over: Partial<Parameters<typeof policyPage>[1]> = {}) {
  return (locale: Locale) =>
    policyPage(cast.contextOf(cast.clerk, { locale, path: "/programmes/programme-272/policy" }), {
      ...{
        policy: time.policy,
        mayChange: true,
        replans: [],
        quarters: ["2026-Q4", "2026-Q3"],
        idempotencyKey: key,
      },
      rows: time.policy.policy.rules.length + 2,
      ...over,
    });
}

function never(): never {
  throw new Error("the cast has three days");
}

const cycle =
  (who: Actor, view: Partial<Parameters<typeof cyclePage>[1]> = {}) =>
  (locale: Locale): string =>
    cyclePage(cast.contextOf(who, { locale }), {
      cycle: reviews.detail,
      idempotencyKey: "0192-key",
      ...view,
    });
const unitReport =
  (view: Partial<Parameters<typeof submissionPage>[1]> = {}) =>
  (locale: Locale): string =>
    submissionPage(cast.contextOf(cast.officer, { locale }), {
      submission: reviews.unitReport,
      idempotencyKey: "0192-key",
      ...view,
    });

const reviewPages: Readonly<Record<string, (locale: Locale) => string>> = {
  cycles: (locale) =>
    cyclesPage(cast.contextOf(cast.clerk, { locale }), {
      cycles: [reviews.cycle, { ...reviews.cycle, id: "cycle-2", state: "cancelled", own: [] }],
      mayCall: true,
    }),
  "cycles-none": (locale) =>
    cyclesPage(cast.contextOf(cast.officer, { locale }), { cycles: [], mayCall: false }),
  "cycle-new": (locale) =>
    newCyclePage(cast.contextOf(cast.clerk, { locale }), {
      programmes: [cast.programme],
      idempotencyKey: "0192-key",
    }),
  "cycle-new-failed": (locale) =>
    newCyclePage(cast.contextOf(cast.clerk, { locale }), {
      programmes: [cast.programme],
      idempotencyKey: "0192-key",
      form: { values: { periodFrom: "2026-01-01" }, errors: { cutOff: wrong, "": wrong } },
    }),
  "cycle-new-nothing": (locale) =>
    newCyclePage(cast.contextOf(cast.clerk, { locale }), { programmes: [], idempotencyKey: "0192-key" }),
  cycle: cycle(cast.reviewer),
  "cycle-called": cycle(cast.officer, {
    cycle: {
      ...reviews.detail,
      state: "called",
      report: null,
      consolidated: false,
      figures: null,
      allowedActions: [],
    },
  }),
  "cycle-hidden": cycle(cast.officer, {
    cycle: { ...reviews.detail, report: null, remarks: null, submissions: [], allowedActions: [] },
  }),
  "cycle-approval": cycle(cast.member, {
    cycle: {
      ...reviews.detail,
      state: "awaiting_approval",
      allowedActions: ["approve_report", "return_report"],
    },
    act: { act: "return_report", values: { remarks: "" }, errors: { remarks: wrong } },
  }),
  "cycle-stale": cycle(cast.reviewer, {
    paragraph: { id: "counts", values: { text: "Chữ vừa nhập." }, errors: { "": wrong } },
  }),
  "cycle-published": cycle(cast.officer, { cycle: reviews.published }),
  figure: (locale) => figurePage(cast.contextOf(cast.member, { locale }), reviews.figure),
  submission: unitReport(),
  "submission-not-accepted": unitReport({
    submission: { ...reviews.unitReport, state: "assigned", allowedActions: [] },
  }),
  "submission-signed": unitReport({
    submission: {
      ...reviews.unitReport,
      signedBy: cast.people.lan,
      signedAt: cast.now,
      submittedAt: cast.now,
      allowedActions: ["save", "submit"],
    },
    act: { values: {}, errors: { "": wrong } },
  }),
};

export const pages: Readonly<Record<string, (locale: Locale) => string>> = {
  ...targetPages,
  ...successionPages,
  ...templatePages,
  ...officePages,
  ...accountPages,
  ...timePages,
  ...reviewPages,
  "sign-in": (locale) => signInPage(cast.contextOf(null, { locale }), { returnTo: "/" }),
  "sign-in-failed": (locale) =>
    signInPage(cast.contextOf(null, { locale }), {
      username: "lan.nt",
      returnTo: "/tasks/task-1",
      error: {
        vi: "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại.",
        en: "User name or password is not right. Type them again.",
      },
    }),
  overview: (locale) =>
    overviewPage(cast.contextOf(cast.member, { locale, path: "/overview" }), cast.overview),
  search: (locale) =>
    searchPage(cast.contextOf(cast.member, { locale, path: "/search" }), {
      words: "an toan",
      tasks: cast.overview.escalated,
      programmes: [{ programme: cast.programme, excerpt: "… tổ chức Tháng hành động về an toàn …" }],
      units: [cast.units.labour],
      evidence: [
        {
          id: "evidence-1",
          fileName: "Biên bản kiểm tra.pdf",
          taskId: "task-1",
          section: "II.1.1-1",
          programme: cast.programme,
          unit: cast.units.labour,
        },
      ],
      more: ["tasks", "units"],
    }),
  "search-nothing": (locale) =>
    searchPage(cast.contextOf(cast.member, { locale, path: "/search" }), {
      ...{ words: "không có", tasks: [], programmes: [], units: [], evidence: [], more: [] },
    }),
  "overview-full": (locale) =>
    overviewPage(cast.contextOf(cast.member, { locale, path: "/overview" }), cast.fullOverview),
  "overview-empty": (locale) =>
    overviewPage(cast.contextOf(cast.member, { locale, path: "/overview" }), {
      at: cast.now,
      programmes: [],
      counts: cast.noCounts,
      laggingUnits: [],
      escalated: [],
      change: null,
      weeks: [],
      decisions: { reviews: [], successions: [], extensions: [], extensionsTotal: 0, escalatedTotal: 0 },
      targets: [],
      reviews: [],
    }),
  "tasks-own": (locale) =>
    tasksPage(
      cast.contextOf(cast.officer, {
        locale,
        notice: {
          kind: "success",
          text: locale === "vi" ? "Đã gửi báo cáo hoàn thành." : "The completion report was sent.",
        },
      }),
      { scope: "own", tasks: cast.ownTasks, counts: cast.counts, filter: noFilter, nextCursor: "next" },
    ),
  "tasks-all": (locale) =>
    tasksPage(cast.contextOf(cast.clerk, { locale, path: "/tasks?scope=all" }), {
      scope: "all",
      tasks: cast.ownTasks.map((each) => ({ ...each, allowedActions: [] })),
      counts: cast.counts,
      filter: { ...noFilter, units: Object.values(cast.units), programmes: [cast.programme] },
      nextCursor: "next",
    }),
  "tasks-filtered": (locale) =>
    tasksPage(cast.contextOf(cast.clerk, { locale, path: "/tasks?scope=all&lateness=overdue" }), {
      scope: "all",
      tasks: cast.ownTasks.slice(0, 1),
      counts: cast.counts,
      filter: {
        ...noFilter,
        lateness: "overdue",
        q: "kiểm tra",
        cursor: "here",
        units: Object.values(cast.units),
      },
      nextCursor: null,
    }),
  "tasks-none": (locale) =>
    tasksPage(cast.contextOf(cast.officer, { locale }), {
      scope: "own",
      tasks: [],
      counts: cast.noCounts,
      filter: noFilter,
      nextCursor: null,
    }),
  "task-overdue": task(cast.officer),
  "task-accept": task(cast.officer, {
    state: "assigned",
    lateness: "on_track",
    dueOn: "2026-12-31",
    originalDueOn: "2026-12-31",
    workingDaysLate: 0,
    workingDaysLeft: 27,
    progress: 0,
    acceptedAt: null,
    reports: [],
    extensions: [],
    allowedActions: ["accept", "decline", "request_extension"],
    nextRung: { kind: "acceptance_reminder", at: new Date("2026-11-27T00:30:00Z") },
  }),
  "task-explain": task(cast.officer, {
    explanationDueOn: "2026-11-25",
    explanations: [
      {
        id: "explanation-1",
        demandedAt: new Date("2026-11-20T00:30:00Z"),
        dueOn: "2026-11-25",
        text: null,
        givenBy: null,
        givenAt: null,
      },
    ],
  }),
  "task-failed": task(cast.officer, {}, failedCompletion),
  "task-choosing": task(cast.clerk, {
    allowedActions: ["reassign", "change_units", "name_focal_officer", "split"],
  }),
  "task-split-failed": task(cast.officer, { allowedActions: ["split"] }, failedSplit),
  "task-review": task(cast.reviewer, {
    state: "awaiting_review",
    lateness: "on_track",
    workingDaysLate: 0,
    reports: [cast.report(), ...cast.detail().reports],
    reportedAt: new Date("2026-11-13T02:15:00Z"),
    allowedActions: ["confirm", "return"],
    nextRung: { kind: "review_reminder", at: new Date("2026-11-20T00:30:00Z") },
  }),
  "task-returned": task(cast.officer, {
    state: "returned",
    lateness: "due_soon",
    dueOn: "2026-11-30",
    workingDaysLate: 0,
    workingDaysLeft: 4,
    reports: [
      cast.report({
        state: "returned",
        reviewer: cast.people.duc,
        reviewedAt: new Date("2026-11-16T03:00:00Z"),
        remarks: "Báo cáo chưa có kết quả xử phạt của các huyện; đề nghị bổ sung phụ lục.",
      }),
    ],
    nextRung: { kind: "due_reminder", at: new Date("2026-11-26T00:30:00Z") },
  }),
  "task-extension": task(cast.clerk, {
    extensions: [
      {
        id: "extension-2",
        state: "pending",
        askedBy: cast.people.lan,
        askedAt: new Date("2026-11-20T02:00:00Z"),
        askedDueOn: "2026-12-15",
        reason: "Còn 02 doanh nghiệp chưa kiểm tra được do ngừng sản xuất.",
        grantedDueOn: null,
        decidedAt: null,
        remarks: null,
      },
    ],
    allowedActions: [...officeActs],
    nextRung: { kind: "extension_reminder", at: new Date("2026-11-25T00:30:00Z") },
  }),
  "task-suspended": task(cast.clerk, {
    state: "suspended",
    lateness: "no_deadline",
    workingDaysLate: 0,
    suspendedUntil: "2027-01-15",
    allowedActions: ["resume", "cancel"],
    nextRung: { kind: "resume", at: new Date("2027-01-15T00:30:00Z") },
  }),
  "task-completed": task(cast.clerk, {
    state: "completed",
    lateness: "late",
    workingDaysLate: 2,
    progress: 100,
    reports: [
      cast.report({
        state: "confirmed",
        reviewer: cast.people.duc,
        reviewedAt: new Date("2026-11-16T03:00:00Z"),
        remarks: "Đầy đủ.",
      }),
    ],
    explanations: [
      {
        id: "explanation-1",
        demandedAt: new Date("2026-11-05T00:30:00Z"),
        dueOn: "2026-11-10",
        text: "Chậm do mưa bão.",
        givenBy: cast.people.lan,
        givenAt: new Date("2026-11-06T02:00:00Z"),
      },
    ],
    allowedActions: [],
    nextRung: null,
  }),
  "task-continuous": task(cast.officer, {
    kind: "continuous",
    lateness: "no_deadline",
    dueOn: null,
    originalDueOn: null,
    workingDaysLate: 0,
    focalOfficer: null,
    head: null,
    product: null,
    dueText: null,
    period: "2026",
    extensions: [],
    series: { id: "series-1", recurrence: "yearly:12-10" },
    allowedActions: ["report_progress", "report_completion"],
    nextRung: { kind: "silence_reminder", at: new Date("2027-01-18T00:30:00Z") },
  }),
  "task-series": (locale) =>
    taskPage(cast.contextOf(cast.officer, { locale, path: "/tasks/task-1" }), {
      task: cast.detail({ kind: "recurring", lateness: "no_deadline", dueOn: null, allowedActions: [] }),
      journal: [],
      ledger: cast.noLedger,
      ...{ idempotencyKey: "0192-key", evidenceLimitMb: 25 },
    }),
  ...unitPages,
  ...draftPages,
  rehearsals: (locale) =>
    rehearsalsPage(cast.contextOf(cast.clerk, { locale, path: "/rehearsals" }), [
      rehearsals.item,
      { ...rehearsals.item, id: "rehearsal-2", broken: 0 },
    ]),
  "rehearsals-none": (locale) =>
    rehearsalsPage(cast.contextOf(cast.clerk, { locale, path: "/rehearsals" }), []),
  rehearsal: (locale) =>
    rehearsalPage(cast.contextOf(cast.clerk, { locale, path: "/rehearsals/rehearsal-1" }), rehearsals.detail),
  "rehearsal-empty": (locale) =>
    rehearsalPage(cast.contextOf(cast.clerk, { locale, path: "/rehearsals/rehearsal-1" }), rehearsals.empty),
  programmes: (locale) =>
    programmesPage(cast.contextOf(cast.clerk, { locale, path: "/programmes" }), [cast.issued, cast.draft]),
  programme: (locale) =>
    programmePage(cast.contextOf(cast.clerk, { locale, path: "/programmes/programme-272" }), cast.issued),
  "amendment-add": (locale) => amending(locale, null, undefined),
  "amendment-change": (locale) => amending(locale, cast.detail({ amendments: [cast.amendment] }), undefined),
  "amendment-failed": (locale) =>
    amending(locale, null, { values: { number: "280-CTr/TU" }, errors: { text: wrong, leadUnitId: wrong } }),
  "task-amended": task(cast.clerk, { amendments: [cast.amendment] }),
  "task-acknowledgement": task(cast.clerk, {
    purpose: "acknowledgement",
    section: "",
    state: "assigned",
    allowedActions: ["acknowledge"],
  }),
  "programme-draft": (locale) =>
    programmePage(cast.contextOf(cast.clerk, { locale, path: "/programmes/programme-272" }), cast.draft),
  "problem-conflict": (locale) =>
    problemPage(cast.contextOf(cast.officer, { locale, path: "/tasks/task-1" }), {
      status: 409,
      title: locale === "vi" ? "Nhiệm vụ đã thay đổi" : "The task has changed",
      message: {
        vi: "Người khác vừa cập nhật nhiệm vụ này. Hãy tải lại trang để xem trạng thái mới nhất.",
        en: "Somebody else has just changed this task. Load the page again to see its present state.",
      },
      field: "version",
    }),
  "problem-stale": (locale) =>
    problemPage(cast.contextOf(cast.officer, { locale, path: "/tasks/task-1" }), {
      status: 412,
      title: locale === "vi" ? "Dữ liệu đã thay đổi" : "It has changed meanwhile",
      message: {
        vi: "Nội dung này vừa được người khác cập nhật.",
        en: "Somebody else has just changed this.",
      },
    }),
  help: (locale) => helpPage(cast.contextOf(cast.officer, { locale, path: "/help" })),
  guide: (locale) => guidePage(cast.contextOf(null, { locale, path: "/help/guides/office" }), "office"),
  expired: (locale) => expiredPage(cast.contextOf(null, { locale, path: "/tasks/x/completion" }), "/tasks/x"),
  "problem-not-found": (locale) =>
    problemPage(cast.contextOf(null, { locale, path: "/tasks/none" }), {
      status: 404,
      title: locale === "vi" ? "Không tìm thấy trang" : "Page not found",
      message: { vi: "Hãy kiểm tra lại đường dẫn.", en: "Check the address." },
    }),
};
