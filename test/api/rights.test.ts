/**
 * Every door × everybody × own, sibling unit, other programme and closed task: the answer that follows from
 * `domain/permissions.ts` is the answer that is given. A door that no row tells of fails.
 */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Express } from "express";
import { pino } from "pino";
import type { Operation } from "../../api/operation.js";
import { operations } from "../../api/operations.js";
import { createServer } from "../../api/server.js";
import { defaultOutline } from "../../domain/review-outline.js";
import { type Parties, may, programmeRights } from "../../domain/permissions.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { conductCycle } from "../../record/commands/conduct-cycle.js";
import { submissionOf } from "../record/reviews.js";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { recordObservation } from "../../record/commands/record-observation.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { partiesIn } from "../../record/task-row.js";
import { doTo } from "../record/acts.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { type Name, readTarget, readingOf, wantedTask } from "../world.js";
import { DUE, ISSUED, NOW, reportWithEvidence } from "./requests.js";
import { type Asker, NEVER, type Place, type Row, apiRows, pageRows } from "./rights-rows.js";
import { type Site, type Visitor, jsonOf, openSite } from "./site.js";

/** Words that stand in every task, and in no answer to who may not read it. */
const WORDS = "Triển khai nội dung";

const people = [
  ...["administrator", "office", "committee", "advising", "inspector"],
  ...["longmy", "ldld", "thuanhung", "vithanh"],
] as const as readonly Name[];
const everybody = [...people, "a service token of Long Mỹ", "nobody"] as const;
const placeNames = ["own", "sibling unit", "other programme", "closed"] as const;

// Hundreds of requests a test, each as slow as a busy machine makes it.
jest.setTimeout(300_000);

let site: Site;
let places: ReadonlyMap<string, Place>;
let token: string;
let draftId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  places = await makePlaces();
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

