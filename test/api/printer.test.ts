/** The thread that writes documents: nobody waits for another's PDF, and what it takes is given back or refused. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Printer, openPrinter } from "../../api/printer.js";
import { castOf, review } from "../document/writing/cast.js";
import { type Site, openSite } from "./site.js";

const worker = new URL("../../dist/api/print-worker.js", import.meta.url);

let printer: Printer;
beforeAll(() => {
  printer = openPrinter({ worker });
});
afterAll(() => printer.close());

test("gives the same bytes as the writer itself, whatever was written in between", async () => {
  const first = await printer.pdf("bulletin", castOf("party").bulletin);
  await printer.pdf("review_report", review("state"));
  await printer.docx("bulletin", castOf("party").bulletin, null);
  expect(
    Buffer.from(await printer.pdf("bulletin", castOf("party").bulletin)).equals(Buffer.from(first)),
  ).toBe(true);
});

test("says what the writer refused, and goes on", async () => {
  await expect(printer.pdf("review_report", review("party", 8_000))).rejects.toMatchObject({
    code: "too_large",
    text: { vi: expect.stringContaining("Excel") as unknown },
  });
  await expect(
    printer.docx("bulletin", castOf("party").bulletin, Buffer.from("no template")),
  ).rejects.toMatchObject({ code: "invalid_input", detail: { field: "template" } });
  expect(Buffer.from(await printer.pdf("bulletin", castOf("state").bulletin)).toString("latin1", 0, 5)).toBe(
    "%PDF-",
  );
});

test("a fault in what it is given is an error of ours, and the next document is written", async () => {
  const broken = { ...castOf("party").bulletin, units: null } as unknown as ReturnType<
    typeof castOf
  >["bulletin"];
  await expect(printer.pdf("bulletin", broken)).rejects.toThrow("could not be written");
  expect((await printer.pdf("bulletin", castOf("party").bulletin)).length).toBeGreaterThan(10_000);
});

test("the largest documents that are written, one after the other, take less than 200 MiB between them", async () => {
  const own = openPrinter({ worker });
  await own.pdf("bulletin", castOf("party").bulletin);
  const before = process.memoryUsage().rss;
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 5);
  for (let time = 0; time < 4; time++) await own.pdf("review_report", review("party", 600));
  clearInterval(watching);
  expect(most).toBeGreaterThan(0);
  await own.close();
  expect(most).toBeLessThan(200 * 1024 * 1024);
});

test("one that takes too long is given up, and the next is written by a new thread", async () => {
  const hasty = openPrinter({ worker, patienceMs: 1 });
  await expect(hasty.pdf("review_report", review("party", 600))).rejects.toMatchObject({
    code: "unavailable",
  });
  await hasty.close();
});

test("those who wait beyond the queue's end, or when it is closed, are told to come again", async () => {
  const small = openPrinter({ worker, mostWaiting: 1 });
  const asked = [1, 2, 3].map(() => small.pdf("bulletin", castOf("party").bulletin));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(outcomes[2]).toMatchObject({ reason: { code: "unavailable" } });
  await small.close();
});

describe("in the api", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test("a request that comes during long PDFs is answered before them", async () => {
    const { printer: own } = site.services;
    const answered: string[] = [];
    const long = [1, 2, 3].map(async () => {
      await own.pdf("review_report", review("party", 600));
      answered.push("pdf");
    });
    await site.ask("office", "GET", "/session").then(() => answered.push("request"));
    await Promise.all(long);
    // Signing in takes as long as a password's hash: the first of the PDFs may be ready, the last is not.
    expect(answered.indexOf("request")).toBeLessThan(answered.lastIndexOf("pdf"));
  });
});
