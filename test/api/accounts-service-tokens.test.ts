/** Service tokens: another system acts as an officer or inspector of one unit, and as nothing else. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type House, type Visitor, openHouse } from "./visitor.js";

let house: House;
let administrator: Visitor;
beforeAll(async () => {
  house = await openHouse({ auth: { secondStepRoles: ["officer", "inspector"] } });
  administrator = await house.signedIn("administrator");
});
afterAll(() => house.close());

const inDays = (days: number) =>
  new Date(house.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function newToken(over: Readonly<Record<string, unknown>> = {}) {
  const answer = await administrator.post("/api/v1/service-tokens", {
    name: "Hệ thống văn bản Long Mỹ",
    unitId: house.world.unitId("longmy"),
    role: "officer",
    expiresOn: inDays(30),
    ...over,
  });
  const token = String(answer.body["token"]);
  return {
    status: answer.status,
    body: answer.body,
    id: String(answer.body["id"]),
    headers: { Authorization: `Bearer ${token}` },
    token,
  };
}

test("acts in its unit's name on that unit's tasks, and the journal says who it was", async () => {
  const taskId = await house.world.acceptedTask(new Date("2026-01-05T02:00:00Z"));
  const { headers } = await newToken();
  const system = house.visitor();
  expect((await system.get("/api/v1/session", headers)).body).toMatchObject({
    unitId: house.world.unitId("longmy"),
    roles: ["officer"],
  });
  const report = { text: "Đã triển khai đến các xã.", progress: 40 };
  const reported = await system.post(`/api/v1/tasks/${taskId}/progress-reports`, report, headers);
  expect(reported.status).toBeLessThan(300);
  const event = await house.world.db.prisma.journalEvent.findFirstOrThrow({
    where: { taskId, kind: "progress_reported" },
  });
  const person = await house.world.db.prisma.person.findUniqueOrThrow({ where: { id: event.actorId ?? "" } });
  expect(person).toMatchObject({ kind: "service", name: "Hệ thống văn bản Long Mỹ", email: null });
});

test("reaches no other unit's tasks, no account, and no page", async () => {
  const { taskIds } = await house.world.issue(new Date("2026-01-06T02:00:00Z"), [
    { dueOn: null, lead: "vithanh", coordinating: [], evidence: "any", recurrence: null },
  ]);
  const { headers } = await newToken();
  const system = house.visitor();
  expect((await system.get(`/api/v1/tasks/${taskIds[0] ?? ""}`, headers)).status).toBe(404);
  for (const path of [
    "/api/v1/accounts",
    "/api/v1/service-tokens",
    "/api/v1/account-events",
    "/api/v1/sessions",
  ]) {
    expect((await system.get(path, headers)).status).toBe(403);
  }
  expect((await system.get("/tasks", headers)).headers.get("Location")).toContain("/sign-in");
});

test("is made by the administrator, for an officer or inspector, for two years at most", async () => {
  for (const role of ["administrator", "office", "committee", "advising_board"]) {
    expect((await newToken({ role })).status).toBe(422);
  }
  expect((await newToken({ expiresOn: inDays(800) })).body["field"]).toBe("expiresOn");
  expect((await newToken({ expiresOn: inDays(-2) })).status).toBe(422);
  expect((await newToken({ personId: house.world.actor("office").personId })).status).toBe(422);
});

test("is shown once and kept as a hash", async () => {
  const { token, id } = await newToken();
  expect(Buffer.from(token.slice(4), "base64url")).toHaveLength(32);
  const listed = await administrator.get("/api/v1/service-tokens");
  expect(listed.text).toContain(token.slice(0, 10));
  expect(listed.text).not.toContain(token);
  const row = await house.world.db.prisma.serviceToken.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(token);
});

test("revoked, expired, changed or made up opens nothing, also beside a good cookie", async () => {
  const { headers, id, token } = await newToken();
  const system = house.visitor();
  expect((await system.get("/api/v1/session", headers)).status).toBe(200);
  for (const made of [
    `${token}x`,
    token.slice(0, -1),
    `${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`,
    "ddt_",
    "",
  ]) {
    expect((await administrator.get("/api/v1/session", { Authorization: `Bearer ${made}` })).status).toBe(
      401,
    );
  }
  expect((await administrator.delete(`/api/v1/service-tokens/${id}`)).status).toBe(204);
  expect((await system.get("/api/v1/session", headers)).status).toBe(401);
  const short = await newToken({ expiresOn: inDays(1) });
  const now = house.clock.now;
  house.clock.now = new Date(now.getTime() + 3 * 86_400_000);
  expect((await system.get("/api/v1/session", short.headers)).status).toBe(401);
  house.clock.now = now;
});

test("writes down its last use once a minute at the most", async () => {
  const { headers, id } = await newToken();
  const system = house.visitor();
  const lastUse = async () =>
    (await house.world.db.prisma.serviceToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
  const began = house.clock.now;
  await system.get("/api/v1/session", headers);
  house.clock.now = new Date(began.getTime() + 59_000);
  await system.get("/api/v1/session", headers);
  expect(await lastUse()).toEqual(began);
  house.clock.now = new Date(began.getTime() + 60_000);
  await system.get("/api/v1/session", headers);
  expect(await lastUse()).toEqual(house.clock.now);
});

test("leaves an event when it is made and when it is revoked", async () => {
  const { id } = await newToken();
  await administrator.delete(`/api/v1/service-tokens/${id}`);
  await administrator.delete(`/api/v1/service-tokens/${id}`);
  const { personId } = await house.world.db.prisma.serviceToken.findUniqueOrThrow({ where: { id } });
  const events = await house.world.db.prisma.accountEvent.findMany({
    where: { personId },
    orderBy: { id: "asc" },
  });
  expect(events.map((event) => event.kind)).toEqual(["service_token_created", "service_token_revoked"]);
});
