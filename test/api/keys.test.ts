/**
 * An Idempotency-Key at every POST of the API: the same request again gives the stored answer and does nothing, another one
 * under the key is refused, and nothing secret lies in the record.
 */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { baseTemplate } from "../../document/write/docx/base-template.js";
import { takesKey } from "../../api/operation.js";
import { operations } from "../../api/operations.js";
import { taskActs } from "../../api/task-acts.js";
import { defaultPolicy } from "../../domain/policy.js";
import { type Act, transitions } from "../../domain/transitions.js";
import { approveReview } from "../../record/commands/decide-review.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { signSubmission } from "../../record/commands/write-submission.js";
import { doTo, doer, waysTo } from "../record/acts.js";
import { CALLED, calledCycle, drafted, programmeOfThree, submissionOf } from "../record/reviews.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { type Name, readTarget, readingOf, wantedTask } from "../world.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { trackingWorkbook } from "../document/workbook-builder.js";
import { DUE, ISSUED, NOW, actPath, bodies } from "./requests.js";
import { type Site, evidenceForm, jsonOf, multipart, openSite, pdfOf, problemIn } from "./site.js";

// Hundreds of requests a test, each as slow as a busy machine makes it.
jest.setTimeout(300_000);

let site: Site;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

interface Lawful {
  readonly by: Name;
  readonly path: string;
  readonly body: object;
  /** Another body that the door would take; where there is none, the key is tried at another door alone. */
  readonly changed?: object;
  /** What the database must not hold in clear. */
  readonly secret?: (answer: Readonly<Record<string, string>>) => string;
}

const unit = (code: string) => site.world.unitId(code);
const personOf = (name: Name) => site.world.actor(name).personId;
const account = (resource: string, body: object = {}): Promise<Lawful> =>
  Promise.resolve({ by: "administrator", path: `/accounts/${personOf("vithanh")}/${resource}`, body });
const membership = () => ({ unitId: unit("vithanh"), role: "officer", position: "Phó trưởng phòng" });
const newAccount = (username: string) => ({
  ...{ name: "Người Mới", username, email: `${username}@haugiang.example` },
  ...membership(),
});
const webhook = (kind: string) => ({ url: "https://receiver.example/", kinds: [kind] });
const token = (name: string) => ({ name, unitId: unit("longmy"), role: "officer", expiresOn: "2026-12-31" });

/** A letter of assignment that the relay has refused. */
async function failedMail(): Promise<string> {
  await site.world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
  const { id } = await site.world.db.prisma.mail.findFirstOrThrow({
    where: { kind: "assignment", state: "pending", notices: { some: {} } },
  });
  await site.world.db.prisma.mail.update({ where: { id }, data: { state: "failed" } });
  return id;
}

async function subscribed(): Promise<string> {
  const answer = await site.ask("office", "POST", "/webhooks", webhook("task_accepted"));
  return (await jsonOf<{ id: string }>(answer)).id;
}

async function delivered(): Promise<string> {
  const webhookId = await subscribed();
  const answer = await site.ask("office", "POST", `/webhooks/${webhookId}/test`, {});
  const { deliveryId } = await jsonOf<{ deliveryId: string }>(answer);
  return `/webhooks/${webhookId}/deliveries/${deliveryId}/redelivery`;
}

const example = readFile(new URL("../../examples/272-CTr-TU.txt", import.meta.url), "utf8");
const file = (field: string, text: string) =>
  multipart({}, [{ field, name: "van-ban.txt", bytes: Buffer.from(text) }]);

const template = (form: "party" | "state") =>
  multipart({}, [{ field: "template", name: "mau.docx", bytes: baseTemplate("bulletin", form) }]);

const HEADER =
  "Mục,Đơn vị chủ trì,Đơn vị phối hợp,Đơn vị thực hiện,Loại,Thời hạn,Minh chứng,Đơn vị xác nhận,Sản phẩm";

interface Draft {
  readonly id: string;
  readonly tasks: readonly string[];
  readonly doubt: string;
  readonly target: string;
}

