/** The doors and the page of a programme's ladder, and a task's ledger of the clock. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Policy, type RungRule, defaultPolicy } from "../../domain/policy.js";
import { DUE, ISSUED, NOW } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let office: Visitor;
let taskId: string;
let programmeId: string;
beforeEach(async () => {
  site = await openSite();
  site.at(NOW);
  office = await site.signedIn("office");
  taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
  ({ programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } }));
});
afterEach(() => site.close());

const path = () => `/api/v1/programmes/${programmeId}/policy`;
/** A form's boxes have an order of their own. */
const inOrder = (rule: RungRule): RungRule => ({ ...rule, audiences: [...rule.audiences].sort() });
const later: Policy = {
  ...defaultPolicy,
  rules: defaultPolicy.rules.map((rule) => (rule.after === -10 ? { ...rule, after: -8 } : rule)),
};

describe("the API", () => {
  test("gives, changes and takes back a policy by the programme's version", async () => {
    const read = await office.get(path());
    expect(await jsonOf(read)).toMatchObject({ isDefault: true, policy: defaultPolicy });
    const etag = read.headers.get("ETag") ?? "";
    expect((await office.post(path(), { policy: later }, { "If-Match": "" })).status).toBe(428);
    const changed = await office.post(path(), { policy: later }, { "If-Match": etag });
    expect(await jsonOf(changed)).toMatchObject({ programmeId, replan: { tasks: 1, moved: 1 } });
    expect((await office.post(path(), { policy: null }, { "If-Match": etag })).status).toBe(412);
    expect(await jsonOf(await office.get(path()))).toMatchObject({ isDefault: false, policy: later });
    const listed = await office.get(`/api/v1/replans?programmeId=${programmeId}`);
    expect(await jsonOf(listed)).toMatchObject({
      replans: [{ kind: "policy_changed", programme: { id: programmeId } }],
    });
    const back = await office.post(
      path(),
      { policy: null },
      { "If-Match": changed.headers.get("ETag") ?? "" },
    );
    expect(back.status).toBe(200);
    expect(await jsonOf(await office.get(path()))).toMatchObject({ isDefault: true });
  });

  test("names every fault by its rule and field", async () => {
    const rules = later.rules.map((rule) => (rule.repeatEvery ? { ...rule, repeatEvery: 0 } : rule));
    const answer = await office.post(path(), { policy: { ...later, rules } }, { "If-Match": "*" });
    expect(answer.status).toBe(422);
    const at = rules.findIndex((rule) => rule.repeatEvery === 0);
    expect(await problemIn(answer)).toMatchObject({ field: `rules.${String(at)}.repeatEvery` });
    const odd = { ...later, rules: [{ ...later.rules[0], situation: "weather" }] };
    expect((await office.post(path(), { policy: odd }, { "If-Match": "*" })).status).toBe(422);
  });

  test("tries a policy on a quarter, and changes nothing", async () => {
    const before = await jsonOf(await office.get(path()));
    const preview = `/api/v1/programmes/${programmeId}/policy-preview`;
    const answer = await office.post(preview, { policy: later, quarter: "2026-Q1" });
    expect(await jsonOf(answer)).toMatchObject({
      quarter: "2026-Q1",
      to: "2026-03-10",
      tasks: 1,
      present: { mails: 0 },
    });
    expect((await office.post(preview, { policy: later, quarter: "2026-Q5" })).status).toBe(422);
    expect(await jsonOf(await office.get(path()))).toEqual(before);
  });

  test("is changed by the office, read by who follows the whole, hidden from the rest", async () => {
    const committee = await site.signedIn("committee");
    expect((await committee.get(path())).status).toBe(200);
    expect((await committee.post(path(), { policy: null }, { "If-Match": "*" })).status).toBe(403);
    expect((await (await site.signedIn("longmy")).get(path())).status).toBe(403);
  });
});

