/**
 * The matrix of doors: for each operation of the API and each route of the pages, the right that opens it, taken from
 * `domain/permissions.ts`, and what is answered to who has it. Nothing is changed on the way: what a right lets through
 * is stopped by a version that nobody has seen, or by a field behind the right.
 */
import { randomUUID } from "node:crypto";
import {
  type Actor,
  type GeneralRight,
  type Parties,
  type TaskRight,
  holds,
  may,
  mayManageCalendar,
  mayReadLetter,
  mayReadUnit,
  mayReadReviews,
  mayObserve,
  programmeRights,
} from "../../domain/permissions.js";
import { defaultPolicy } from "../../domain/policy.js";
import type { Act } from "../../domain/transitions.js";
import { routeOf } from "../../api/operation.js";
import { actInput } from "../../api/pages/act-input.js";
import { fileOperations } from "../../api/pages/files.js";
import { taskActs } from "../../api/task-acts.js";
import { bodies } from "./requests.js";

/** Who asks: a person, a system with a token, or nobody. */
export interface Asker {
  readonly actor: Actor | null;
  readonly kind: "person" | "service" | "nobody";
}

/** What is asked about: a task and what belongs to it. */
export interface Place {
  readonly parties: Parties;
  readonly closed: boolean;
  /** The parties of every task of its programme. */
  readonly programme: readonly Parties[];
  /** Whom an absence is declared for, and who else may: the head of that unit. */
  readonly absent: string;
  readonly heads: readonly string[];
  /** Everybody who answers for a unit. */
  readonly leaders: readonly string[];
  readonly ids: Readonly<Record<string, string>>;
  /** Of the one review cycle: what each unit owes to it, and what Long Mỹ does. */
  readonly cycle: readonly Parties[];
  readonly submission: Parties;
}

export interface Row {
  status(asker: Asker, place: Place, method: string): number;
  /** JSON of the API, fields of a form. */
  readonly body?: (place: Place) => Readonly<Record<string, unknown>>;
  readonly version?: (place: Place) => string;
  /** Asked of every place, not of one alone. */
  readonly everywhere?: true;
}

export const NEVER = "999999999";
const none = "00000000-0000-7000-8000-000000000000";

const who = (asker: Asker, status: (actor: Actor) => number) =>
  asker.actor === null ? 401 : status(asker.actor);

export function general(right: GeneralRight, granted: number, over: Partial<Row> = {}): Row {
  return { status: (asker) => who(asker, (actor) => (holds(actor, right) ? granted : 403)), ...over };
}

export function onTask(right: TaskRight, granted: (place: Place) => number, over: Partial<Row> = {}): Row {
  return {
    status: (asker, place) =>
      who(asker, (actor) => {
        if (may(actor, right, place.parties)) return granted(place);
        return may(actor, "read_metadata", place.parties) ? 403 : 404;
      }),
    everywhere: true,
    ...over,
  };
}

export const anybody = (granted: number, over: Partial<Row> = {}): Row => ({
  status: (asker) => who(asker, () => granted),
  ...over,
});

/** With one's own account, which a system has not. */
export const person = (granted: number): Row => ({
  status: ({ kind }) => ({ person: granted, service: 403, nobody: 401 })[kind],
});

/** To nobody in particular. */
export const open = (granted: number, over: Partial<Row> = {}): Row => ({ status: () => granted, ...over });

const readsProgramme = (actor: Actor, place: Place): boolean =>
  actor.roles.some((role) => {
    const reach = programmeRights.read[role];
    return reach === "all" || (reach === "party" && place.programme.some((task) => may(actor, "read", task)));
  });

/** What is a programme's: unseen where the programme is. */
const ofProgramme = (granted: (actor: Actor, place: Place) => number, over: Partial<Row> = {}): Row => ({
  status: (asker, place) =>
    who(asker, (actor) => (readsProgramme(actor, place) ? granted(actor, place) : 404)),
  everywhere: true,
  ...over,
});

/** The figures of the programme's target are owed by one unit. */
const observes = (actor: Actor, { ids }: Place) => (mayObserve(actor, ids["owingUnitId"] ?? "") ? 412 : 403);

const renaming = {
  ...{
    kind: "renamed",
    effectiveOn: "2026-06-01",
    basis: "Quyết định",
    predecessorIds: [none],
    successorIds: [],
  },
};

const programme = ofProgramme(() => 200);

const calendar = (granted: number): Row => ({
  status: (asker, place) =>
    who(asker, (actor) => (mayManageCalendar(actor, place.parties.leadUnitId) ? granted : 403)),
  everywhere: true,
});