/** With a name that stands for nobody, a doubt and a target. */
async function freshDraft(): Promise<Draft> {
  const reading = readingOf(2);
  const source = { start: 0, end: 2 };
  const targets = [{ ...aTarget, section: "II.1", source, comparator: "at_least" as const, period: null }];
  const { programmeId } = await importProgramme(site.world.db, {
    ...{ actor: site.world.actor("office"), now: NOW, fileName: "a.txt", fileHash: randomUUID() },
    reading: {
      ...reading,
      tasks: reading.tasks.map((task) => ({ ...task, coordinating: ["Trung tâm Vũ trụ"] })),
      targets,
      doubts: [{ source, reason: "Chưa rõ." }],
    },
  });
  const draft = await site.world.db.prisma.programme.findUniqueOrThrow({
    where: { id: programmeId },
    include: { draftTasks: { orderBy: { position: "asc" } }, draftDoubts: true, targets: true },
  });
  return {
    id: programmeId,
    tasks: draft.draftTasks.map((task) => task.id),
    doubt: draft.draftDoubts.find((doubt) => doubt.kind === "reading")?.id ?? "",
    target: draft.targets[0]?.id ?? "",
  };
}

const aTarget = { text: "Giảm 5%", comparator: "at_least", value: 5, unit: "%", period: null, by: null };
const aHead = { number: "9", type: "Kế hoạch", title: "Tên", issuer: "BTV", signedOn: null };
const ofTask = (resource: string) => (draft: Draft) => `tasks/${draft.tasks[0] ?? ""}/${resource}`;
const draftDoors: Readonly<
  Record<
    string,
    {
      readonly path: (draft: Draft) => string;
      readonly body: (draft: Draft) => object;
      readonly changed?: (draft: Draft) => object;
    }
  >
> = {
  correctDraftDocument: {
    path: () => "document",
    body: () => aHead,
    changed: () => ({ ...aHead, title: "Khác" }),
  },
  correctDraftTask: {
    path: ofTask("corrections"),
    body: () => ({ text: "Một" }),
    changed: () => ({ text: "Hai" }),
  },
  splitDraftTask: {
    path: ofTask("splitting"),
    body: () => ({ parts: ["Một", "Hai"] }),
    changed: () => ({ parts: ["Ba", "Bốn"] }),
  },
  joinDraftTasks: { path: ofTask("joining"), body: ({ tasks }) => ({ otherId: tasks[1] }) },
  dropDraftTask: { path: ofTask("dropping"), body: () => ({}) },
  settleDraftDoubt: { path: ({ doubt }) => `doubts/${doubt}/settlement`, body: () => ({}) },
  settleDraftName: { path: () => "names", body: () => ({ name: "Trung tâm Vũ trụ", unitIds: [] }) },
  correctDraftTarget: {
    path: ({ target }) => `targets/${target}/corrections`,
    body: () => aTarget,
    changed: () => ({ ...aTarget, value: 6 }),
  },
  dropDraftTarget: { path: ({ target }) => `targets/${target}/dropping`, body: () => ({}) },
};

