/** Accounts: made by the administrator, opened by a link that works once, closed from the next request on. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { oneTimeSecret } from "../../record/one-time-secret.js";
import { type House, type Visitor, openHouse } from "./visitor.js";
import { SECRET } from "./site.js";

let house: House;
let administrator: Visitor;

beforeAll(async () => {
  house = await openHouse();
  administrator = await house.signedIn("administrator");
});
afterAll(() => house.close());

const NEW_PASSWORD = "con trâu đi trước cái cày";
let made = 0;

function wanted(over: Readonly<Record<string, unknown>> = {}) {
  made += 1;
  return {
    name: "Trần Thị Mới",
    username: `moi${String(made)}`,
    email: `moi${String(made)}@haugiang.example`,
    unitId: house.world.unitId("longmy"),
    role: "officer",
    position: "Chuyên viên",
    ...over,
  };
}

async function newAccount(over: Readonly<Record<string, unknown>> = {}) {
  const account = wanted(over);
  const answer = await administrator.post("/api/v1/accounts", account);
  expect(answer.status).toBe(201);
  const id = String(answer.body["accountId"]);
  return { ...account, id, link: await linkOf(id) };
}

/** What the mail says: the worker makes the token out of the row's id. */
async function linkOf(accountId: string): Promise<string> {
  const row = await house.world.db.prisma.accountLink.findFirstOrThrow({
    where: { user: { personId: accountId } },
    orderBy: { id: "desc" },
  });
  return `/link/${oneTimeSecret(SECRET, "account-link", row.id)}`;
}

/** Everything in the tables that a link could touch. */
async function rows(): Promise<string> {
  const { prisma } = house.world.db;
  const [links, accounts, sessions, events, users, brakes] = await Promise.all([
    prisma.accountLink.findMany({ orderBy: { id: "asc" } }),
    prisma.account.findMany({ orderBy: { id: "asc" } }),
    prisma.session.findMany({ orderBy: { id: "asc" } }),
    prisma.accountEvent.count(),
    prisma.user.findMany({ orderBy: { id: "asc" } }),
    prisma.signInBrake.count(),
  ]);
  return JSON.stringify([links, accounts, sessions, events, users, brakes]);
}

const events = async (accountId: string) =>
  (
    await house.world.db.prisma.accountEvent.findMany({
      where: { personId: accountId },
      orderBy: { id: "asc" },
    })
  ).map((event) => event.kind);