async function makePlaces(): Promise<Map<string, Place>> {
  const { world } = site;
  const first = await world.issue(
    ISSUED,
    [
      wantedTask({ dueOn: DUE, evidence: "list" }),
      wantedTask({ dueOn: DUE, evidence: "list", lead: "vithanh", coordinating: [] }),
      wantedTask({ dueOn: DUE, evidence: "list" }),
    ],
    { targets: [readTarget] },
  );
  const second = await world.issue(
    ISSUED,
    [wantedTask({ dueOn: DUE, evidence: "list", lead: "vithanh", coordinating: [] })],
    { targets: [readTarget] },
  );
  const tasks = [...first.taskIds, ...second.taskIds];
  const [own = "", sibling = "", closed = "", other = ""] = tasks;
  const visitors = { longmy: await site.signedIn("longmy"), vithanh: await site.signedIn("vithanh") };
  for (const taskId of tasks) {
    const lead = taskId === own || taskId === closed ? visitors.longmy : visitors.vithanh;
    await lead.post(`/api/v1/tasks/${taskId}/acceptance`);
    expect((await reportWithEvidence(lead, taskId)).status).toBe(200);
  }
  await doTo(world, closed, NOW, ["confirm"]);
  const office = await site.signedIn("office");
  const webhookId = await idIn(
    office.post("/api/v1/webhooks", { url: "https://receiver.example/", kinds: ["task_accepted"] }),
  );
  const delivery = await office.post(`/api/v1/webhooks/${webhookId}/test`);
  const { deliveryId } = await jsonOf<{ deliveryId: string }>(delivery);
  const made = await (
    await site.signedIn("administrator")
  ).post("/api/v1/service-tokens", {
    ...{ name: "Phần mềm Long Mỹ", unitId: world.unitId("longmy"), role: "officer", expiresOn: "2026-12-31" },
  });
  const service = await jsonOf<{ id: string; token: string }>(made);
  ({ token } = service);
  const declared = await office.post("/api/v1/calendar-days", {
    ...{ date: "2030-12-30", kind: "holiday", name: "Nghỉ lễ", source: "Thông báo" },
  });
  const number = String((await jsonOf<{ replan: { number: number } }>(declared)).replan.number);
  const cutOffAt = new Date(NOW.getTime() + 3_600_000);
  const { cycleId } = await callCycle(world.db, {
    ...{ actor: world.actor("office"), now: NOW, programmeId: first.programmeId, kind: "interim" },
    ...{ periodFrom: "2026-01-01", periodTo: "2026-03-31", outline: defaultOutline, cutOffAt, dueOn: DUE },
  });
  await conductCycle(world.db, { cycleId, now: cutOffAt });
  const submissionId = await submissionOf(world, cycleId, "longmy");
  ({ programmeId: draftId } = await importProgramme(world.db, {
    ...{
      actor: world.actor("office"),
      now: NOW,
      reading: readingOf(1),
      fileName: "du-thao.txt",
      fileHash: "draft",
    },
  }));
  const targets = new Map<string, { id: string; observationId: string }>();
  for (const [{ programmeId }, lead] of [
    [first, "longmy"],
    [second, "vithanh"],
  ] as const) {
    const { id } = await world.db.prisma.target.findFirstOrThrow({ where: { programmeId } });
    await world.db.prisma.targetUnit.create({ data: { targetId: id, unitId: world.unitId(lead) } });
    const observed = await recordObservation(world.db, {
      ...{ targetId: id, actor: world.actor("office"), now: NOW, unitId: world.unitId(lead) },
      ...{ year: 2025, value: 1, source: "Niên giám" },
    });
    targets.set(programmeId, { id, observationId: observed.observationId ?? "" });
  }
  const { successionId } = await prepareSuccession(world.db, {
    ...{ actor: world.actor("office"), now: NOW, kind: "renamed", effectiveOn: "2026-06-01" },
    ...{ basis: "Quyết định", predecessorIds: [world.unitId("ubkt")], successorIds: [], choices: [] },
    newSuccessors: [{ code: "ubkt-moi", name: "Ủy ban Kiểm tra mới", shortName: "UBKT" }],
  });
  const { rehearsalId } = await keepRehearsal(world.db, { now: NOW, report: rehearsed, command: COMMAND });
  const rows = await world.db.prisma.task.findMany({
    include: { units: true, reports: { include: { evidence: true } } },
  });
  const { id: mailId } = await world.db.prisma.mail.findFirstOrThrow({ where: { state: "pending" } });
  const headships = await world.db.prisma.membership.findMany({ where: { isHead: true } });
  const leaders = headships.map(({ personId }) => personId);
  const placeOf = (taskId: string): Place => {
    const row = rows.find((one) => one.id === taskId);
    if (row === undefined) throw new Error("no such task");
    const lead = taskId === own || taskId === closed ? "longmy" : "vithanh";
    return {
      parties: partiesIn(row),
      closed: taskId === closed,
      programme: rows.filter((one) => one.programmeId === row.programmeId).map(partiesIn),
      absent: world.actor(lead).personId,
      cycle: rows.filter((one) => one.cycleId === cycleId).map(partiesIn),
      submission: partiesIn(rows.find((one) => one.id === submissionId) ?? row),
      heads: [world.actor(lead === "longmy" ? "longmy.head" : "vithanh").personId],
      leaders,
      ids: {
        taskId,
        mailId,
        evidenceId: row.reports.flatMap((report) => report.evidence)[0]?.id ?? "",
        programmeId: row.programmeId,
        targetId: targets.get(row.programmeId)?.id ?? "",
        observationId: targets.get(row.programmeId)?.observationId ?? "",
        owingUnitId: world.unitId(row.programmeId === first.programmeId ? "longmy" : "vithanh"),
        successionId,
        draftTaskId: row.draftTaskId ?? "",
        doubtId: taskId,
        rehearsalId,
        unitId: row.leadUnitId,
        accountId: world.actor("ldld").personId,
        tokenId: service.id,
        sessionId: "no-such-session",
        webhookId,
        deliveryId,
        token: "no-such-link",
        date: "2027-04-30",
        number,
        cycleId,
        submissionId,
        key: "total",
        kind: "bulletin",
        form: "party",
      },
    };
  };
  const ids = { own, "sibling unit": sibling, "other programme": other, closed };
  return new Map(placeNames.map((name) => [name, placeOf(ids[name])]));
}

async function idIn(answer: Promise<Response>): Promise<string> {
  return (await jsonOf<{ id: string }>(await answer)).id;
}

const placeAt = (name: string): Place => {
  const place = places.get(name);
  if (place === undefined) throw new Error(`no place ${name}`);
  return place;
};