/** By operation; acts are added below. Each makes what it needs, and forms are made anew each time they are sent. */
const doors: Readonly<Record<string, () => Promise<Lawful>>> = {
  importProgramme: async () => ({
    ...{ by: "office" as const, path: "/programmes" },
    body: file("document", await example),
    changed: file("document", `${await example}\n`),
  }),
  issueProgramme: async () => {
    const { id, draftTasks } = await site.world.db.prisma.programme.findFirstOrThrow({
      where: { state: "draft" },
      include: { draftTasks: true },
    });
    const rows = draftTasks.map((draft) => `${draft.section},longmy,ldld,,dated,+10,any,tuyengiao,Báo cáo`);
    const sheet = [HEADER, ...rows].join("\n");
    return {
      ...{ by: "office" as const, path: `/programmes/${id}/issuance` },
      ...{ body: file("sheet", sheet), changed: file("sheet", `${sheet}\n`) },
    };
  },
  ...Object.fromEntries(
    Object.entries(draftDoors).map(([name, { path, body, changed }]) => [
      name,
      async (): Promise<Lawful> => {
        const draft = await freshDraft();
        const given = (of: (draft: Draft) => object) => of(draft);
        return {
          ...{ by: "office", path: `/drafts/${draft.id}/${path(draft)}`, body: given(body) },
          ...(changed === undefined ? {} : { changed: given(changed) }),
        };
      },
    ]),
  ),
  restoreDraftTask: async () => {
    const draft = await freshDraft();
    const path = (resource: string) => `/drafts/${draft.id}/${ofTask(resource)(draft)}`;
    await site.ask("office", "POST", path("dropping"), {});
    return { by: "office", path: path("restoration"), body: {} };
  },
  restoreDraftTarget: async () => {
    const draft = await freshDraft();
    const path = `/drafts/${draft.id}/targets/${draft.target}`;
    await site.ask("office", "POST", `${path}/dropping`, {});
    return { by: "office", path: `${path}/restoration`, body: {} };
  },
  reReadDraft: async () => {
    // The reader finds other tasks in it than the draft has.
    const { id } = await freshDraft();
    const dry = await site.ask("office", "POST", `/drafts/${id}/re-reading`, { dryRun: true });
    const { items } = await jsonOf<{ items: { key: string }[] }>(dry);
    const accepting = (keys: readonly string[]) => ({ dryRun: false, accept: keys });
    const keys = items.map(({ key }) => key);
    const path = `/drafts/${id}/re-reading`;
    return { by: "office", path, body: accepting(keys), changed: accepting(keys.slice(1)) };
  },
  issueDraft: async () => {
    const { id } = await freshDraft();
    await site.ask("office", "POST", `/drafts/${id}/document`, aHead);
    await site.ask("office", "POST", `/drafts/${id}/names`, { name: "Trung tâm Vũ trụ", unitIds: [] });
    const doubts = await site.world.db.prisma.draftDoubt.findMany({
      where: { programmeId: id, settledAt: null },
    });
    for (const doubt of doubts)
      await site.ask("office", "POST", `/drafts/${id}/doubts/${doubt.id}/settlement`, {});
    return {
      ...{ by: "office", path: `/drafts/${id}/issuance` },
      ...{ body: { acknowledgement: false }, changed: { acknowledgement: true } },
    };
  },
  importWorkbook: async () => {
    const { id } = await freshDraft();
    const form = (task: string) =>
      multipart({ programmeId: id, dryRun: "false" }, [
        {
          field: "workbook",
          name: "theo-doi.xlsx",
          bytes: trackingWorkbook([[task, "Huyện ủy Long Mỹ", ""]]),
        },
      ]);
    return { by: "office", path: "/workbooks", body: form("Một"), changed: form("Hai") };
  },
  amendProgramme: async () => {
    const { programmeId, taskIds } = await site.world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    const body = (text: string) => ({
      ...{ number: "09-CTr/TU", signedOn: "2026-03-02", change: [{ taskId: taskIds[0], text }] },
    });
    const path = `/programmes/${programmeId}/amendments`;
    return { by: "office", path, body: body("Một"), changed: body("Hai") };
  },
  actInBulk: async () => {
    const body = (taskId: string) => ({ act: "urge", taskIds: [taskId], input: bodies.urge, dryRun: false });
    const [one, two] = [await taskFor("urge"), await taskFor("urge")];
    return { by: "advising", path: "/bulk-acts", body: body(one), changed: body(two) };
  },
  declareAbsence: () => {
    const from = (day: string) => ({ deputyId: personOf("longmy.head"), from: day, to: "2026-03-20" });
    return Promise.resolve({
      by: "longmy",
      path: "/absences",
      body: from("2026-03-11"),
      changed: from("2026-03-12"),
    });
  },
  createAccount: () =>
    Promise.resolve({
      ...{ by: "administrator", path: "/accounts" },
      ...{ body: newAccount("nguoi.moi"), changed: newAccount("nguoi.khac") },
    }),
  disableAccount: () => account("disabling"),
  enableAccount: () => account("enabling"),
  changeMembership: async () => ({
    ...(await account("memberships", membership())),
    changed: { ...membership(), position: "Chuyên viên" },
  }),
  sendAccountLink: () => account("link"),
  correctAddress: async () => ({
    ...(await account("address", { email: "dia.chi.moi@haugiang.example" })),
    changed: { email: "dia.chi.khac@haugiang.example" },
  }),
  confirmAddress: async () => {
    await site.world.db.prisma.person.update({
      where: { id: personOf("ldld") },
      data: { addressFailedAt: NOW },
    });
    return { by: "office", path: `/accounts/${personOf("ldld")}/address-confirmation`, body: {} };
  },
  resendMail: async () => ({ by: "office", path: `/mails/${await failedMail()}/resending`, body: {} }),
  setMailAside: async () => ({
    ...{ by: "administrator", path: `/mails/${await failedMail()}/setting-aside`, body: {} },
  }),
  createServiceToken: () =>
    Promise.resolve({
      ...{ by: "administrator", path: "/service-tokens", body: token("Một"), changed: token("Hai") },
      secret: (answer) => answer["token"] ?? "",
    }),
  subscribeWebhook: () =>
    Promise.resolve({
      ...{
        by: "office",
        path: "/webhooks",
        body: webhook("task_accepted"),
        changed: webhook("task_declined"),
      },
      secret: (answer) => answer["secret"] ?? "",
    }),
  redeliver: async () => ({ by: "office", path: await delivered(), body: {} }),
  testWebhook: async () => ({ by: "office", path: `/webhooks/${await subscribed()}/test`, body: {} }),
  renewCalendarAddress: () =>
    Promise.resolve({
      ...{ by: "longmy", path: `/units/${unit("longmy")}/calendar-address`, body: {} },
      secret: (answer) => answer["url"]?.split("/").at(-1)?.replace(".ics", "") ?? "",
    }),
  declareCalendarDay: () => {
    const day = (date: string) => ({ date, kind: "holiday", name: "Nghỉ lễ", source: "Thông báo" });
    return Promise.resolve({
      ...{ by: "office", path: "/calendar-days", body: day("2030-12-30"), changed: day("2030-12-27") },
    });
  },
  changeCalendarDay: () => {
    const content = (name: string) => ({ kind: "holiday", name, source: "Thông báo" });
    const path = "/calendar-days/2030-09-02/correction";
    return Promise.resolve({ by: "office", path, body: content("Một"), changed: content("Hai") });
  },
  importCalendarYear: () => {
    const file = (name: string) => ({
      ...{ year: 2029, csv: `date,kind,name,source\n2029-01-01,holiday,${name},Thông báo` },
    });
    const path = "/calendar-days/import";
    return Promise.resolve({ by: "administrator", path, body: file("Một"), changed: file("Hai") });
  },
  changePolicy: async () => {
    const { id } = await site.world.db.prisma.programme.findFirstOrThrow();
    const policy = { ...defaultPolicy, explanationWorkingDays: 2 };
    return { by: "office", path: `/programmes/${id}/policy`, body: { policy }, changed: { policy: null } };
  },
  uploadTemplate: () =>
    Promise.resolve({
      ...{ by: "office", path: "/templates/bulletin/party" },
      ...{ body: template("party"), changed: template("state") },
    }),
  restoreTemplate: () =>
    Promise.resolve({
      ...{ by: "administrator", path: "/templates/bulletin/state/restoration" },
      ...{ body: { number: 0 }, changed: { number: 1 } },
    }),
  callCycle: async () => {
    const { programmeId } = await programmeOfThree(site.world);
    const call = (kind: string) => ({
      ...{ programmeId, kind, periodFrom: "2026-01-01", periodTo: "2026-06-30" },
      ...{ cutOff: "2026-06-15", dueOn: "2026-06-22" },
    });
    return { by: "office", path: "/cycles", body: call("interim"), changed: call("half_yearly") };
  },
  editReviewReport: async () => ({
    ...{ by: "advising", path: `/cycles/${await cycleDrafted()}/report` },
    ...{ body: edit("counts", "Một"), changed: edit("counts", "Hai") },
  }),
  requestReviewApproval: async () => ({
    ...{ by: "advising", path: `/cycles/${await cycleDrafted()}/approval-request`, body: {} },
  }),
  approveReview: async () => ({
    ...{ by: "committee", path: `/cycles/${await cycleDrafted(requestReviewApproval)}/approval`, body: {} },
  }),
  returnReview: async () => ({
    ...{ by: "committee", path: `/cycles/${await cycleDrafted(requestReviewApproval)}/return` },
    ...{ body: { remarks: "Một" }, changed: { remarks: "Hai" } },
  }),
  publishReview: async () => ({
    ...{ by: "advising", body: {} },
    path: `/cycles/${await cycleDrafted(requestReviewApproval, approveReview)}/publication`,
  }),
  cancelCycle: async () => ({
    ...{ by: "office", path: `/cycles/${await cycleDrafted()}/cancellation` },
    ...{ body: { reason: "Một" }, changed: { reason: "Hai" } },
  }),
  setReviewRules: async () => {
    const { programmeId } = await programmeOfThree(site.world);
    const path = `/programmes/${programmeId}/review-rules`;
    return { by: "office", path, body: { rules: [] }, changed: { rules: null } };
  },
  saveSubmission: async () => ({
    ...{ by: "longmy", path: `/submissions/${await submissionBegun()}/text` },
    ...{ body: edit("free.1", "Một"), changed: edit("free.1", "Hai") },
  }),
  signSubmission: async () => ({
    ...{ by: "longmy.head", path: `/submissions/${await submissionBegun()}/signature`, body: {} },
  }),
  submitReport: async () => {
    const submissionId = await submissionBegun();
    await signSubmission(site.world.db, { submissionId, actor: site.world.actor("longmy.head"), now: NOW });
    return { by: "longmy", path: `/submissions/${submissionId}/submission`, body: {} };
  },
  defineTarget: async () => {
    const definition = (figureUnit: string) => ({
      ...{ basis: "compounded", baseline: null, horizonYear: 2030, rollUp: "sum", figureRecurrence: null },
      ...{ figureUnit, unitIds: [unit("longmy")] },
    });
    const path = `/targets/${await newTarget()}/definition`;
    return { by: "advising", path, body: definition("vụ"), changed: definition("người") };
  },
  recordObservation: async () => {
    const path = `/targets/${await newTarget()}/observations`;
    return { by: "longmy", path, body: figure(2024), changed: figure(2023) };
  },
  correctObservation: async () => {
    const path = `/targets/${await newTarget()}/observations`;
    const entered = await site.ask("longmy", "POST", path, figure(2025));
    const { observationId } = await jsonOf<{ observationId: string }>(entered);
    const correction = (value: number) => ({ value, source: "Báo cáo", reason: "Tính trùng" });
    return {
      ...{ by: "office", path: `${path}/${observationId}/correction` },
      ...{ body: correction(1), changed: correction(2) },
    };
  },
  prepareSuccession: () => {
    const renaming = (code: string, basis = "Quyết định") => ({
      ...{ kind: "renamed", effectiveOn: "2026-06-01", basis, predecessorIds: [unit("ubkt")] },
      newSuccessors: [{ code, name: "Ủy ban mới", shortName: "UBKT" }],
    });
    const body = renaming("ubkt-moi");
    return Promise.resolve({ by: "office", path: "/successions", body, changed: renaming("ubkt-khac") });
  },
  signSuccession: async () => ({
    ...{ by: "committee", path: `/successions/${await prepared("thuanhung")}/signature`, body: {} },
  }),
  withdrawSuccession: async () => ({
    ...{ by: "office", path: `/successions/${await prepared("ldld")}/withdrawal` },
    ...{ body: { reason: "Một" }, changed: { reason: "Hai" } },
  }),
  ...Object.fromEntries(taskActs.map((door) => [camelCase(door.act), () => onTask(door.act)])),
};