/** A unit's own pages: those of the lead's unit. */
const ofUnit = (granted: number): Row => ({
  status: (asker, place) =>
    who(asker, (actor) => (mayReadUnit(actor, place.parties.leadUnitId) ? granted : 404)),
  everywhere: true,
});

const absence: Row = {
  status: (asker, place) =>
    who(asker, (actor) =>
      holds(actor, "declare_absences") ||
      (asker.kind === "person" && [place.absent, ...place.heads].includes(actor.personId))
        ? 422
        : 403,
    ),
  body: ({ absent, ids }) => ({
    personId: absent,
    deputyId: ids["accountId"],
    from: "2026-03-11",
    to: "2026-03-12",
  }),
  everywhere: true,
};

/** A unit sees the cycle that it owes a report to, and nothing of what is in it before it is published. */
const cycle = (
  right: GeneralRight | "read" | "read_figures",
  granted: number,
  over: Partial<Row> = {},
): Row => ({
  status: (asker, place) =>
    who(asker, (actor) => {
      if (!mayReadReviews(actor))
        return right === "read" && place.cycle.some((owed) => may(actor, "read", owed)) ? granted : 404;
      return right === "read" || right === "read_figures" || holds(actor, right) ? granted : 403;
    }),
  ...over,
});

const submission = (right: TaskRight, granted: number, over: Partial<Row> = {}): Row => ({
  status: (asker, place) =>
    who(asker, (actor) => {
      if (!may(actor, "read", place.submission)) return 404;
      return may(actor, right, place.submission) ? granted : 403;
    }),
  ...over,
});

/** Those who follow the sending see all mails, those who answer for a unit its own. */
const mails: Row = {
  status: (asker, place) =>
    who(asker, (actor) =>
      holds(actor, "read_mails") || (asker.kind === "person" && place.leaders.includes(actor.personId))
        ? 200
        : 403,
    ),
};

const edits = { body: () => ({ paragraphs: [{ id: "counts", text: "Sửa" }] }) };

const holiday = { kind: "holiday", name: "Nghỉ lễ", source: "Thông báo" } as const;

/** Where it stands the programme is issued: its draft is closed, whatever is asked of it. */
const draft = (body: Readonly<Record<string, unknown>> = {}): Row =>
  general("import_programme", 409, { body: () => body });
/** Of the draft as a whole, whose version comes first. */
const versionedDraft = (body: Readonly<Record<string, unknown>> = {}): Row =>
  general("import_programme", 412, { body: () => body });
const target = {
  ...{ text: "Giảm 5%", comparator: "decrease_at_least", value: 5, unit: "%", period: "year", by: null },
};
const documentHead = { number: "1", type: "Kế hoạch", title: "Tên", issuer: "BTV" };

const account = (): Row => general("manage_accounts", 412);
const act = (name: Act, over: Partial<Row> = {}): Row =>
  onTask(name, ({ closed }) => (closed ? 409 : 412), {
    body: () => bodies[name] ?? {},
    version: ({ closed }) => (closed ? "*" : `"${NEVER}"`),
    ...over,
  });