async function come(name: (typeof everybody)[number]): Promise<{ asker: Asker; visitor: Visitor }> {
  if (name === "nobody") return { asker: { actor: null, kind: "nobody" }, visitor: site.stranger };
  if (people.includes(name as Name)) {
    const actor = site.world.actor(name as Name);
    return { asker: { actor, kind: "person" }, visitor: await site.signedIn(name as Name) };
  }
  // As a member of its unit, who is nobody of those that the world knows.
  const actor = { ...site.world.actor("longmy"), personId: "of the system" };
  return { asker: { actor, kind: "service" }, visitor: site.stranger };
}

const addressOf = (path: string, { ids }: Place): string =>
  path.replace(/\{(\w+)\}|:(\w+)/g, (_all, one: string, other: string) => ids[one || other] ?? "");

function askApi(visitor: Visitor, asker: Asker, { method, path }: Operation, row: Row, place: Place) {
  const hasBody = method === "post";
  return visitor.fetch(method.toUpperCase(), `/api/v1${addressOf(path, place)}`, {
    headers: {
      ...(asker.kind === "service" ? { Authorization: `Bearer ${token}` } : {}),
      ...(hasBody ? { "Content-Type": "application/json" } : {}),
      "If-Match": row.version?.(place) ?? `"${NEVER}"`,
    },
    ...(hasBody ? { body: JSON.stringify(row.body?.(place) ?? {}) } : {}),
  });
}

const isAskedAt = (row: Row, at: string) => row.everywhere === true || at === "own";