const edit = (id: string, text: string) => ({ paragraphs: [{ id, text }] });

/** A cycle whose report is drafted, and what was done with it since. */
async function cycleDrafted(...done: readonly (typeof approveReview)[]): Promise<string> {
  const { world } = site;
  const cycleId = await calledCycle(world, (await programmeOfThree(world)).programmeId);
  await drafted(world, cycleId);
  for (const act of done) {
    const by = act === approveReview ? "committee" : "office";
    await act(world.db, { cycleId, actor: world.actor(by), now: NOW });
  }
  return cycleId;
}

/** Long Mỹ's report, whose task it has accepted. */
async function submissionBegun(): Promise<string> {
  const { world } = site;
  const cycleId = await calledCycle(world, (await programmeOfThree(world)).programmeId);
  const submissionId = await submissionOf(world, cycleId, "longmy");
  await doTo(world, submissionId, CALLED, ["accept"]);
  return submissionId;
}

const figure = (year: number) => ({ unitId: unit("longmy"), year, value: 48.1, source: "Niên giám" });

/** Whose figures Long Mỹ owes. */
async function newTarget(): Promise<string> {
  const { programmeId } = await site.world.issue(ISSUED, [wantedTask()], { targets: [readTarget] });
  const { id } = await site.world.db.prisma.target.findFirstOrThrow({ where: { programmeId } });
  await site.world.db.prisma.targetUnit.create({ data: { targetId: id, unitId: unit("longmy") } });
  return id;
}

