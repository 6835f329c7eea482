/** The OpenAPI document says what the doors do: every route, every status, every form of an answer. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Router } from "express";
import { type Operation, mount } from "../../api/operation.js";
import { operations } from "../../api/operations.js";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { openApi } from "../../api/reference.js";
import { taskMetadata } from "../../api/schemas.js";
import { taskActs } from "../../api/task-acts.js";
import { calledCycle, drafted, submissionOf } from "../record/reviews.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { type Name, readTarget, wantedTask } from "../world.js";
import { DUE, NOW, bodies, reportWithEvidence, taskInProgress } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite } from "./site.js";

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const document = JSON.parse(JSON.stringify(openApi)) as Document; // as the api sends it; the tests below check its form

const documented = (operation: Operation): DocumentedOperation => {
  const found = document.paths[operation.path]?.[operation.method];
  if (found === undefined) throw new Error(`${operation.id} is not in the document`);
  return found;
};

describe("the document", () => {
  test("is OpenAPI 3.1 in form: every reference leads somewhere, every path's parameter is declared, ids are unique", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const found = reference
        .split("/")
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document); // descends
      expect([reference, typeof found]).toEqual([reference, "object"]);
    }
    const all = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((one) => ({ path, ...one })),
    );
    expect(new Set(all.map((one) => one.operationId)).size).toBe(all.length);
    for (const { path, parameters = [], responses } of all) {
      const inPath = parameters.filter((one) => one.in === "path");
      expect(inPath.map((one) => `{${one.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every((one) => one.required === true)).toBe(true);
      expect(Object.keys(responses).every((status) => /^[2-5]\d\d$/.test(status))).toBe(true);
      expect(Object.values(responses).every((one) => one.description !== "")).toBe(true);
    }
  });

  test("holds every door that is mounted, and no other", () => {
    const router = Router();
    const none = () => undefined;
    const services = { evidence: { receive: none, receiveOne: () => none } } as unknown as Parameters<
      typeof mount
    >[1]; // none is called
    for (const operation of operations) mount(router, services, operation);
    const mounted = router.stack.flatMap(({ route }) => {
      if (route === undefined) return [];
      const methods = Object.keys((route as unknown as { methods: Record<string, boolean> }).methods); // not in its types
      return methods.map((method) => `${method} ${route.path.replace(/:(\w+)/g, "{$1}")}`);
    });
    const written = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((m) => `${m} ${path}`),
    );
    expect(mounted.sort()).toEqual(written.sort());
    expect(written).toHaveLength(operations.length);
  });

  test("says of every door but signing in that a session is needed, and that it may be refused", () => {
    for (const operation of operations) {
      const { security, responses } = documented(operation);
      expect([operation.id, security]).toEqual([operation.id, operation.open ? [] : undefined]);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "503"]));
    }
  });
});

describe("the doors", () => {
  let site: Site;
  let taskId: string;
  let webhookId: string;
  let targetId: string;
  let successionId: string;
  let rehearsalId: string;
  let replanNumber: string;
  let cycleId: string;
  let submissionId: string;
  let visitors: ReadonlyMap<Name, Visitor>;
  beforeAll(async () => {
    site = await openSite();
    site.at(NOW);
    taskId = await taskInProgress(site.world, { evidence: "list" });
    const names: readonly Name[] = ["office", "longmy", "vithanh", "inspector", "administrator"];
    const signedIn = await Promise.all(names.map(async (name) => [name, await site.signedIn(name)] as const));
    visitors = new Map(signedIn);
    await reportWithEvidence(as("longmy"), taskId);
    const subscribed = await as("office").post("/api/v1/webhooks", {
      url: "https://receiver.example/hook",
      kinds: ["completion_reported"],
    });
    const { programmeId } = await site.world.issue(NOW, [wantedTask()], { targets: [readTarget] });
    ({ id: targetId } = await site.world.db.prisma.target.findFirstOrThrow({ where: { programmeId } }));
    ({ rehearsalId } = await keepRehearsal(site.world.db, {
      ...{ now: NOW, report: rehearsed, command: COMMAND },
    }));
    ({ successionId } = await prepareSuccession(site.world.db, {
      actor: site.world.actor("office"),
      now: NOW,
      kind: "renamed",
      effectiveOn: "2026-06-01",
      basis: "Quyết định 12-QĐ/TU",
      predecessorIds: [site.world.unitId("ldld")],
      successorIds: [],
      newSuccessors: [{ code: "ldld-moi", name: "Liên đoàn Lao động", shortName: "LĐLĐ" }],
      choices: [],
    }));
    webhookId = (await jsonOf<{ id: string }>(subscribed)).id;
    const day = { date: "2026-03-20", kind: "holiday", name: "Nghỉ lễ", source: "Thông báo" };
    const declared = await as("office").post("/api/v1/calendar-days", day);
    replanNumber = String((await jsonOf<{ replan: { number: number } }>(declared)).replan.number);
    const { programmeId: ofTask } = await site.world.db.prisma.task.findUniqueOrThrow({
      where: { id: taskId },
    });
    cycleId = await calledCycle(site.world, ofTask);
    submissionId = await submissionOf(site.world, cycleId, "longmy");
    await drafted(site.world, cycleId);
  });
  afterAll(() => site.close());

  const as = (name: Name): Visitor => visitors.get(name) ?? site.stranger;

  async function addressOf(operation: Operation): Promise<string> {
    const evidence = await site.world.db.prisma.evidence.findFirstOrThrow();
    const { programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    const none = "00000000-0000-7000-8000-000000000000";
    const ids: Record<string, string> = {
      taskId,
      evidenceId: evidence.id,
      programmeId,
      webhookId,
      targetId,
      successionId,
      rehearsalId,
      observationId: none,
      mailId: none,
      deliveryId: none,
      unitId: site.world.unitId("longmy"),
      cycleId,
      submissionId,
      key: "total",
      kind: "bulletin",
      form: "party",
      accountId: site.world.actor("ldld").personId,
      sessionId: none,
      tokenId: none,
      date: "2027-04-30",
      number: replanNumber,
      draftTaskId: none,
      doubtId: none,
    };
    return `/api/v1${operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => known(ids[name], name))}`;
  }

  function known(id: string | undefined, name: string): string {
    if (id === undefined) throw new Error(`nothing stands for {${name}}`);
    return id;
  }

  /** Those that the office may not read. */
  const administrators = new Set(["listAccounts", "readAccount", "listServiceTokens"]);
  const reads = operations.filter((operation) => operation.method === "get" && operation.answer);

  test.each(reads.map((operation) => [operation.id, operation] as const))(
    "%s answers in the form that the document gives",
    async (_id, operation) => {
      const reader = administrators.has(operation.id) ? "administrator" : "office";
      const answer = await as(reader).get(await addressOf(operation));
      expect(answer.status).toBe(operation.status);
      const body: unknown = await jsonOf(answer);
      const parsed = operation.answer?.safeParse(body);
      expect(parsed?.error?.issues).toBeUndefined();
      // Nothing more than it says, either.
      expect(parsed?.data).toEqual(body);
    },
  );

  test("a task answers to the administrator with its metadata, and the journal without its words", async () => {
    const administrator = as("administrator");
    const task = await jsonOf<object>(await administrator.get(`/api/v1/tasks/${taskId}`));
    expect(taskMetadata.strict().safeParse(task).error).toBeUndefined();
    expect(task).toMatchObject({ id: taskId, state: "awaiting_review", lateness: "on_track", dueOn: DUE });
    const journal = await administrator.get(`/api/v1/tasks/${taskId}/journal`);
    const { events } = await jsonOf<{ events: { kind: string; detail: object }[] }>(journal);
    expect(events.map(({ kind }) => kind)).toEqual(["task_assigned", "task_accepted", "completion_reported"]);
    expect(events.every(({ detail }) => Object.keys(detail).length === 0)).toBe(true);
    const menu = await (await administrator.get("/account")).text();
    expect(menu).not.toContain('href="/tasks');
    expect(await (await as("longmy").get("/account")).text()).toContain('href="/tasks?scope=own"');
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    "%s gives no status that is not in the document, whatever is sent",
    async (_id, operation) => {
      const method = operation.method.toUpperCase();
      const address = await addressOf(operation);
      const act = taskActs.find((door) => operation.path.endsWith(`/${door.resource}`))?.act;
      const body = JSON.stringify((act && bodies[act]) ?? { username: "x", password: "y" });
      const json = { "Content-Type": "application/json" };
      const hasBody = method === "POST";
      const sent: [Visitor, string, { headers?: Record<string, string>; body?: string }][] = [
        [site.stranger, address, {}],
        [as("vithanh"), address, hasBody ? { headers: json, body } : {}],
        [as("inspector"), address, hasBody ? { headers: json, body } : {}],
        [as("administrator"), address, {}],
        [as("longmy"), address, { headers: { "Sec-Fetch-Site": "cross-site" } }],
        [as("longmy"), address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "x"), {}],
        [
          as("longmy"),
          address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "00000000-0000-7000-8000-000000000000"),
          {},
        ],
        [as("longmy"), `${address}?limit=-1&foo=bar`, {}],
        [as("administrator"), address, { headers: { "If-Match": "" } }],
        [as("longmy"), address, { headers: { "If-Match": '"1"', ...json }, ...(hasBody ? { body } : {}) }],
      ];
      if (hasBody) {
        const form = { "Content-Type": "multipart/form-data; boundary=x" };
        sent.push(
          [as("longmy"), address, { headers: json, body: "{" }],
          [as("longmy"), address, { headers: json, body: JSON.stringify({ text: "x".repeat(300_000) }) }],
          [as("longmy"), address, { headers: form, body: "--x" }],
          [as("office"), address, { headers: json, body: '{"foo":1}' }],
        );
      }
      const known = Object.keys(documented(operation).responses);
      const answered = new Set<string>();
      for (const [visitor, path, init] of sent) {
        if (operation.id === "signOut" && visitor !== site.stranger && init.headers === undefined) continue; // it would work
        const answer = await visitor.fetch(method, path, init);
        answered.add(String(answer.status));
        await answer.arrayBuffer();
      }
      expect([...answered].filter((status) => !known.includes(status))).toEqual([]);
      expect(site.takeFailures()).toEqual([]);
    },
  );
});
