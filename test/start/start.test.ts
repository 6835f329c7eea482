/**
 * From the first start to the last stop, as somebody meets it who has just got the program: real processes, real mails,
 * a real browser. What it measures lies in coverage/start.json afterwards.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Overview } from "../../record/queries/overview-view.js";
import { anyFreePort, isFree } from "../../stack/ports.js";
import { root } from "../../stack/root.js";
import { readState } from "../../stack/state.js";
import { waitFor } from "../../stack/wait.js";
import { taskLink } from "../../web/links.js";
import { scheduleIds } from "../../workflows/contract.js";
import { openChromium } from "../browser/chromium.js";
import { type Visitor, openVisitor, phone } from "../browser/visitor.js";
import { openDataDir } from "../stack/data-dir.js";
import {
  type Client,
  SOON_MS,
  type TaskFacts,
  eventually,
  mailsIn,
  schedulesOf,
  signedInClient,
  startedSince,
  workflowStatus,
} from "./client.js";
import {
  type Outcome,
  addressesIn,
  launch,
  listen,
  loginOf,
  portsOf,
  processesOf,
  rssOf,
  run,
  running,
  stateOf,
} from "./running.js";

/** More than all that a test waits for. */
jest.setTimeout(300_000);

const OFFICER = "huyenuy.longmy.canbo";
const REVIEWER = "ban.tuyengiao.canbo";
const COMMITTEE = "btv.thuongtruc";

const measured: Record<string, unknown> = {};
const dataDirs: string[] = [];

async function newDataDir(): Promise<string> {
  const dataDir = await openDataDir();
  dataDirs.push(dataDir);
  return dataDir;
}

afterAll(async () => {
  for (const dataDir of dataDirs) {
    await run(dataDir, "stop");
    await rm(dataDir, { recursive: true, force: true });
  }
  await mkdir(join(root, "coverage"), { recursive: true });
  await writeFile(join(root, "coverage", "start.json"), JSON.stringify(measured, undefined, 2) + "\n");
});