async function prepared(code: string): Promise<string> {
  const { successionId } = await prepareSuccession(site.world.db, {
    ...{ actor: site.world.actor("office"), now: NOW, kind: "renamed", effectiveOn: "2026-06-01" },
    ...{ basis: "Quyết định", predecessorIds: [unit(code)], successorIds: [], choices: [] },
    newSuccessors: [{ code: `${code}-moi`, name: "Đơn vị mới", shortName: "Mới" }],
  });
  return successionId;
}

/** What comes before the act. */
const before: Partial<Record<Act, readonly Act[]>> = {
  decide_extension: ["accept", "request_extension"],
  resume: ["accept", "suspend"],
};
const late: readonly Act[] = ["explain", "demand_explanation"];

async function taskFor(act: Act): Promise<string> {
  if (act === "acknowledge") return owedAcknowledgement();
  const { taskIds } = await site.world.issue(ISSUED, [
    wantedTask({ dueOn: late.includes(act) ? "2026-03-05" : DUE }),
  ]);
  const taskId = taskIds[0] ?? "";
  const { from } = transitions[act];
  const state = from.includes("in_progress") ? "in_progress" : (from[0] ?? "assigned");
  await doTo(site.world, taskId, new Date(ISSUED.getTime() + 3_600_000), before[act] ?? waysTo[state]);
  return taskId;
}

