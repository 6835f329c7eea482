/** A signed document comes in through the door, becomes a draft, and is issued with its sheet; bad files are refused whole. */
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ProgrammeDetail, ProgrammeSection } from "../../record/queries/programme-view.js";
import { ISSUED } from "./requests.js";
import { type Site, type Visitor, jsonOf, multipart, openSite, problemIn } from "./site.js";

let text: string;
let site: Site;
let office: Visitor;
beforeAll(async () => {
  text = await readFile(new URL("../../examples/272-CTr-TU.txt", import.meta.url), "utf8");
});
beforeAll(async () => {
  site = await openSite();
  site.at(ISSUED);
  office = await site.signedIn("office");
});
let programmesBefore: number;
beforeEach(async () => {
  programmesBefore = await site.world.db.prisma.programme.count();
});
afterEach(() => {
  expect(site.takeFailures()).toEqual([]);
});
afterAll(() => site.close());

const importing = (bytes: Uint8Array, name = "272-CTr-TU.txt", who = office, field = "document") =>
  who.upload("/api/v1/programmes", multipart({}, [{ field, name, bytes }]));

const programmes = () => site.world.db.prisma.programme.count();

function sectionsIn(tree: readonly ProgrammeSection[]): ProgrammeSection[] {
  return tree.flatMap((section) => [section, ...sectionsIn(section.children)]);
}

describe("the programme of the example", () => {
  let programmeId: string;

  test("is read, kept as a draft and shown to those who prepare it alone", async () => {
    const answer = await importing(Buffer.from(text));
    expect(answer.status).toBe(201);
    const imported = await jsonOf<{ programmeId: string; tasks: number; targets: number }>(answer);
    expect(imported).toMatchObject({ tasks: 28, targets: 4 });
    programmeId = imported.programmeId;
    const programme = await jsonOf<ProgrammeDetail>(await office.get(`/api/v1/programmes/${programmeId}`));
    expect(programme).toMatchObject({ state: "draft", number: "272-CTr/TU", counts: { total: 0 } });
    expect(sectionsIn(programme.sections).flatMap((section) => section.drafts)).toHaveLength(28);
    expect(programme.targets).toHaveLength(4);
    const longmy = await site.signedIn("longmy");
    expect(await jsonOf(await longmy.get("/api/v1/programmes"))).toEqual({ programmes: [] });
    expect((await longmy.get(`/api/v1/programmes/${programmeId}`)).status).toBe(404);
  });

  test("is taken once", async () => {
    expect(await problemIn(await importing(Buffer.from(text)))).toMatchObject({
      status: 409,
      code: "conflict",
      programmeId,
    });
    expect(await programmes()).toBe(programmesBefore);
  });

  test("is not issued with a sheet that has wrong cells: each is named, and nothing is written", async () => {
    const sheet = [
      header,
      "II.1.1-1,longmy,,,dated,someday,any,tuyengiao,",
      "IX,longmy,,,weekly,,film,,",
    ].join("\n");
    const problem = await problemIn(await issuing(sheet));
    expect(problem).toMatchObject({ status: 422, field: "sheet" });
    expect(
      (problem["errors"] as { row: number; column: string }[]).map(({ row, column }) => [row, column]),
    ).toEqual([
      [2, "Thời hạn"],
      [3, "Loại"],
      [3, "Minh chứng"],
      [3, "Đơn vị xác nhận"],
    ]);
    for (const bad of ["", "Mục,Loại\nII,dated", '"', `${header}\n"unclosed`]) {
      expect(await problemIn(await issuing(bad))).toMatchObject({ status: 422, field: "sheet" });
    }
    expect(await site.world.db.prisma.task.count()).toBe(0);
  });

  test("is issued with its sheet, once, and its units see what they lead", async () => {
    const drafts = await site.world.db.prisma.draftTask.findMany({
      where: { programmeId },
      orderBy: { position: "asc" },
    });
    const rows = drafts.map((draft, index) => {
      const due = ["dated,+10", "recurring,quarterly", "continuous,"][index % 3] ?? "";
      return `${draft.section},longmy,ldld,thuanhung,${due},any,tuyengiao,"Báo cáo, số liệu"`;
    });
    const sheet = `\ufeff${[header, ...rows].join("\r\n")}\r\n`;
    const answer = await issuing(sheet);
    expect(answer.status).toBe(201);
    // Nine of the 28 recur: each is a series and its first occurrence.
    expect(await jsonOf(answer)).toEqual({ programmeId, tasks: 37, version: 2 });
    expect(await problemIn(await issuing(sheet))).toMatchObject({ status: 409, code: "conflict" });
    const longmy = await site.signedIn("longmy");
    const programme = await jsonOf<ProgrammeDetail>(await longmy.get(`/api/v1/programmes/${programmeId}`));
    expect(programme).toMatchObject({ state: "issued", counts: { total: 28, notAccepted: 28 } });
    expect(sectionsIn(programme.sections).flatMap((section) => section.tasks)).toHaveLength(28);
    const [dated] = await site.world.db.prisma.task.findMany({
      where: { kind: "dated", seriesId: null },
      take: 1,
    });
    expect(dated?.dueOn?.toISOString().slice(0, 10)).toBe("2026-03-16");
  });

  const header =
    "Mục,Đơn vị chủ trì,Đơn vị phối hợp,Đơn vị thực hiện,Loại,Thời hạn,Minh chứng,Đơn vị xác nhận,Sản phẩm";
  const issuing = (sheet: string) => {
    const files = [{ field: "sheet", name: "phan-cong.csv", bytes: Buffer.from(sheet) }];
    return office.upload(`/api/v1/programmes/${programmeId}/issuance`, multipart({}, files));
  };
});

