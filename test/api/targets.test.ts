/** The doors of targets: JSON and forms, versions and keys, and what either refuses. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ISSUED } from "../record/traces.js";
import { type Name, readTarget, wantedTask } from "../world.js";
import { NOW } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let visitors: ReadonlyMap<Name, Visitor>;
let targetId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  const names: readonly Name[] = ["office", "advising", "longmy", "vithanh", "inspector", "administrator"];
  visitors = new Map(
    await Promise.all(names.map(async (name) => [name, await site.signedIn(name)] as const)),
  );
});
beforeEach(async () => {
  const { programmeId } = await site.world.issue(ISSUED, [wantedTask({ coordinating: ["vithanh"] })], {
    targets: [readTarget],
  });
  ({ id: targetId } = await site.world.db.prisma.target.findFirstOrThrow({ where: { programmeId } }));
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const as = (name: Name): Visitor => visitors.get(name) ?? site.stranger;
const at = (rest = "") => `/api/v1/targets/${targetId}${rest}`;
const definition = () => ({
  basis: "compounded",
  baseline: { year: 2024, value: 50, source: "NGTK 2024" },
  horizonYear: 2030,
  rollUp: "sum",
  figureUnit: "vụ",
  figureRecurrence: "yearly:01-31",
  unitIds: [site.world.unitId("longmy")],
});
const figure = () => ({
  unitId: site.world.unitId("longmy"),
  year: 2025,
  value: 48.1,
  source: "Báo cáo 05-BC/HU",
});
const defined = () => as("advising").post(at("/definition"), definition());
const observations = () => site.world.db.prisma.observation.findMany({ where: { targetId } });

test("a target is defined, its figure entered and corrected, and read with the arithmetic of its years", async () => {
  expect((await as("office").get(at())).headers.get("ETag")).toBe('"1"');
  const first = await defined();
  expect([first.status, first.headers.get("ETag")]).toEqual([200, '"2"']);
  const entered = await as("longmy").post(at("/observations"), figure(), { "If-Match": '"2"' });
  expect([entered.status, entered.headers.get("ETag")]).toEqual([201, '"3"']);
  const { observationId } = await jsonOf<{ observationId: string }>(entered);
  const read = await jsonOf<{ state: string; lines: { remaining: string; years: object[] }[] }>(
    await as("office").get(at()),
  );
  expect([read.state, read.lines[0]?.remaining]).toEqual(["at_risk", "-8.9621"]);
  expect(read.lines[0]?.years[0]).toMatchObject({
    year: 2025,
    required: "48",
    reached: "48.1",
    holds: false,
  });
  const correction = { value: "47,9", source: "Báo cáo 07-BC/HU", reason: "Tính trùng" };
  const corrected = await as("office").post(at(`/observations/${observationId}/correction`), correction);
  expect(corrected.status).toBe(201);
  const { programmeId } = await site.world.db.prisma.target.findUniqueOrThrow({ where: { id: targetId } });
  const list = await as("inspector").get(`/api/v1/programmes/${programmeId}/targets`);
  expect(await jsonOf(list)).toMatchObject({
    targets: [{ id: targetId, state: "on_course", reached: "47.9" }],
  });
});

describe("refused, with nothing written:", () => {
  beforeEach(defined);

  test.each<[string, () => object, string]>([
    ["no source", () => ({ ...figure(), source: undefined }), "source"],
    ["an empty source", () => ({ ...figure(), source: "  " }), "source"],
    ["a negative figure", () => ({ ...figure(), value: -1 }), "value"],
    ["a figure of too many digits", () => ({ ...figure(), value: 1e12 }), "value"],
    ["words for a figure", () => ({ ...figure(), value: "nhiều" }), "value"],
    ["a year to come", () => ({ ...figure(), year: 2030 }), "year"],
    ["a year that is none", () => ({ ...figure(), year: 20.5 }), "year"],
    ["a field that there is not", () => ({ ...figure(), enteredById: "x" }), "enteredById"],
  ])("%s", async (_what, body, field) => {
    const answer = await as("longmy").post(at("/observations"), body());
    expect(await problemIn(answer)).toMatchObject({ status: 422, field });
    expect(await observations()).toEqual([]);
  });

  test("a version that has passed, another's unit, and who only reads", async () => {
    const post = (name: Name, headers = {}) => as(name).post(at("/observations"), figure(), headers);
    expect((await post("longmy", { "If-Match": '"1"' })).status).toBe(412);
    expect((await post("vithanh")).status).toBe(403);
    expect((await post("inspector")).status).toBe(403);
    expect((await post("administrator")).status).toBe(404);
    expect((await as("longmy").post(at("/definition"), definition())).status).toBe(403);
    expect((await as("administrator").get(at())).status).toBe(404);
    expect(await observations()).toEqual([]);
  });

  test("a target that there is not", async () => {
    const none = "/api/v1/targets/00000000-0000-7000-8000-000000000000";
    expect((await as("office").get(none)).status).toBe(404);
    expect((await as("office").post(`${none}/observations`, figure())).status).toBe(404);
    expect(
      (
        await as("office").post(at(`/observations/${targetId}/correction`), {
          value: 1,
          source: "x",
          reason: "y",
        })
      ).status,
    ).toBe(404);
  });
});

test("the same key enters a figure once; another figure under it is refused", async () => {
  await defined();
  const post = (body: object) =>
    as("longmy").post(at("/observations"), body, { "Idempotency-Key": `k-${targetId}` });
  const [one, two] = await Promise.all([post(figure()), post(figure())]);
  expect(await two.text()).toBe(await one.text());
  expect(await observations()).toHaveLength(1);
  expect((await post({ ...figure(), value: 1 })).status).toBe(422);
});

describe("the page", () => {
  const path = () => `/targets/${targetId}`;
  const fields = () => ({
    ...figure(),
    year: "2025",
    value: "48,1",
    version: "2",
    idempotencyKey: `f-${targetId}`,
  });

  test("takes the definition as people write it, and shows it", async () => {
    const form = new URLSearchParams({
      basis: "compounded",
      baselineYear: "2024",
      baselineValue: "1250,5",
      baselineSource: "NGTK",
      horizonYear: "2030",
      rollUp: "average",
      figureUnit: "vụ",
      figureDue: "31/1",
      version: "1",
    });
    form.append("unitIds", site.world.unitId("longmy"));
    form.append("unitIds", site.world.unitId("vithanh"));
    const answer = await as("office").fetch("POST", `${path()}/definition`, { body: form });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path()]);
    const page = await (await as("office").get(path())).text();
    for (const words of ["Đã lưu cách tính chỉ tiêu.", "1.250,5", "ngày 31/01 hằng năm", "Thành ủy Vị Thanh"])
      expect(page).toContain(words);
  });

  test("takes a figure, and gives a form back with what was typed and what is wrong", async () => {
    await defined();
    const failed = await as("longmy").submit(`${path()}/observations`, {
      ...fields(),
      source: " ",
      value: "x",
    });
    expect(failed.status).toBe(422);
    const page = await failed.text();
    expect(page).toContain('href="#source"');
    expect(page).toContain('value="x"');
    expect(await observations()).toEqual([]);
    const taken = await as("longmy").submit(`${path()}/observations`, fields());
    expect(taken.status).toBe(303);
    const [one] = await observations();
    const corrected = await as("longmy").submit(`${path()}/observations/${one?.id ?? ""}/correction`, {
      value: "48",
      source: "Báo cáo 06-BC/HU",
      reason: "Tính trùng",
      version: "3",
    });
    expect(corrected.status).toBe(303);
    const after = await (await as("vithanh").get(path())).text();
    expect(after).toContain("Đúng tiến độ");
    expect(after).not.toContain("Báo cáo 06-BC/HU");
    expect(await (await as("longmy").get(path())).text()).toContain("Báo cáo 06-BC/HU");
  });

  test("says that somebody else was first", async () => {
    await defined();
    const answer = await as("longmy").submit(`${path()}/observations`, { ...fields(), version: "1" });
    expect(answer.status).toBe(412);
  });
});
