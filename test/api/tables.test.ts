/** The tables of the pages as files: the same rows, no cell that a spreadsheet would take for a formula, ten thousand rows. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { Archive } from "../../document/read/archive.js";
import { calledCycle } from "../record/reviews.js";
import { type Name, readTarget, wantedTask } from "../world.js";
import { DUE, ISSUED, NOW } from "./requests.js";
import { type Site, openSite, problemIn } from "./site.js";

let site: Site;
let programmeId: string;
beforeAll(async () => {
  site = await openSite({ now: NOW });
  let taskIds: string[];
  ({ programmeId, taskIds } = await site.world.issue(
    ISSUED,
    [
      wantedTask({ dueOn: "2026-03-05" }),
      wantedTask({ dueOn: DUE }),
      wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] }),
    ],
    { targets: [readTarget] },
  ));
  await site.world.db.prisma.task.update({
    where: { id: taskIds[0] ?? "" },
    data: { text: '=HYPERLINK("http://evil.example","x")' },
  });
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

async function csv(name: Name, path: string): Promise<string[]> {
  const answer = await site.ask(name, "GET", path);
  if (answer.status !== 200) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  return new TextDecoder("utf-8", { ignoreBOM: true })
    .decode(await answer.arrayBuffer())
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
}

async function sheet(name: Name, path: string): Promise<string> {
  const answer = await site.ask(name, "GET", path);
  expect(answer.status).toBe(200);
  const archive = new Archive(new Uint8Array(await answer.arrayBuffer()));
  return archive
    .names()
    .map((member) => (member.endsWith(".xml") ? (archive.text(member) ?? "") : ""))
    .join("\n");
}

test("the register has the rows of the page and its filters, each formula made inert", async () => {
  const all = await csv("office", "/tables/tasks?format=csv");
  expect(all).toHaveLength(4);
  expect(all[0]).toMatch(/^TT,Văn bản,Mục,Nhiệm vụ,/);
  expect(all[1]).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  expect(await csv("office", "/tables/tasks?format=csv&lateness=overdue")).toHaveLength(2);
  expect(await csv("office", `/tables/tasks?format=csv&unit=${site.world.unitId("vithanh")}`)).toHaveLength(
    2,
  );
  expect(await csv("office", "/tables/tasks?format=csv&q=khong-co-chu-nay")).toHaveLength(1);
  // A unit has its own.
  expect(await csv("vithanh", `/tables/tasks?format=csv&programme=${programmeId}`)).toHaveLength(2);
  const xlsx = await sheet("office", "/tables/tasks");
  expect(xlsx).toContain("&apos;=HYPERLINK(");
  expect(xlsx).not.toMatch(/<f[ >]/);
});

test.each([
  ["a state that is none", "/tables/tasks?state=late"],
  ["a format that is none", "/tables/tasks?format=ods"],
  ["a range that ends before it begins", "/tables/tasks?dueFrom=2026-05-01&dueTo=2026-04-01"],
  ["a programme that is none", "/tables/programmes/x/targets"],
])("%s is refused", async (_, path) => {
  expect(await problemIn(await site.ask("office", "GET", path))).toMatchObject({ status: 422 });
});

test("lagging units, targets and a review's units are tables too", async () => {
  expect(await csv("committee", "/tables/lagging-units?format=csv")).toEqual([
    expect.stringContaining("Đơn vị"),
    expect.stringMatching(/^1,Huyện ủy Long Mỹ,2,1,/),
  ]);
  expect((await csv("office", `/tables/programmes/${programmeId}/targets?format=csv`))[1]).toContain(
    "chưa đánh giá được",
  );
  const cycleId = await calledCycle(site.world, programmeId);
  expect(await csv("advising", `/tables/cycles/${cycleId}/units?format=csv`)).toHaveLength(4);
  // A unit sees its own alone.
  expect(await csv("vithanh", `/tables/cycles/${cycleId}/units?format=csv`)).toHaveLength(2);
  expect(await sheet("advising", `/tables/cycles/${cycleId}/units`)).toContain("Thành ủy Vị Thanh");
});

test("ten thousand rows are a workbook and a CSV file; more than can be held are refused with advice", async () => {
  const grow = (rows: number) => site.world.db.prisma.$executeRaw`
    INSERT INTO task (id, programme_id, position, section, text, kind, source_start, source_end, lead_unit_id,
      reviewer_unit_id, due_set_at, assigned_at, due_on, original_due_on)
    SELECT gen_random_uuid(), programme_id, position + n, section, text || ' ' || n, kind, source_start, source_end,
      lead_unit_id, reviewer_unit_id, due_set_at, assigned_at, due_on, original_due_on
    FROM (SELECT * FROM task WHERE programme_id = ${programmeId}::uuid AND purpose = 'instruction' LIMIT 1) t,
      generate_series(1, ${rows}) n`;
  await grow(10_000);
  const before = process.memoryUsage().rss;
  expect(await csv("office", `/tables/tasks?format=csv&programme=${programmeId}`)).toHaveLength(10_004);
  const xlsx = await site.ask("office", "GET", `/tables/tasks?programme=${programmeId}`);
  expect(xlsx.status).toBe(200);
  expect((await xlsx.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  await grow(10_000);
  expect(await problemIn(await site.ask("office", "GET", "/tables/tasks"))).toMatchObject({
    status: 413,
    code: "too_large",
    most: 20_000,
  });
});
