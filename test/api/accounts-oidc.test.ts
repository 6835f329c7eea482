/** Signing in through the configured issuer: existing accounts only, and only on a token that holds in every part. */
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { CLIENT, type Issuer, openIssuer } from "./issuer.js";
import { type House, type Visitor, openHouse } from "./visitor.js";

let issuer: Issuer;
let house: House;
beforeAll(async () => {
  issuer = await openIssuer();
  house = await openHouse({ auth: { oidc: { issuer: issuer.url, ...CLIENT, label: "SSO tỉnh Hậu Giang" } } });
});
afterAll(async () => {
  await house.close();
  await issuer.close();
});
beforeEach(() => {
  issuer.fault = "none";
  issuer.who = { sub: "s-longmy", email: "longmy@haugiang.example", email_verified: true };
});

/** To the issuer and back, as far as our own door. */
async function callbackOf(person: Visitor, returnTo = "/tasks?scope=own"): Promise<string> {
  const away = await person.get(`/sign-in/oidc?returnTo=${encodeURIComponent(returnTo)}`);
  const there = await fetch(away.headers.get("Location") ?? "", { redirect: "manual" });
  const back = new URL(there.headers.get("Location") ?? "");
  return back.pathname + back.search;
}

async function through(person: Visitor, returnTo?: string) {
  return person.get(await callbackOf(person, returnTo));
}

const whoIs = async (person: Visitor) => {
  const answer = await person.get("/api/v1/session");
  return answer.status === 200 ? answer.body["name"] : answer.status;
};

test("the sign-in page offers it by its name, and without an issuer it does not", async () => {
  expect((await house.visitor().get("/sign-in")).text).toContain("Đăng nhập bằng SSO tỉnh Hậu Giang");
  const plain = await openHouse();
  expect((await plain.visitor().get("/sign-in")).text).not.toContain("/sign-in/oidc");
  expect((await plain.visitor().get("/sign-in/oidc")).status).toBe(404);
  await plain.close();
});

test("an account whose address the issuer has verified is let in, and comes to where it wanted to go", async () => {
  const person = house.visitor();
  const back = await through(person, "/tasks?scope=own");
  expect([back.status, back.headers.get("Location")]).toEqual([303, "/tasks?scope=own"]);
  expect(await whoIs(person)).toBe("Lê Tấn Phúc");
});

test("the request carries PKCE, state and nonce, fresh each time", async () => {
  issuer.requests.length = 0;
  await callbackOf(house.visitor());
  await callbackOf(house.visitor());
  const [first, second] = issuer.requests;
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect((first?.get(name) ?? "").length).toBeGreaterThanOrEqual(22);
    expect(first?.get(name)).not.toBe(second?.get(name));
  }
  expect(first?.get("code_challenge_method")).toBe("S256");
  expect(first?.get("scope")?.split(" ")).toEqual(expect.arrayContaining(["openid", "email"]));
});

test("the next time the issuer's subject is known, whatever has become of the address", async () => {
  await through(house.visitor());
  issuer.who = { sub: "s-longmy", email: "another@haugiang.example", email_verified: false };
  const person = house.visitor();
  await through(person);
  expect(await whoIs(person)).toBe("Lê Tấn Phúc");
});

test("nobody without an account gets one, and no unverified address is believed", async () => {
  const users = await house.world.db.prisma.user.count();
  for (const who of [
    { sub: "s-new", email: "la@haugiang.example", email_verified: true },
    { sub: "s-evil", email: "office@haugiang.example", email_verified: false },
  ]) {
    issuer.who = who;
    const person = house.visitor();
    const back = await through(person);
    expect(back.headers.get("Location")).toBe("/sign-in?failed=oidc");
    expect(await whoIs(person)).toBe(401);
  }
  expect(await house.world.db.prisma.user.count()).toBe(users);
  expect((await house.visitor().get("/sign-in?failed=oidc")).text).toContain("phải được xác minh");
});

test.each(["signature", "nonce", "audience", "issuer", "expired", "alg-none"] as const)(
  "a token with a wrong %s opens nothing",
  async (fault) => {
    issuer.fault = fault;
    const person = house.visitor();
    await through(person);
    expect(await whoIs(person)).toBe(401);
  },
);

test("an answer that another browser asked for opens nothing: the state is bound to the browser", async () => {
  const attacker = house.visitor();
  const callback = await callbackOf(attacker);
  const victim = house.visitor();
  await victim.get(callback);
  expect(await whoIs(victim)).toBe(401);
  const asked = house.visitor();
  await callbackOf(asked);
  await asked.get(callback); // its own state is not that of the answer
  expect(await whoIs(asked)).toBe(401);
});

test("an answer is used once", async () => {
  const person = house.visitor();
  const callback = await callbackOf(person);
  const again = house.visitor();
  for (const [name, value] of person.cookies) again.cookies.set(name, value);
  await person.get(callback);
  expect(await whoIs(person)).toBe("Lê Tấn Phúc");
  await again.get(callback);
  expect(await whoIs(again)).toBe(401);
});

test("nobody is sent to another site afterwards", async () => {
  for (const evil of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
    const back = await through(house.visitor(), evil);
    expect(back.headers.get("Location")).toBe("/");
  }
});

test("a disabled account is not let in", async () => {
  const { personId } = house.world.actor("longmy");
  await house.world.db.prisma.user.update({ where: { personId }, data: { disabledAt: new Date() } });
  const person = house.visitor();
  await through(person);
  expect(await whoIs(person)).toBe(401);
  await house.world.db.prisma.user.update({ where: { personId }, data: { disabledAt: null } });
});

test("who has enrolled a second step is asked for it here too", async () => {
  const { prisma } = house.world.db;
  const user = await prisma.user.findFirstOrThrow({ where: { username: "longmy" } });
  await prisma.secondStep.create({
    data: { userId: user.id, secret: "x", createdAt: new Date(), confirmedAt: new Date() },
  });
  const sessions = await prisma.session.count();
  const person = house.visitor();
  const back = await through(person);
  expect(back.headers.get("Location")).toMatch(/^\/sign-in\/code\?/);
  expect(await whoIs(person)).toBe(401);
  expect(await prisma.session.count()).toBe(sessions);
  await prisma.secondStep.deleteMany();
});

test("no token of the issuer is kept", async () => {
  await through(house.visitor());
  const accounts = await house.world.db.prisma.account.findMany({ where: { providerId: "oidc" } });
  expect(accounts.length).toBeGreaterThan(0);
  for (const account of accounts)
    expect([account.idToken, account.accessToken, account.refreshToken]).toEqual([null, null, null]);
});

test("of better-auth's own routes none is open", async () => {
  const person = house.visitor();
  for (const path of [
    "/auth/sign-up/email",
    "/auth/sign-in/email",
    "/auth/sign-in/social",
    "/auth/update-user",
    "/auth/link-social",
  ]) {
    expect((await person.post(path, {})).status).toBe(404);
  }
  for (const path of [
    "/auth/get-session",
    "/auth/list-sessions",
    "/auth/ok",
    "/auth/error",
    "/auth/callback/google",
  ]) {
    expect((await person.get(path)).status).toBe(404);
  }
});
