/** A tap on the line to PostgreSQL: open it flows, cut it refuses and ends connections, held it swallows what comes. */
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

export interface Tap {
  /** The database's URL through the tap. */
  readonly url: string;
  /** Ends every connection and refuses new ones, as a stopped server does. */
  cut(): Promise<void>;
  /** Connections stay and new ones are taken, but nothing passes: a half-open line. */
  hold(): void;
  flow(): Promise<void>;
  close(): Promise<void>;
}

export async function openTap(databaseUrl: string): Promise<Tap> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let held = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => {
        if (!held) to.write(chunk);
      });
      from.on("error", () => from.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const url = new URL(databaseUrl);
  url.port = String(port);
  const cut = async () => {
    const ended = server.listening
      ? new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
        })
      : Promise.resolve();
    for (const socket of sockets) socket.destroy();
    await ended;
  };
  return {
    url: url.toString(),
    cut,
    hold: () => {
      held = true;
    },
    flow: async () => {
      held = false;
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
}