/** By the operation's id. */
export const apiRows: Readonly<Record<string, Row>> = {
  signIn: open(422),
  whoAmI: anybody(200),
  signOut: anybody(204),
  listSessions: person(200),
  revokeSession: person(404),
  revokeOtherSessions: person(200),
  importProgramme: general("import_programme", 422),
  listProgrammes: general("list_programmes", 200),
  readProgramme: programme,
  issueProgramme: general("issue_programme", 422),
  amendProgramme: general("amend_programme", 412, {
    body: () => ({ number: "09-CTr/TU", signedOn: "2026-03-02", drop: [{ taskId: none, reason: "Thôi" }] }),
  }),
  listTargets: programme,
  readTarget: programme,
  defineTarget: ofProgramme((actor) => (holds(actor, "define_target") ? 412 : 403), {
    body: () => ({
      ...{ basis: "compounded", baseline: null, horizonYear: 2030, rollUp: "sum", figureUnit: "vụ" },
      ...{ figureRecurrence: null, unitIds: [] },
    }),
  }),
  recordObservation: ofProgramme(observes, {
    body: ({ ids }) => ({ unitId: ids["owingUnitId"], year: 2024, value: 1, source: "Niên giám" }),
  }),
  correctObservation: ofProgramme(observes, {
    body: () => ({ value: 1, source: "Niên giám", reason: "Tính trùng" }),
  }),
  previewSuccession: general("prepare_succession", 422, { body: () => renaming }),
  prepareSuccession: general("prepare_succession", 422, { body: () => renaming }),
  listSuccessions: general("read_successions", 200),
  readSuccession: general("read_successions", 200),
  signSuccession: general("sign_succession", 412),
  withdrawSuccession: general("prepare_succession", 412, { body: () => ({ reason: "Có quyết định mới" }) }),
  readDraft: general("import_programme", 200),
  listDraftCorrections: general("import_programme", 200),
  correctDraftDocument: versionedDraft({ ...documentHead, signedOn: null }),
  correctDraftTask: draft({ text: "Khác" }),
  splitDraftTask: draft({ parts: ["Một", "Hai"] }),
  joinDraftTasks: draft({ otherId: none }),
  dropDraftTask: draft(),
  restoreDraftTask: draft(),
  settleDraftDoubt: draft(),
  settleDraftName: draft({ name: "các cấp ủy", unitIds: [] }),
  correctDraftTarget: versionedDraft(target),
  dropDraftTarget: versionedDraft(),
  restoreDraftTarget: versionedDraft(),
  reReadDraft: draft(),
  importWorkbook: general("import_programme", 422),
  issueDraft: general("issue_programme", 412),
  listTasks: anybody(200),
  search: anybody(200),
  readTask: onTask("read_metadata", () => 200),
  readJournal: onTask("read_metadata", () => 200),
  readEvidence: onTask("read", () => 200),
  ...Object.fromEntries(taskActs.map((door) => [camelCase(door.act), act(door.act)])),
  actInBulk: anybody(200, {
    body: ({ ids }) => ({ act: "urge", taskIds: [ids["taskId"]], input: bodies.urge, dryRun: true }),
    everywhere: true,
  }),
  declareAbsence: absence,
  readToday: anybody(200),
  readScore: ofUnit(200),
  readUnitPeople: ofUnit(200),
  readOverview: general("read_overview", 200),
  createAccount: general("manage_accounts", 422, {
    body: () => ({
      ...{ name: "Người Mới", username: "nguoi.moi", email: "moi@haugiang.example" },
      ...{ unitId: none, role: "officer", position: "Chuyên viên" },
    }),
  }),
  listAccounts: general("manage_accounts", 200),
  readAccount: general("manage_accounts", 200),
  disableAccount: account(),
  enableAccount: account(),
  changeMembership: general("manage_accounts", 412, {
    body: ({ parties }) => ({ unitId: parties.leadUnitId, role: "officer", position: "Chuyên viên" }),
  }),
  sendAccountLink: account(),
  removeSecondStep: account(),
  correctAddress: general("manage_accounts", 412, { body: () => ({ email: "moi@haugiang.example" }) }),
  confirmAddress: general("settle_mails", 412),
  listMails: mails,
  // It waits, and has not failed.
  resendMail: general("settle_mails", 409),
  setMailAside: general("settle_mails", 409),
  readInbox: general("read_inbox", 200),
  listAccountEvents: general("read_account_events", 200),
  createServiceToken: general("manage_accounts", 422, {
    body: () => ({ name: "Phần mềm", unitId: none, role: "officer", expiresOn: "2026-12-31" }),
  }),
  listServiceTokens: general("manage_accounts", 200),
  revokeServiceToken: account(),
  subscribeWebhook: general("manage_webhooks", 422, {
    body: () => ({ url: "ftp://receiver.example", kinds: ["task_accepted"] }),
  }),
  listWebhooks: general("manage_webhooks", 200),
  removeWebhook: general("manage_webhooks", 412),
  listDeliveries: general("manage_webhooks", 200),
  redeliver: general("manage_webhooks", 201),
  testWebhook: general("manage_webhooks", 201),
  readCalendarYear: anybody(200),
  // A day that is declared already.
  declareCalendarDay: general("manage_calendar", 409, { body: () => ({ date: "2027-04-30", ...holiday }) }),
  importCalendarYear: general("manage_calendar", 422, { body: () => ({ year: 2027, csv: "nothing" }) }),
  changeCalendarDay: general("manage_calendar", 412, { body: () => holiday }),
  removeCalendarDay: general("manage_calendar", 412),
  readPolicy: general("read_policy", 200),
  changePolicy: general("manage_policy", 412, { body: () => ({ policy: null }) }),
  previewPolicy: general("manage_policy", 422, {
    body: () => ({ policy: { ...defaultPolicy, explanationWorkingDays: 0 } }),
  }),
  listRehearsals: general("read_rehearsals", 200),
  readRehearsal: general("read_rehearsals", 200),
  listReplans: general("read_replans", 200),
  readReplan: general("read_replans", 200),
  readLedger: onTask("read_metadata", () => 200),
  // Its cut-off is past.
  callCycle: general("call_review", 422, {
    body: ({ ids }) => ({
      ...{
        programmeId: ids["programmeId"],
        kind: "yearly",
        periodFrom: "2026-01-01",
        periodTo: "2026-12-31",
      },
      ...{ cutOff: "2026-03-01", dueOn: "2026-12-15" },
    }),
  }),
  listCycles: anybody(200),
  readCycle: cycle("read", 200),
  readFigure: cycle("read_figures", 200),
  editReviewReport: cycle("edit_review", 412, edits),
  requestReviewApproval: cycle("edit_review", 412),
  approveReview: cycle("approve_review", 412),
  returnReview: cycle("approve_review", 412, { body: () => ({ remarks: "Làm rõ" }) }),
  publishReview: cycle("edit_review", 412),
  cancelCycle: cycle("call_review", 412, { body: () => ({ reason: "Gộp kỳ" }) }),
  readReviewRules: general("call_review", 200),
  setReviewRules: general("call_review", 412, { body: () => ({ rules: null }) }),
  readSubmission: submission("read", 200),
  saveSubmission: submission("report_completion", 412, edits),
  signSubmission: submission("report_completion", 412),
  // Not accepted yet.
  submitReport: submission("report_completion", 409),
  // Not drafted yet.
  takeReviewReport: cycle("read", 409),
  takeSubmission: submission("read", 200),
  // Nothing is late there.
  takeUrgingDispatch: general("write_dispatches", 409),
  takeAssignmentLetter: ofProgramme((actor, { parties }) =>
    mayReadLetter(actor, parties.leadUnitId) ? 200 : 404,
  ),
  takeHandOverRecord: general("read_successions", 200),
  takeBulletin: general("read_overview", 200),
  takeTasks: anybody(200),
  takeLaggingUnits: general("read_overview", 200),
  takeTargets: programme,
  takeCycleUnits: cycle("read", 200),
  listTemplates: general("manage_templates", 200),
  uploadTemplate: general("manage_templates", 422),
  restoreTemplate: general("manage_templates", 412, { body: () => ({ number: 0 }) }),
  // No version of that number.
  takeTemplate: general("manage_templates", 404),
  // Made, then removed again.
  renewCalendarAddress: calendar(201),
  removeCalendarAddress: calendar(204),
};

