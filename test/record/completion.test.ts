/** The report of completion: its evidence, its one review, and what happens when many act at once. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import type { StoredFile } from "../../record/reports.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { LATER, doTo } from "./acts.js";
import { DUE, ISSUED, everything, journalOf, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const minutes: StoredFile = {
  fileName: "Biên bản.pdf",
  mediaType: "application/pdf",
  size: 1234,
  sha256: "a".repeat(64),
};

describe("a report of completion", () => {
  test("stops the unit's clock and reaches the reviewer's digest, with its evidence on record", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE, evidence: "document" });
    const now = on("2026-03-20");
    const command = { taskId, actor: world.actor("longmy"), now, text: "Đã hoàn thành", evidence: [minutes] };
    const said = { documentNumber: "12-BB/HU", documentDate: "2026-03-19" };
    expect(await reportCompletion(world.db, { ...command, ...said })).toMatchObject({
      state: "awaiting_review",
      version: 3,
    });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "awaiting_review",
      reportedAt: now,
      progress: 100,
    });
    const [report] = await world.db.prisma.report.findMany({
      where: { taskId },
      include: { evidence: true },
    });
    expect(report).toMatchObject({ kind: "completion", state: "submitted", evidence: [minutes] });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "completion_reported",
      detail: { reportId: report?.id, evidence: [{ fileName: "Biên bản.pdf", sha256: minutes.sha256 }] },
    });
    expect(await toldOf(world.db, taskId, "completion_report")).toEqual(["advising"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-27");
  });

  test("without the evidence that is asked for is refused, and nothing is written", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE, evidence: "photograph" });
    const before = await everything(world.db, taskId);
    const command = {
      taskId,
      actor: world.actor("longmy"),
      now: on("2026-03-20"),
      text: "Đã xong",
      evidence: [],
    };
    await expect(reportCompletion(world.db, command)).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "evidence" },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("takes back the extension that was asked for", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const actor = world.actor("longmy");
    await requestExtension(world.db, {
      taskId,
      actor,
      now: on("2026-03-19"),
      dueOn: LATER,
      reason: "Bão lụt",
    });
    await doTo(world, taskId, on("2026-03-20"), ["report_completion"]);
    expect(await stateOf(world.db, taskId)).toMatchObject({
      extensionRequestedAt: null,
      state: "awaiting_review",
    });
    expect(await world.db.prisma.extensionRequest.findMany({ where: { taskId } })).toMatchObject([
      { state: "withdrawn" },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "completion_reported" });
  });

  test("is made once: the second one meets a task under review", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, taskId, on("2026-03-20"), ["report_completion"]);
    const before = await everything(world.db, taskId);
    await expect(doTo(world, taskId, on("2026-03-20", "10:00"), ["report_completion"])).rejects.toMatchObject(
      {
        code: "conflict",
        detail: { state: "awaiting_review" },
      },
    );
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});

describe("a confirmation", () => {
  test("is never given for one's own work", async () => {
    const { taskIds } = await world.issue(ISSUED, [
      wantedTask({ dueOn: DUE, lead: "tuyengiao", coordinating: [] }),
    ]);
    const taskId = taskIds[0] ?? "";
    const actor = world.actor("advising");
    await acceptTask(world.db, { taskId, actor, now: on("2026-03-03") });
    await reportCompletion(world.db, { taskId, actor, now: on("2026-03-20"), text: "Đã xong", evidence: [] });
    const before = await everything(world.db, taskId);
    await expect(
      confirmCompletion(world.db, { taskId, actor, now: on("2026-03-23"), remarks: null }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    expect(await everything(world.db, taskId)).toEqual(before);
    const office = world.actor("office");
    expect(
      await confirmCompletion(world.db, { taskId, actor: office, now: on("2026-03-23"), remarks: null }),
    ).toMatchObject({ state: "completed" });
  });

  test("sent a hundred times at once is carried out exactly once", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, taskId, on("2026-03-20"), ["report_completion"]);
    const command = { taskId, now: on("2026-03-23"), remarks: null };
    const names = ["advising", "office", "committee"] as const;
    const ends = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        confirmCompletion(world.db, { ...command, actor: world.actor(names[index % 3] ?? "office") }),
      ),
    );
    const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
    expect(refused).toHaveLength(99);
    expect(refused.every((reason) => reason instanceof DomainError && reason.code === "conflict")).toBe(true);
    const events = (await journalOf(world.db, taskId)).map((event) => event.kind);
    expect(events.filter((kind) => kind === "completion_confirmed")).toHaveLength(1);
    expect(await toldOf(world.db, taskId, "completion_decision")).toEqual(["longmy"]);
    expect(await stateOf(world.db, taskId)).toMatchObject({ state: "completed", version: 4 });
  });
});