async function owedAcknowledgement(): Promise<string> {
  const wanted = [wantedTask({ dueOn: DUE })];
  const { programmeId } = await site.world.issue(ISSUED, wanted, { acknowledgement: true });
  const owed = { programmeId, purpose: "acknowledgement", leadUnitId: unit("longmy") } as const;
  return (await site.world.db.prisma.task.findFirstOrThrow({ where: owed })).id;
}

async function onTask(act: Act): Promise<Lawful> {
  const over: Partial<Record<Act, object>> = {
    reassign: { leadUnitId: unit("vithanh"), reason: "Đúng địa bàn" },
    change_units: { add: [unit("vithanh")] },
    name_focal_officer: { personId: personOf("longmy.head") },
    split: { parts: [{ unitId: unit("thuanhung") }] },
  };
  const body = over[act] ?? bodies[act] ?? {};
  const [word] = ["text", "reason", "remarks"].filter((name) => name in body);
  return {
    by: doer[act],
    path: actPath(await taskFor(act), act).slice("/api/v1".length),
    body,
    ...(word === undefined ? {} : { changed: { ...body, [word]: "Lời khác" } }),
  };
}

const withKey = operations.filter(takesKey);

test("every POST of the API is tried here but signing in and a preview, which say why they take no key", () => {
  expect(withKey.map(({ id }) => id).sort()).toEqual(Object.keys(doors).sort());
  const without = operations.filter((one) => one.method === "post" && !takesKey(one));
  expect(without.map(({ id }) => id)).toEqual(["signIn", "previewSuccession", "previewPolicy"]);
});

