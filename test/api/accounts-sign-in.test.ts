/** Signing in: fresh sessions, brakes that lock nobody out, and the second step. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createOTP } from "@better-auth/utils/otp";
import { decryptSecret } from "../../api/totp.js";
import { PASSWORD } from "../world.js";
import { type House, type Visitor, openHouse, sessionTokenOf } from "./visitor.js";
import { SECRET } from "./site.js";

let house: House;
beforeAll(async () => {
  house = await openHouse({ auth: { secondStepRoles: ["committee"] } });
});
afterAll(() => house.close());
afterEach(async () => {
  await house.world.db.prisma.signInBrake.deleteMany();
});

const later = (seconds: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + seconds * 1_000);
};
const attempt = (who: Visitor, username: string, password: string, code?: string) =>
  who.post("/api/v1/session", { username, password, ...(code === undefined ? {} : { code }) });

describe("a session", () => {
  test("has a token of at least 128 bits in a cookie that no script reads and no other site sends", async () => {
    const person = await house.signedIn("longmy");
    expect(sessionTokenOf(person)).toMatch(/^[A-Za-z0-9]{32}$/); // 190 bits
    const cookie = person.setCookies.find((each) => each.startsWith("dondoc.session_token=")) ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test("on https goes over https alone", async () => {
    const secure = await openHouse({ auth: { publicUrl: "https://dondoc.example" } });
    const person = secure.visitor();
    await attempt(person, "longmy", PASSWORD);
    expect(person.setCookies.length).toBeGreaterThan(1);
    for (const cookie of person.setCookies) expect(cookie).toMatch(/; Secure/i);
    expect([...person.cookies.keys()]).toContain("__Secure-dondoc.session_token");
    await secure.close();
  });

  test("is a new one at every sign-in, whatever was planted before", async () => {
    const attacker = await house.signedIn("thuanhung");
    const victim = house.visitor();
    victim.cookies.set("dondoc.session_token", attacker.cookies.get("dondoc.session_token") ?? "");
    await attempt(victim, "longmy", PASSWORD);
    expect(sessionTokenOf(victim)).not.toBe(sessionTokenOf(attacker));
    expect((await attacker.get("/api/v1/session")).body).toMatchObject({ name: "Phạm Thị Út" });
    expect((await victim.get("/api/v1/session")).body).toMatchObject({ name: "Lê Tấn Phúc" });
  });

  test("ends at once with signing out: the cookie kept aside opens nothing", async () => {
    const person = await house.signedIn("longmy");
    const kept = person.cookies.get("dondoc.session_token") ?? "";
    await person.delete("/api/v1/session");
    person.cookies.set("dondoc.session_token", kept);
    expect((await person.get("/api/v1/session")).status).toBe(401);
  });

  test("is listed with device and address, the caller's own marked", async () => {
    const person = await house.signedIn("ldld");
    await house.signedIn("ldld");
    const { sessions } = (await person.get("/api/v1/sessions")).body as {
      sessions: { current: boolean; address: string; device: string; id: string }[];
    };
    expect(sessions).toHaveLength(2);
    const own = sessions.filter((each) => each.current);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      address: person.address,
      device: expect.stringContaining("Firefox") as unknown,
    });
    expect(JSON.stringify(sessions)).not.toContain(sessionTokenOf(person));
  });

  test("is ended by its holder, one or all others; somebody else's is not found and goes on", async () => {
    const [first, second, third] = [
      await house.signedIn("vithanh"),
      await house.signedIn("vithanh"),
      await house.signedIn("vithanh"),
    ];
    const other = await house.signedIn("office");
    const idOf = async (who: Visitor) =>
      ((await who.get("/api/v1/sessions")).body["sessions"] as { id: string; current: boolean }[]).find(
        (s) => s.current,
      )?.id ?? "";
    const target = await idOf(second);
    expect((await other.delete(`/api/v1/sessions/${target}`)).status).toBe(404);
    expect((await second.get("/api/v1/session")).status).toBe(200);
    expect((await first.delete(`/api/v1/sessions/${target}`)).status).toBe(204);
    expect((await second.get("/api/v1/session")).status).toBe(401);
    expect((await first.delete("/api/v1/sessions")).body).toEqual({ ended: 1 });
    expect((await third.get("/api/v1/session")).status).toBe(401);
    expect((await first.get("/api/v1/session")).status).toBe(200);
    expect((await other.get("/api/v1/session")).status).toBe(200);
  });
});

describe("guessing", () => {
  test("is slowed down with 429 and Retry-After, from however many addresses it comes", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 14; guess++)
      statuses.push((await attempt(house.visitor(), "inspector", "wrong")).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.at(-1)).toBe(429);
    const refused = await attempt(house.visitor(), "inspector", PASSWORD);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get("Retry-After"));
    expect(wait).toBeGreaterThan(0);
    later(wait);
    expect((await attempt(house.visitor(), "inspector", PASSWORD)).status).toBe(204);
  });

  test("at the same moment counts as often as it is tried", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => attempt(house.visitor(), "inspector", "wrong")),
    );
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(11);
  });

  test("by others does not lock out who has signed in on this browser before", async () => {
    const person = await house.signedIn("inspector");
    await person.delete("/api/v1/session");
    for (let guess = 0; guess < 30; guess++) {
      await attempt(house.visitor(), "inspector", "wrong");
      if (guess % 5 === 0) later(1);
    }
    expect((await attempt(house.visitor(), "inspector", PASSWORD)).status).toBe(429);
    expect((await attempt(person, "inspector", PASSWORD)).status).toBe(204);
  });

  test("with a forged or borrowed mark of a browser gains nothing", async () => {
    const owner = await house.signedIn("office");
    const mark = owner.cookies.get("dondoc.device") ?? "";
    for (let guess = 0; guess < 14; guess++) await attempt(house.visitor(), "inspector", "wrong");
    for (const forged of [
      mark,
      `${mark}x`,
      mark.replace(/.$/, (c) => (c === "A" ? "B" : "A")),
      "%E0%A4%A",
      "a.1.b",
    ]) {
      const guesser = house.visitor();
      guesser.cookies.set("dondoc.device", forged);
      expect((await attempt(guesser, "inspector", "wrong")).status).toBe(429);
    }
  });

  test("at one name from one address is limited, and at another name from there is not", async () => {
    const strict = await openHouse({ signInAttempts: 3 });
    const office = strict.visitor();
    const statuses = [];
    for (let guess = 0; guess < 4; guess++) statuses.push((await attempt(office, "longmy", "wrong")).status);
    const last = await attempt(office, "longmy", PASSWORD);
    expect([...statuses, last.status]).toEqual([401, 401, 401, 429, 429]);
    expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await attempt(office, "vithanh", PASSWORD)).status).toBe(204);
    expect((await attempt(strict.visitor(), "longmy", PASSWORD)).status).toBe(204);
    await strict.close();
  });

  test("tells nothing of who exists", async () => {
    const [known, unknown] = [
      await attempt(house.visitor(), "longmy", "wrong"),
      await attempt(house.visitor(), "nobody", "wrong"),
    ];
    expect(known.text).toBe(unknown.text);
  });

  test("on the page answers the same way, beside the field", async () => {
    for (let guess = 0; guess < 14; guess++) await attempt(house.visitor(), "inspector", "wrong");
    const answer = await house.visitor().submit("/sign-in", { username: "inspector", password: "wrong" });
    expect([answer.status, Number(answer.headers.get("Retry-After")) > 0]).toEqual([429, true]);
    expect(answer.text).toContain('id="username-error"');
  });
});

/** The code that the person's app shows, out of what the page has given them. */
async function codeOf(username: string, steps = 0): Promise<string> {
  const row = await house.world.db.prisma.secondStep.findFirstOrThrow({ where: { user: { username } } });
  const secret = await decryptSecret(SECRET, row.secret);
  return createOTP(secret).hotp(Math.floor(house.clock.now.getTime() / 30_000) + steps);
}

