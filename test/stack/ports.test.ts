import { type Server, createServer } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { anyFreePort, claimPort } from "../../stack/ports.js";

const servers: Server[] = [];
const nothingTaken: ReadonlySet<number> = new Set();

function occupy(port: number, host?: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

test("takes the wanted port where it is free, and says nothing", async () => {
  const said: string[] = [];
  const port = await anyFreePort();
  expect(await claimPort({ purpose: "pages", port }, nothingTaken, (line) => said.push(line))).toBe(port);
  expect(said).toEqual([]);
});

test.each(["127.0.0.1", undefined])(
  "takes a later port where %s holds the wanted one, and says so",
  async (host) => {
    const said: string[] = [];
    const wanted = await anyFreePort();
    await occupy(wanted, host);
    const port = await claimPort({ purpose: "pages", port: wanted }, nothingTaken, (line) => said.push(line));
    expect(port).toBeGreaterThan(wanted);
    expect(said).toEqual([`port ${String(wanted)} (pages) is not free; taking ${String(port)}`]);
  },
);

test("passes over what another part has claimed but does not hold yet", async () => {
  const wanted = await anyFreePort();
  const port = await claimPort({ purpose: "mails", port: wanted }, new Set([wanted]), () => undefined);
  expect(port).toBeGreaterThan(wanted);
});

test("passes over a port that no browser opens", async () => {
  expect(await claimPort({ purpose: "pages", port: 6665 }, nothingTaken, () => undefined)).toBeGreaterThan(
    6669,
  );
});

test("says so where no port is left", async () => {
  const all = new Set(Array.from({ length: 36 }, (_, index) => 65_500 + index));
  await expect(claimPort({ purpose: "pages", port: 65_500 }, all, () => undefined)).rejects.toThrow(
    /No port is free for pages from 65500 to 65535/,
  );
});