describe("a new account", () => {
  test("is made by the administrator, mailed a link, and signs in with the password set by it", async () => {
    const account = await newAccount();
    const mail = await house.world.db.prisma.mail.findFirstOrThrow({ where: { personId: account.id } });
    expect(mail).toMatchObject({ kind: "account_link", address: account.email, state: "pending" });
    const person = house.visitor();
    expect((await person.get(account.link)).text).toContain(account.name);
    const set = await person.submit(account.link, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect([set.status, set.headers.get("Location")]).toEqual([303, "/sign-in"]);
    const signedIn = await person.post("/api/v1/session", {
      username: account.username,
      password: NEW_PASSWORD,
    });
    expect(signedIn.status).toBe(204);
    expect((await person.get("/api/v1/session")).body).toMatchObject({
      name: account.name,
      roles: ["officer"],
    });
    expect(await events(account.id)).toEqual(["account_created", "link_sent", "password_set"]);
  });

  test("takes no field that it does not have, and no role that there is not", async () => {
    for (const over of [
      { disabledAt: null },
      { personId: "0192f3c4-0000-7000-8000-000000000000" },
      { emailVerified: true },
      { passwordHash: "x" },
      { role: "root" },
      { unitId: "not-a-unit" },
      { username: "có dấu" },
      { email: "a@b.vn\r\nRCPT TO:<evil@x.vn>" },
    ]) {
      const answer = await administrator.post("/api/v1/accounts", wanted(over));
      expect([over, answer.status]).toEqual([over, 422]);
    }
  });

  test("has a user name and a mail address of its own, whatever the case", async () => {
    const account = await newAccount();
    const name = await administrator.post(
      "/api/v1/accounts",
      wanted({ username: account.username.toUpperCase() }),
    );
    expect([name.status, name.body["field"]]).toEqual([409, "username"]);
    const email = await administrator.post(
      "/api/v1/accounts",
      wanted({ email: account.email.toUpperCase() }),
    );
    expect([email.status, email.body["field"]]).toEqual([409, "email"]);
  });

  test("is made once under one Idempotency-Key, and twice at the same moment as well", async () => {
    const account = wanted();
    const send = () => administrator.post("/api/v1/accounts", account, { "Idempotency-Key": "make-it-once" });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    for (const { body } of answers) expect(body).toEqual(answers[0].body);
    expect(await house.world.db.prisma.user.count({ where: { username: account.username } })).toBe(1);
    const other = await administrator.post("/api/v1/accounts", wanted(), {
      "Idempotency-Key": "make-it-once",
    });
    expect(other.status).toBe(422);
  });
});

describe("a one-time link", () => {
  test("looked at by a scanner a thousand times changes no row", async () => {
    const account = await newAccount();
    const scanner = house.visitor();
    const before = await rows();
    for (let round = 0; round < 50; round++) {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          scanner.send(index % 2 ? "GET" : "HEAD", account.link, undefined, {}),
        ),
      );
    }
    expect(await rows()).toBe(before);
    expect((await scanner.submit(account.link, { password: NEW_PASSWORD, again: NEW_PASSWORD })).status).toBe(
      303,
    );
  });

  test("used by fifty at the same moment is used once", async () => {
    const account = await newAccount();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const password = `${NEW_PASSWORD} ${String(index)}`;
        return house.visitor().submit(account.link, { password, again: password });
      }),
    );
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 404)).toHaveLength(49);
    expect((await events(account.id)).filter((kind) => kind === "password_set")).toHaveLength(1);
  });

  test("used, replaced, or older than 72 hours is void", async () => {
    const account = await newAccount();
    const person = house.visitor();
    const set = (link: string) => person.submit(link, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect((await administrator.post(`/api/v1/accounts/${account.id}/link`, {})).status).toBe(201);
    const second = await linkOf(account.id);
    expect((await set(account.link)).status).toBe(404);
    expect((await set(second)).status).toBe(303);
    expect((await set(second)).status).toBe(404);
    await administrator.post(`/api/v1/accounts/${account.id}/link`, {});
    const third = await linkOf(account.id);
    const now = house.clock.now;
    house.clock.now = new Date(now.getTime() + 72 * 3_600_000 + 1_000);
    expect((await set(third)).status).toBe(404);
    house.clock.now = now;
    expect((await set(third)).status).toBe(303);
  });

  test("is not to be found in the record", async () => {
    const account = await newAccount();
    const token = account.link.slice("/link/".length);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await rows()).not.toContain(token);
    expect(JSON.stringify(await house.world.db.prisma.mail.findMany())).not.toContain(token);
    expect((await administrator.get(`/api/v1/accounts/${account.id}`)).text).not.toContain(token);
  });

  test("takes no weak password, and says beside the field what is wrong", async () => {
    const account = await newAccount({ username: "tranthimoi2026" });
    const person = house.visitor();
    for (const password of [
      "short",
      "passwordpassword",
      "tranthimoi2026",
      "aaaaaaaaaaaaaaaa",
      "MatKhau123456",
    ]) {
      const answer = await person.submit(account.link, { password, again: password });
      expect([password, answer.status]).toEqual([password, 422]);
      expect(answer.text).toContain('id="password-error"');
      expect(answer.text).not.toMatch(/type="password" value=/);
    }
    const twice = await person.submit(account.link, { password: NEW_PASSWORD, again: `${NEW_PASSWORD}!` });
    expect(twice.text).toContain('id="again-error"');
  });

  test("sends no referrer, and is kept by no cache", async () => {
    const account = await newAccount();
    const { headers } = await house.visitor().get(account.link);
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("Cache-Control")).toContain("no-store");
  });

  test("ends the sessions that there were", async () => {
    const person = await house.signedIn("vithanh");
    const { personId } = house.world.actor("vithanh");
    await administrator.post(`/api/v1/accounts/${personId}/link`, {});
    await house.visitor().submit(await linkOf(personId), { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect((await person.get("/api/v1/session")).status).toBe(401);
  });
});