async function enrol(who: Visitor, username: string): Promise<string[]> {
  expect((await who.submit("/account/second-step", { password: PASSWORD })).status).toBe(303);
  expect((await who.get("/account")).text).toContain("otpauth://totp/");
  const done = await who.submit("/account/second-step/confirmation", { code: await codeOf(username) });
  expect(done.status).toBe(200);
  return [...done.text.matchAll(/<code>([A-Z0-9-]{19})<\/code>/g)].map(([, code]) => code ?? "");
}

describe("the second step", () => {
  test("once enrolled is asked for at every sign-in, and a code is taken once", async () => {
    const person = await house.signedIn("office");
    const elsewhere = await house.signedIn("office");
    const codes = await enrol(person, "office");
    expect(codes).toHaveLength(10);
    expect((await elsewhere.get("/api/v1/session")).status).toBe(401);
    expect((await person.get("/api/v1/session")).status).toBe(200);
    const guest = house.visitor();
    const asked = await attempt(guest, "office", PASSWORD);
    expect([asked.status, asked.body["secondStep"], asked.body["field"]]).toEqual([401, true, "code"]);
    expect((await guest.get("/api/v1/session")).status).toBe(401);
    // The code that enrolled was thereby used.
    expect((await attempt(guest, "office", PASSWORD, await codeOf("office"))).status).toBe(401);
    later(30);
    const code = await codeOf("office");
    expect((await attempt(guest, "office", "wrong", code)).status).toBe(401);
    const tried = await Promise.all(
      Array.from({ length: 4 }, () => attempt(house.visitor(), "office", PASSWORD, code)),
    );
    expect(tried.filter((answer) => answer.status === 204)).toHaveLength(1);
    later(30);
    expect((await attempt(house.visitor(), "office", PASSWORD, await codeOf("office", -1))).status).toBe(401);
    expect((await attempt(house.visitor(), "office", PASSWORD, await codeOf("office"))).status).toBe(204);
  });

  test("takes each recovery code once, and keeps only their hashes", async () => {
    const person = await house.signedIn("advising");
    const [first = "", second = ""] = await enrol(person, "advising");
    expect((await attempt(house.visitor(), "advising", PASSWORD, first.toLowerCase())).status).toBe(204);
    expect((await attempt(house.visitor(), "advising", PASSWORD, first)).status).toBe(401);
    const tried = await Promise.all(
      Array.from({ length: 4 }, () => attempt(house.visitor(), "advising", PASSWORD, second)),
    );
    expect(tried.filter((answer) => answer.status === 204)).toHaveLength(1);
    const kept = JSON.stringify(await house.world.db.prisma.recoveryCode.findMany());
    expect(kept).not.toContain(second.replaceAll("-", ""));
  });

  test("on the pages: password, then code; without the first there is no second", async () => {
    later(60);
    expect((await house.visitor().submit("/sign-in/code", { code: await codeOf("advising") })).status).toBe(
      401,
    );
    const person = house.visitor();
    const first = await person.submit("/sign-in", {
      username: "advising",
      password: PASSWORD,
      returnTo: "/overview",
    });
    expect(first.headers.get("Location")).toBe("/sign-in/code?returnTo=%2Foverview");
    expect((await person.get("/overview")).headers.get("Location")).toContain("/sign-in");
    const wrong = await person.submit("/sign-in/code", { code: "000000", returnTo: "/overview" });
    expect([wrong.status, wrong.text.includes('id="code-error"')]).toEqual([401, true]);
    const right = await person.submit("/sign-in/code", {
      code: await codeOf("advising"),
      returnTo: "/overview",
    });
    expect(right.headers.get("Location")).toBe("/overview");
    expect((await person.get("/overview")).status).toBe(200);
  });

  test("is guessed at five times, then waited for", async () => {
    later(60);
    const statuses: number[] = [];
    for (let guess = 0; guess < 9; guess++) {
      statuses.push((await attempt(house.visitor(), "advising", PASSWORD, "123456")).status);
    }
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
  });

  test("demanded by a role comes before anything else", async () => {
    const person = await house.signedIn("committee");
    const refused = await person.get("/api/v1/overview");
    expect([refused.status, refused.body["enrol"]]).toEqual([403, "/account"]);
    expect((await person.get("/overview")).headers.get("Location")).toBe("/account");
    expect((await person.get("/account")).status).toBe(200);
    later(30);
    await enrol(person, "committee");
    expect((await person.get("/api/v1/overview")).status).toBe(200);
  });

  test("is taken off with the password only, and by the administrator for who has lost it", async () => {
    const person = await house.signedIn("longmy.head");
    await enrol(person, "longmy.head");
    expect((await person.submit("/account/second-step/removal", { password: "wrong" })).status).toBe(422);
    expect((await attempt(house.visitor(), "longmy.head", PASSWORD)).status).toBe(401);
    const administrator = await house.signedIn("administrator");
    const { personId } = house.world.actor("longmy.head");
    expect((await administrator.delete(`/api/v1/accounts/${personId}/second-step`)).status).toBe(204);
    expect((await attempt(house.visitor(), "longmy.head", PASSWORD)).status).toBe(204);
  });

  test("has its key encrypted in the record", async () => {
    const row = await house.world.db.prisma.secondStep.findFirstOrThrow();
    const secret = await decryptSecret(SECRET, row.secret);
    expect(row.secret).not.toContain(secret);
    await expect(decryptSecret("another secret of forty characters......", row.secret)).rejects.toThrow();
  });
});

describe("a password changed on the account page", () => {
  test("takes the present one, obeys the rules, ends other sessions and is in force at once", async () => {
    const [person, elsewhere] = [await house.signedIn("thuanhung"), await house.signedIn("thuanhung")];
    const fresh = "lúa chín vàng đồng mùa gặt";
    const change = (password: string, next: string, again = next) =>
      person.submit("/account/password", { password, fresh: next, again });
    expect((await change("wrong", fresh)).text).toContain('id="present-error"');
    expect((await change(PASSWORD, "short")).text).toContain('id="fresh-error"');
    expect((await change(PASSWORD, fresh, `${fresh}.`)).text).toContain('id="again-error"');
    expect((await change(PASSWORD, fresh)).status).toBe(303);
    expect((await elsewhere.get("/api/v1/session")).status).toBe(401);
    expect((await person.get("/account")).text).toContain("Đã đổi mật khẩu");
    expect((await attempt(house.visitor(), "thuanhung", PASSWORD)).status).toBe(401);
    expect((await attempt(house.visitor(), "thuanhung", fresh.normalize("NFD"))).status).toBe(204);
  });
});
