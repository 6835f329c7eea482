/** Whatever is done to the journal behind the program's back is found, at its row. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { addDays, instantAt } from "../../domain/day.js";
import { sealJournal } from "../../record/commands/seal-journal.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { writeSeals } from "../../record/seals-file.js";
import type { Finding } from "../../record/verify/finding.js";
import { type World, freshWorld } from "../world.js";
import { doTo } from "./acts.js";
import { remember, restore, seeded, ways } from "./tampering.js";
import { DUE, ISSUED, on } from "./traces.js";

const long = process.env["DONDOC_LONG"] === "1";
const RUNS = long ? 1_000 : 100;
const seed = Number(process.env["DONDOC_SEED"] ?? Date.now() % 2 ** 32);

let world: World;
let folder: string;
let sealsFile: string;
let client: pg.Client;

/** Three tasks with a history each, and five nights' seals between their acts. */
beforeAll(async () => {
  world = await freshWorld();
  folder = await mkdtemp(join(tmpdir(), "dondoc-seals-"));
  sealsFile = join(folder, "seals.jsonl");
  const taskIds: string[] = [];
  for (let count = 0; count < 3; count++) taskIds.push(await world.acceptedTask(ISSUED, { dueOn: DUE }));
  const days = ["2026-03-10", "2026-03-16", "2026-03-20", "2026-03-24", "2026-03-27"];
  for (const [index, day] of days.entries()) {
    for (const taskId of taskIds.slice(index % 2)) {
      await doTo(world, taskId, on(day), [
        "report_progress",
        "request_extension",
        "decide_extension",
        "urge",
      ]);
    }
    await sealJournal(world.db, instantAt(addDays(day, 1), "00:10"));
    await writeSeals(world.db, sealsFile);
  }
  client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  await remember(client);
});
afterAll(async () => {
  await client.end();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function verify(file: string | null = sealsFile) {
  const findings: Finding[] = [];
  const counts = await verifyJournal(world.db, { sealsFile: file }, (finding) => findings.push(finding));
  return { counts, findings };
}

test("a sound journal is found sound, in counts", async () => {
  const { counts, findings } = await verify();
  expect(findings).toEqual([]);
  expect(counts).toEqual({ events: 58, tasks: 3, seals: 5, filed: 5, findings: 0, mayChange: false });
});

test(`${String(RUNS)} random tamperings by a superuser are each found at their row (seed ${String(seed)}; DONDOC_SEED repeats it)`, async () => {
  const random = seeded(seed);
  const missed: unknown[] = [];
  const done = new Map<string, number>();
  for (let run = 0; run < RUNS; run++) {
    // Each way in turn, so that none is left out.
    const way = ways[run % ways.length];
    if (way === undefined) throw new Error("there is no way to tamper");
    const tampering = await way(client, random);
    const { findings } = await verify();
    if (!findings.some(tampering.found)) missed.push({ run, way: way.name, what: tampering.what, findings });
    done.set(way.name, (done.get(way.name) ?? 0) + 1);
    await restore(client);
  }
  process.stderr.write(`tamperings, seed ${String(seed)}: ${JSON.stringify(Object.fromEntries(done))}\n`);
  expect(missed).toEqual([]);
  expect((await verify()).findings).toEqual([]);
}, 600_000);

describe("the file of seals", () => {
  const edited = async (change: (lines: string[]) => string[]) => {
    const lines = (await readFile(sealsFile, "utf8")).split("\n");
    const file = join(folder, "edited.jsonl");
    await writeFile(file, change(lines).join("\n"));
    return (await verify(file)).findings;
  };
  const replaced = (lines: readonly string[], at: number, by: string) =>
    lines.map((line, index) => (index === at ? by : line));
  const sealLine = (lines: readonly string[]) => lines.findIndex((line) => line.includes("headsHash"));

  test("is found changed in a seal, a head, a line that is none, and where a seal was taken out", async () => {
    expect(
      await edited((lines) =>
        replaced(lines, sealLine(lines), (lines[sealLine(lines)] ?? "").replace('"number":1', '"number":2')),
      ),
    ).toContainEqual({ fault: "seals_file", taskId: null, number: null, day: "2026-03-11" });
    expect(
      await edited((lines) => replaced(lines, 0, (lines[0] ?? "").replace(/"number":\d+/, '"number":1'))),
    ).toContainEqual({ fault: "seals_file", taskId: null, number: null, day: "2026-03-11" });
    expect(await edited((lines) => replaced(lines, 1, "{"))).toContainEqual({
      fault: "seals_file",
      taskId: null,
      number: 2,
      day: null,
    });
    expect(await edited((lines) => lines.filter((_, at) => at !== sealLine(lines)))).toContainEqual({
      fault: "seals_file",
      taskId: null,
      number: null,
      day: "2026-03-17",
    });
  });

  test("of an earlier day is enough for what was sealed until then", async () => {
    expect(await edited((lines) => lines.slice(0, sealLine(lines) + 1))).toEqual([]);
  });
});