describe("an account that is disabled", () => {
  test("is out from the next request on, and stays out by every door", async () => {
    const person = await house.signedIn("thuanhung");
    const { personId } = house.world.actor("thuanhung");
    await administrator.post(`/api/v1/accounts/${personId}/link`, {});
    const link = await linkOf(personId);
    expect((await administrator.post(`/api/v1/accounts/${personId}/disabling`, {})).status).toBe(204);
    expect((await person.get("/api/v1/session")).status).toBe(401);
    expect((await person.get("/tasks")).headers.get("Location")).toContain("/sign-in");
    const again = await house.visitor().post("/api/v1/session", {
      username: "thuanhung",
      password: "mật-khẩu-của-thử-nghiệm",
    });
    expect([again.status, String(again.body["detail"])]).toEqual([401, expect.stringContaining("bị khóa")]);
    expect((await house.visitor().submit(link, { password: NEW_PASSWORD, again: NEW_PASSWORD })).status).toBe(
      404,
    );
    expect((await administrator.post(`/api/v1/accounts/${personId}/link`, {})).status).toBe(409);
    expect((await administrator.post(`/api/v1/accounts/${personId}/enabling`, {})).status).toBe(204);
    expect((await house.signedIn("thuanhung")).cookies.size).toBeGreaterThan(0);
    expect(await events(personId)).toEqual(["link_sent", "account_disabled", "account_enabled"]);
  });

  test("holds no right even where its session's row is still there", async () => {
    const person = await house.signedIn("ldld");
    const { personId } = house.world.actor("ldld");
    await house.world.db.prisma.user.update({ where: { personId }, data: { disabledAt: new Date() } });
    expect((await person.get("/api/v1/session")).status).toBe(401);
    await house.world.db.prisma.user.update({ where: { personId }, data: { disabledAt: null } });
  });

  test("is never one's own", async () => {
    const { personId } = house.world.actor("administrator");
    expect((await administrator.post(`/api/v1/accounts/${personId}/disabling`, {})).status).toBe(409);
  });

  test("that does not exist is not found", async () => {
    for (const id of ["0192f3c4-0000-7000-8000-000000000000", house.world.unitId("longmy")]) {
      expect((await administrator.get(`/api/v1/accounts/${id}`)).status).toBe(404);
      expect((await administrator.post(`/api/v1/accounts/${id}/disabling`, {})).status).toBe(404);
    }
  });
});