describe("under one key", () => {
  test.each(withKey.map(({ id, status }) => [id, status] as const))(
    "%s is done once, and another request is refused",
    async (id, status) => {
      const asked = doors[id];
      if (asked === undefined) throw new Error(`${id} is not tried`);
      const { by, path, body, changed, secret } = await asked();
      const headers = { "Idempotency-Key": `key of ${id}` };
      const send = (what: object) => site.ask(by, "POST", path, what, headers);
      const [first, meanwhile] = await Promise.all([send(body), send(body)]);
      expect([id, first.status, first.status === 200 ? "" : await peek(first)]).toEqual([
        id,
        status,
        expect.anything(),
      ]);
      const afterwards = await rows();
      const again = await send(body);
      expect([meanwhile.status, again.status]).toEqual([status, status]);
      const answer = await contentOf(first);
      expect(await contentOf(meanwhile)).toEqual(answer);
      expect(await contentOf(again)).toEqual(answer);
      expect(again.headers.get("ETag")).toBe(first.headers.get("ETag"));
      const refused = [
        await site.ask(by, "POST", "/absences", absence(), headers),
        ...(changed === undefined ? [] : [await send(changed)]),
      ];
      for (const one of refused)
        expect(await problemIn(one)).toMatchObject({ status: 422, field: "Idempotency-Key" });
      expect(await rows()).toEqual(afterwards);
      if (secret !== undefined) {
        const told = secret(answer as Record<string, string>);
        expect(told.length).toBeGreaterThanOrEqual(43);
        expect(JSON.stringify(await site.world.db.prisma.idempotencyKey.findMany())).not.toContain(told);
      }
    },
  );

  test("files differ by their content", async () => {
    const taskId = await taskFor("report_progress");
    const headers = { "Idempotency-Key": "with files" };
    const send = (seed: number) =>
      site.ask(
        "longmy",
        "POST",
        `/tasks/${taskId}/contributions`,
        evidenceForm(pdfOf(500, seed), "a.pdf"),
        headers,
      );
    const report = (seed: number) => {
      const form = evidenceForm(pdfOf(500, seed), "a.pdf");
      form.set("progress", "20");
      return site.ask("longmy", "POST", `/tasks/${taskId}/progress-reports`, form, headers);
    };
    const first = await report(1);
    expect(first.status).toBe(200);
    expect(await jsonOf(await report(1))).toEqual(await jsonOf(first));
    expect(await problemIn(await report(2))).toMatchObject({ status: 422, field: "Idempotency-Key" });
    expect((await send(1)).status).toBe(403);
    expect(await site.world.db.prisma.report.count({ where: { taskId } })).toBe(1);
    expect(await site.incoming()).toEqual([]);
  });

  test("a call in bulk that broke off goes on where it was, and no other takes its place", async () => {
    const { by, path, body, changed } = await (doors["actInBulk"] as () => Promise<Lawful>)();
    const headers = { "Idempotency-Key": "broke off" };
    await site.ask(by, "POST", path, body, headers);
    const { prisma } = site.world.db;
    const whole = await prisma.idempotencyKey.findFirstOrThrow({ where: { key: "broke off" } });
    // As it stands after the first part, when the process died before the end.
    await prisma.idempotencyKey.updateMany({ where: { key: "broke off" }, data: { status: 102, body: {} } });
    expect(await problemIn(await site.ask(by, "POST", path, changed, headers))).toMatchObject({
      status: 422,
    });
    const again = await site.ask(by, "POST", path, body, headers);
    expect(await jsonOf(again)).toMatchObject({ done: 1, refused: 0 });
    expect(await prisma.idempotencyKey.findFirstOrThrow({ where: { key: "broke off" } })).toEqual(whole);
  });
});

