/** Acknowledgement and amendment through both doors: JSON with its headers, and the office's form. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ProgrammeDetail } from "../../record/queries/programme-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { wantedTask } from "../world.js";
import { DUE, ISSUED, on, stateOf } from "../record/traces.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let office: Visitor;
let longmy: Visitor;
let ldld: Visitor;
let programmeId: string;
let taskId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(on("2026-03-10"));
  [office, longmy, ldld] = await Promise.all([
    site.signedIn("office"),
    site.signedIn("longmy"),
    site.signedIn("ldld"),
  ]);
});
beforeEach(async () => {
  const issued = await site.world.issue(ISSUED, [wantedTask({ dueOn: DUE })], { acknowledgement: true });
  programmeId = issued.programmeId;
  taskId = issued.taskIds[0] ?? "";
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const programme = async (who = office) =>
  jsonOf<ProgrammeDetail>(await who.get(`/api/v1/programmes/${programmeId}`));
const amendments = () => site.world.db.prisma.amendment.count({ where: { programmeId } });

const document = { number: "09-CTr/TU", signedOn: "2026-03-09" };
const amending = (body: unknown, headers: Record<string, string> = { "If-Match": '"2"' }, who = office) =>
  who.post(`/api/v1/programmes/${programmeId}/amendments`, body, headers);

describe("an acknowledgement", () => {
  test("is given by its unit at its own door, and the programme shows who has given it", async () => {
    const { acknowledgements } = await programme();
    expect(acknowledgements.map((each) => [each.unit.code, each.acknowledgedAt])).toEqual([
      ["longmy", null],
      ["ldld", null],
    ]);
    const [, owed] = acknowledgements;
    const door = `/api/v1/tasks/${owed?.taskId ?? ""}/acknowledgement`;
    expect((await longmy.post(door, {})).status).toBe(404);
    expect(await jsonOf(await ldld.post(door, {}))).toMatchObject({ state: "completed", version: 2 });
    expect(await problemIn(await ldld.post(door, {}))).toMatchObject({ status: 409, code: "conflict" });
    expect((await longmy.post(`/api/v1/tasks/${taskId}/acceptance`, {})).status).toBe(200);
    expect((await programme()).acknowledgements.every((each) => each.acknowledgedAt !== null)).toBe(true);
  });

  test("has one button on its page, and stands among what is to be done", async () => {
    const [owed] = (await programme(ldld)).acknowledgements;
    const list = await (await ldld.get("/tasks")).text();
    expect(list).toContain("Tiếp nhận, quán triệt và triển khai Chương trình 01-CTr/TU");
    const today = await (await ldld.get("/today")).text();
    expect(today).toContain("Xác nhận tiếp nhận, quán triệt");
    const page = await (await ldld.get(`/tasks/${owed?.taskId ?? ""}`)).text();
    expect(page).toContain("Đã tiếp nhận, quán triệt");
    expect(page).toContain("Toàn chương trình");
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
    const answer = await ldld.submit(`/tasks/${owed?.taskId ?? ""}/acknowledgement`, { version });
    expect(answer.status).toBe(303);
    const shown = await (await office.get(`/programmes/${programmeId}`)).text();
    expect(shown).toContain("Đã xác nhận: 1 trên 2 đơn vị.");
    expect(shown).toContain("Chưa xác nhận");
  });
});

describe("an amendment through the API", () => {
  const body = () => ({
    ...document,
    add: [
      {
        section: "II.9",
        text: "Tổ chức Tháng hành động.",
        kind: "dated",
        dueOn: "2026-05-29",
        leadUnitId: site.world.unitId("vithanh"),
      },
    ],
    change: [{ taskId, text: "Nội dung mới." }],
  });

  test("is taken once for each key, with the version that was seen", async () => {
    const headers = {
      "If-Match": '"2"',
      "Idempotency-Key": "amend-1",
    };
    const first = await amending(body(), headers);
    expect([first.status, first.headers.get("ETag")]).toEqual([201, '"3"']);
    const answer = await jsonOf<{ added: string[] }>(first);
    expect(answer).toMatchObject({ programmeId, changed: 1, dropped: 0, version: 3 });
    expect(answer.added).toHaveLength(1);
    expect(await jsonOf(await amending(body(), headers))).toEqual(answer);
    expect(await problemIn(await amending(body()))).toMatchObject({ status: 412, code: "stale" });
    expect(await amendments()).toBe(1);

    const task = await jsonOf<TaskDetail>(await longmy.get(`/api/v1/tasks/${taskId}`));
    expect(task.amendments).toMatchObject([
      { number: "09-CTr/TU", changes: [{ kind: "changed", after: { text: "Nội dung mới." } }] },
    ]);
    expect((await programme(longmy)).amendments.flatMap((each) => each.changes)).toHaveLength(1);
    expect((await programme()).amendments.flatMap((each) => each.changes)).toHaveLength(2);
  });

  test("is refused whole: bad input, others than the office, what is not there", async () => {
    const before = await stateOf(site.world.db, taskId);
    const bad: readonly [unknown, string][] = [
      [{ ...document }, "add"],
      [{ ...body(), signedOn: "2026-03-11" }, "signedOn"],
      [{ ...body(), drop: [{ taskId, reason: "Thôi" }] }, "drop.0.taskId"],
      [{ ...body(), add: [{ ...body().add[0], dueOn: "hôm nay" }] }, "add.0.dueOn"],
      [{ ...body(), add: [{ ...body().add[0], kind: "continuous" }] }, "add.0.dueOn"],
      [{ ...body(), add: [{ ...body().add[0], section: "" }] }, "add.0.section"],
      [{ ...body(), number: " " }, "number"],
      [{ ...body(), more: 1 }, "more"],
    ];
    for (const [wrong, field] of bad)
      expect(await problemIn(await amending(wrong))).toMatchObject({
        status: 422,
        code: "invalid_input",
        field,
      });
    expect(await problemIn(await amending(body(), undefined, longmy))).toMatchObject({ status: 403 });
    const elsewhere = "/api/v1/programmes/00000000-0000-7000-8000-000000000000/amendments";
    expect((await office.post(elsewhere, body(), { "If-Match": "*" })).status).toBe(404);
    expect(await stateOf(site.world.db, taskId)).toEqual(before);
    expect(await amendments()).toBe(0);
  });
});

describe("the office's form", () => {
  const address = (task?: string) =>
    `/programmes/${programmeId}/amendment${task === undefined ? "" : `?task=${task}`}`;
  const hidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? "";

  async function open(task?: string) {
    const page = await (await office.get(address(task))).text();
    return {
      page,
      fields: { version: hidden(page, "version"), idempotencyKey: hidden(page, "idempotencyKey") },
    };
  }

  test("adds a task, and the programme says so", async () => {
    const { page, fields } = await open();
    expect(page).toContain("Bổ sung nhiệm vụ vào Chương trình 01-CTr/TU");
    const task = {
      ...{ section: "II.9", text: "Tổ chức Tháng hành động.", product: "Kế hoạch", kind: "dated" },
      ...{ dueOn: "2026-05-29", recurrence: "", evidence: "document" },
      leadUnitId: site.world.unitId("vithanh"),
      ...{ coordinating0: "", coordinating1: site.world.unitId("longmy"), coordinating2: "" },
    };
    const answer = await office.submit(address(), { ...fields, ...document, ...task });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/programmes/${programmeId}`]);
    const again = await office.submit(address(), { ...fields, ...document, ...task });
    expect(again.status).toBe(303);
    expect(await amendments()).toBe(1);
    const shown = await (await office.get(`/programmes/${programmeId}`)).text();
    expect(shown).toContain("Đã ghi sửa đổi, bổ sung và báo cho các đơn vị liên quan.");
    expect(shown).toContain("Theo văn bản số 09-CTr/TU ngày 09/03/2026");
    const added = await site.world.db.prisma.task.findFirstOrThrow({
      where: { programmeId, section: "II.9" },
      include: { units: true },
    });
    expect(added).toMatchObject({ evidenceKind: "document", leadUnitId: site.world.unitId("vithanh") });
    expect(added.units.map((unit) => unit.unitId)).toEqual([site.world.unitId("longmy")]);
  });

  test("changes a task in what differs, or drops it with a reason", async () => {
    const { page, fields } = await open(taskId);
    expect(page).toContain("Nội dung hiện hành");
    const { text, product } = await stateOf(site.world.db, taskId);
    const same = { text, product: product ?? "", dueOn: "2026-06-30", reason: "" };
    const changed = await office.submit(address(taskId), {
      ...fields,
      ...document,
      kindOfChange: "change",
      ...same,
    });
    expect(changed.status).toBe(303);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ text, dueOn: "2026-06-30", dueVersion: 2 });

    const next = await open(taskId);
    expect(next.page).toContain('value="2026-06-30"');
    const drop = {
      ...next.fields,
      ...document,
      number: "10-CTr/TU",
      kindOfChange: "drop",
      ...same,
      reason: "Đã lồng ghép",
    };
    expect((await office.submit(address(taskId), drop)).status).toBe(303);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ state: "cancelled" });
    const shown = await (await office.get(`/tasks/${taskId}`)).text();
    expect(shown).toContain("Theo văn bản số 10-CTr/TU ngày 09/03/2026");
    expect(shown).toContain("Lý do: Đã lồng ghép");
  });

  test("comes back with what was typed and each fault at its field", async () => {
    const { fields } = await open();
    const typed = {
      ...fields,
      ...document,
      signedOn: "2026-04-01",
      section: "II.9",
      text: "Chưa xong",
      kind: "dated",
    };
    const answer = await office.submit(address(), {
      ...typed,
      leadUnitId: site.world.unitId("vithanh"),
      evidence: "any",
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Chưa xong");
    expect(page).toContain('id="signedOn-error"');
    expect(page).toContain('id="dueOn-error"');
    expect(page).toContain('href="#dueOn"');
    expect(await amendments()).toBe(0);
  });

  test("is the office's alone, and of a programme that can be amended", async () => {
    expect((await longmy.get(address())).status).toBe(403);
    expect((await longmy.submit(address(), document)).status).toBe(403);
    expect(await (await longmy.get(`/programmes/${programmeId}`)).text()).not.toContain(address());
    await site.world.db.prisma.programme.update({ where: { id: programmeId }, data: { state: "closed" } });
    expect((await office.get(address())).status).toBe(409);
  });
});