describe("a change of unit", () => {
  const change = (accountId: string, over: Readonly<Record<string, unknown>>) =>
    administrator.post(`/api/v1/accounts/${accountId}/memberships`, {
      unitId: house.world.unitId("vithanh"),
      role: "officer",
      position: "Chuyên viên",
      ...over,
    });

  test("counts from the next request", async () => {
    const person = await house.signedIn("longmy");
    const { personId } = house.world.actor("longmy");
    expect((await change(personId, {})).status).toBe(204);
    expect((await person.get("/api/v1/session")).body).toMatchObject({
      unitId: house.world.unitId("vithanh"),
    });
    // And back again on the same day.
    expect((await change(personId, { unitId: house.world.unitId("longmy") })).status).toBe(204);
    expect((await person.get("/api/v1/session")).body).toMatchObject({
      unitId: house.world.unitId("longmy"),
    });
  });

  test("with a later day counts from that day, and ends on its last", async () => {
    const person = await house.signedIn("longmy.head");
    const { personId } = house.world.actor("longmy.head");
    const now = house.clock.now;
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
    const text = (days: number) => new Date(day(days).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect((await change(personId, { validFrom: text(2), validTo: text(3) })).status).toBe(204);
    const unitOn = async (days: number) => {
      house.clock.now = day(days);
      const { body, status } = await person.get("/api/v1/session");
      house.clock.now = now;
      return body["unitId"] ?? status;
    };
    expect(await unitOn(0)).toBe(house.world.unitId("longmy"));
    expect(await unitOn(1)).toBe(house.world.unitId("longmy"));
    expect(await unitOn(2)).toBe(house.world.unitId("vithanh"));
    expect(await unitOn(4)).toBe(401);
  });

  test("does not begin in the past, and does not end before it begins", async () => {
    const { personId } = house.world.actor("longmy");
    for (const [over, field] of [
      [{ validFrom: "2020-01-01" }, "validFrom"],
      [{ validFrom: "2090-01-02", validTo: "2090-01-01" }, "validTo"],
      [{ unitId: "0192f3c4-0000-7000-8000-000000000000" }, "unitId"],
    ] as const) {
      const answer = await change(personId, over);
      expect([answer.status, answer.body["field"]]).toEqual([422, field]);
    }
  });

  test("by which the administrator gives themself a right is seen by the inspector and cannot be wiped out", async () => {
    const { personId } = house.world.actor("administrator");
    expect((await change(personId, { role: "office", keepOthers: true })).status).toBe(204);
    const inspector = await house.signedIn("inspector");
    const seen = await inspector.get(`/api/v1/account-events?account=${personId}`);
    expect(seen.body["events"]).toEqual([
      expect.objectContaining({
        kind: "membership_changed",
        actor: { id: personId, name: "Lâm Quốc Việt" },
        detail: expect.objectContaining({ role: "office", ownAccount: true }) as unknown,
      }),
    ]);
    const { prisma } = house.world.db;
    for (const wipe of [
      prisma.$executeRaw`UPDATE account_event SET kind = 'nothing'`,
      prisma.$executeRaw`DELETE FROM account_event`,
      prisma.$executeRaw`TRUNCATE account_event`,
    ]) {
      await expect(wipe).rejects.toThrow("permission denied");
    }
    expect((await (await house.signedIn("longmy")).get("/api/v1/account-events")).status).toBe(403);
  });
});

describe("the list", () => {
  test("goes through every account by its cursor, each once", async () => {
    const names: string[] = [];
    let cursor = "";
    do {
      const page = await administrator.get(`/api/v1/accounts?limit=3${cursor && `&cursor=${cursor}`}`);
      names.push(...(page.body["accounts"] as { username: string }[]).map((account) => account.username));
      cursor = (page.body["nextCursor"] as string | null) ?? "";
    } while (cursor !== "");
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toHaveLength(await house.world.db.prisma.user.count());
  });

  test("finds by words without diacritics, by unit, role and state", async () => {
    const found = async (query: string) =>
      ((await administrator.get(`/api/v1/accounts?${query}`)).body["accounts"] as { username: string }[]).map(
        (account) => account.username,
      );
    expect(await found("q=thach%20chi")).toEqual(["committee"]);
    expect(await found("role=inspector")).toEqual(["inspector"]);
    expect(await found(`unit=${house.world.unitId("ldld")}`)).toEqual(["ldld"]);
    expect(await found("state=disabled")).toEqual([]);
    expect((await administrator.get("/api/v1/accounts?everything=1")).status).toBe(422);
  });
});

test("a character that PostgreSQL does not take is bad input at every door, not an error of ours", async () => {
  const nul = "%00";
  for (const [path, status] of [
    [`/api/v1/accounts?q=${nul}`, 422],
    [`/api/v1/accounts?cursor=${nul}`, 422],
    [`/accounts?q=${nul}&cursor=${nul}`, 200],
    [`/accounts/${nul}`, 404],
    [`/link/${nul}`, 404],
  ] as const) {
    expect([path, (await administrator.get(path)).status]).toEqual([path, status]);
  }
  expect((await administrator.delete(`/api/v1/sessions/${nul}`)).status).toBe(404);
  const guest = house.visitor();
  expect((await guest.post("/api/v1/session", { username: "a\0", password: "\0" })).status).toBe(401);
  expect((await administrator.post("/api/v1/accounts", wanted({ name: "a\0" }))).status).toBe(422);
});