describe("a file is refused", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const zip = Buffer.from("504b0304140000000800", "hex");
  const bytes = (name: string) => {
    const classified = (degree: string) => Buffer.from(`TỈNH ỦY HẬU GIANG\n${degree}\n${text}`);
    const files: Record<string, Uint8Array> = {
      empty: Buffer.alloc(0),
      picture: png,
      noise: Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256)),
      zip,
      blank: Buffer.from("\n \n\t\n"),
      novel: Buffer.from("Hôm nay trời đẹp. Tôi đi chợ mua rau."),
      secret: classified("MẬT"),
      topSecret: classified("TỐI MẬT"),
      mostSecret: classified("TUYỆT MẬT"),
      huge: Buffer.alloc(20_000_001, 0x20),
    };
    return files[name] ?? Buffer.alloc(0);
  };

  test.each([
    ["empty", "a.txt", 422, "invalid_input"],
    ["picture", "a.txt", 422, "unreadable_document"],
    ["noise", "a.txt", 422, "unreadable_document"],
    ["noise", "a.pdf", 422, "unreadable_document"],
    ["zip", "a.docx", 422, "unreadable_document"],
    ["blank", "a.txt", 422, "unreadable_document"],
    ["novel", "a.txt", 422, "unreadable_document"],
    ["secret", "a.txt", 422, "classified_document"],
    ["topSecret", "a.txt", 422, "classified_document"],
    ["mostSecret", "a.txt", 422, "classified_document"],
    ["huge", "a.txt", 413, "too_large"],
  ])("%s as %s: %i %s, in both languages, and nothing is kept", async (file, name, status, code) => {
    const problem = await problemIn(await importing(bytes(file), name));
    expect(problem).toMatchObject({ status, code });
    expect(problem.messages.vi).not.toBe(problem.messages.en);
    expect(await programmes()).toBe(programmesBefore);
  });

  test("where it is not sent as one", async () => {
    const answers = [
      await office.post("/api/v1/programmes", { document: text }),
      await office.upload("/api/v1/programmes", multipart({ document: text }, [])),
      await importing(Buffer.from(text), "a.txt", office, "file"),
      await office.fetch("POST", "/api/v1/programmes", { body: text }),
    ];
    for (const answer of answers)
      expect(await problemIn(answer)).toMatchObject({ status: 422, code: "invalid_input" });
    expect(await programmes()).toBe(programmesBefore);
  });

  test("from who may not import", async () => {
    const changed = Buffer.from(`${text}\n`);
    for (const name of ["longmy", "committee", "inspector", "administrator"] as const) {
      expect(await problemIn(await importing(changed, "a.txt", await site.signedIn(name)))).toMatchObject({
        status: 403,
      });
    }
    expect(await programmes()).toBe(programmesBefore);
  });
});