describe("the page, without scripts", () => {
  const page = () => `/programmes/${programmeId}/policy`;
  /** Every field as the page has it. */
  async function fieldsOf(): Promise<Record<string, string>> {
    const html = await (await office.get(page())).text();
    const fields: Record<string, string> = {};
    for (const [input] of html.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(input)?.[1];
      const box = input.includes('type="checkbox"');
      if (name !== undefined && (!box || / checked/.test(input)))
        fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? "";
    }
    for (const [, name = "", options = ""] of html.matchAll(
      /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
    )) {
      const chosen = /<option[^>]*selected/.exec(options) ?? /<option[^>]*/.exec(options);
      fields[name] = /value="([^"]*)"/.exec(chosen?.[0] ?? "")?.[1] ?? "";
    }
    return fields;
  }

  test("sent back as it came is the policy it shows", async () => {
    const fields = await fieldsOf();
    const saved = await office.submit(page(), { ...fields, do: "save" });
    expect([saved.status, saved.headers.get("Location")]).toEqual([303, page()]);
    const kept = await jsonOf<{ isDefault: boolean; policy: Policy }>(await office.get(path()));
    expect(kept.isDefault).toBe(false);
    expect(kept.policy.rules.map(inOrder)).toEqual(defaultPolicy.rules.map(inOrder));
    expect(await (await office.get(page())).text()).toContain("Đã áp dụng các bước mới");
  });

  test("tries out what was edited, keeps it in the fields, and saves nothing", async () => {
    const fields = await fieldsOf();
    const tried = await office.submit(page(), {
      ...fields,
      "r2.after": "-9",
      quarter: "2026-Q1",
      do: "preview",
    });
    expect(tried.status).toBe(200);
    const html = await tried.text();
    expect(html).toContain("Nếu áp dụng trong quý 2026-Q1");
    expect(html).toMatch(/id="r2-after"[^>]*value="-9"|value="-9"[^>]*id="r2-after"/);
    expect(await jsonOf(await office.get(path()))).toMatchObject({ isDefault: true });
  });

  test("adds a row, takes one out, and goes back to the default", async () => {
    const fields = await fieldsOf();
    const free = String(defaultPolicy.rules.length);
    const added = {
      [`r${free}.what`]: "declined:decline_reminder",
      [`r${free}.after`]: "9",
      [`r${free}.to.office`]: "yes",
    };
    expect(
      (await office.submit(page(), { ...fields, ...added, "r0.remove": "yes", do: "save" })).status,
    ).toBe(303);
    const { policy } = await jsonOf<{ policy: Policy }>(await office.get(path()));
    expect(policy.rules.map(inOrder)).toEqual([
      ...defaultPolicy.rules.slice(1).map(inOrder),
      { situation: "declined", kind: "decline_reminder", after: 9, audiences: ["office"] },
    ]);
    const { version = "" } = await fieldsOf();
    expect((await office.submit(page(), { version, do: "default" })).status).toBe(303);
    expect(await jsonOf(await office.get(path()))).toMatchObject({ isDefault: true });
  });

  test.each([
    ["a count that is no number", { "r0.after": "ba" }, "#r0-after"],
    ["a rung that is told to nobody", { "r0.to.unit_focal": "" }, "#r0-audiences"],
    ["a rung that repeats without end", { "r10.repeatEvery": "0" }, "#r10-repeatEvery"],
    ["no time for an explanation", { explanationWorkingDays: "0" }, "#explanationWorkingDays"],
  ])("with %s comes back with the error at its field", async (_, over, href) => {
    const answer = await office.submit(page(), { ...(await fieldsOf()), ...over, do: "save" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="${href}"`);
  });

  test("is read without fields by the Standing Committee, and by no unit", async () => {
    const html = await (await (await site.signedIn("committee")).get(page())).text();
    expect(html).toContain("Chỉ Văn phòng được thay đổi");
    expect(html).not.toContain("<fieldset");
    expect((await (await site.signedIn("longmy")).get(page())).status).toBe(403);
  });
});

describe("the ledger of a task", () => {
  test("is given to who may read the task, with its units and the reason", async () => {
    site.at(new Date("2026-04-08T02:00:00Z"));
    const answer = await (await site.signedIn("ldld")).get(`/api/v1/tasks/${taskId}/ledger`);
    expect(await jsonOf(answer)).toMatchObject({
      spans: [
        { state: "not_accepted", unit: { code: "longmy" } },
        { state: "running", ball: "unit", runs: true, counts: false },
        { state: "overdue", counts: true, workingDays: 6 },
      ],
      dueOn: DUE,
      workingDaysLate: 6,
      whyLate: {
        vi: "Quá hạn 6 ngày làm việc so với hạn 31/03/2026: 6 ngày đơn vị chưa báo cáo hoàn thành.",
      },
    });
    const other = await site.signedIn("vithanh");
    expect((await other.get(`/api/v1/tasks/${taskId}/ledger`)).status).toBe(404);
  });

  test("stands on the task's page", async () => {
    site.at(new Date("2026-04-08T02:00:00Z"));
    const html = await (await (await site.signedIn("longmy")).get(`/tasks/${taskId}`)).text();
    expect(html).toContain("Dòng thời gian");
    expect(html).toContain("6 ngày đơn vị chưa báo cáo hoàn thành");
  });
});
