/** Signing in and out: who is let in, what a session is worth, and that nothing is open to the unsigned. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { operations } from "../../api/operations.js";
import { PASSWORD } from "../world.js";
import { type Site, jsonOf, openSite, problemIn } from "./site.js";

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  const failures = site.takeFailures();
  await site.close();
  expect(failures).toEqual([]);
});

const signIn = (username: string, password: string) =>
  site.stranger.post("/api/v1/session", { username, password });

describe("signing in", () => {
  test("with the right password sets a cookie that scripts cannot read, and tells who one is", async () => {
    const answer = await signIn("longmy", PASSWORD);
    expect(answer.status).toBe(204);
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toContainEqual(expect.stringMatching(/^dondoc\.session_token=[^;]{22,};/));
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
    }
    const longmy = await site.signedIn("longmy");
    expect(await jsonOf(await longmy.get("/api/v1/session"))).toEqual({
      personId: site.world.actor("longmy").personId,
      name: "Lê Tấn Phúc",
      position: "Chuyên viên",
      unitId: site.world.unitId("longmy"),
      unitName: "Huyện ủy Long Mỹ",
      roles: ["officer"],
    });
  });

  test("takes the password in either form of Unicode, and the user name in capitals", async () => {
    expect((await signIn("LONGMY", PASSWORD.normalize("NFD"))).status).toBe(204);
  });

  test.each([
    ["a wrong password", "longmy", "sai"],
    ["an unknown name", "khong.co.ai", PASSWORD],
    ["a name that is none", "x' OR '1'='1", PASSWORD],
    ["a name with a sign that is none", "long\u0000my", PASSWORD],
  ])("with %s is refused in the same words", async (_what, username, password) => {
    const answer = await signIn(username, password);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const problem = await problemIn(answer);
    expect(problem).toMatchObject({ status: 401, code: "not_signed_in" });
    expect(problem.messages.vi).toBe("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại.");
  });

  test.each([
    {},
    { username: "longmy" },
    { username: "longmy", password: "" },
    { username: 1, password: PASSWORD },
  ])("with %j says which field is at fault", async (body) => {
    const problem = await problemIn(await site.stranger.post("/api/v1/session", body));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
    expect(problem["errors"]).not.toEqual([]);
  });
});

describe("a session", () => {
  test("ends with signing out, from the very next request, also for who kept the cookie", async () => {
    const longmy = await site.signedIn("longmy");
    const kept = new Map(longmy.cookies);
    expect((await longmy.fetch("DELETE", "/api/v1/session")).status).toBe(204);
    expect(longmy.cookies.has("dondoc.session_token")).toBe(false);
    const Cookie = [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
    expect((await site.stranger.get("/api/v1/session", { Cookie })).status).toBe(401);
  });

  const backdate = (renewedHoursAgo: number, begunHoursAgo: number) =>
    site.world.db.prisma.$executeRaw`
      UPDATE session SET expires_at = now() + make_interval(hours => 12) - make_interval(hours => ${renewedHoursAgo}::int),
        created_at = now() - make_interval(hours => ${begunHoursAgo}::int)`;

  test("that is renewed has its cookie renewed with it, in the program's door and on the pages", async () => {
    const longmy = await site.signedIn("longmy");
    expect((await longmy.get("/api/v1/session")).headers.getSetCookie()).toEqual([]);
    for (const path of ["/api/v1/session", "/tasks"]) {
      await backdate(3, 9);
      expect((await longmy.get(path)).headers.getSetCookie()).toEqual([
        expect.stringMatching(/^dondoc\.session_token=.*Max-Age=43200;.*HttpOnly/i),
      ]);
    }
    const [row] = await site.world.db.prisma.session.findMany();
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(11.5 * 3_600_000);
  });

  test("ends a day after signing in, however often one came back", async () => {
    const longmy = await site.signedIn("longmy");
    await backdate(0, 23);
    expect((await longmy.get("/api/v1/session")).status).toBe(200);
    await backdate(0, 24);
    expect((await longmy.get("/api/v1/session")).status).toBe(401);
    expect(longmy.cookies.has("dondoc.session_token")).toBe(false);
    expect(await site.world.db.prisma.session.count()).toBe(0);
  });

  test("is worth nothing once its person belongs to no unit any more", async () => {
    const longmy = await site.signedIn("longmy");
    await site.world.db.prisma.membership.updateMany({
      where: { personId: site.world.actor("longmy").personId },
      data: { validTo: new Date("2026-03-01T00:00:00Z") },
    });
    expect(await problemIn(await longmy.get("/api/v1/tasks"))).toMatchObject({
      status: 401,
      code: "not_signed_in",
    });
  });

  test.each(["abc", "abc.def", "%ff", ""])("is not given for the cookie %p", async (value) => {
    const Cookie = `dondoc.session_token=${value}`;
    expect((await site.stranger.get("/api/v1/session", { Cookie })).status).toBe(401);
  });
});

test("no door but that of signing in is open to the unsigned", async () => {
  const id = "00000000-0000-7000-8000-000000000000";
  const closed = operations.filter((operation) => !operation.open);
  expect(operations.filter((operation) => operation.open).map((operation) => operation.id)).toEqual([
    "signIn",
  ]);
  for (const { method, path } of closed) {
    const answer = await site.stranger.fetch(method.toUpperCase(), `/api/v1${path.replace(/\{\w+\}/g, id)}`);
    expect([path, answer.status]).toEqual([path, 401]);
    expect(await problemIn(answer)).toMatchObject({ code: "not_signed_in" });
  }
});