describe("with the example programme", () => {
  let browser: Browser;
  let dataDir: string;
  let port: string;
  let started: Outcome;
  let addresses: ReturnType<typeof addressesIn>;
  let officer: Client;
  let overdue: TaskFacts;
  let another: TaskFacts;
  let lettersBefore: number;

  beforeAll(async () => {
    [browser, dataDir, port] = await Promise.all([openChromium(), newDataDir(), anyFreePort().then(String)]);
    started = await run(dataDir, "start", "--detach", "--port", port);
    measured["secondsToReady"] = started.seconds;
    addresses = addressesIn(started);
  });
  afterAll(() => browser.close());

  const clientOf = async (username: string) =>
    signedInClient(addresses.url, await loginOf(dataDir, username));
  const letters = async () =>
    (await mailsIn(addresses.mailUrl)).filter((mail) => mail.subject.startsWith("Giao nhiệm vụ")).length;
  async function onThePage(username: string, path: string): Promise<Visitor> {
    const visitor = await openVisitor(browser, { url: addresses.url }, phone);
    await visitor.go(path);
    await visitor.signIn(username, (await loginOf(dataDir, username)).password);
    return visitor;
  }

  test("the start says what it does, and where everything is, in one line", () => {
    expect(started.stderr).toContain("importing the example programme");
    expect(new URL(addresses.url).port).toBe(port);
    expect(new Set(portsOf(addresses)).size).toBe(4);
  });

  test("within two minutes the letters, the morning's digest and an escalation have come", async () => {
    const from = performance.now();
    const mails = await eventually(async () => {
      const held = await mailsIn(addresses.mailUrl);
      const has = (subject: string, to: string) =>
        held.some(
          (mail) => mail.subject.includes(subject) && mail.to.some(({ address }) => address.startsWith(to)),
        );
      return (
        has("Giao nhiệm vụ", OFFICER) && has("quá hạn", OFFICER) && has("Báo cáo chậm thực hiện", "") && held
      );
    });
    expect(mails).toBeDefined();
    measured["secondsFromReadyToMails"] = (performance.now() - from) / 1000;
    measured["mails"] = mails?.length;
  });

  test("the lagging unit reports its overdue task over the API, and the reviewer confirms it", async () => {
    officer = await clientOf(OFFICER);
    const { tasks } = await officer.get<{ tasks: TaskFacts[] }>("/tasks?scope=own&lateness=overdue");
    expect(tasks.length).toBeGreaterThan(0);
    overdue = await officer.get<TaskFacts>(`/tasks/${tasks[0]?.id ?? ""}`);
    expect(overdue.nextRung).not.toBeNull();
    const committee = await clientOf(COMMITTEE);
    const before = (await committee.get<Overview>("/overview")).counts;

    const form = new FormData();
    form.set("text", "Đã ban hành văn bản triển khai đến tất cả chi bộ.");
    form.set("documentNumber", "15-KH/HU");
    form.set("documentDate", "2026-11-02");
    form.set("evidence", new Blob(["%PDF-1.7\n% kế hoạch\n%%EOF\n"]), "Kế hoạch triển khai.pdf");
    await officer.post(`/tasks/${overdue.id}/completion`, form);
    const { events } = await officer.get<{ events: { kind: string }[] }>(`/tasks/${overdue.id}/journal`);
    expect(events.map(({ kind }) => kind)).toContain("completion_reported");

    await (await clientOf(REVIEWER)).post(`/tasks/${overdue.id}/confirmation`, { remarks: "Đầy đủ." });
    const after = (await committee.get<Overview>("/overview")).counts;
    expect(after.completedLate).toBe(before.completedLate + 1);
    expect(after.overdue).toBe(before.overdue - 1);
    expect(after.total).toBe(before.total);
  });

  test("its rungs stop: none is ahead, and its workflow ends", async () => {
    const task = await officer.get<TaskFacts>(`/tasks/${overdue.id}`);
    expect(task).toMatchObject({ state: "completed", lateness: "late", nextRung: null, allowedActions: [] });
    const from = performance.now();
    const ended = await eventually(
      async () => (await workflowStatus(addresses.temporalUrl, overdue.id)) === "COMPLETED",
    );
    expect(ended).toBe(true);
    measured["secondsFromConfirmedToWorkflowEnded"] = (performance.now() - from) / 1000;
  });

  test("the server keeps the schedules, by Việt Nam's clock", async () => {
    const schedules = await schedulesOf(addresses.temporalUrl);
    expect(new Set(schedules.map(({ id }) => id))).toEqual(new Set(Object.values(scheduleIds)));
    const hours = schedules.flatMap(({ nextHour }) => (nextHour === null ? [] : [nextHour]));
    expect(hours.sort()).toEqual(["00:10", "06:00", "07:30"]);
  });

  test("another task is reported and confirmed over the page, and the overview shows both", async () => {
    const { tasks } = await officer.get<{ tasks: (TaskFacts & { kind: string })[] }>("/tasks?scope=own");
    const open = tasks.find(
      (task) => task.kind === "dated" && task.allowedActions.includes("report_completion"),
    );
    if (open === undefined) throw new Error("the example leaves the unit nothing else to report");
    another = open;
    const unit = await onThePage(OFFICER, taskLink(another.id));
    await unit.page
      .getByRole("textbox", { name: "Kết quả thực hiện" })
      .fill("Đã thực hiện, có báo cáo kèm theo.");
    await unit.page.getByLabel("Số, ký hiệu văn bản").fill("16-BC/HU");
    await unit.page.getByLabel("Ngày ban hành văn bản").fill("2026-11-03");
    await unit.page.getByLabel("Tệp minh chứng", { exact: true }).setInputFiles({
      name: "Báo cáo.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Báo cáo kết quả.\n"),
    });
    await unit.press("Gửi báo cáo hoàn thành");
    expect(await unit.page.getByRole("alert").innerText()).toContain("Đã báo cáo hoàn thành.");
    await unit.close();

    const reviewer = await onThePage(REVIEWER, taskLink(another.id));
    await reviewer.press("Xác nhận hoàn thành");
    expect(await reviewer.page.getByRole("alert").innerText()).toContain("Đã xác nhận hoàn thành.");
    await reviewer.close();

    const committee = await onThePage(COMMITTEE, "/overview");
    const { counts } = await (await clientOf(COMMITTEE)).get<Overview>("/overview");
    const line = (await committee.page.locator(".dd-counts").innerText()).replace(/\s+/g, " ");
    expect(line).toContain(
      `${String(counts.completedOnTime)} đúng hạn ${String(counts.completedLate)} quá hạn`,
    );
    await committee.go("/tasks?scope=all&state=completed");
    for (const { id } of [overdue, another])
      expect(await committee.page.locator(`main a[href="${taskLink(id)}"]`).count()).toBe(1);
    await committee.close();
    measured["rssMb"] = rssOf(processesOf(stateOf(dataDir)));
  });

  test("a start while it runs says so and gives the same addresses", async () => {
    const again = await run(dataDir, "start", "--detach");
    expect(again.stderr).toContain("runs already");
    expect(addressesIn(again)).toEqual(addresses);
  });

  test("after bin/stop no process is left and every port is free", async () => {
    lettersBefore = await letters();
    const processes = processesOf(stateOf(dataDir));
    expect(new Set(processes.map(({ name }) => name))).toEqual(
      new Set(["bin/start", "PostgreSQL", "PostgreSQL's child", "Temporal", "mail", "worker", "api"]),
    );
    const stopped = await run(dataDir, "stop");
    measured["secondsToStop"] = stopped.seconds;
    expect(stopped.code).toBe(0);
    expect(running(processes)).toEqual([]);
    for (const each of portsOf(addresses)) expect([each, await isFree(each)]).toEqual([each, true]);
    expect((await run(dataDir, "stop")).stderr).toContain("nothing is running");
  });

  test("a second start goes on from the data, and writes no letter again", async () => {
    const since = new Date();
    const second = await run(dataDir, "start", "--detach", "--port", port);
    measured["secondsToReadyAgain"] = second.seconds;
    addresses = addressesIn(second);
    expect(second.stderr).not.toContain("importing");
    officer = await clientOf(OFFICER);
    for (const { id } of [overdue, another])
      expect(await officer.get(`/tasks/${id}`)).toMatchObject({ state: "completed", nextRung: null });

    // The catcher reads in what it has kept.
    expect(await eventually(async () => (await letters()) >= lettersBefore)).toBe(true);
    // A sweep has looked for all that is to be done.
    expect(await eventually(() => startedSince(addresses.temporalUrl, "sweep", since, "Completed"))).toBe(
      true,
    );
    expect(await startedSince(addresses.temporalUrl, "mailRound", since)).toBe(false);
    expect(await letters()).toBe(lettersBefore);
    expect(await workflowStatus(addresses.temporalUrl, overdue.id)).toBe("COMPLETED");

    const processes = processesOf(stateOf(dataDir));
    await run(dataDir, "stop");
    expect(running(processes)).toEqual([]);
  });
});

