/** What an open page hears: that something changed, only of what its reader may know, until its session is over. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { openLive } from "../../api/live/live.js";
import { listenForChanges } from "../../record/changes.js";
import { NOW, taskInProgress } from "./requests.js";
import { type Site, type Visitor, openSite } from "./site.js";

let site: Site;
let longmy: Visitor;
let taskId: string;
beforeAll(async () => {
  site = await openSite();
  site.at(NOW);
  longmy = await site.signedIn("longmy");
  taskId = await taskInProgress(site.world);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

interface Heard {
  readonly answer: Response;
  /** The next event's name and data; null: the stream has ended. */
  next(): Promise<{ event: string; data: unknown } | null>;
  leave(): void;
}

async function listen(visitor: Visitor, of: string): Promise<Heard> {
  const leaving = new AbortController();
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${site.url}/live?of=${of}`, {
    headers: { Cookie: cookie, "Accept-Encoding": "gzip" },
    signal: leaving.signal,
  });
  if (answer.body === null) throw new Error("no stream");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    answer,
    async next() {
      for (;;) {
        const [whole, event, data] = /event:(\w+)\nid:.*\ndata:(.*)\n\n/.exec(text) ?? [];
        if (whole !== undefined && event !== undefined) {
          text = text.slice(text.indexOf(whole) + whole.length);
          return { event, data: JSON.parse(data ?? "null") as unknown };
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
      }
    },
    leave: () => {
      leaving.abort();
    },
  };
}

const progress = (text: string) =>
  longmy.submit(`/tasks/${taskId}/progress-reports`, { text, progress: "30" });

test("a task's page hears of the task, uncompressed, and nothing but that it changed", async () => {
  const page = await listen(longmy, `task:${taskId}`);
  expect(page.answer.headers.get("Content-Type")).toBe("text/event-stream");
  expect(page.answer.headers.get("Content-Encoding")).toBeNull();
  expect(page.answer.headers.get("Cache-Control")).toContain("no-transform");
  await progress("Đã họp");
  expect(await page.next()).toEqual({ event: "changed", data: { kind: "task", id: taskId } });
  page.leave();
});

test("lists and the programme hear of it where their reader may know of the task, and others do not", async () => {
  const { programmeId } = await site.world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  const [office, vithanh] = [await site.signedIn("office"), await site.signedIn("vithanh")];
  const list = await listen(office, "all");
  const programme = await listen(office, `programme:${programmeId}`);
  const others = await listen(vithanh, "all");
  await progress("Đã họp lần hai");
  expect(await list.next()).toEqual({ event: "changed", data: { kind: "all" } });
  expect(await programme.next()).toEqual({
    event: "changed",
    data: { kind: "programme", id: programmeId },
  });
  // Had the first change reached it, it would stand before the end.
  await vithanh.submit("/sign-out", {});
  expect(await others.next()).toEqual({ event: "end", data: { kind: "all" } });
  expect(await others.next()).toBeNull();
  list.leave();
  programme.leave();
});

test("what somebody may not see is not there to be listened to", async () => {
  const vithanh = await site.signedIn("vithanh");
  expect((await vithanh.get(`/live?of=task:${taskId}`)).status).toBe(404);
  expect((await vithanh.get(`/live?of=task:${site.world.unitId("longmy")}`)).status).toBe(404);
  expect((await vithanh.get("/live?of=everything")).status).toBe(422);
  expect((await site.stranger.get(`/live?of=task:${taskId}`)).status).toBe(204);
});

test("a session listens in so many tabs at most: the newest take the places of the oldest", async () => {
  const office = await site.signedIn("office");
  const tabs: Heard[] = [];
  for (let tab = 0; tab < 9; tab++) tabs.push(await listen(office, "all"));
  expect(await tabs[0]?.next()).toEqual({ event: "full", data: { kind: "all" } });
  expect(await tabs[0]?.next()).toBeNull();
  await progress("Đã họp lần ba");
  expect(await tabs[1]?.next()).toMatchObject({ event: "changed" });
  expect(await tabs[8]?.next()).toMatchObject({ event: "changed" });
  for (const tab of tabs) tab.leave();
});

test("a session that has run out ends what it has open, and an open page does not prolong it", async () => {
  const inspector = await site.signedIn("inspector");
  const page = await listen(inspector, "all");
  const { prisma } = site.world.db;
  const session = await prisma.session.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  // Within the time in which a person's own request would renew it.
  const soon = new Date(session.expiresAt.getTime() - 3_600_000);
  await prisma.session.update({ where: { id: session.id }, data: { expiresAt: soon } });
  (await listen(inspector, "all")).leave();
  await inspector.get("/overview", { "X-Dondoc-Live": "1" });
  expect((await prisma.session.findUniqueOrThrow({ where: { id: session.id } })).expiresAt).toEqual(soon);

  await prisma.session.update({ where: { id: session.id }, data: { expiresAt: new Date(0) } });
  await site.services.live.check();
  expect(await page.next()).toEqual({ event: "end", data: { kind: "all" } });
  expect(await page.next()).toBeNull();
});

test("a lost connection to PostgreSQL is made again, and whatever was missed counts as changed", async () => {
  const { prisma } = site.world.db;
  const heard: string[] = [];
  let told = (_kind: string) => {};
  const next = () => new Promise<string>((resolve) => (told = resolve));
  let lost = 0;
  const listening = listenForChanges(
    site.world.url,
    ({ kind }) => {
      heard.push(kind);
      told(kind);
    },
    { retryMs: 10, warn: () => lost++ },
  );
  await listening.begun;
  const first = next();
  await progress("Trước khi mất kết nối");
  expect(await first).toBe("task");
  const second = next();
  await prisma.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE datname = current_database() AND query = 'LISTEN dondoc'`;
  expect(await second).toBe("all");
  const third = next();
  await progress("Sau khi nối lại");
  expect(await third).toBe("task");
  expect(lost).toBe(1);
  await listening.close();
});

test("a process that shuts down lets its pages go, and they may come again", async () => {
  const page = await listen(longmy, `task:${taskId}`);
  site.services.live.close();
  expect(await page.next()).toBeNull();
  const again = await listen(longmy, `task:${taskId}`);
  await progress("Sau khi khởi động lại");
  expect(await again.next()).toMatchObject({ event: "changed" });
  again.leave();
});

test("what is done through one process is heard at another", async () => {
  const { db } = site.world;
  const other = openLive(db, { now: () => NOW });
  const heard: unknown[] = [];
  const done = new Promise<void>((resolve) => {
    const listening = listenForChanges(site.world.url, (change) => {
      heard.push(change);
      other.heard(change);
      void listening.close().then(resolve);
    });
    void listening.begun.then(() => progress("Qua tiến trình khác"));
  });
  await done;
  expect(heard).toEqual([{ kind: "task", id: taskId }]);
  other.close();
});
