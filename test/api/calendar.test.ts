/** A unit's due dates at a secret address, read back as a calendar program reads them. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { doTo } from "../record/acts.js";
import { DUE, ISSUED, on } from "../record/traces.js";
import { wantedTask } from "../world.js";
import { type Site, openSite } from "./site.js";

let site: Site;
beforeEach(async () => {
  site = await openSite({ now: on("2026-03-10") });
});
afterEach(() => site.close());

const addressPath = (code: string) => `/units/${site.world.unitId(code)}/calendar-address`;

/** The path of a fresh address of the unit's calendar. */
async function address(code = "longmy", name: "longmy" | "office" = "office"): Promise<string> {
  const answer = await site.ask(name, "POST", addressPath(code));
  expect(answer.status).toBe(201);
  const { url } = (await answer.json()) as { url: string };
  expect(url).toMatch(/^http:\/\/[\w.:]+\/calendar\/[\w-]{43}\.ics$/);
  return new URL(url).pathname;
}

/** RFC 5545: folded lines are joined, escapes undone; the properties of each event by name. */
function eventsOf(text: string): Record<string, string>[] {
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") events.push({});
    const colon = line.indexOf(":");
    const last = events.at(-1);
    const value = line
      .slice(colon + 1)
      .replace(/\\([\\;,nN])/g, (_all, sign: string) => (/n/i.test(sign) ? "\n" : sign));
    if (last !== undefined && !line.startsWith("END") && !line.startsWith("BEGIN"))
      last[line.slice(0, colon)] = value;
  }
  return events;
}
const read = async (path: string) => eventsOf(await (await site.ask(null, "GET", path)).text());

describe("a calendar", () => {
  test("has one all-day event for each open task that its unit leads or co-ordinates", async () => {
    const taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    await site.world.issue(ISSUED, [
      wantedTask({ lead: "vithanh", dueOn: DUE, coordinating: ["longmy"] }),
      wantedTask({ lead: "vithanh", dueOn: DUE }),
      wantedTask({ dueOn: null }),
    ]);
    const path = await address();
    const answer = await site.ask(null, "GET", path);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toContain("private");
    const text = await answer.text();
    expect(text).toContain("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
    const events = eventsOf(text);
    expect(events).toHaveLength(2);
    expect(events.find((event) => event["UID"]?.startsWith(taskId))).toMatchObject({
      UID: `${taskId}@${new URL(site.url).host}`,
      SEQUENCE: "2",
      "DTSTART;VALUE=DATE": "20260331",
      "DTEND;VALUE=DATE": "20260401",
      SUMMARY: "II.1 – Triển khai nội dung thứ 1 về an toàn, vệ sinh lao động.",
      "URL;VALUE=URI": `${site.url}/tasks/${taskId}`,
      STATUS: "CONFIRMED",
      DTSTAMP: "20260302T010100Z",
      TRANSP: "TRANSPARENT",
      DESCRIPTION: `Chương trình 01-CTr/TU\nVai trò: chủ trì\nTrạng thái: đang thực hiện\n${site.url}/tasks/${taskId}`,
    });
    expect(events.find((event) => !event["UID"]?.startsWith(taskId))?.["DESCRIPTION"]).toContain(
      "Vai trò: phối hợp",
    );
  });

  test("keeps the UID and raises the SEQUENCE when a due date moves; a reminder raises nothing", async () => {
    const taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    const path = await address();
    const [before] = await read(path);
    await doTo(site.world, taskId, on("2026-03-10"), ["report_completion", "return"]);
    const [after, ...more] = await read(path);
    expect(more).toEqual([]);
    expect(after?.["UID"]).toBe(before?.["UID"]);
    expect(Number(after?.["SEQUENCE"])).toBeGreaterThan(Number(before?.["SEQUENCE"]));
    expect(after?.["DTSTART;VALUE=DATE"]).toBe("20260529");
  });

  test("has what was closed as cancelled for thirty days, then no more", async () => {
    const taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    const path = await address();
    await cancelTask(site.world.db, {
      taskId,
      actor: site.world.actor("office"),
      now: on("2026-03-10"),
      reason: "Không còn phù hợp",
    });
    expect(await read(path)).toMatchObject([{ STATUS: "CANCELLED" }]);
    site.clock.now = on("2026-04-10");
    expect(await read(path)).toEqual([]);
  });

  test("unchanged answers 304; who reads evidence does not change it", async () => {
    await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    const path = await address();
    const etag = (await site.ask(null, "GET", path)).headers.get("etag") ?? "";
    site.clock.now = on("2026-03-11");
    const same = await site.ask(null, "GET", path, undefined, { "If-None-Match": etag });
    expect([same.status, await same.text()]).toEqual([304, ""]);
    await site.world.acceptedTask(ISSUED, { dueOn: DUE });
    expect((await site.ask(null, "GET", path, undefined, { "If-None-Match": etag })).status).toBe(200);
  });
});

describe("an address", () => {
  test("is void once it is renewed or removed, and is kept as a hash alone", async () => {
    const first = await address("longmy", "longmy");
    const second = await address();
    expect((await site.ask(null, "GET", first)).status).toBe(404);
    expect((await site.ask(null, "GET", second)).status).toBe(200);
    const secret = /\/([\w-]{43})\.ics$/.exec(second)?.[1] ?? "";
    expect(JSON.stringify(await site.world.db.prisma.calendarAddress.findMany())).not.toContain(secret);
    expect((await site.ask("longmy", "DELETE", addressPath("longmy"))).status).toBe(204);
    expect((await site.ask(null, "GET", second)).status).toBe(404);
    expect((await site.ask("longmy", "DELETE", addressPath("longmy"))).status).toBe(404);
  });

  test.each(["x.ics", `${"a".repeat(43)}.ics`, "a".repeat(43), "..%2f..%2fetc.ics"])(
    "that is guessed, %s, is 404 in both languages",
    async (guess) => {
      const answer = await site.ask(null, "GET", `/calendar/${guess}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not_found", messages: { vi: expect.any(String) } });
    },
  );

  test("is given to the unit's own people, to those above it and to the office, and to nobody else", async () => {
    const asked = async (name: Parameters<Site["ask"]>[0]) =>
      (await site.ask(name, "POST", addressPath("thuanhung"))).status;
    expect(await asked("thuanhung")).toBe(201);
    expect(await asked("longmy")).toBe(201);
    expect(await asked("office")).toBe(201);
    expect(await asked("committee")).toBe(201);
    for (const name of ["vithanh", "ldld", "inspector", "administrator"] as const)
      expect(await asked(name)).toBe(403);
    expect(await asked(null)).toBe(401);
  });

  test("of a unit that is not there is 404", async () => {
    const path = "/units/01a20c55-6540-743d-b1c5-d5b8e8d39554/calendar-address";
    expect((await site.ask("office", "POST", path)).status).toBe(404);
  });

  test("asked for over and over is held back", async () => {
    const path = await address();
    const statuses = [];
    for (let i = 0; i < 61; i++) statuses.push((await site.ask(null, "GET", path)).status);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});
