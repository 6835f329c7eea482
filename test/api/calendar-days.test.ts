/** The doors and pages of the calendar: read by everybody, changed by the office and the administrator, every change told. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { DUE, ISSUED, NOW } from "./requests.js";
import { type Site, type Visitor, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let office: Visitor;
beforeEach(async () => {
  site = await openSite();
  site.at(NOW);
  office = await site.signedIn("office");
});
afterEach(() => site.close());

const DAYS = "/api/v1/calendar-days";
const holiday = {
  date: "2026-03-20",
  kind: "holiday",
  name: "Nghỉ theo quyết định",
  source: "Quyết định 12/QĐ-TTg",
  provisional: false,
} as const;

interface Changed {
  readonly version: number;
  readonly replan: { readonly number: number; readonly tasks: number; readonly moved: number };
}
interface Year {
  readonly provisional: boolean;
  readonly days: readonly { readonly date: string; readonly version: number; readonly name: string }[];
}
const year = async (number: number) => jsonOf<Year>(await office.get(`${DAYS}?year=${String(number)}`));

describe("the API", () => {
  test("gives a year to everybody who is signed in; years without notice are provisional", async () => {
    expect((await site.stranger.get(`${DAYS}?year=2026`)).status).toBe(401);
    for (const name of ["longmy", "inspector", "administrator"] as const) {
      const answer = await (await site.signedIn(name)).get(`${DAYS}?year=2026`);
      expect(answer.status).toBe(200);
    }
    expect((await year(2026)).provisional).toBe(false);
    expect((await year(2029)).provisional).toBe(true);
    expect(await year(2040)).toEqual({ year: 2040, provisional: true, days: [] });
    expect((await office.get(`${DAYS}?year=2041`)).status).toBe(422);
    expect(await jsonOf<Year>(await office.get(DAYS))).toEqual(await year(2026));
  });

  test("declares, changes and removes a day with its version, and lists what moved", async () => {
    const taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    const declared = await office.post(DAYS, holiday, { "Idempotency-Key": "one" });
    expect(declared.status).toBe(201);
    const first = await jsonOf<Changed>(declared);
    expect(first).toMatchObject({ ...holiday, replan: { tasks: 1, moved: 1 } });
    expect(declared.headers.get("ETag")).toBe(`"${String(first.version)}"`);
    const again = await office.post(DAYS, holiday, { "Idempotency-Key": "one" });
    expect(await jsonOf<Changed>(again)).toEqual(first);

    const moves = await office.get(`/api/v1/replans/${String(first.replan.number)}`);
    expect(await jsonOf(moves)).toMatchObject({ moves: [{ taskId, unit: { code: "longmy" } }] });

    const correction = `${DAYS}/2026-03-20/correction`;
    const { date: _date, ...content } = { ...holiday, name: "Nghỉ" };
    expect((await office.post(correction, content, { "If-Match": "" })).status).toBe(428);
    expect((await office.post(correction, content, { "If-Match": '"1"' })).status).toBe(412);
    const match = { "If-Match": `"${String(first.version)}"` };
    const changed = await jsonOf<Changed>(await office.post(correction, content, match));
    expect(changed).toMatchObject({ name: "Nghỉ", replan: { moved: 0 } });

    const removed = (version: number) =>
      office.fetch("DELETE", `${DAYS}/2026-03-20`, { headers: { "If-Match": `"${String(version)}"` } });
    expect((await removed(first.version)).status).toBe(412);
    expect(await jsonOf(await removed(changed.version))).toMatchObject({ replan: { moved: 1 } });
    expect((await removed(changed.version)).status).toBe(404);
    expect((await year(2026)).days.map((day) => day.date)).not.toContain("2026-03-20");
    const listed = await jsonOf<{ replans: { kind: string }[] }>(await office.get("/api/v1/replans"));
    expect(listed.replans.map((one) => one.kind)).toEqual([
      "calendar_day_removed",
      "calendar_day_changed",
      "calendar_day_declared",
    ]);
  });

  test.each([
    ["an overlapping day", { date: "2026-04-30" }, 409, "date"],
    ["a working Saturday on a Friday", { kind: "working_saturday" }, 422, "date"],
    ["a day beyond 2040", { date: "2041-01-01" }, 422, "date"],
    ["a kind there is not", { kind: "feast" }, 422, "kind"],
    ["no source", { source: "" }, 422, "source"],
    ["a field too many", { colour: "red" }, 422, "colour"],
  ])("refuses %s, in both languages, and changes nothing", async (_, over, status, field) => {
    const before = await site.world.db.prisma.calendarDay.findMany();
    const answer = await office.post(DAYS, { ...holiday, ...over });
    expect(answer.status).toBe(status);
    const problem = await problemIn(answer);
    expect(problem).toMatchObject({ field });
    expect(problem.messages.vi).not.toBe(problem.messages.en);
    expect(await site.world.db.prisma.calendarDay.findMany()).toEqual(before);
  });

  test("is changed by the office and the administrator alone", async () => {
    for (const name of ["longmy", "committee", "advising", "inspector"] as const)
      expect((await (await site.signedIn(name)).post(DAYS, holiday)).status).toBe(403);
    expect((await (await site.signedIn("administrator")).post(DAYS, holiday)).status).toBe(201);
  });

  test("takes a year in after a preview, or names every row at fault", async () => {
    const csv = (rows: readonly string[]) => ["date,kind,name,source,provisional", ...rows].join("\n");
    const good = csv([
      "2027-01-01,holiday,Tết Dương lịch,Thông báo 9,false",
      "30/4/2027,holiday,Chiến thắng,Thông báo 9,",
    ]);
    const take = (body: object) => office.post(`${DAYS}/import`, { year: 2027, ...body });
    const bad = csv([
      "2027-01-01,holiday,Tết,Thông báo 9,",
      "2027-01-04,working_saturday,Bù,Thông báo 9,",
      "nope,holiday,,,",
    ]);
    const refused = await take({ csv: bad });
    expect(refused.status).toBe(422);
    expect(await problemIn(refused)).toMatchObject({
      field: "csv",
      errors: [
        { row: 3, field: "date" },
        { row: 4, field: "date" },
        { row: 4, field: "name" },
        { row: 4, field: "source" },
      ],
    });
    expect((await take({ csv: "a,b\n1,2" })).status).toBe(422);
    expect((await take({ csv: 'date,kind\n"' })).status).toBe(422);
    const preview = await jsonOf<{ replan: object }>(await take({ csv: good, dryRun: true }));
    expect(preview).toMatchObject({ dryRun: true, faults: [], replan: { number: null } });
    expect((await year(2027)).days.length).toBeGreaterThan(2);
    expect(await jsonOf(await take({ csv: good }))).toMatchObject({ dryRun: false });
    expect((await year(2027)).days.map((day) => day.date)).toEqual(["2027-01-01", "2027-04-30"]);
    expect((await take({ csv: good })).status).toBe(409);
  });
});

describe("the pages, without scripts", () => {
  const html = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

  test("show a year to everybody, and forms to those who may change it", async () => {
    const officer = await html(await site.signedIn("longmy"), "/calendar?year=2027");
    expect(officer).toContain("Ngày Chiến thắng");
    expect(officer).toContain("Dự kiến");
    expect(officer).not.toContain('action="/calendar-days"');
    expect(await html(office, "/calendar?year=2027")).toContain('action="/calendar-days"');
    expect(await html(office, "/calendar?year=zzz")).toContain("năm 2026");
    expect((await office.get("/calendar/none.ics")).status).toBe(404);
    expect((await (await site.signedIn("longmy")).get("/calendar-days/2027-04-30")).status).toBe(403);
  });

  test("keep what was typed where a day is refused, and say why", async () => {
    const answer = await office.submit("/calendar-days", {
      ...holiday,
      date: "2026-04-30",
      provisional: "true",
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="Nghỉ theo quyết định"');
    expect(page).toContain("Ngày này đã được khai báo");
    expect(page).toContain('href="#date"');
  });

  test("declare a day, change it and take it back, each said on the next page", async () => {
    await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    const key = "0199-form";
    const fields = { ...holiday, provisional: "false", idempotencyKey: key };
    const declared = await office.submit("/calendar-days", fields);
    expect([declared.status, declared.headers.get("Location")]).toEqual([303, "/calendar?year=2026"]);
    expect((await office.submit("/calendar-days", fields)).status).toBe(303);
    const next = await html(office, "/calendar?year=2026");
    expect(next).toContain("Đã khai báo ngày");
    const [, number = ""] = /href="\/replans\/(\d+)"/.exec(next) ?? [];
    expect(next).toContain("1 trên 1 nhiệm vụ");
    const moved = await html(office, `/replans/${number}`);
    expect(moved).toContain("Huyện ủy Long Mỹ");
    expect((await office.get("/replans/999999")).status).toBe(404);

    const edit = await html(office, "/calendar-days/2026-03-20");
    const [, version = ""] = /name="version" value="(\d+)"/.exec(edit) ?? [];
    const correction = { kind: "holiday", name: "Nghỉ khác", source: "QĐ", provisional: "true", version };
    expect(
      (
        await office.submit("/calendar-days/2026-03-20/correction", {
          ...correction,
          kind: "working_saturday",
        })
      ).status,
    ).toBe(422);
    expect((await office.submit("/calendar-days/2026-03-20/correction", correction)).status).toBe(303);
    expect((await office.submit("/calendar-days/2026-03-20/removal", { version })).status).toBe(412);
    const now =
      /name="version" value="(\d+)"/.exec(await html(office, "/calendar-days/2026-03-20"))?.[1] ?? "";
    expect((await office.submit("/calendar-days/2026-03-20/removal", { version: now })).status).toBe(303);
    expect((await office.get("/calendar-days/2026-03-20")).status).toBe(404);
    expect((await office.get("/calendar-days/2026-99-99")).status).toBe(404);
  });

  test("preview a year's file before it is written", async () => {
    const csv = "date,kind,name,source\n2027-01-01,holiday,Tết Dương lịch,Thông báo 9\n";
    const preview = await office.submit("/calendar-days/import", { year: "2027", csv });
    expect(preview.status).toBe(200);
    const page = await preview.text();
    expect(page).toContain("Chưa ghi gì vào lịch");
    expect(page).toContain('name="confirmed"');
    expect((await year(2027)).days.length).toBeGreaterThan(5);
    const bad = await office.submit("/calendar-days/import", { year: "2027", csv: "date,kind\nx,y" });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain("x,y");
    const done = await office.submit("/calendar-days/import", { year: "2027", csv, confirmed: "yes" });
    expect(done.status).toBe(303);
    expect((await year(2027)).days).toHaveLength(1);
    expect((await office.submit("/calendar-days/import", { year: "1999", csv })).status).toBe(422);
  });
});
