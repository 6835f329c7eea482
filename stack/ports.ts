/** Ports on the loopback address: the wanted one, or the next that is free. */
import { createServer } from "node:net";
import { StackError } from "./errors.js";

export interface PortWish {
  /** What listens there, for the message: "pages". */
  readonly purpose: string;
  readonly port: number;
}

/** No browser, nor Node's fetch, opens a page there (Fetch standard, "bad port"); of those from 1024 on. */
const REFUSED_BY_BROWSERS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);
const LAST = 65_535;
const TRIES = 200;

/** Gives the wanted port or the next free one that is not in `taken`, and says so through `say`. */
export async function claimPort(
  wish: PortWish,
  taken: ReadonlySet<number>,
  say: (line: string) => void,
): Promise<number> {
  for (let port = wish.port; port <= Math.min(LAST, wish.port + TRIES); port++) {
    if (taken.has(port) || REFUSED_BY_BROWSERS.has(port) || !(await isFree(port))) continue;
    if (port !== wish.port)
      say(`port ${String(wish.port)} (${wish.purpose}) is not free; taking ${String(port)}`);
    return port;
  }
  throw new StackError(
    `No port is free for ${wish.purpose} from ${String(wish.port)} to ${String(Math.min(LAST, wish.port + TRIES))}.`,
    "End what holds them, or choose another range (`bin/start --port` for the pages).",
  );
}

/** Free on 127.0.0.1 and, so that no other's wildcard socket is shadowed, on all addresses. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, undefined));
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Any free port, for tests. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address) resolve(address.port);
        else reject(new Error("The system gave no port."));
      });
    });
  });
}
