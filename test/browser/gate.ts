/** A gate before PostgreSQL: shut, it ends what is connected and lets nobody in, as when the server is down. */
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

export interface Gate {
  /** The address of the same database through the gate. */
  readonly url: string;
  /** "shut" refuses; "silent" takes connections and passes nothing on, as a network that swallows all. */
  set(state: "open" | "shut" | "silent"): void;
  close(): Promise<void>;
}

export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: "open" | "shut" | "silent" = "open";
  const server = createServer((client) => {
    if (state === "shut") {
      client.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, onward],
      [onward, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => state === "open" && to.write(bytes));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port); // a TCP server's
  const shut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.toString(),
    set(next) {
      state = next;
      if (state === "shut") shut();
    },
    async close() {
      const closed = new Promise((done) => server.close(done));
      shut();
      await closed;
    },
  };
}