/** Whom a page does not know it sends to sign in, and to whom a form is of no use it says so; a system's token opens no page. */
const page = (row: Row): Row => ({
  ...row,
  status: (asker, place, method) =>
    asker.kind === "person" ? row.status(asker, place, method) : method === "post" ? 401 : 303,
});

/** What the texts of a form do not make up is said beside the fields, to who may see the task. */
function formOf(name: Act): Row {
  const texts = Object.fromEntries(
    Object.entries(bodies[name] ?? {}).map(([key, value]) => [key, String(value)]),
  );
  const { input } = actInput(name, texts, []);
  const parsed = taskActs.find((door) => door.act === name)?.body.safeParse(input).success === true;
  const body = ({ closed }: Place) => ({ ...texts, ...(closed ? {} : { version: NEVER }) });
  return page(parsed ? act(name, { body }) : onTask("read", () => 422, { body }));
}

const form = {
  password: "wrong",
  fresh: "một-mật-khẩu-đủ-dài-2026",
  again: "một-mật-khẩu-đủ-dài-2026",
  code: "000000",
};
const ownForm: Row = page({ ...person(422), body: () => form });
const versioned = { body: () => ({ version: NEVER }) };

/** By method and path. Where an issuer is configured two more open doors are mounted: accounts-oidc.test.ts. */
export const pageRows: Readonly<Record<string, Row>> = {
  "get /": page(person(303)),
  // Which changes it asks for is tried in live.test.ts. A browser that is told 204 does not ask again.
  "get /help": open(200),
  "get /help/guides/:guide": open(404),
  "get /live": { status: ({ kind }) => (kind === "person" ? 422 : 204) },
  "get /sign-in": open(200),
  // Each under another name, or the brake would answer.
  "post /sign-in": open(401, { body: () => ({ username: `nobody-${randomUUID()}`, password: "nothing" }) }),
  "get /sign-in/code": open(200),
  "post /sign-in/code": open(401),
  "post /sign-out": open(303),
  "post /locale": open(303),
  "get /link/:token": open(404),
  "post /link/:token": open(404),
  "get /account": page(person(200)),
  "post /account/password": ownForm,
  "post /account/second-step": ownForm,
  "post /account/second-step/confirmation": ownForm,
  "post /account/recovery-codes": ownForm,
  "post /account/second-step/removal": ownForm,
  "post /account/sessions/end-others": page(person(303)),
  "post /account/sessions/:sessionId/end": page(person(404)),
  "get /accounts": page(general("manage_accounts", 200)),
  "get /accounts/new": page(general("manage_accounts", 200)),
  "post /accounts": page(general("manage_accounts", 422)),
  "get /accounts/:accountId": page(general("manage_accounts", 200)),
  "post /accounts/:accountId/memberships": page(general("manage_accounts", 422, versioned)),
  "post /accounts/:accountId/link": page(general("manage_accounts", 412, versioned)),
  "post /accounts/:accountId/disabling": page(general("manage_accounts", 412, versioned)),
  "post /accounts/:accountId/enabling": page(general("manage_accounts", 412, versioned)),
  "post /accounts/:accountId/second-step-removal": page(general("manage_accounts", 412, versioned)),
  "get /today": page(anybody(200)),
  "get /units/:unitId": page(ofUnit(200)),
  "get /units/:unitId/score": page(ofUnit(200)),
  "post /units/:unitId/absences": page(ofUnit(422)),
  "post /accounts/:accountId/address": page(
    general("manage_accounts", 412, { body: () => ({ email: "moi@haugiang.example", version: NEVER }) }),
  ),
  "post /accounts/:accountId/address-confirmation": page(general("settle_mails", 409)),
  "get /mails": page(mails),
  "post /mails/:mailId/resending": page(general("settle_mails", 409)),
  "post /mails/:mailId/setting-aside": page(general("settle_mails", 409)),
  "get /inbox": page(general("read_inbox", 200)),
  "get /overview": page(general("read_overview", 200)),
  "get /programmes": page(general("list_programmes", 200)),
  "get /programmes/:programmeId": page(programme),
  "get /programmes/:programmeId/amendment": page(general("amend_programme", 200)),
  "post /programmes/:programmeId/amendment": page(general("amend_programme", 422)),
  "get /targets/:targetId": page(programme),
  // What they do not make up is said beside the fields, to who may see the target.
  "post /targets/:targetId/definition": page(ofProgramme(() => 422)),
  "post /targets/:targetId/observations": page(ofProgramme(() => 422)),
  "post /targets/:targetId/observations/:observationId/correction": page(ofProgramme(() => 422)),
  "get /successions": page(general("read_successions", 200)),
  "post /successions/preview": page(general("read_successions", 422)),
  "post /successions": page(general("read_successions", 422)),
  "get /successions/:successionId": page(general("read_successions", 200)),
  "post /successions/:successionId/signature": page(general("sign_succession", 412, versioned)),
  "post /successions/:successionId/withdrawal": page(
    general("prepare_succession", 412, { body: () => ({ reason: "Có quyết định mới", version: NEVER }) }),
  ),
  "get /drafts/new": page(general("import_programme", 200)),
  "post /drafts": page(general("import_programme", 422)),
  "post /drafts/workbook": page(general("import_programme", 422)),
  "post /drafts/workbook/confirmation": page(general("import_programme", 422)),
  "get /drafts/:programmeId": page(general("import_programme", 200)),
  "post /drafts/:programmeId/document": page(
    general("import_programme", 412, { body: () => ({ ...documentHead, version: NEVER }) }),
  ),
  "post /drafts/:programmeId/names": page(draft({ name: "các cấp ủy", nobody: "yes" })),
  "post /drafts/:programmeId/doubts/:doubtId/settlement": page(draft()),
  "post /drafts/:programmeId/tasks/:draftTaskId/correction": page(
    draft({ text: "Khác", evidence: "any", due: "continuous" }),
  ),
  "post /drafts/:programmeId/tasks/:draftTaskId/units": page(draft()),
  "post /drafts/:programmeId/tasks/:draftTaskId/splitting": page(draft({ parts: "Một\n\nHai" })),
  "post /drafts/:programmeId/tasks/:draftTaskId/joining": page(draft({ otherId: none })),
  "post /drafts/:programmeId/tasks/:draftTaskId/dropping": page(draft()),
  "post /drafts/:programmeId/tasks/:draftTaskId/restoration": page(draft()),
  "post /drafts/:programmeId/targets/:targetId/correction": page(
    general("import_programme", 412, { body: () => ({ ...target, value: "5", by: "", version: NEVER }) }),
  ),
  "post /drafts/:programmeId/targets/:targetId/dropping": page(general("import_programme", 412, versioned)),
  "post /drafts/:programmeId/targets/:targetId/restoration": page(
    general("import_programme", 412, versioned),
  ),
  "get /drafts/:programmeId/re-reading": page(general("import_programme", 409)),
  "post /drafts/:programmeId/re-reading": page(draft()),
  "post /drafts/:programmeId/issuance": page(general("issue_programme", 412, versioned)),
  "get /tasks": page(anybody(200)),
  "get /search": page(anybody(200)),
  "get /tasks/:taskId": page(onTask("read", () => 200)),
  "get /tasks/:taskId/evidence/:evidenceId": page(onTask("read", () => 200)),
  ...Object.fromEntries(taskActs.map((door) => [`post /tasks/:taskId/${door.resource}`, formOf(door.act)])),
  "get /calendar": page(anybody(200)),
  "post /calendar-days": page(general("manage_calendar", 422)),
  "post /calendar-days/import": page(general("manage_calendar", 422)),
  "get /calendar-days/:date": page(general("manage_calendar", 200)),
  "post /calendar-days/:date/correction": page(
    general("manage_calendar", 412, { body: () => ({ ...holiday, version: NEVER }) }),
  ),
  "post /calendar-days/:date/removal": page(general("manage_calendar", 412, versioned)),
  "get /programmes/:programmeId/policy": page(general("read_policy", 200)),
  "post /programmes/:programmeId/policy": page(
    general("manage_policy", 412, { body: () => ({ do: "default", version: NEVER }) }),
  ),
  "get /cycles": page(anybody(200)),
  "get /cycles/new": page(general("call_review", 200)),
  "post /cycles": page(general("call_review", 422)),
  "get /cycles/:cycleId": page(cycle("read", 200)),
  "get /cycles/:cycleId/figures/:key": page(cycle("read_figures", 200)),
  "post /cycles/:cycleId/report": page(cycle("edit_review", 412, versioned)),
  "post /cycles/:cycleId/approval-request": page(cycle("edit_review", 412, versioned)),
  "post /cycles/:cycleId/approval": page(cycle("approve_review", 412, versioned)),
  "post /cycles/:cycleId/return": page(
    cycle("approve_review", 412, { body: () => ({ remarks: "Làm rõ", version: NEVER }) }),
  ),
  "post /cycles/:cycleId/publication": page(cycle("edit_review", 412, versioned)),
  "post /cycles/:cycleId/cancellation": page(
    cycle("call_review", 412, { body: () => ({ reason: "Gộp kỳ", version: NEVER }) }),
  ),
  "get /submissions/:submissionId": page(submission("read", 200)),
  "post /submissions/:submissionId/text": page(submission("report_completion", 412, versioned)),
  "post /submissions/:submissionId/signature": page(submission("report_completion", 412, versioned)),
  "post /submissions/:submissionId/submission": page(submission("report_completion", 409, versioned)),
  ...Object.fromEntries(
    fileOperations.map((door) => [`get ${routeOf(door)}`, page(apiRows[door.id] ?? open(500))]),
  ),
  "get /templates": page(general("manage_templates", 200)),
  "post /templates/:kind/:form": page(general("manage_templates", 422)),
  "post /templates/:kind/:form/restoration": page(
    general("manage_templates", 412, { body: () => ({ number: "0", version: NEVER }) }),
  ),
  "get /rehearsals": page(general("read_rehearsals", 200)),
  "get /rehearsals/:rehearsalId": page(general("read_rehearsals", 200)),
  "get /replans/:number": page(general("read_replans", 200)),
  "get /service-tokens": page(general("manage_accounts", 200)),
  "post /service-tokens": page(general("manage_accounts", 422)),
  "post /service-tokens/:tokenId/revocation": page(general("manage_accounts", 412, versioned)),
  "get /webhooks": page(general("manage_webhooks", 200)),
  "post /webhooks/:webhookId/test": page(general("manage_webhooks", 303)),
  "post /webhooks/:webhookId/deliveries/:deliveryId/redelivery": page(general("manage_webhooks", 303)),
  "post /webhooks/:webhookId/removal": page(general("manage_webhooks", 412, versioned)),
};

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
