/** The pages: looking changes nothing, a form keeps what was typed, what was done is said once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { everything, lastEvent, stateOf } from "../record/traces.js";
import { PASSWORD } from "../world.js";
import { NOW, reportWithEvidence, taskInProgress } from "./requests.js";
import { type Site, type Visitor, multipart, openSite, pdf } from "./site.js";

let site: Site;
let longmy: Visitor;
let taskId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  longmy = await site.signedIn("longmy");
});
beforeEach(async () => {
  taskId = await taskInProgress(site.world);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

describe("who is not signed in", () => {
  test.each(["/", "/tasks?scope=own", "/overview", "/programmes"])(
    "is led from %s to the sign-in page, and back",
    async (path) => {
      const answer = await site.stranger.get(path);
      expect(answer.status).toBe(303);
      const to = answer.headers.get("Location") ?? "";
      expect(to).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`);
      const page = await (await site.stranger.get(to)).text();
      expect(page).toContain('name="username"');
      expect(page).toContain(`name="returnTo" value="${path}"`);
    },
  );

  test("signs in on the page and goes where they wanted to", async () => {
    const visitor = site.stranger;
    const answer = await visitor.submit("/sign-in", {
      username: "longmy",
      password: PASSWORD,
      returnTo: `/tasks/${taskId}`,
    });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/tasks/${taskId}`]);
    expect((await visitor.get(`/tasks/${taskId}`)).status).toBe(200);
    expect((await visitor.submit("/sign-out", {})).headers.get("Location")).toBe("/sign-in");
    expect((await visitor.get(`/tasks/${taskId}`)).status).toBe(303);
  });

  test("with a wrong password sees the page again, with the name typed and without the password", async () => {
    const answer = await site.stranger.submit("/sign-in", {
      username: "longmy",
      password: "sai-mat-khau",
      returnTo: "/tasks",
    });
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('value="longmy"');
    expect(page).toContain("Tên đăng nhập hoặc mật khẩu không đúng");
    expect(page).not.toContain("sai-mat-khau");
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/a\r\nSet-Cookie: x=y",
  ])("is never led away to %j", async (returnTo) => {
    const answer = await site.stranger.submit("/sign-in", {
      username: "longmy",
      password: PASSWORD,
      returnTo,
    });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/"]);
  });

  test("posts a form to no effect", async () => {
    const before = await everything(site.world.db, taskId);
    const answer = await site.stranger.submit(`/tasks/${taskId}/progress-reports`, {
      text: "x",
      progress: "1",
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('href="/sign-in?returnTo=%2F"');
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });
});

test("looking changes nothing, however often and however it is done", async () => {
  await reportWithEvidence(longmy, taskId);
  const office = await site.signedIn("office");
  const { programmeId } = await stateOf(site.world.db, taskId);
  const paths = [
    "/",
    "/overview",
    "/tasks?scope=all&state=assigned&q=an+toan",
    "/programmes",
    `/programmes/${programmeId}`,
  ];
  const all = [
    ...paths,
    `/tasks/${taskId}`,
    // Reading evidence itself is journaled: see evidence.test.ts.
    `/tasks/${taskId}/evidence`,
    "/sign-in",
    "/sign-out",
    "/locale",
  ];
  const before = await everything(site.world.db, taskId);
  for (const path of all) {
    for (const method of ["GET", "HEAD", "GET"]) {
      const answer = await office.fetch(method, path);
      await answer.arrayBuffer();
      expect([path, answer.status < 500]).toEqual([path, true]);
    }
  }
  for (const resource of ["completion", "confirmation", "cancellation"]) {
    expect((await office.get(`/tasks/${taskId}/${resource}`)).status).toBe(404);
  }
  expect(await everything(site.world.db, taskId)).toEqual(before);
  expect((await office.get("/api/v1/session")).status).toBe(200);
});

describe("a form", () => {
  test("with a field missing comes back with what was typed, says which, and writes nothing", async () => {
    const before = await everything(site.world.db, taskId);
    const fields = {
      text: "  Đã họp <b>hai</b> lần & ghi biên bản ",
      progress: "",
      idempotencyKey: "k",
      version: "2",
    };
    const answer = await longmy.submit(`/tasks/${taskId}/progress-reports`, fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Đã họp &lt;b>hai&lt;/b> lần &amp; ghi biên bản");
    expect(page).toContain("Hãy điền mục này.");
    expect(page).toContain("govuk-error-summary");
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });

  test("that succeeds leads back to the task, which says so once", async () => {
    const answer = await longmy.submit(`/tasks/${taskId}/progress-reports`, {
      text: "Đã họp",
      progress: "40",
      version: "2",
    });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/tasks/${taskId}`]);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ progress: 40, version: 3 });
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ kind: "progress_reported" });
    expect(await (await longmy.get(`/tasks/${taskId}`)).text()).toContain("Đã báo cáo tiến độ.");
    expect(await (await longmy.get(`/tasks/${taskId}`)).text()).not.toContain("Đã báo cáo tiến độ.");
  });

  test("sent twice by an impatient hand is carried out once", async () => {
    const fields = { text: "Đã họp", progress: "40", idempotencyKey: `key of ${taskId}`, version: "2" };
    const send = () => longmy.submit(`/tasks/${taskId}/progress-reports`, fields);
    expect((await Promise.all([send(), send()])).map((answer) => answer.status)).toEqual([303, 303]);
    expect(await site.world.db.prisma.report.count({ where: { taskId } })).toBe(1);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 3 });
  });

  test("filled in on an old page says that the task has changed, and keeps what was typed", async () => {
    await longmy.submit(`/tasks/${taskId}/progress-reports`, { text: "Lần một", progress: "10" });
    const answer = await longmy.submit(`/tasks/${taskId}/progress-reports`, {
      text: "Lần hai",
      progress: "20",
      version: "2",
    });
    expect(answer.status).toBe(412);
    const page = await answer.text();
    expect(page).toContain("Lần hai");
    expect(page).toContain("Nội dung này vừa được người khác cập nhật");
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ progress: 10, version: 3 });
  });

  test("reports completion with a file, empty file fields left out", async () => {
    const files = [
      { field: "evidence", name: "bien-ban.pdf", bytes: pdf },
      { field: "evidence", name: "", bytes: Buffer.alloc(0) },
    ];
    const answer = await longmy.upload(
      `/tasks/${taskId}/completion`,
      multipart({ text: "Đã xong", version: "2" }, files),
    );
    expect(answer.status).toBe(303);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ state: "awaiting_review" });
    expect(await site.world.db.prisma.evidence.count({ where: { report: { taskId } } })).toBe(1);
    expect(await site.incoming()).toEqual([]);
  });

  test("with a file that is not taken comes back with the words, and the file is gone", async () => {
    const files = [{ field: "evidence", name: "a.html", bytes: Buffer.from("<script>") }];
    const answer = await longmy.upload(
      `/tasks/${taskId}/completion`,
      multipart({ text: "Chữ đã gõ" }, files),
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Chữ đã gõ");
    expect(await site.incoming()).toEqual([]);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ kind: "task_accepted" });
  });

  test("whose hidden fields were tampered with is refused, not a failure", async () => {
    const before = await everything(site.world.db, taskId);
    for (const extra of [{ idempotencyKey: "\u0000" }, { state: "completed" }, { leadUnitId: "x" }]) {
      const answer = await longmy.submit(`/tasks/${taskId}/progress-reports`, {
        text: "x",
        progress: "1",
        ...extra,
      });
      expect(answer.status).toBe(422);
    }
    expect((await longmy.submit("/tasks/1/progress-reports", { text: "x", progress: "1" })).status).toBe(404);
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });

  test("of a task that has moved on shows it as it is now: conflict", async () => {
    const office = await site.signedIn("office");
    const answer = await office.submit(`/tasks/${taskId}/confirmation`, {});
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("đang thực hiện");
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ kind: "task_accepted" });
  });
});

describe("pages", () => {
  test("hold no script, style or handler in themselves", async () => {
    for (const path of ["/sign-in", "/tasks?scope=own", `/tasks/${taskId}`, "/programmes", "/nothing"]) {
      const page = await (await longmy.get(path)).text();
      expect(page).toContain("<!DOCTYPE html>".toLowerCase().slice(0, 5));
      expect([path, page.match(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/g)]).toEqual([path, null]);
    }
  });

  test("that are not there, or not for one's eyes, say so in one's language", async () => {
    const vithanh = await site.signedIn("vithanh");
    for (const path of ["/nothing", "/tasks/1", `/tasks/${taskId}`, "/programmes/1"]) {
      const answer = await vithanh.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get("Content-Type")).toMatch(/^text\/html/);
    }
    expect((await vithanh.get("/overview")).status).toBe(403);
    const answer = await vithanh.submit("/locale", { to: "en", returnTo: "/nothing" });
    expect(answer.headers.get("Location")).toBe("/nothing");
    expect(await (await vithanh.get("/nothing")).text()).toContain("There is nothing at this address");
  });

  test.each(["locale=%ff", "done=%E0%A4%A", "locale=vi; done=<script>", "="])(
    "bear with the cookie %p",
    async (cookie) => {
      const answer = await longmy.get(`/tasks/${taskId}`, {
        Cookie: `${cookie}; ${[...longmy.cookies].map((pair) => pair.join("=")).join("; ")}`,
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain("<script>");
    },
  );

  test.each(["state=lost", "lateness=x", "unit=1", "cursor=x", "q=%00", "scope=mine", "state=a&state=b"])(
    "of lists pass over a mistyped address: %s",
    async (query) => {
      expect((await longmy.get(`/tasks?${query}`)).status).toBeLessThan(500);
    },
  );

  test("are kept by no browser that many share", async () => {
    expect((await longmy.get(`/tasks/${taskId}`)).headers.get("Cache-Control")).toBe("private, no-store");
  });
});