describe("empty", () => {
  let emptyDir: string;
  let addresses: ReturnType<typeof addressesIn>;

  test("--empty starts with people and without a programme", async () => {
    emptyDir = await newDataDir();
    const started = await run(
      emptyDir,
      "start",
      "--detach",
      "--empty",
      "--port",
      String(await anyFreePort()),
    );
    measured["secondsToReadyEmpty"] = started.seconds;
    addresses = addressesIn(started);
    const office = await signedInClient(addresses.url, await loginOf(emptyDir, "vptu.tonghop"));
    expect(await office.get("/programmes")).toEqual({ programmes: [] });
    expect((await office.get<Overview>("/overview")).counts.total).toBe(0);
    expect(await mailsIn(addresses.mailUrl)).toEqual([]);
  });

  test("Ctrl-C ends a start in the foreground with all its parts, and nothing else", async () => {
    const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const dataDir = await newDataDir();
    const foreground = launch(dataDir, "start", "--empty", "--port", String(await anyFreePort()));
    const said = listen(foreground);
    const ended = once(foreground, "exit");
    try {
      const ready = await waitFor(() => {
        if (foreground.exitCode !== null) throw new Error(`bin/start has ended:\n${said()}`);
        return readState(dataDir)?.addresses;
      }, SOON_MS);
      expect(ready).toBeDefined();
      const processes = processesOf(stateOf(dataDir));
      expect(await waitFor(() => said().includes("vptu.tonghop"), 5_000)).toBe(true);

      foreground.kill("SIGINT");
      expect(await ended).toEqual([0, null]);
      expect(running(processes)).toEqual([]);
      expect(bystander.exitCode).toBeNull();
      expect((await fetch(`${addresses.url}/health/ready`)).status).toBe(200);
      expect(running([stateOf(emptyDir).supervisor, ...stateOf(emptyDir).members])).toHaveLength(6);
    } finally {
      bystander.kill();
    }
  });
});