describe("a change says of which version it is:", () => {
  const demanding = operations.filter((one) => one.version === "required");
  const accountIn = async () => {
    const answer = await site.ask("administrator", "GET", `/accounts/${personOf("thuanhung")}`);
    return { etag: answer.headers.get("ETag"), body: await jsonOf<{ version: number }>(answer) };
  };

  test("without If-Match it is 428, with an old ETag 412, and the answer has the new one", async () => {
    const path = `/accounts/${personOf("thuanhung")}/disabling`;
    const { etag, body } = await accountIn();
    expect(etag).toBe(`"${String(body.version)}"`);
    const missing = await problemIn(await site.ask("administrator", "POST", path, {}, { "If-Match": "" }));
    expect(missing).toMatchObject({ status: 428, code: "version_missing", field: "If-Match" });
    const done = await site.ask("administrator", "POST", path, {}, { "If-Match": etag ?? "" });
    expect(done.status).toBe(204);
    expect(done.headers.get("ETag")).toBe(`"${String(body.version + 1)}"`);
    const stale = await problemIn(
      await site.ask("administrator", "POST", path, {}, { "If-Match": etag ?? "" }),
    );
    expect(stale).toMatchObject({
      status: 412,
      code: "stale",
      expected: body.version,
      version: body.version + 1,
    });
    expect((await accountIn()).etag).toBe(done.headers.get("ETag"));
  });

  test("demanded of whatever could undo what somebody else did", () => {
    expect(demanding.map(({ id }) => id).sort()).toEqual([
      "amendProgramme",
      "approveReview",
      "changeCalendarDay",
      "changeMembership",
      "changePolicy",
      "correctAddress",
      "correctDraftDocument",
      "correctDraftTarget",
      "correctDraftTask",
      "defineTarget",
      "disableAccount",
      "dropDraftTarget",
      "dropDraftTask",
      "editReviewReport",
      "enableAccount",
      "issueDraft",
      "issueProgramme",
      "joinDraftTasks",
      "reReadDraft",
      "removeCalendarDay",
      "removeSecondStep",
      "removeWebhook",
      "restoreDraftTarget",
      "restoreDraftTask",
      "restoreTemplate",
      "revokeServiceToken",
      "saveSubmission",
      "sendAccountLink",
      "setReviewRules",
      "signSubmission",
      "signSuccession",
      "splitDraftTask",
      "uploadTemplate",
      "withdrawSuccession",
    ]);
    const changes = operations.filter((one) => one.method !== "get" && one.version === undefined);
    // What makes something new, works on many things, or ends what is one's own.
    expect(changes.map(({ id }) => id).sort()).toEqual([
      "actInBulk",
      "callCycle",
      "createAccount",
      "createServiceToken",
      "declareAbsence",
      "declareCalendarDay",
      "importCalendarYear",
      "importProgramme",
      "importWorkbook",
      "prepareSuccession",
      "previewPolicy",
      "previewSuccession",
      "redeliver",
      "removeCalendarAddress",
      "renewCalendarAddress",
      "resendMail",
      "revokeOtherSessions",
      "revokeSession",
      "setMailAside",
      "settleDraftDoubt",
      "settleDraftName",
      "signIn",
      "signOut",
      "subscribeWebhook",
      "testWebhook",
    ]);
  });

  test("of two administrators at once one is told that the other was first", async () => {
    const { etag } = await accountIn();
    const answers = await Promise.all(
      ["Chuyên viên", "Phó trưởng ban"].map((position) =>
        site.ask(
          "administrator",
          "POST",
          `/accounts/${personOf("thuanhung")}/memberships`,
          { unitId: unit("thuanhung"), role: "officer", position },
          { "If-Match": etag ?? "" },
        ),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 412]);
  });
});

const absence = () => ({ deputyId: personOf("office"), from: "2026-05-04", to: "2026-05-05" });

async function peek(answer: Response): Promise<string> {
  return answer.clone().text();
}

async function contentOf(answer: Response): Promise<unknown> {
  const text = await answer.clone().text();
  return text === "" ? null : (JSON.parse(text) as unknown);
}

/** How many rows there are of all that these doors write. */
async function rows(): Promise<unknown> {
  const { prisma } = site.world.db;
  return {
    events: await prisma.journalEvent.count(),
    accountEvents: await prisma.accountEvent.count(),
    programmes: await prisma.programme.count(),
    observations: await prisma.observation.count(),
    successions: await prisma.succession.count(),
    units: await prisma.unit.count(),
    tasks: await prisma.task.count(),
    people: await prisma.person.count(),
    memberships: await prisma.membership.count(),
    absences: await prisma.absence.count(),
    webhooks: await prisma.webhook.count(),
    deliveries: await prisma.webhookDelivery.count(),
    links: await prisma.accountLink.count(),
    calendars: await prisma.calendarAddress.findMany(),
    reports: await prisma.report.count(),
    mails: await prisma.mail.count(),
    replans: await prisma.replan.count(),
  };
}

function camelCase(act: string): string {
  return act.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
