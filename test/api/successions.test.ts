/** The doors of successions: JSON and forms, by the right hands, and what either refuses. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { ISSUED } from "../record/traces.js";
import { type Name, wantedTask } from "../world.js";
import { NOW } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let visitors: ReadonlyMap<Name, Visitor>;
let taskId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  const names: readonly Name[] = ["office", "committee", "advising", "longmy", "inspector", "administrator"];
  visitors = new Map(
    await Promise.all(names.map(async (name) => [name, await site.signedIn(name)] as const)),
  );
  const { taskIds } = await site.world.issue(ISSUED, [wantedTask({ dueOn: "2026-05-04" })]);
  taskId = taskIds[0] ?? "";
});
afterEach(async () => {
  expect(site.takeFailures()).toEqual([]);
  await site.world.db.prisma.succession.deleteMany();
});
afterAll(() => site.close());

const as = (name: Name): Visitor => visitors.get(name) ?? site.stranger;
const id = (code: string) => site.world.unitId(code);
const split = (over: object = {}) => ({
  kind: "split",
  effectiveOn: "2026-04-01",
  basis: "Quyết định 12-QĐ/TU",
  predecessorIds: [id("longmy")],
  successorIds: [id("vithanh"), id("ldld")],
  choices: [{ taskId, unitId: id("ldld") }],
  ...over,
});
const path = "/api/v1/successions";
const counted = () => site.world.db.prisma.succession.count();

async function prepared(): Promise<string> {
  const answer = await as("office").post(path, split());
  expect([answer.status, answer.headers.get("ETag")]).toEqual([201, '"1"']);
  return (await jsonOf<{ successionId: string }>(answer)).successionId;
}

test("a dry run asks for the choices, the office prepares, the Standing Committee signs what it has read", async () => {
  const dry = await as("office").post(`${path}/dry-run`, split({ choices: [] }));
  expect(await jsonOf(dry)).toMatchObject({ undecided: [{ taskId }], counts: { tasks: 1, people: 2 } });
  expect(await counted()).toBe(0);
  const successionId = await prepared();
  const read = await as("committee").get(`${path}/${successionId}`);
  expect(read.headers.get("ETag")).toBe('"1"');
  expect(await jsonOf(read)).toMatchObject({ state: "prepared", maySign: true, mayWithdraw: false });
  const sign = (headers: Record<string, string>) =>
    as("committee").post(`${path}/${successionId}/signature`, {}, headers);
  expect((await sign({ "If-Match": "" })).status).toBe(428);
  expect((await sign({ "If-Match": '"9"' })).status).toBe(412);
  const signature = await sign({ "If-Match": '"1"' });
  expect([signature.status, await jsonOf(signature)]).toEqual([200, { successionId, version: 2 }]);
  expect((await sign({ "If-Match": '"2"' })).status).toBe(409);
  const withdrawal = await as("office").post(
    `${path}/${successionId}/withdrawal`,
    { reason: "Có quyết định mới" },
    { "If-Match": '"2"' },
  );
  expect(withdrawal.status).toBe(200);
  expect(await jsonOf(await as("inspector").get(path))).toMatchObject({ successions: [{ state: "undone" }] });
});

test("the same key prepares once", async () => {
  const post = () => as("office").post(path, split(), { "Idempotency-Key": "k" });
  const [one, two] = await Promise.all([post(), post()]);
  expect(await jsonOf(two)).toEqual(await jsonOf(one));
  expect(await counted()).toBe(1);
});

describe("refused, with nothing written:", () => {
  test.each<[string, () => object, number, object]>([
    ["a task without a lead", () => split({ choices: [] }), 422, { field: "choices", fault: "no_lead" }],
    [
      "a unit as its own successor",
      () => split({ kind: "merged", successorIds: [id("longmy")], choices: [] }),
      422,
      { fault: "ring" },
    ],
    [
      "a day on which a unit was not",
      () => split({ effectiveOn: "2001-01-01" }),
      422,
      { fault: "not_valid" },
    ],
    ["a split into one", () => split({ successorIds: [id("ldld")] }), 422, { fault: "sides" }],
    [
      "a choice of no task",
      () =>
        split({
          choices: [
            { taskId: id("ldld"), unitId: id("ldld") },
            { taskId, unitId: id("ldld") },
          ],
        }),
      422,
      { fault: "stray_choice" },
    ],
    ["no basis", () => split({ basis: " " }), 422, { field: "basis" }],
    ["a unit that is no id", () => split({ predecessorIds: ["x"] }), 422, { field: "predecessorIds.0" }],
    [
      "a code with a blank",
      () => split({ newSuccessors: [{ code: "a b", name: "x", shortName: "x" }] }),
      422,
      { field: "newSuccessors.0.code" },
    ],
    ["a field that there is not", () => split({ state: "signed" }), 422, { field: "state" }],
  ])("%s", async (_what, body, status, facts) => {
    expect(await problemIn(await as("office").post(path, body()))).toMatchObject({ status, ...facts });
    expect(await counted()).toBe(0);
  });

  test("whoever has no right to it", async () => {
    for (const name of ["committee", "advising", "longmy", "inspector", "administrator"] as const) {
      expect((await as(name).post(path, split())).status).toBe(403);
      expect((await as(name).post(`${path}/dry-run`, split())).status).toBe(403);
    }
    const successionId = await prepared();
    const version = { "If-Match": '"1"' };
    expect((await as("office").post(`${path}/${successionId}/signature`, {}, version)).status).toBe(403);
    expect(
      (await as("committee").post(`${path}/${successionId}/withdrawal`, { reason: "x" }, version)).status,
    ).toBe(403);
    for (const name of ["longmy", "administrator"] as const) {
      expect((await as(name).get(path)).status).toBe(403);
      expect((await as(name).get(`${path}/${successionId}`)).status).toBe(403);
      expect((await as(name).get("/successions")).status).toBe(403);
    }
    expect((await as("office").get(`${path}/${taskId}`)).status).toBe(404);
  });
});

describe("the pages", () => {
  const form = (over: Record<string, string> = {}) => {
    const fields = new URLSearchParams({
      kind: "split",
      effectiveOn: "2026-04-01",
      basis: "Quyết định 12-QĐ/TU",
      code: "",
      name: "",
      shortName: "",
      ...over,
    });
    fields.append("predecessorIds", id("longmy"));
    fields.append("successorIds", id("vithanh"));
    fields.append("successorIds", id("ldld"));
    return fields;
  };
  const post = (name: Name, address: string, body: URLSearchParams) =>
    as(name).fetch("POST", address, { body });

  test("lead from the form over the dry run and its choices to the signature", async () => {
    const preview = await post("office", "/successions/preview", form());
    const page = await preview.text();
    expect(preview.status).toBe(200);
    expect(page).toContain(`name="choice-${taskId}"`);
    expect(page).toContain(`name="successorIds" value="${id("ldld")}"`);
    const without = await post("office", "/successions", form());
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('href="#choose"');
    expect(await counted()).toBe(0);
    const taken = await post("office", "/successions", form({ [`choice-${taskId}`]: id("vithanh") }));
    expect(taken.status).toBe(303);
    const address = taken.headers.get("Location") ?? "";
    expect(await (await as("office").get(address)).text()).toContain("Đã trình Ban Thường vụ ký.");
    const signed = await post("committee", `${address}/signature`, new URLSearchParams({ version: "1" }));
    expect(signed.status).toBe(303);
    expect(await (await as("committee").get(address)).text()).toContain("Đã ký, chờ đến ngày");
    const withdrawal = (reason: string) =>
      post("office", `${address}/withdrawal`, new URLSearchParams({ version: "2", reason }));
    expect((await withdrawal(" ")).status).toBe(422);
    expect((await withdrawal("Có quyết định mới")).status).toBe(303);
    expect(await (await as("inspector").get("/successions")).text()).toContain("Không thực hiện");
  });

  test("give the form back with what was chosen and what is wrong", async () => {
    const answer = await post("office", "/successions/preview", form({ basis: " ", kind: "renamed" }));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#basis"');
    expect(page).toMatch(new RegExp(`value="${id("longmy")}" checked`));
    const ring = form({ kind: "merged" });
    ring.delete("successorIds");
    ring.append("successorIds", id("longmy"));
    const refused = await post("office", "/successions/preview", ring);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("tạo thành vòng");
  });
});