describe("no door is left out:", () => {
  interface Layer {
    readonly handle?: { readonly stack?: readonly Layer[] };
    readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  }
  const routesOf = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => [
      ...(route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : []),
      ...routesOf(handle?.stack ?? []),
    ]);

  test("every operation has a row, every route of the pages has one, and there is no other router", () => {
    const app: Express = createServer(site.services, {
      assetsDir: site.evidenceDir,
      log: pino({ level: "silent" }),
    });
    const { stack } = app.router as unknown as { stack: readonly Layer[] }; // not in its types
    const routers = stack.filter(({ handle, route }) => handle?.stack !== undefined && route === undefined);
    const [health, calendar, reference, api = [], pages = []] = routers.map((one) => routesOf([one]));
    expect(routers).toHaveLength(5);
    expect(health).toEqual(["get /live", "get /ready"]);
    expect(calendar).toEqual(["get /:file"]);
    expect(reference).toEqual(["get /openapi.json", "get /reference"]);
    expect(api).toEqual(
      operations.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(Object.keys(apiRows).sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(Object.keys(pageRows).sort()).toEqual([...pages].sort());
  });
});

describe.each(everybody)("%s", (name) => {
  let asker: Asker;
  let visitor: Visitor;
  beforeAll(async () => {
    ({ asker, visitor } = await come(name));
  });

  test("is answered at the API's doors as the rights say, and nothing is changed", async () => {
    const before = await states();
    const unknown = await jsonOf(await asked("/api/v1/tasks/00000000-0000-7000-8000-000000000000"));
    const expected: unknown[] = [];
    const given: unknown[] = [];
    for (const at of placeNames) {
      const place = placeAt(at);
      for (const operation of operations) {
        const row = apiRows[operation.id];
        if (row === undefined || operation.id === "signOut" || !isAskedAt(row, at)) continue;
        const answer = await askApi(visitor, asker, operation, row, place);
        expected.push([operation.id, at, row.status(asker, place, operation.method)]);
        given.push([operation.id, at, answer.status]);
        const text = await answer.text();
        if (!operation.path.includes("{taskId}")) continue;
        if (!mayRead(place.parties)) expect(text).not.toContain(WORDS);
        // Not told apart from what is not there.
        if (answer.status === 404 && operation.id !== "readEvidence")
          expect(JSON.parse(text)).toEqual(unknown);
      }
    }
    expect(given).toEqual(expected);
    expect(await states()).toEqual(before);
  });

  test("finds in lists, programmes and bulk what they may read, and nothing else", async () => {
    if (asker.actor === null) return;
    const get = async (path: string) => (await asked(path)).text();
    const list = await get("/api/v1/tasks?limit=200&q=an%20toan");
    const programmes = await get("/api/v1/programmes");
    const overview = await get("/api/v1/overview");
    const drafts = asker.actor.roles.some((role) => programmeRights.read_draft[role] === "all");
    expect(programmes.includes(draftId)).toBe(drafts);
    expect((await asked(`/api/v1/programmes/${draftId}`)).status).toBe(drafts ? 200 : 404);
    for (const at of placeNames) {
      const place = placeAt(at);
      const { taskId = "", programmeId = "" } = place.ids;
      const readable = mayRead(place.parties);
      expect([at, list.includes(taskId)]).toEqual([at, readable]);
      if (!readable) expect(overview).not.toContain(taskId);
      expect([at, programmes.includes(programmeId)]).toEqual([at, place.programme.some(mayRead)]);
      const programme = await get(`/api/v1/programmes/${programmeId}`);
      expect([at, programme.includes(taskId)]).toEqual([at, readable]);
      const bulk = await askApi(visitor, asker, bulkActs, apiRows["actInBulk"] as Row, place);
      const { outcomes } = await jsonOf<{ outcomes: { refused: { code: string } | null }[] }>(bulk);
      const actor = asker.actor;
      const refusal = may(actor, "urge", place.parties)
        ? "conflict" // what was reported is not urged
        : may(actor, "read_metadata", place.parties)
          ? "not_allowed"
          : "not_found";
      expect([at, outcomes[0]?.refused?.code]).toEqual([at, refusal]);
    }
  });

  test("is answered at the pages as the rights say, and nothing is changed", async () => {
    const before = await states();
    const expected: unknown[] = [];
    const given: unknown[] = [];
    for (const at of placeNames) {
      const place = placeAt(at);
      for (const [door, row] of Object.entries(pageRows)) {
        if (door === "post /sign-out" || !isAskedAt(row, at)) continue;
        const [method = "", path = ""] = door.split(" ");
        const fields = (row.body?.(place) ?? {}) as Record<string, string>; // a form's row has texts alone
        const answer = await visitor.fetch(
          method.toUpperCase(),
          addressOf(path, place),
          method === "post" ? { body: new URLSearchParams(fields) } : {},
        );
        expected.push([door, at, row.status(asker, place, door.split(" ")[0] ?? "")]);
        given.push([door, at, answer.status]);
        const text = await answer.text();
        if (!mayRead(place.parties) && path.includes(":taskId")) expect(text).not.toContain(WORDS);
      }
    }
    expect(given).toEqual(expected);
    expect(await states()).toEqual(before);
  });

  test("signs out, and is nobody from then on", async () => {
    const headers = asker.kind === "service" ? { Authorization: `Bearer ${token}` } : {};
    const answer = await visitor.fetch("DELETE", "/api/v1/session", { headers });
    expect(answer.status).toBe(asker.kind === "nobody" ? 401 : 204);
    const after = await visitor.get("/api/v1/session");
    expect(after.status).toBe(401);
  });

  const asked = (path: string) =>
    visitor.get(path, asker.kind === "service" ? { Authorization: `Bearer ${token}` } : {});
  const mayRead = (parties: Parties) => asker.actor !== null && may(asker.actor, "read", parties);
});

const bulkActs = operations.find(({ id }) => id === "actInBulk") as Operation; // a row above tells of it

/** Of every task: state, version and reports; and the accounts and webhooks that stand. */
async function states(): Promise<unknown> {
  const { db } = site.world;
  return {
    // Reading evidence leaves its event in the journal, and nothing else.
    tasks: await db.prisma.task.findMany({
      omit: { journalNumber: true, journalHash: true },
      orderBy: { id: "asc" },
    }),
    reports: await db.prisma.report.count(),
    comments: await db.prisma.comment.count(),
    accounts: await db.prisma.user.findMany({ select: { id: true, version: true }, orderBy: { id: "asc" } }),
    memberships: await db.prisma.membership.count(),
    webhooks: await db.prisma.webhook.findMany({ select: { id: true, version: true } }),
    programmes: await db.prisma.programme.findMany({
      select: { id: true, version: true },
      orderBy: { id: "asc" },
    }),
    calendar: await db.prisma.calendarDay.findMany({ orderBy: { date: "asc" } }),
    replans: await db.prisma.replan.count(),
    cycles: await db.prisma.reviewCycle.findMany(),
    submissions: await db.prisma.submission.findMany({ orderBy: { taskId: "asc" } }),
    absences: await db.prisma.absence.count(),
  };
}
