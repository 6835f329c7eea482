/** One search over tasks, documents, units and evidence: of what one may see, with or without diacritics. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { acceptTask } from "../../record/commands/accept-task.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { search } from "../../record/queries/search.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { ISSUED, on } from "./traces.js";

const NOW = on("2026-03-10");
let world: World;
let taskIds: string[];

beforeAll(async () => {
  world = await freshWorld();
  ({ taskIds } = await world.issue(ISSUED, [
    wantedTask({ coordinating: [] }),
    wantedTask({ lead: "vithanh", coordinating: [] }),
  ]));
  const [own = "", theirs = ""] = taskIds;
  const texts: readonly [string, string][] = [
    [own, "Kiểm tra an toàn lao động 100% cơ sở"],
    [theirs, "Kiểm tra phòng cháy"],
  ];
  for (const [id, text] of texts) await world.db.prisma.task.update({ where: { id }, data: { text } });
  await world.db.prisma.programme.updateMany({
    data: { text: `${"Mở đầu. ".repeat(50)}Tổ chức Tháng hành động về an toàn. ${"Kết thúc. ".repeat(50)}` },
  });
  for (const [taskId, by, fileName] of [
    [own, "longmy", "Biên bản kiểm tra.pdf"],
    [theirs, "vithanh", "Biên bản phòng cháy.pdf"],
  ] as const) {
    const command = { taskId, actor: world.actor(by), now: on("2026-03-05") };
    await acceptTask(world.db, command);
    const file = { fileName, mediaType: "application/pdf", size: 1, sha256: "0".repeat(64) };
    await reportProgress(world.db, { ...command, text: "Đang làm", progress: 10, evidence: [file] });
  }
});
afterAll(() => world.close());

const find = (by: Name, words: string, limit = 10) =>
  search(world.db, world.actor(by), { words, limit }, NOW);

describe("finds", () => {
  test.each(["kiem tra", "KIỂM TRA", "tra kiểm"])("tasks by %s", async (words) => {
    const { tasks } = await find("office", words);
    expect(tasks.map(({ id }) => id).sort()).toEqual([...taskIds].sort());
  });

  test("a document by its text, with the words around the place; by its number without them", async () => {
    const { programmes } = await find("longmy", "thang hanh dong");
    expect(programmes).toHaveLength(1);
    expect(programmes[0]?.excerpt).toMatch(/^… .*Tháng hành động về an toàn.* …$/u);
    const number = programmes[0]?.programme.number ?? "";
    expect((await find("longmy", number)).programmes).toMatchObject([{ excerpt: null }]);
  });

  test("units by name, short name or code", async () => {
    expect((await find("longmy", "huyen uy long my")).units.map(({ code }) => code)).toEqual(["longmy"]);
    expect((await find("longmy", "tuyengiao")).units.map(({ code }) => code)).toEqual(["tuyengiao"]);
  });

  test("evidence by its file's name, with its task", async () => {
    expect((await find("office", "bien ban phong")).evidence).toMatchObject([
      { fileName: "Biên bản phòng cháy.pdf", taskId: taskIds[1], unit: { code: "vithanh" } },
    ]);
  });
});

test("what one may not see is not found, whatever the word", async () => {
  const found = await find("longmy", "kiem tra");
  expect(found.tasks.map(({ id }) => id)).toEqual([taskIds[0]]);
  expect((await find("longmy", "phong chay")).tasks).toEqual([]);
  expect((await find("longmy", "bien ban")).evidence.map(({ fileName }) => fileName)).toEqual([
    "Biên bản kiểm tra.pdf",
  ]);
  const administrator = await find("administrator", "kiem tra");
  expect([administrator.tasks, administrator.programmes, administrator.evidence]).toEqual([[], [], []]);
});

test("signs of LIKE mean themselves, no word finds nothing, and of more than the limit it is said", async () => {
  expect((await find("office", "100%")).tasks).toHaveLength(1);
  expect((await find("office", "10_%")).tasks).toEqual([]);
  expect(await find("office", "  ")).toMatchObject({ tasks: [], programmes: [], units: [], evidence: [] });
  const few = await find("office", "kiem", 1);
  expect([few.tasks.length, few.more]).toEqual([1, ["tasks"]]);
});
