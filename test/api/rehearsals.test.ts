/** The doors of rehearsals: what is given fits what the document says, and who may not look is told so. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rehearsalDetail, rehearsalItem } from "../../api/rehearsal-schemas.js";
import { keepRehearsal } from "../../record/commands/keep-rehearsal.js";
import { COMMAND, rehearsed } from "../rehearsed.js";
import { NOW } from "./requests.js";
import { type Site, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
let rehearsalId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  const kept = { now: NOW, report: rehearsed, command: COMMAND };
  ({ rehearsalId } = await keepRehearsal(site.world.db, kept));
});
afterAll(() => site.close());

test("JSON as the schemas have it", async () => {
  const inspector = await site.signedIn("inspector");
  const { rehearsals } = await jsonOf<{ rehearsals: unknown[] }>(await inspector.get("/api/v1/rehearsals"));
  expect(rehearsals.map((one) => rehearsalItem.strict().parse(one).id)).toEqual([rehearsalId]);
  const one = await jsonOf(await inspector.get(`/api/v1/rehearsals/${rehearsalId}`));
  expect(rehearsalDetail.strict().parse(one)).toMatchObject({ command: COMMAND, report: rehearsed });
});

test("one that is not there is not found, by its address or its page", async () => {
  const committee = await site.signedIn("committee");
  const none = "00000000-0000-7000-8000-000000000000";
  expect((await committee.get(`/api/v1/rehearsals/${none}`)).status).toBe(404);
  expect(await problemIn(await committee.get("/api/v1/rehearsals/none"))).toMatchObject({
    code: "invalid_input",
    field: "rehearsalId",
  });
  for (const id of [none, "none"]) expect((await committee.get(`/rehearsals/${id}`)).status).toBe(404);
});
