/** The same evidence in a bucket of S3, and a virus scanner before it: small real servers stand in for both. */
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { type Server as HttpServer, createServer } from "node:http";
import { type AddressInfo, type Server, createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { anyFreePort } from "../../stack/ports.js";
import { DUE, ISSUED, on } from "../record/traces.js";
import { type Site, evidenceForm, openSite, pdfOf } from "./site.js";

let site: Site;
let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await site.close();
  await stop?.();
  stop = undefined;
});

async function listening(server: Server | HttpServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  stop = () =>
    new Promise((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
  return (server.address() as AddressInfo).port; // it listens on a port
}

async function hand(bytes: Buffer, name = "bao-cao.pdf") {
  const taskId = await site.world.acceptedTask(ISSUED, { dueOn: DUE });
  const answer = await site.ask("longmy", "POST", `/tasks/${taskId}/completion`, evidenceForm(bytes, name));
  return {
    taskId,
    status: answer.status,
    problem: (await answer.json()) as { code?: string; detail?: string },
  };
}
const incoming = () => readdir(join(site.evidenceDir, "incoming"));

describe("a bucket", () => {
  const objects = new Map<string, Buffer>();
  const puts: string[] = [];
  let full = false;

  /** As much of S3 as is used: HEAD, PUT and GET of an object, path style. */
  async function bucket(): Promise<number> {
    objects.clear();
    puts.length = 0;
    full = false;
    const server = createServer((request, response) => {
      const key = request.url?.split("?")[0] ?? "";
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const known = objects.get(key);
        if (request.method === "PUT" && full) {
          response.writeHead(507, { "Content-Type": "application/xml" });
          response.end("<Error><Code>XMinioStorageFull</Code><Message>full</Message></Error>");
        } else if (request.method === "PUT") {
          puts.push(
            `${key} ${String(request.headers["content-length"])} ${request.headers.authorization?.split(" ")[0] ?? ""}`,
          );
          objects.set(key, Buffer.concat(parts));
          response.writeHead(200, { ETag: '"e"' }).end();
        } else if (known === undefined) {
          response.writeHead(404).end();
        } else {
          response.writeHead(200, { "Content-Length": known.length, ETag: '"e"' });
          response.end(request.method === "HEAD" ? undefined : known);
        }
      });
    });
    return listening(server);
  }
  const settings = (port: number) => ({
    now: on("2026-03-10"),
    s3: {
      bucket: "minh-chung",
      endpoint: `http://127.0.0.1:${String(port)}`,
      region: "vn",
      key: "k",
      secret: "s",
    },
  });

  test("takes each file whole under its hash, once, and gives it back", async () => {
    site = await openSite(settings(await bucket()));
    const bytes = pdfOf(300_000);
    const { taskId, status } = await hand(bytes);
    expect(status).toBe(200);
    expect((await hand(bytes, "lan-hai.pdf")).status).toBe(200);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(puts).toEqual([`/minh-chung/${sha256.slice(0, 2)}/${sha256} 300000 AWS4-HMAC-SHA256`]);
    expect([...objects.values()]).toEqual([bytes]);
    expect(await incoming()).toEqual([]);
    const { id } = await site.world.db.prisma.evidence.findFirstOrThrow({ where: { report: { taskId } } });
    const answer = await site.ask("advising", "GET", `/tasks/${taskId}/evidence/${id}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  test("that is full is 507, and the record has nothing", async () => {
    site = await openSite(settings(await bucket()));
    full = true;
    expect(await hand(pdfOf())).toMatchObject({ status: 507, problem: { code: "no_space" } });
    expect(await site.world.db.prisma.report.count()).toBe(0);
    expect(await incoming()).toEqual([]);
  });

  test("that is away is 503, and the record has nothing", async () => {
    site = await openSite(settings(await anyFreePort()));
    expect(await hand(pdfOf())).toMatchObject({ status: 503, problem: { code: "unavailable" } });
    expect(await site.world.db.prisma.report.count()).toBe(0);
    expect(await incoming()).toEqual([]);
  });
});

describe("a virus scanner", () => {
  const warnings: string[] = [];
  const warn = (_facts: unknown, message: string) => warnings.push(message);
  afterEach(() => {
    warnings.length = 0;
  });

  /** clamd's INSTREAM: what comes between the length words is looked through. */
  async function clamd(): Promise<number> {
    const server = createTcpServer((socket) => {
      let got = Buffer.alloc(0);
      socket.on("error", () => undefined);
      socket.on("data", (part) => {
        got = Buffer.concat([got, part]);
        const content = streamed(got);
        if (content !== null)
          socket.end(content.includes("EICAR") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
      });
    });
    return listening(server);
  }

  /** The content once its end has come, or null. */
  function streamed(bytes: Buffer): Buffer | null {
    const command = "zINSTREAM\0";
    if (bytes.length < command.length) return null;
    expect(bytes.subarray(0, command.length).toString()).toBe(command);
    const parts: Buffer[] = [];
    for (let at = command.length; at + 4 <= bytes.length;) {
      const length = bytes.readUInt32BE(at);
      if (length === 0) return Buffer.concat(parts);
      parts.push(bytes.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return null;
  }
  const open = (port: number, whenAway: "refuse" | "pass" = "refuse") =>
    openSite({ now: on("2026-03-10"), clamav: { host: "127.0.0.1", port, whenAway }, warn });
  const stored = async () => (await readdir(site.evidenceDir)).filter((name) => name !== "incoming");

  test("lets a clean file through, of more than one chunk", async () => {
    site = await open(await clamd());
    expect((await hand(pdfOf(200_000))).status).toBe(200);
    expect(warnings).toEqual([]);
  });

  test("has an infected one refused with its name, and a warning in the log", async () => {
    site = await open(await clamd());
    const bytes = pdfOf(200_000);
    bytes.write("EICAR", 150_000);
    const { status, problem } = await hand(bytes);
    expect(status).toBe(422);
    expect(problem).toMatchObject({
      code: "infected_file",
      field: "evidence",
      found: "Eicar-Test-Signature",
    });
    expect(warnings).toEqual(["an infected file was refused"]);
    expect([...(await stored()), ...(await incoming())]).toEqual([]);
    expect(await site.world.db.prisma.report.count()).toBe(0);
  });

  test("that is away has uploads refused for now, or let through where the configuration says so", async () => {
    const port = await anyFreePort();
    site = await open(port);
    expect(await hand(pdfOf())).toMatchObject({ status: 503, problem: { code: "unavailable" } });
    expect([...(await stored()), ...(await incoming())]).toEqual([]);
    await site.close();
    site = await open(port, "pass");
    expect((await hand(pdfOf())).status).toBe(200);
    expect(warnings).toEqual(["the virus scanner did not answer", "the virus scanner did not answer"]);
  });
});
