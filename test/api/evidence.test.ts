/** Evidence: files come in whole or not at all, are told by their content, and go out as attachments to who may see the task. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { waitFor } from "../../stack/wait.js";
import { everything, lastEvent, stateOf } from "../record/traces.js";
import { NOW, actPath, evidenceName, reportWithEvidence, taskInProgress } from "./requests.js";
import { type Site, type Visitor, jsonOf, multipart, openSite, pdf, problemIn } from "./site.js";

let site: Site;
let longmy: Visitor;
let taskId: string;
beforeAll(async () => {
  site = await openSite({ evidenceLimitBytes: 50_000 });
  site.at(NOW);
  longmy = await site.signedIn("longmy");
});
beforeEach(async () => {
  taskId = await taskInProgress(site.world, { evidence: "list" });
});
afterEach(async () => {
  expect(await site.incoming()).toEqual([]);
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const send = (name: string, bytes: Uint8Array, fields: Record<string, string> = { text: "Đã xong" }) =>
  longmy.upload(
    actPath(taskId, "report_completion"),
    multipart(fields, [{ field: "evidence", name, bytes }]),
  );

const evidence = () => site.world.db.prisma.evidence.findMany({ where: { report: { taskId } } });
const sha256 = createHash("sha256").update(pdf).digest("hex");

describe("a report with evidence", () => {
  test("keeps the bytes under their hash, and gives them back under the name they came with", async () => {
    expect((await reportWithEvidence(longmy, taskId)).status).toBe(200);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ state: "awaiting_review" });
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({
      detail: { evidence: [{ fileName: evidenceName, sha256 }] },
    });
    expect(await readFile(join(site.evidenceDir, sha256.slice(0, 2), sha256))).toEqual(pdf);
    const [file] = await evidence();
    for (const prefix of ["/api/v1", ""]) {
      const answer = await longmy.get(`${prefix}/tasks/${taskId}/evidence/${file?.id ?? ""}`);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
      expect(answer.headers.get("Content-Type")).toBe("application/pdf");
      expect(answer.headers.get("Content-Length")).toBe(String(pdf.length));
      expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
      const disposition = answer.headers.get("Content-Disposition") ?? "";
      expect(disposition).toMatch(
        /^attachment; filename="Bien ban nghiem thu \(dot 1\) _ _Don doc_\.pdf"; filename\*=UTF-8''\S+$/,
      );
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(evidenceName);
    }
  });

  test("stands in the task for all who may see it, and nobody else gets the bytes", async () => {
    await reportWithEvidence(longmy, taskId);
    const [file] = await evidence();
    const path = `/api/v1/tasks/${taskId}/evidence/${file?.id ?? ""}`;
    const task = await jsonOf<{ reports: { evidence: unknown[] }[] }>(
      await longmy.get(`/api/v1/tasks/${taskId}`),
    );
    expect(task.reports[0]?.evidence).toEqual([
      { id: file?.id, fileName: evidenceName, mediaType: "application/pdf", size: pdf.length, sha256 },
    ]);
    for (const name of ["ldld", "advising", "committee", "inspector"] as const) {
      expect((await (await site.signedIn(name)).get(path)).status).toBe(200);
    }
    for (const name of ["vithanh", "thuanhung"] as const) {
      expect(await problemIn(await (await site.signedIn(name)).get(path))).toMatchObject({ status: 404 });
    }
    // Who may know that it is there.
    const administrator = await site.signedIn("administrator");
    expect(await problemIn(await administrator.get(path))).toMatchObject({ status: 403 });
    // Nor under another task's address.
    const other = await taskInProgress(site.world);
    expect((await longmy.get(`/api/v1/tasks/${other}/evidence/${file?.id ?? ""}`)).status).toBe(404);
  });

  test("as JSON is missing what the task asks for", async () => {
    const before = await everything(site.world.db, taskId);
    const answer = await longmy.post(actPath(taskId, "report_completion"), { text: "Đã xong" });
    expect(await problemIn(answer)).toMatchObject({ status: 422, field: "evidence" });
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });

  test("sent twice under one key is one report with one file", async () => {
    const headers = { "Idempotency-Key": "k-1" };
    const once = () => {
      const form = multipart({ text: "Đã xong" }, [{ field: "evidence", name: "a.pdf", bytes: pdf }]);
      return longmy.upload(actPath(taskId, "report_completion"), form, headers);
    };
    const [first, second] = [await once(), await once()];
    expect(await second.text()).toBe(await first.text());
    expect(await evidence()).toHaveLength(1);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ number: 3, kind: "completion_reported" });
  });
});

describe("a file", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );

  test.each<[string, string, Uint8Array, string]>([
    ["a PNG, whatever it is called", "anh.pdf", png, "image/png"],
    ["a table of numbers", "so-lieu.CSV", Buffer.from("a;b\n1;2\n"), "text/plain"],
    ["a name that would climb", "../../etc/passwd.txt", Buffer.from("x"), "text/plain"],
    ["a name with half a sign", "a\ud800b.txt", Buffer.from("x"), "text/plain"],
    ["a name without end", `${"a".repeat(199)}😀.txt`.slice(0, 240), pdf, "application/pdf"],
  ])("is taken: %s", async (_what, name, bytes, mediaType) => {
    expect((await send(name, bytes)).status).toBe(200);
    const [file] = await evidence();
    expect(file).toMatchObject({ mediaType, size: bytes.length });
    expect(file?.fileName).not.toMatch(/\p{Cc}|\p{Cs}/u);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ kind: "completion_reported" });
    expect((await longmy.get(`/tasks/${taskId}/evidence/${file?.id ?? ""}`)).status).toBe(200);
    expect(await lastEvent(site.world.db, taskId)).toMatchObject({ kind: "evidence_read" });
  });

  test.each<[string, string, Uint8Array]>([
    ["a page", "a.html", Buffer.from("<script>alert(1)</script>")],
    ["a drawing with scripts", "a.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a program", "bao-cao.pdf", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["a text that calls itself a PDF", "a.pdf", Buffer.from("no PDF")],
  ])("is refused: %s", async (_what, name, bytes) => {
    const before = await everything(site.world.db, taskId);
    expect(await problemIn(await send(name, bytes))).toMatchObject({
      status: 422,
      code: "invalid_input",
      field: "evidence",
    });
    expect(await everything(site.world.db, taskId)).toEqual(before);
  });

  test("over the limit is refused with 413, and more than ten with 422", async () => {
    expect(await problemIn(await send("a.pdf", Buffer.concat([pdf, Buffer.alloc(50_000)])))).toMatchObject({
      status: 413,
      code: "too_large",
    });
    const eleven = Array.from({ length: 11 }, () => ({ field: "evidence", name: "a.pdf", bytes: pdf }));
    const answer = await longmy.upload(
      actPath(taskId, "report_completion"),
      multipart({ text: "x" }, eleven),
    );
    expect(await problemIn(answer)).toMatchObject({ status: 422 });
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
  });

  test.each([
    ["whose report lacks its words", { progress: "1" }],
    ["whose report has a field that is none", { text: "x", state: "completed" }],
  ])("%s is not left lying about", async (_what, fields) => {
    expect(await problemIn(await send("a.pdf", pdf, fields))).toMatchObject({ status: 422 });
    expect(await site.incoming()).toEqual([]);
  });

  test("in a form that is none is refused, not a failure", async () => {
    const headers = { "Content-Type": "multipart/form-data; boundary=x" };
    const bodies = ["", "--x", "--x\r\nContent-Disposition: form-data; name=a\u0007b\r\n\r\nx\r\n--x--\r\n"];
    for (const body of bodies) {
      const answer = await longmy.fetch("POST", actPath(taskId, "report_completion"), { headers, body });
      expect(await problemIn(answer)).toMatchObject({ status: 422, code: "invalid_input" });
    }
    const unbounded = await longmy.fetch("POST", actPath(taskId, "report_completion"), {
      headers: { "Content-Type": "multipart/form-data" },
      body: "x",
    });
    expect(await problemIn(unbounded)).toMatchObject({ status: 422 });
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
  });

  test("sent to no task, to another's task or by a stranger is not left lying about", async () => {
    const form = () => multipart({ text: "x" }, [{ field: "evidence", name: "a.pdf", bytes: pdf }]);
    expect((await longmy.upload(actPath("1", "report_completion"), form())).status).toBe(404);
    const vithanh = await site.signedIn("vithanh");
    expect((await vithanh.upload(actPath(taskId, "report_completion"), form())).status).toBe(404);
    expect((await site.stranger.upload(actPath(taskId, "report_completion"), form())).status).toBe(401);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2 });
  });

  test("whose sending breaks off leaves nothing behind", async () => {
    const upload = await halfAnUpload();
    expect(await waitFor(async () => (await site.incoming()).length === 1, 10_000)).toBe(true);
    upload.destroy();
    expect(await waitFor(async () => (await site.incoming()).length === 0, 10_000)).toBe(true);
    expect(await stateOf(site.world.db, taskId)).toMatchObject({ version: 2, state: "in_progress" });
    expect(await evidence()).toEqual([]);
  });
});

/** A multipart request that has begun to send its file and does not go on. */
function halfAnUpload(): Promise<ClientRequest> {
  const cookie = [...longmy.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const upload = request(site.url + actPath(taskId, "report_completion"), {
    method: "POST",
    headers: { Cookie: cookie, "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "40000" },
  });
  upload.on("error", () => undefined); // it is broken off on purpose
  const head = '--x\r\nContent-Disposition: form-data; name="evidence"; filename="a.pdf"\r\n\r\n';
  return new Promise((resolve) => {
    upload.write(head + pdf.toString("latin1") + "x".repeat(2000), () => {
      resolve(upload);
    });
  });
}
