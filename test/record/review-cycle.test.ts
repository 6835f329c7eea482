/** A review cycle in the record: who is asked, what freezes, what is drafted, and who decides. */
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { instantAt } from "../../domain/day.js";
import type { Chapter } from "../../domain/review-chapters.js";
import { counts, readKey } from "../../domain/review-figures.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { cancelCycle } from "../../record/commands/cancel-cycle.js";
import { conductCycle } from "../../record/commands/conduct-cycle.js";
import { approveReview, returnReview } from "../../record/commands/decide-review.js";
import { editReviewReport } from "../../record/commands/edit-review-report.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { publishReview } from "../../record/commands/publish-review.js";
import { registerUnits } from "../../record/commands/register.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { returnTask } from "../../record/commands/return-task.js";
import { saveSubmission, signSubmission, submitReport } from "../../record/commands/write-submission.js";
import { listCycles, readCycle, readFigure } from "../../record/queries/cycles.js";
import { readSubmission } from "../../record/queries/submissions.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import {
  CALLED,
  CUT_OFF,
  REPORTS_DUE,
  calledCycle,
  drafted,
  halfYear,
  handedIn,
  programmeOfThree,
  submissionOf,
  taken,
} from "./reviews.js";
import { ISSUED, on } from "./traces.js";

let world: World;
let programmeId: string;
let taskIds: string[];
beforeEach(async () => {
  world = await freshWorld();
  ({ programmeId, taskIds } = await programmeOfThree(world));
});
afterEach(() => world.close());

const cycleAs = (name: Name, cycleId: string, now = CALLED) =>
  readCycle(world.db, world.actor(name), cycleId, now);
const textOf = (chapters: readonly Chapter[] | null) =>
  (chapters ?? []).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join("\n");
const paragraphIn = (chapters: readonly Chapter[] | null, id: string) =>
  (chapters ?? []).flatMap(({ paragraphs }) => paragraphs).find((each) => each.id === id);
const row = (cycleId: string) => world.db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });

describe("a review that is called", () => {
  test("asks every unit that leads or co-ordinates, with a report that begins with the unit's own tasks", async () => {
    const cycleId = await calledCycle(world, programmeId);
    const tasks = await world.db.prisma.task.findMany({
      where: { cycleId },
      include: { leadUnit: true, reviewerUnit: true, submission: true },
      orderBy: { leadUnit: { code: "asc" } },
    });
    expect(tasks.map((task) => [task.leadUnit.code, task.reviewerUnit.code])).toEqual([
      ["ldld", "tuyengiao"],
      ["longmy", "tuyengiao"],
      ["tuyengiao", "vptu"],
      ["vithanh", "tuyengiao"],
    ]);
    for (const task of tasks) {
      expect(task).toMatchObject({ purpose: "submission", state: "assigned", period: "2026-H1" });
      expect(task.dueOn?.toISOString().slice(0, 10)).toBe(REPORTS_DUE);
      expect(task.nextRungAt).not.toBeNull();
    }
    const longmy = await readSubmission(
      world.db,
      world.actor("longmy"),
      await submissionOf(world, cycleId, "longmy"),
      CALLED,
    );
    const text = textOf(longmy.chapters);
    expect(text).toContain(
      "Đơn vị chủ trì 2 nhiệm vụ: đã hoàn thành 0 (quá hạn 0), chưa hoàn thành 2 (quá hạn 1)",
    );
    expect(text).toMatch(
      /Mục II\.1\. .*: chưa tiếp nhận, quá hạn \d+ ngày làm việc \(thời hạn 31\/3\/2026\)\./,
    );
    expect(text).toContain("chưa giải trình");
    // The letter of assignment is the call: by itself, to officer and head.
    const letters = await world.db.prisma.notice.count({
      where: { kind: "assignment", task: { cycleId, leadUnitId: world.unitId("longmy") } },
    });
    expect(letters).toBe(2);
    expect(await row(cycleId)).toMatchObject({ state: "called", nextRungAt: CUT_OFF, version: 1 });
  });

  test.each([
    ["a cut-off that is past", { cutOffAt: CALLED }, "invalid_input", "cutOff"],
    ["a due date before the cut-off", { dueOn: "2026-06-14" }, "invalid_input", "dueOn"],
    ["a period that ends before it begins", { periodTo: "2025-12-31" }, "invalid_input", "periodTo"],
    ["the same kind and period again", {}, "conflict", "periodFrom"],
    ["an overlapping one", { periodFrom: "2026-04-01", periodTo: "2026-09-30" }, "conflict", "periodFrom"],
  ])("with %s is refused and nothing changes", async (_what, change, code, field) => {
    if (code === "conflict") await calledCycle(world, programmeId);
    const before = await everyCycle();
    await expect(calledCycle(world, programmeId, change)).rejects.toMatchObject({ code, detail: { field } });
    expect(await everyCycle()).toEqual(before);
  });

  test("of another kind, or beside a cancelled one, is not refused", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await calledCycle(world, programmeId, { kind: "interim" });
    await cancelCycle(world.db, {
      cycleId,
      actor: world.actor("office"),
      now: CALLED,
      reason: "Gộp vào kỳ sơ kết",
    });
    await calledCycle(world, programmeId);
    expect(await listCycles(world.db, world.actor("office"))).toHaveLength(3);
  });

  test("twice under one key is called once; nobody but the office and the advising board may", async () => {
    const command = {
      ...halfYear,
      programmeId,
      actor: world.actor("office"),
      now: CALLED,
      idempotency: { key: "one", requestHash: "x" },
    };
    const [first, second] = await Promise.all([callCycle(world.db, command), callCycle(world.db, command)]);
    expect(second).toEqual(first);
    for (const name of ["committee", "longmy", "inspector", "administrator"] as const) {
      await expect(callCycle(world.db, { ...command, actor: world.actor(name) })).rejects.toMatchObject({
        code: "not_allowed",
      });
    }
    const unknown = {
      ...command,
      idempotency: undefined,
      programmeId: "00000000-0000-7000-8000-000000000000",
    };
    await expect(callCycle(world.db, unknown)).rejects.toMatchObject({ code: "not_found" });
  });

  async function everyCycle() {
    const { prisma } = world.db;
    return [
      await prisma.reviewCycle.findMany(),
      await prisma.submission.count(),
      await prisma.task.count(),
      await prisma.mail.count(),
      await prisma.journalEvent.count(),
    ];
  }
});

