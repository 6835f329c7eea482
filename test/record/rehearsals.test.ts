/** A rehearsal is kept as it was and read by who follows the programme as a whole. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { listRehearsals, readRehearsal } from "../../record/queries/rehearsals.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { type Name, type World, freshWorld } from "../world.js";
import { on } from "./traces.js";

let world: World;
beforeAll(async () => {
  world = await freshWorld();
});
afterAll(() => world.close());

test("kept as it was, listed with its figures, the latest first", async () => {
  const office = world.actor("office");
  expect(await listRehearsals(world.db, office)).toEqual([]);
  const sound = { ...rehearsed, seed: Number.MAX_SAFE_INTEGER, invariants: rehearsed.invariants.slice(0, 1) };
  const first = await keepRehearsal(world.db, { now: on("2026-03-02"), report: rehearsed, command: COMMAND });
  const second = await keepRehearsal(world.db, { now: on("2026-03-03"), report: sound, command: COMMAND });
  const figures = { from: "2024-10-01", until: "2025-03-31", tasks: 140, mails: 1_234 };
  expect(await listRehearsals(world.db, office)).toEqual([
    { id: second.rehearsalId, seed: sound.seed, madeAt: on("2026-03-03"), broken: 0, ...figures },
    { id: first.rehearsalId, seed: 7, madeAt: on("2026-03-02"), broken: 1, ...figures },
  ]);
  expect(await readRehearsal(world.db, office, first.rehearsalId)).toEqual({
    ...{ id: first.rehearsalId, seed: 7, madeAt: on("2026-03-02"), broken: 1, ...figures },
    command: COMMAND,
    report: rehearsed,
    years: ["2024", "2025"],
    mailsByUnit: [
      { code: "longmy", name: "Long Mỹ", byYear: [630, 0], total: 630 },
      { code: "ldld", name: "LĐLĐ tỉnh", byYear: [0, 604], total: 604 },
    ],
  });
});

test.each(["00000000-0000-7000-8000-000000000000", "none"])("there is none called %s", async (id) => {
  await expect(readRehearsal(world.db, world.actor("committee"), id)).rejects.toMatchObject({
    code: "not_found",
  });
});

test.each<Name>(["longmy", "ldld", "administrator"])("%s may not read them", async (name) => {
  const refused = { code: "not_allowed" };
  await expect(listRehearsals(world.db, world.actor(name))).rejects.toMatchObject(refused);
  await expect(readRehearsal(world.db, world.actor(name), "none")).rejects.toMatchObject(refused);
});
