/** Drafts through the door: a document is read aside and kept, a bad one leaves nothing; workbooks and re-readings are shown first. */
import { readdir, readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { DraftDetail } from "../../record/queries/draft-view.js";
import { docx, p, zip } from "../document/docx-builder.js";
import { pdf } from "../document/pdf-builder.js";
import { trackingWorkbook } from "../document/workbook-builder.js";
import { type Site, jsonOf, multipart, openSite, problemIn } from "./site.js";

let site: Site;
let example: Buffer;
beforeAll(async () => {
  site = await openSite({ evidenceLimitBytes: 5_000_000 });
  example = await readFile(new URL("../../examples/272-CTr-TU.txt", import.meta.url));
});
afterEach(async () => {
  expect(site.takeFailures()).toEqual([]);
  expect(await site.incoming()).toEqual([]);
});
afterAll(() => site.close());

const sending = (field: string, bytes: Uint8Array, name: string, fields = {}) =>
  multipart(fields, [{ field, name, bytes }]);
const importing = (bytes: Uint8Array, name: string) =>
  site.ask("office", "POST", "/programmes", sending("document", bytes, name));
/** Names of the files that are kept. */
async function kept(): Promise<string[]> {
  const names = await readdir(site.evidenceDir, { recursive: true });
  return names.map((name) => name.split("/").at(-1) ?? "").filter((name) => /^[0-9a-f]{64}$/.test(name));
}
const draftOf = async (programmeId: string) =>
  jsonOf<DraftDetail>(await site.ask("office", "GET", `/drafts/${programmeId}`));

const words = [
  "TỈNH ỦY HẬU GIANG",
  "Số 11-KH/TU",
  "KẾ HOẠCH",
  "Về an toàn, vệ sinh lao động",
  "I. NHIỆM VỤ",
  "1. Huyện ủy Long Mỹ lãnh đạo việc quán triệt Chỉ thị, hoàn thành trước ngày 30/6/2026.",
  "2. Các cấp ủy tổ chức kiểm tra hằng năm.",
];

describe("a document", () => {
  test("of Word is read, kept as it came, and becomes a draft with the name of its rules", async () => {
    const bytes = docx(words.map((line) => p(line)));
    const answer = await importing(bytes, "Kế hoạch (bản ký).docx");
    expect(answer.status).toBe(201);
    const { programmeId, tasks } = await jsonOf<{ programmeId: string; tasks: number }>(answer);
    expect(tasks).toBe(2);
    const draft = await draftOf(programmeId);
    expect(draft).toMatchObject({
      fileName: "Kế hoạch (bản ký).docx",
      number: "11-KH/TU",
      page: 0,
      pages: 1,
    });
    expect(draft.rules).toMatch(/^[0-9a-f]{12}$/);
    expect(draft.tasks[0]).toMatchObject({ due: "2026-06-30", lead: [{ code: "longmy" }] });
    const [reading] = await site.world.db.prisma.draftReading.findMany({ where: { programmeId } });
    expect(reading).toMatchObject({
      size: bytes.length,
      mediaType: expect.stringContaining("wordprocessingml") as unknown,
    });
    expect(await kept()).toContain(reading?.sha256);
    const [event] = await site.world.db.prisma.journalEvent.findMany({ where: { kind: "draft_imported" } });
    expect(event).toMatchObject({ taskId: null, detail: { programmeId, sha256: reading?.sha256 } });
    // Again: what is there, and nothing more.
    expect(await problemIn(await importing(bytes, "b.docx"))).toMatchObject({ status: 409, programmeId });
  });

  const bomb = zip([{ name: "word/document.xml", body: Buffer.alloc(120_000_000, 0x20) }]);
  test.each<[string, Uint8Array, string, string, string]>([
    ["a PDF of pictures", pdf([[]]), "scan.pdf", "unreadable_document", "scan"],
    ["a bomb", bomb, "bomb.docx", "unreadable_document", "oversized"],
    ["a cut-off DOCX", docx([p("x")]).subarray(0, 200), "cut.docx", "unreadable_document", "damaged_docx"],
  ])(
    "that is %s is refused with its code, field and advice; neither draft nor file is kept",
    async (_what, bytes, name, code, flaw) => {
      const before = { files: await kept(), programmes: await site.world.db.prisma.programme.count() };
      const problem = await problemIn(await importing(bytes, name));
      expect(problem).toMatchObject({ status: 422, code, flaw, field: "document" });
      expect(problem.messages.vi).toMatch(/Hãy|bỏ bớt/);
      expect({ files: await kept(), programmes: await site.world.db.prisma.programme.count() }).toEqual(
        before,
      );
    },
  );

  test("over the limit is refused by its field; one that is marked secret by its own code", async () => {
    const big = await problemIn(await importing(Buffer.alloc(20_000_001, 0x20), "big.txt"));
    expect(big).toMatchObject({ status: 413, code: "too_large", field: "document", limitMb: 20 });
    const secret = Buffer.from(`TỈNH ỦY HẬU GIANG\nMẬT\n${example.toString()}`);
    expect(await problemIn(await importing(secret, "a.txt"))).toMatchObject({
      status: 422,
      code: "classified_document",
      field: "document",
    });
  });

  test("is read while others are answered", async () => {
    // Two hundred pages.
    const long = Buffer.from(example.toString().repeat(40));
    const copy = await site.services.evidence.borrow({ text: long.toString() });
    let turns = 0;
    let reading = true;
    const spin = () => {
      turns += 1;
      if (reading) setImmediate(spin);
    };
    setImmediate(spin);
    const { found } = await site.services.reader.document(copy.path, "a.txt");
    reading = false;
    await site.services.evidence.discard([copy]);
    expect(found.tasks.length).toBeGreaterThan(28);
    // Read on this thread, the loop would have turned a few times: while the file was opened.
    expect(turns).toBeGreaterThan(500);
  });
});

test("two people at once: the second is told, and the ETag leads on", async () => {
  const { programmeId } = await jsonOf<{ programmeId: string }>(await importing(example, "272-CTr-TU.txt"));
  const [task] = (await draftOf(programmeId)).tasks;
  const path = `/drafts/${programmeId}/tasks/${task?.id ?? ""}/corrections`;
  const post = (text: string, version: string) =>
    site.ask("office", "POST", path, { text }, { "If-Match": version });
  expect((await post("Một.", "")).status).toBe(428);
  const first = await post("Một.", '"1"');
  expect([first.status, first.headers.get("ETag")]).toEqual([201, '"2"']);
  expect(await problemIn(await post("Hai.", '"1"'))).toMatchObject({ status: 412, code: "stale" });
  expect((await post("Hai.", '"2"')).status).toBe(201);
  const { corrections } = await jsonOf<{ corrections: { before: string; after: string }[] }>(
    await site.ask("advising", "GET", path),
  );
  expect(corrections.map(({ before, after }) => [before, after])).toEqual([
    ["Một.", "Hai."],
    [task?.text, "Một."],
  ]);
  const issue = await site.ask("office", "POST", `/drafts/${programmeId}/issuance`, {});
  expect(await problemIn(issue)).toMatchObject({
    status: 409,
    code: "conflict",
    openCount: expect.any(Number) as unknown,
  });
});

test("a re-reading is shown, taken item by item, and keeps what a person has put right", async () => {
  const text = Buffer.from(
    `${words.join("\n")}\n3. Thành ủy Vị Thanh báo cáo kết quả trước ngày 15/12/2026.\n`,
  );
  const { programmeId } = await jsonOf<{ programmeId: string }>(await importing(text, "doc-lai.txt"));
  const path = `/drafts/${programmeId}/re-reading`;
  interface ReRead {
    readonly items: readonly {
      readonly key: string;
      readonly kind: string;
      readonly fields: readonly object[];
    }[];
    readonly accepted: number;
    readonly version: number;
  }
  const dry = async () => jsonOf<ReRead>(await site.ask("office", "POST", path, {}));
  expect(await dry()).toMatchObject({ items: [], accepted: 0 });

  const [one, two, three] = (await draftOf(programmeId)).tasks;
  // As rules that were worse had left it: a date and a lead not seen, and a task missed.
  const { prisma } = site.world.db;
  await prisma.draftTask.update({ where: { id: one?.id ?? "" }, data: { due: null, text: "Việc." } });
  await prisma.draftTask.delete({ where: { id: three?.id ?? "" } });
  const corrections = `/drafts/${programmeId}/tasks/${one?.id ?? ""}/corrections`;
  await site.ask("office", "POST", corrections, { text: "Việc đã sửa." });
  const { items, version } = await dry();
  expect(items).toMatchObject([
    {
      kind: "changed",
      fields: [
        { field: "text", kept: true },
        { field: "due", after: "2026-06-30", kept: false },
      ],
    },
    { kind: "added", text: expect.stringContaining("Vị Thanh") as unknown },
  ]);
  expect((await draftOf(programmeId)).tasks.map((task) => task.id)).toEqual([one?.id, two?.id]);

  const accept = items.map(({ key }) => key);
  const etag = { "If-Match": `"${String(version)}"` };
  const taken = await site.ask("office", "POST", path, { dryRun: false, accept }, etag);
  // What was put right still differs, and is still kept.
  expect(await jsonOf(taken)).toMatchObject({
    accepted: 2,
    items: [{ fields: [{ kept: true }], acceptable: false }],
  });
  const after = await draftOf(programmeId);
  expect(after.tasks.map(({ text: words, due }) => [words, due])).toEqual([
    ["Việc đã sửa.", "2026-06-30"],
    [two?.text, two?.due],
    [three?.text, three?.due],
  ]);
  expect(after.tasks[2]?.lead).toMatchObject([{ code: "vithanh" }]);
  expect(await prisma.draftReading.count({ where: { programmeId } })).toBe(2);
  expect(await problemIn(await site.ask("office", "POST", path, { dryRun: false, accept }))).toMatchObject({
    status: 409,
    field: "accept",
  });
  expect(await problemIn(await site.ask("office", "POST", path, { dryRun: false }))).toMatchObject({
    status: 422,
  });
});

describe("a workbook", () => {
  const rows = [
    ["Rà soát quy hoạch.", "Huyện ủy Long Mỹ", "31/12/2026"],
    ["Báo cáo kết quả.", "Thành ủy Vị Thanh", "hằng quý"],
  ] as const;
  const taking = (bytes: Uint8Array, fields = {}) =>
    site.ask("office", "POST", "/workbooks", sending("workbook", bytes, "theo-doi.xlsx", fields));

  test("is shown with errors by cell, and is written when it is confirmed, once", async () => {
    const bad = trackingWorkbook([...rows, ["Việc thiếu hạn.", "Huyện ủy Long Mỹ", "ngày nào đó"]]);
    expect(await jsonOf(await taking(bad))).toMatchObject({
      errors: [{ sheet: "Theo dõi", cell: "D4", grave: true }],
    });
    expect(await problemIn(await taking(bad, { dryRun: "false" }))).toMatchObject({
      status: 422,
      field: "workbook",
      errors: [{ cell: "D4" }],
    });
    const before = await kept();
    const good = trackingWorkbook(rows);
    expect(await jsonOf(await taking(good))).toMatchObject({ programmeId: null, added: 2, errors: [] });
    expect(await kept()).toEqual(before);
    const written = await jsonOf<{ programmeId: string }>(await taking(good, { dryRun: "false" }));
    const { programmeId } = written;
    expect((await draftOf(programmeId)).tasks.map(({ cell, due }) => [cell, due])).toEqual([
      ["Theo dõi!B2", "2026-12-31"],
      ["Theo dõi!B3", "quarterly"],
    ]);
    expect(await kept()).toHaveLength(before.length + 1);
    const again = await taking(good, { dryRun: "false", programmeId });
    expect(await jsonOf(again)).toMatchObject({ added: 0, known: 2 });
    const reRead = await site.ask("office", "POST", `/drafts/${programmeId}/re-reading`, {});
    expect(await problemIn(reRead)).toMatchObject({ status: 409 });
  });

  test("that is none is refused by its field", async () => {
    expect(await problemIn(await taking(Buffer.from("STT;Nhiệm vụ")))).toMatchObject({
      status: 422,
      code: "unreadable_document",
      field: "workbook",
      flaw: "damaged_xlsx",
    });
  });

  test("on the pages is held until it is confirmed, and written to the draft that it was shown for", async () => {
    const { programmeId } = await jsonOf<{ programmeId: string }>(
      await importing(Buffer.from(`${words.join("\n")}\n`), "cho-bang.txt"),
    );
    const office = await site.signedIn("office");
    const form = (over = {}) =>
      sending("workbook", trackingWorkbook(rows), "bang.xlsx", { draft: programmeId, ...over });
    const preview = await office.upload("/drafts/workbook", form());
    const [, token = ""] = /name="token" value="([^"]+)"/.exec(await preview.text()) ?? [];
    expect(await site.incoming()).toHaveLength(1);
    // Another person's word is none, and a changed one neither.
    const advising = await site.signedIn("advising");
    expect((await advising.submit("/drafts/workbook/confirmation", { token })).status).toBe(422);
    expect((await office.submit("/drafts/workbook/confirmation", { token: `${token}x` })).status).toBe(422);
    const done = await office.submit("/drafts/workbook/confirmation", { token });
    expect([done.status, done.headers.get("Location")]).toEqual([303, `/drafts/${programmeId}`]);
    expect(await site.incoming()).toEqual([]);
    expect((await draftOf(programmeId)).taskCount).toBe(4);
    // Written once; the file is gone.
    expect((await office.submit("/drafts/workbook/confirmation", { token })).status).toBe(422);
  });
});
