/** Documents as they leave by the doors: what stands in them, in which form, under which name, and who is refused. */
import { inflateSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { extractText, getDocumentProxy } from "unpdf";
import { Archive } from "../../document/read/archive.js";
import { instantAt } from "../../domain/day.js";
import { conductSuccession } from "../../record/commands/conduct-succession.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { editReviewReport } from "../../record/commands/edit-review-report.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { recordObservation } from "../../record/commands/record-observation.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { signSuccession } from "../../record/commands/sign-succession.js";
import { urgeTask } from "../../record/commands/urge-task.js";
import { doTo } from "../record/acts.js";
import { calledCycle, drafted, submissionOf } from "../record/reviews.js";
import { ISSUED, on } from "../record/traces.js";
import { type Name, readTarget, wantedTask } from "../world.js";
import { type Site, openSite, problemIn } from "./site.js";

const NOW = instantAt("2026-06-24", "09:00");
const none = "00000000-0000-7000-8000-000000000000";

let site: Site;
let programmeId: string;
let taskIds: string[];
let cycleId: string;
beforeAll(async () => {
  site = await openSite({ now: NOW });
  const { world } = site;
  ({ programmeId, taskIds } = await world.issue(
    ISSUED,
    [
      wantedTask({ dueOn: "2026-03-31" }),
      wantedTask({ dueOn: "2026-12-31" }),
      wantedTask({ lead: "vithanh", coordinating: [], dueOn: "2026-06-30" }),
      wantedTask({ recurrence: "quarterly" }),
    ],
    { targets: [readTarget] },
  ));
  const [late = "", open = ""] = taskIds;
  await doTo(world, late, on("2026-03-02"), ["accept"]);
  await conductTask(world.db, { taskId: late, now: on("2026-04-08") });
  await urgeTask(world.db, {
    ...{ taskId: late, actor: world.actor("advising"), now: on("2026-04-20"), text: "Đề nghị khẩn trương" },
  });
  await explainLateness(world.db, {
    ...{ taskId: late, actor: world.actor("longmy"), now: on("2026-04-21"), text: "Thiếu kinh phí {so} <b>" },
  });
  await doTo(world, open, on("2026-03-02"), ["accept"]);
  await reportProgress(world.db, {
    ...{ taskId: open, actor: world.actor("longmy"), now: on("2026-05-04") },
    ...{ text: "Đã mở 12 lớp tập huấn", progress: 40, evidence: [] },
  });
  const target = await world.db.prisma.target.findFirstOrThrow({ where: { programmeId } });
  await world.db.prisma.target.update({
    where: { id: target.id },
    data: {
      ...{ basis: "compounded", baselineYear: 2023, baselineValue: 50, baselineSource: "Niên giám" },
      ...{ horizonYear: 2030, figureUnit: "vụ" },
    },
  });
  await world.db.prisma.targetUnit.create({ data: { targetId: target.id, unitId: world.unitId("longmy") } });
  for (const [year, value] of [
    [2024, 49],
    [2025, 47],
  ] as const)
    await recordObservation(world.db, {
      ...{ targetId: target.id, actor: world.actor("office"), now: on("2026-05-04") },
      ...{ unitId: world.unitId("longmy"), year, value, source: "Niên giám" },
    });
  cycleId = await calledCycle(world, programmeId);
  await drafted(world, cycleId);
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const unit = (code: string) => site.world.unitId(code);
const letter = (code: string, which: string) => `/programmes/${programmeId}/units/${unit(code)}/${which}`;

/** The words of a document, each cell and paragraph apart. */
function docxText(bytes: Uint8Array): string {
  const xml = new Archive(bytes).text("word/document.xml") ?? "";
  return xml
    .replace(/<\/w:p>/g, "\n")
    .replace(/<w:br\/>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

async function take(name: Name, path: string) {
  const answer = await site.ask(name, "GET", path);
  if (answer.status !== 200) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return {
    bytes: new Uint8Array(await answer.arrayBuffer()),
    type: answer.headers.get("Content-Type"),
    disposition: answer.headers.get("Content-Disposition") ?? "",
    answer,
  };
}
const wordsOf = async (name: Name, path: string) => docxText((await take(name, path)).bytes);

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/gu, " ").normalize("NFC");
}

describe("the consolidated report", () => {
  const path = () => `/cycles/${cycleId}/report-file`;

  test("has the frozen figures, their places in the appendices, the targets' sums and what is still to be written", async () => {
    const text = await wordsOf("advising", path());
    for (const words of [
      "BÁO CÁO",
      "Chương trình số 01-CTr/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy",
      "II. Kết quả thực hiện",
      "có 4 nhiệm vụ: đã hoàn thành 0",
      "Tỷ lệ quá hạn 50% (2 nhiệm vụ) (PL I, dòng 1).",
      "Huyện ủy Long Mỹ: 2 nhiệm vụ quá hạn",
      "nguyên nhân: Thiếu kinh phí {so} <b>)",
      "năm 2025 là 47 vụ; 50 × (1 − 4\u00a0%)² = 46,08; 47 > 46,08: chưa đạt (PL III, dòng 1).",
      "[Cơ quan tham mưu bổ sung: việc quán triệt",
      "Phụ lục II",
      "T/M BAN THƯỜNG VỤ",
      "Thạch Chí Thuận",
      "Lưu Ban Thường vụ Tỉnh ủy.",
    ])
      expect(text).toContain(words);
    // What a person wrote stays as it is.
    expect(text.replaceAll("{so}", "")).not.toMatch(/\{[a-z_#/]+\}|undefined|null|NaN/);
  });

  test("as PDF is tagged, has its fonts, its charts and the same words; its name is Vietnamese", async () => {
    const { bytes, type, disposition } = await take("committee", `${path()}?format=pdf`);
    expect(type).toBe("application/pdf");
    expect(disposition).toContain(
      `filename*=UTF-8''${encodeURIComponent("Báo cáo kết quả thực hiện 6 tháng đầu năm 2026 - Chương trình 01-CTr-TU.pdf")}`,
    );
    expect(disposition).toMatch(/^attachment; filename="Bao cao [ -~]+\.pdf"; /);
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(raw).toMatch(/\/Lang\s*\(vi/);
    expect(opened(bytes)).toContain("/FontFile2");
    const text = await pdfText(bytes);
    expect(text).toContain("Tỷ lệ quá hạn 50% (2 nhiệm vụ) (PL I, dòng 1).");
    expect(text).toContain("Nhiệm vụ quá hạn theo cơ quan, đơn vị chủ trì");
  });

  test("takes what a person has written in the place of what was drafted", async () => {
    const { world } = site;
    const other = await calledCycle(world, programmeId, { kind: "interim", periodTo: "2026-05-31" });
    await drafted(world, other);
    const edit = (id: string, text: string) => ({ id, text });
    await editReviewReport(world.db, {
      ...{ cycleId: other, actor: world.actor("advising"), now: NOW },
      paragraphs: [
        edit("counts", "Có 4 nhiệm vụ.\n- Một ý riêng."),
        edit("free.1", "Đã ban hành 3 văn bản."),
        edit("free.3", "Bài học."),
      ],
    });
    const text = await wordsOf("office", `/cycles/${other}/report-file`);
    expect(text).toContain("Có 4 nhiệm vụ.");
    expect(text).toContain("- Một ý riêng (PL I, dòng 1).");
    expect(text).toContain("Đã ban hành 3 văn bản.");
    expect(text).not.toContain("đã hoàn thành 0 (đúng hạn");
    expect(text).not.toContain("việc quán triệt, cụ thể hóa");
  });

  test.each(["longmy", "ldld", "administrator"] as const)(
    "is not %s's before it is published",
    async (name) => {
      const answer = await site.ask(name, "GET", path());
      expect([404, 409]).toContain(answer.status);
    },
  );
});

test("the unit's report has what it wrote, its tasks and what it reported of each", async () => {
  const id = await submissionOf(site.world, cycleId, "longmy");
  const text = await wordsOf("longmy", `/submissions/${id}/file`);
  for (const words of ["HUYỆN ỦY LONG MỸ", "Ngô Thu Yến", "Đã mở 12 lớp tập huấn", "quá hạn"])
    expect(text).toContain(words);
  expect((await site.ask("vithanh", "GET", `/submissions/${id}/file`)).status).toBe(404);
});

describe("the urging dispatch", () => {
  test("says what is late, by how much, when it was reminded and urged, what was explained, what is asked by when", async () => {
    const text = await wordsOf("office", letter("longmy", "urging-dispatch"));
    for (const words of [
      "Huyện ủy Long Mỹ được giao chủ trì 3 nhiệm vụ",
      "còn 2 nhiệm vụ đã quá hạn",
      "31/03/2026",
      "20/04/2026",
      "Thiếu kinh phí {so} <b>",
      "chậm nhất ngày 01/07/2026",
      "Kính gửi: Huyện ủy Long Mỹ",
      "VĂN PHÒNG",
      "Bùi Trọng Hiếu",
    ])
      expect(text).toContain(words);
  });

  test.each([
    ["the Party's", "", "ĐẢNG CỘNG SẢN VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    [
      "the State's, where it is chosen",
      "&form=state",
      "Độc lập - Tự do - Hạnh phúc",
      "ĐẢNG CỘNG SẢN VIỆT NAM",
    ],
  ])("is in %s form", async (_, choice, there, missing) => {
    const { bytes } = await take("office", `${letter("longmy", "urging-dispatch")}?format=pdf${choice}`);
    const text = await pdfText(bytes);
    expect(text).toContain(there);
    expect(text).not.toContain(missing);
  });

  test("takes number, date, place and signatory as they are chosen, as text", async () => {
    const query = new URLSearchParams({
      ...{ number: "415-CV/VPTU", date: "2026-06-25", place: "Hậu Giang" },
      ...{ position: "Phó Chánh Văn phòng", signer: "Nguyễn {so} <An>" },
    });
    const text = await wordsOf("office", `${letter("longmy", "urging-dispatch")}?${query.toString()}`);
    for (const words of [
      "Số 415-CV/VPTU",
      "Hậu Giang, ngày 25 tháng 6 năm 2026",
      "PHÓ CHÁNH VĂN PHÒNG",
      "Nguyễn {so} <An>",
    ])
      expect(text).toContain(words);
  });

  test.each([
    ["a form that is none", "?form=army", 422, "form"],
    ["a format that is none", "?format=odt", 422, "format"],
    ["a day that is none", "?date=2026-02-30", 422, "date"],
    ["a number without end", `?number=${"9".repeat(61)}`, 422, "number"],
    ["a parameter that it does not know", "?title=x", 422, "title"],
  ])("refuses %s", async (_, query, status, field) => {
    const problem = await problemIn(
      await site.ask("office", "GET", `${letter("longmy", "urging-dispatch")}${query}`),
    );
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problem)).toContain(field);
  });

  test("to a unit that has nothing late, to one that is none, or of a programme that is none, is refused", async () => {
    const at = async (path: string) => (await site.ask("office", "GET", path)).status;
    expect(await at(letter("vithanh", "urging-dispatch"))).toBe(409);
    expect(await at(`/programmes/${programmeId}/units/${none}/urging-dispatch`)).toBe(404);
    expect(await at(`/programmes/${none}/units/${unit("longmy")}/urging-dispatch`)).toBe(404);
    expect(await at(`/programmes/x/units/${unit("longmy")}/urging-dispatch`)).toBe(422);
    expect((await site.ask("longmy", "GET", letter("longmy", "urging-dispatch"))).status).toBe(403);
  });

  test("opened from a page is the same file, and a refusal a page", async () => {
    const visitor = await site.signedIn("office");
    const path = letter("longmy", "urging-dispatch");
    const page = await visitor.get(path);
    expect(page.status).toBe(200);
    expect(Buffer.from(await page.arrayBuffer())).toEqual(Buffer.from((await take("office", path)).bytes));
    const refused = await visitor.get(letter("vithanh", "urging-dispatch"));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("không có nhiệm vụ quá hạn");
  });
});

describe("the letter of assignment", () => {
  test("lists what the unit leads, with whom, by when, and what it takes part in", async () => {
    const path = letter("longmy", "assignment-letter");
    const text = await wordsOf("longmy", path);
    for (const words of ["giao Huyện ủy Long Mỹ tổ chức thực hiện 3 nhiệm vụ", "Chủ trì", "31/03/2026"])
      expect(text).toContain(words);
    // A series stands for its periods.
    expect(text).toContain("Hằng quý");
    const other = await wordsOf("ldld", letter("ldld", "assignment-letter"));
    expect(other).toContain("Phối hợp");
    expect(other).toContain("Huyện ủy Long Mỹ");
  });

  test("is another unit's to nobody but who sees all", async () => {
    expect((await site.ask("vithanh", "GET", letter("longmy", "assignment-letter"))).status).toBe(404);
    expect((await site.ask("inspector", "GET", letter("longmy", "assignment-letter"))).status).toBe(200);
    expect((await site.ask("office", "GET", letter("ubkt", "assignment-letter"))).status).toBe(404);
  });
});

test("the bulletin tells the lagging units with their change over the week", async () => {
  const text = await wordsOf("committee", "/bulletin");
  for (const words of [
    "17/06/2026",
    "24/06/2026",
    "còn 2 nhiệm vụ quá hạn",
    "không thay đổi so với tuần trước",
    "Huyện ủy Long Mỹ",
    "31/03/2026",
  ])
    expect(text).toContain(words);
  expect((await site.ask("longmy", "GET", "/bulletin")).status).toBe(403);
});

describe("the hand-over record", () => {
  test("tells how each task stood when it passed, whatever became of it afterwards", async () => {
    const { world } = site;
    const { successionId } = await prepareSuccession(world.db, {
      ...{ actor: world.actor("office"), now: NOW, kind: "renamed", effectiveOn: "2026-07-01" },
      ...{
        basis: "Nghị quyết số 202/2025/QH15",
        predecessorIds: [unit("vithanh")],
        successorIds: [],
        choices: [],
      },
      newSuccessors: [{ code: "vithanh-moi", name: "Đảng ủy phường Vị Thanh", shortName: "Vị Thanh" }],
    });
    const path = `/successions/${successionId}/hand-over-record`;
    expect(await wordsOf("office", path)).toContain("3 nhiệm vụ đang theo dõi");
    await signSuccession(world.db, {
      ...{ successionId, actor: world.actor("committee"), now: on("2026-06-25") },
      expectedVersion: undefined,
    });
    for (let step = 0; step < 3; step++)
      await conductSuccession(world.db, { successionId, now: instantAt("2026-07-01", "00:00") });
    site.at(on("2026-07-20"));
    const [, , passed = ""] = taskIds;
    await doTo(world, passed, on("2026-07-10"), ["cancel"]);
    const text = await wordsOf("inspector", path);
    for (const words of [
      "BIÊN BẢN",
      "Nghị quyết số 202/2025/QH15",
      "Thành ủy Vị Thanh",
      "Đảng ủy phường Vị Thanh",
      "Võ Minh Trí",
      "Chưa tiếp nhận, quá hạn",
      "30/06/2026",
    ])
      expect(text).toContain(words);
    const at = async (query: string) => (await site.ask("office", "GET", `${path}?${query}`)).status;
    expect(await at(`from=${unit("vithanh")}`)).toBe(200);
    expect(await at(`from=${unit("longmy")}`)).toBe(404);
    expect(await at("from=x")).toBe(422);
    expect((await site.ask("office", "GET", `/successions/${none}/hand-over-record`)).status).toBe(404);
    site.at(NOW);
  });
});

/** Every compressed stream opened. */
function opened(bytes: Uint8Array): string {
  const pdf = Buffer.from(bytes);
  const parts = [pdf.toString("latin1")];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString("latin1"));
    } catch {
      // A stream that is not compressed, or the end of one.
    }
  }
  return parts.join("\n");
}