describe("a unit's report", () => {
  let cycleId: string;
  let submissionId: string;
  beforeEach(async () => {
    cycleId = await calledCycle(world, programmeId);
    submissionId = await submissionOf(world, cycleId, "longmy");
    await acceptTask(world.db, { taskId: submissionId, actor: world.actor("longmy"), now: CALLED });
  });

  const as = (name: Name) => ({ submissionId, actor: world.actor(name), now: on("2026-06-10") });
  const save = (name: Name, text: string, expectedVersion?: number) =>
    saveSubmission(world.db, { ...as(name), expectedVersion, paragraphs: [{ id: "free.1", text }] });

  test("is edited by its people, keeps what was drafted beside it, and goes by its version", async () => {
    await save("longmy", "Đã ban hành kế hoạch.");
    await expect(save("longmy.head", "Khác", 1)).rejects.toMatchObject({ code: "stale" });
    const { chapters, version } = await readSubmission(world.db, world.actor("longmy"), submissionId, CALLED);
    expect(version).toBe(2);
    expect(paragraphIn(chapters, "free.1")).toMatchObject({ drafted: "", text: "Đã ban hành kế hoạch." });
    await expect(
      saveSubmission(world.db, { ...as("longmy"), paragraphs: [{ id: "nothing", text: "x" }] }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("is signed by the unit's head alone, or who stands in; an edit takes the signature away", async () => {
    await expect(signSubmission(world.db, as("longmy"))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(signSubmission(world.db, as("office"))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(submitReport(world.db, as("longmy"))).rejects.toMatchObject({
      code: "conflict",
      detail: { field: "signature" },
    });
    expect(await signSubmission(world.db, as("longmy.head"))).toMatchObject({ signed: true });
    await save("longmy", "Sửa sau khi ký");
    await expect(submitReport(world.db, as("longmy"))).rejects.toMatchObject({ code: "conflict" });

    await world.db.prisma.absence.create({
      data: {
        personId: world.actor("longmy.head").personId,
        deputyId: world.actor("longmy").personId,
        from: on("2026-06-10"),
        to: on("2026-06-12"),
      },
    });
    const read = await readSubmission(world.db, world.actor("longmy"), submissionId, on("2026-06-10"));
    expect(read.allowedActions).toEqual(["save", "sign"]);
    await signSubmission(world.db, as("longmy"));
    expect(await submitReport(world.db, as("longmy"))).toMatchObject({ task: { state: "awaiting_review" } });
  });

  test("cannot be handed in unsigned through the door of tasks either", async () => {
    await expect(
      reportCompletion(world.db, {
        taskId: submissionId,
        actor: world.actor("longmy"),
        now: on("2026-06-10"),
        text: "Đã xong",
        evidence: [],
      }),
    ).rejects.toMatchObject({ code: "conflict", detail: { field: "signature" } });
  });

  test("once handed in is not edited; returned, it is, and is signed anew", async () => {
    await handedIn(world, submissionId, { writer: "longmy", head: "longmy.head", now: on("2026-06-10") });
    await expect(save("longmy", "Muộn rồi")).rejects.toMatchObject({ code: "conflict" });
    await returnTask(world.db, {
      taskId: submissionId,
      actor: world.actor("advising"),
      now: on("2026-06-11"),
      remarks: "Thiếu số liệu",
      dueOn: "2026-06-26",
    });
    await save("longmy", "Đã bổ sung");
    await handedIn(world, submissionId, { writer: "longmy", head: "longmy.head", now: on("2026-06-24") });
    // After the cycle's due date, in time by its own.
    expect(await world.db.prisma.submission.findUnique({ where: { taskId: submissionId } })).toMatchObject({
      late: false,
    });
  });

  test("is nobody else's: to the unit next door it does not exist, others read and do not write", async () => {
    for (const name of ["vithanh", "thuanhung", "administrator"] as const) {
      await expect(readSubmission(world.db, world.actor(name), submissionId, CALLED)).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(save(name, "x")).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(save("advising", "x")).rejects.toMatchObject({ code: "not_allowed" });
    const read = await readSubmission(world.db, world.actor("inspector"), submissionId, CALLED);
    expect(read.allowedActions).toEqual([]);
    // A task that is no submission has no report.
    await expect(
      saveSubmission(world.db, { ...as("longmy"), submissionId: taskIds[0] ?? "", paragraphs: [] }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("follows the record up to the cut-off, but for what a person changed and what is signed", async () => {
    await save("longmy", "Giữ nguyên");
    const other = await submissionOf(world, cycleId, "vithanh");
    await acceptTask(world.db, { taskId: other, actor: world.actor("vithanh"), now: CALLED });
    await signSubmission(world.db, {
      submissionId: other,
      actor: world.actor("vithanh"),
      now: on("2026-06-10"),
    });
    for (const [index, name] of [
      ["0", "longmy"],
      ["2", "vithanh"],
    ] as const) {
      await acceptTask(world.db, {
        taskId: taskIds[Number(index)] ?? "",
        actor: world.actor(name),
        now: on("2026-06-11"),
      });
    }
    await conductCycle(world.db, { cycleId, now: CUT_OFF });
    const mine = await readSubmission(world.db, world.actor("longmy"), submissionId, CUT_OFF);
    expect(paragraphIn(mine.chapters, "free.1")?.text).toBe("Giữ nguyên");
    expect(paragraphIn(mine.chapters, `task.${taskIds[0] ?? ""}`)?.text).toMatch(/: đang thực hiện, quá hạn/);
    const signed = await readSubmission(world.db, world.actor("vithanh"), other, CUT_OFF);
    expect(paragraphIn(signed.chapters, `task.${taskIds[2] ?? ""}`)?.text).toMatch(/: chưa tiếp nhận/);
  });
});

describe("the cut-off", () => {
  test("freezes the figures of its instant, though it is carried out later and all has moved on", async () => {
    const cycleId = await calledCycle(world, programmeId);
    const [late = "", , dueSoon = ""] = taskIds;
    await acceptTask(world.db, { taskId: late, actor: world.actor("longmy"), now: on("2026-03-03") });
    await explainLateness(world.db, {
      taskId: late,
      actor: world.actor("longmy"),
      now: on("2026-04-06"),
      text: "Chờ kinh phí.",
    });
    await acceptTask(world.db, { taskId: dueSoon, actor: world.actor("vithanh"), now: on("2026-03-03") });
    // After the cut-off, and before the worker comes to it.
    await reportCompletion(world.db, {
      taskId: late,
      actor: world.actor("longmy"),
      now: on("2026-06-16"),
      text: "Đã xong",
      evidence: [],
    });
    await conductCycle(world.db, { cycleId, now: on("2026-06-18") });

    const { figures, state } = await cycleAs("office", cycleId, on("2026-06-18"));
    expect(state).toBe("collecting");
    const value = (key: string) => figures?.find((figure) => figure.key === key)?.value;
    expect(["total", "completed", "open", "overdue", "in_time", "awaiting_review"].map(value)).toEqual([
      4, 0, 4, 1, 3, 0,
    ]);
    const opened = await readFigure(world.db, world.actor("office"), cycleId, "overdue");
    expect(opened.tasks).toHaveLength(1);
    expect(opened.tasks[0]).toMatchObject({
      taskId: late,
      state: "in_progress",
      lateness: "overdue",
      dueOn: "2026-03-31",
      explanation: "Chờ kinh phí.",
      unit: { code: "longmy" },
    });
    expect(opened.tasks[0]?.workingDaysLate).toBeGreaterThan(40);

    // Carried out again, after a crash, it gives the same answer.
    const [frozen, version] = [await row(cycleId), (await row(cycleId)).version];
    const plan = await conductCycle(world.db, { cycleId, now: on("2026-06-18") });
    expect(plan).toEqual({ version, nextRungAt: instantAt(REPORTS_DUE, "17:00").getTime() });
    expect(await row(cycleId)).toEqual(frozen);
  });

  test("every figure opens to as many frozen rows as it says", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await conductCycle(world.db, { cycleId, now: CUT_OFF });
    const { figures } = await cycleAs("committee", cycleId);
    const all = (await readFigure(world.db, world.actor("committee"), cycleId, "total")).tasks;
    expect(all).toHaveLength(4);
    for (const { key, value } of figures ?? []) {
      const opened = await readFigure(world.db, world.actor("committee"), cycleId, key);
      expect([key, opened.value, opened.tasks.length]).toEqual([key, value, value]);
      const parsed = readKey(key);
      const part = (section: string) => section;
      expect(parsed).not.toBeNull();
      if (parsed === null) continue;
      const same = all.filter((task) =>
        counts(parsed, { ...task, unitId: task.unit.id, part: part(task.section) }),
      );
      expect(same.map(({ taskId }) => taskId)).toEqual(opened.tasks.map(({ taskId }) => taskId));
    }
    for (const key of ["nothing", "overdue@IX", "total@unit:x", ""])
      await expect(readFigure(world.db, world.actor("committee"), cycleId, key)).rejects.toMatchObject({
        code: "not_found",
      });
  });

  test("the next cycle of the kind tells the change since this one", async () => {
    const first = await calledCycle(world, programmeId);
    await drafted(world, first);
    const { cycleId: second } = await callCycle(world.db, {
      ...halfYear,
      periodFrom: "2026-07-01",
      periodTo: "2026-12-31",
      cutOffAt: instantAt("2026-12-10", "17:00"),
      dueOn: "2026-12-15",
      programmeId,
      actor: world.actor("office"),
      now: on("2026-11-10"),
    });
    await conductCycle(world.db, { cycleId: second, now: on("2026-12-11") });
    await conductCycle(world.db, { cycleId: second, now: on("2026-12-16") });
    const { figures, report } = await cycleAs("office", second);
    expect(figures?.find(({ key }) => key === "overdue")).toEqual({ key: "overdue", value: 2, previous: 1 });
    expect(textOf(report)).toContain(
      "Tỷ lệ quá hạn 50% (2 nhiệm vụ), tăng 25 điểm phần trăm so với kỳ trước (25%).",
    );
  });
});

describe("the consolidated report", () => {
  test("is drafted at the due date from the frozen figures; every number in it is a figure that opens", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await handedIn(world, await submissionOf(world, cycleId, "longmy"), {
      writer: "longmy",
      head: "longmy.head",
      now: on("2026-06-10"),
      said: "Đề nghị bổ sung kinh phí.",
    });
    await drafted(world, cycleId);
    const { report, state, submissions } = await cycleAs("advising", cycleId);
    expect(state).toBe("consolidating");
    expect(report?.map(({ heading }) => heading)).toEqual(halfYear.outline);
    const text = textOf(report);
    expect(text).toContain("Đến ngày 15/6/2026, Chương trình 01-CTr/TU có 4 nhiệm vụ");
    expect(text).toContain("Đơn vị đã gửi báo cáo: Huyện ủy Long Mỹ.");
    expect(text).toContain("Huyện ủy Long Mỹ: 1 nhiệm vụ quá hạn, gồm mục II.1");
    expect(text).toContain("Huyện ủy Long Mỹ: Đề nghị bổ sung kinh phí.");
    expect(text).not.toContain("null");
    const references = (report ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.figures));
    expect(references.length).toBeGreaterThan(10);
    for (const { key, value } of references)
      expect(await readFigure(world.db, world.actor("advising"), cycleId, key)).toMatchObject({ value });
    expect(submissions.filter(({ submittedAt }) => submittedAt !== null)).toHaveLength(1);
  });

  test("is drafted at once when the last report was taken", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await conductCycle(world.db, { cycleId, now: CUT_OFF });
    const at = on("2026-06-17");
    const units = [
      ["longmy", "longmy", "longmy.head"],
      ["ldld", "ldld", "ldld"],
      ["vithanh", "vithanh", "vithanh"],
      ["tuyengiao", "advising", "advising"],
    ] as const;
    for (const [unit, writer, head] of units) {
      expect(await row(cycleId)).toMatchObject({
        state: "collecting",
        nextRungAt: instantAt(REPORTS_DUE, "17:00"),
      });
      const submissionId = await submissionOf(world, cycleId, unit);
      await handedIn(world, submissionId, { writer, head, now: at });
      await taken(world, submissionId, at, unit === "tuyengiao" ? "office" : "advising");
    }
    const nudged = await row(cycleId);
    expect(nudged.nextRungAt).toEqual(at);
    expect(nudged.version).toBeGreaterThan(nudged.conductedVersion);
    await conductCycle(world.db, { cycleId, now: at });
    expect(await row(cycleId)).toMatchObject({ state: "consolidating", nextRungAt: null });
  });

  test("gets what comes in later with a mark, once, and leaves what people wrote", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await drafted(world, cycleId);
    const advising = { cycleId, actor: world.actor("advising"), now: on("2026-06-23") };
    const edited = await editReviewReport(world.db, {
      ...advising,
      paragraphs: [{ id: "counts", text: "Câu của Ban." }],
    });
    await handedIn(world, await submissionOf(world, cycleId, "vithanh"), {
      writer: "vithanh",
      now: on("2026-06-25"),
      said: "Đề nghị tập huấn.",
    });
    await expect(
      editReviewReport(world.db, { ...advising, expectedVersion: edited.version, paragraphs: [] }),
    ).rejects.toMatchObject({ code: "stale" });
    const { report, submissions } = await cycleAs("advising", cycleId);
    expect(textOf(report)).toContain(
      "Bổ sung sau khi tổng hợp: Thành ủy Vị Thanh gửi báo cáo ngày 25/6/2026, quá thời hạn.",
    );
    expect(textOf(report)).toContain("Thành ủy Vị Thanh: Đề nghị tập huấn.");
    expect(paragraphIn(report, "counts")?.text).toBe("Câu của Ban.");
    expect(submissions.find(({ unit }) => unit.code === "vithanh")).toMatchObject({
      late: true,
      afterDraft: true,
    });

    // What comes in while it lies before the Standing Committee is in it when it comes back, and not before.
    await requestReviewApproval(world.db, advising);
    await handedIn(world, await submissionOf(world, cycleId, "ldld"), {
      writer: "ldld",
      now: on("2026-06-26"),
    });
    expect(textOf((await cycleAs("committee", cycleId)).report)).not.toContain("Liên đoàn Lao động tỉnh gửi");
    await returnReview(world.db, {
      cycleId,
      actor: world.actor("committee"),
      now: on("2026-06-27"),
      remarks: "Làm rõ nguyên nhân",
    });
    const back = await cycleAs("advising", cycleId);
    expect(back).toMatchObject({ state: "consolidating", remarks: "Làm rõ nguyên nhân" });
    expect(textOf(back.report).match(/Liên đoàn Lao động tỉnh gửi báo cáo/g)).toHaveLength(1);
    expect(textOf(back.report).match(/Thành ủy Vị Thanh gửi báo cáo/g)).toHaveLength(1);
  });

  test("is edited, submitted, approved and published, each by who may, each told to whom it concerns", async () => {
    const cycleId = await calledCycle(world, programmeId);
    await drafted(world, cycleId);
    const now = on("2026-06-24");
    const as = (name: Name) => ({ cycleId, actor: world.actor(name), now });
    const told = async (kind: string) =>
      (
        await world.db.prisma.notice.findMany({
          where: { kind },
          select: { person: { select: { user: { select: { username: true } } } } },
        })
      )
        .map(({ person }) => person.user?.username)
        .sort();

    await expect(approveReview(world.db, as("committee"))).rejects.toMatchObject({ code: "conflict" });
    await expect(requestReviewApproval(world.db, as("committee"))).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(requestReviewApproval(world.db, as("longmy"))).rejects.toMatchObject({ code: "not_found" });
    await requestReviewApproval(world.db, as("office"));
    expect(await told("review_approval")).toEqual(["committee"]);
    await expect(editReviewReport(world.db, { ...as("advising"), paragraphs: [] })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(approveReview(world.db, as("office"))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(publishReview(world.db, as("office"))).rejects.toMatchObject({ code: "conflict" });

    // Before it is published, a unit knows of the cycle, and of no figure.
    expect(await cycleAs("longmy", cycleId)).toMatchObject({
      report: null,
      figures: null,
      allowedActions: [],
    });
    await expect(readFigure(world.db, world.actor("longmy"), cycleId, "total")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(cycleAs("thuanhung", cycleId)).rejects.toMatchObject({ code: "not_found" });
    await expect(cycleAs("administrator", cycleId)).rejects.toMatchObject({ code: "not_found" });

    await approveReview(world.db, as("committee"));
    await publishReview(world.db, as("advising"));
    expect(await told("review_published")).toEqual([
      "advising",
      "committee",
      "ldld",
      "longmy",
      "longmy.head",
      "office",
      "vithanh",
    ]);
    const published = await cycleAs("longmy", cycleId);
    expect(published).toMatchObject({ state: "published", approvedBy: { name: "Thạch Chí Thuận" } });
    expect(published.report).not.toBeNull();
    // Its own submission alone.
    expect(published.submissions.map(({ unit }) => unit.code)).toEqual(["longmy"]);
    expect((await readFigure(world.db, world.actor("longmy"), cycleId, "total")).value).toBe(4);

    const kinds = await world.db.prisma.journalEvent.findMany({
      where: { taskId: null },
      orderBy: { number: "asc" },
    });
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "review_called",
      "review_frozen",
      "review_drafted",
      "review_approval_requested",
      "review_approved",
      "review_published",
    ]);
    const findings: unknown[] = [];
    await verifyJournal(world.db, { sealsFile: null }, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  test("called off, drops what the units owe and tells them", async () => {
    const cycleId = await calledCycle(world, programmeId);
    const done = await submissionOf(world, cycleId, "vithanh");
    await handedIn(world, done, { writer: "vithanh", now: on("2026-06-01") });
    await taken(world, done, on("2026-06-02"));
    await cancelCycle(world.db, {
      cycleId,
      actor: world.actor("advising"),
      now: on("2026-06-03"),
      reason: "Hoãn",
    });
    const tasks = await world.db.prisma.task.findMany({ where: { cycleId } });
    expect(tasks.map(({ state }) => state).sort()).toEqual([
      "cancelled",
      "cancelled",
      "cancelled",
      "completed",
    ]);
    expect(tasks.every(({ nextRungAt }) => nextRungAt === null)).toBe(true);
    expect(await world.db.prisma.notice.count({ where: { kind: "cancellation" } })).toBe(4);
    expect(await conductCycle(world.db, { cycleId, now: CUT_OFF })).toMatchObject({ nextRungAt: null });
    expect(await row(cycleId)).toMatchObject({ state: "cancelled", frozenAt: null });
  });
});

test("forty units cost no more statements than four, from the call to the draft and the page", async () => {
  const codes = Array.from({ length: 40 }, (_, index) => `xa${String(index)}`);
  await registerUnits(
    world.db,
    codes.map((code) => ({
      code,
      name: `Đảng ủy ${code}`,
      shortName: code,
      kind: "party_committee" as const,
      parent: "btv",
      validFrom: "2004-01-01",
      validTo: null,
      email: null,
      aliases: [],
      sets: [],
    })),
  );
  const many = await world.issue(
    ISSUED,
    codes.map((lead) => wantedTask({ lead, coordinating: [], dueOn: "2026-03-31" })),
  );
  const statements = async (id: string) => {
    const sent = jest.spyOn(pg.Client.prototype, "query");
    const cycleId = await calledCycle(world, id);
    await drafted(world, cycleId);
    await cycleAs("office", cycleId);
    await listCycles(world.db, world.actor("office"), { programmeId: id });
    const { tasks } = await readFigure(world.db, world.actor("office"), cycleId, "total");
    const asked = sent.mock.calls.length;
    sent.mockRestore();
    return { units: tasks.length, asked };
  };
  const [few, lots] = [await statements(programmeId), await statements(many.programmeId)];
  expect([few.units, lots.units]).toEqual([4, 40]);
  expect(few.asked).toBeGreaterThan(20);
  expect(lots.asked).toBeLessThanOrEqual(few.asked);
});
