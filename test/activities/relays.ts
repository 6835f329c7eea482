/** Mail servers for tests: one that takes mails and reads them, one that fails as it is told to. */
import { type AddressInfo, type Server, type Socket, createServer } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Received {
  readonly mail: ParsedMail;
  /** As the envelope says, whatever the headers say. */
  readonly recipients: readonly string[];
}

export interface Mailbox {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** `refuse` gives the SMTP status for a recipient, or null to take the mail. */
export async function openMailbox(refuse: (address: string) => number | null = () => null): Promise<Mailbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const status = refuse(address);
      done(status === null ? null : Object.assign(new Error("not taken"), { responseCode: status }));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          received.push({ mail, recipients: session.envelope.rcptTo.map((to) => to.address) });
          done();
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on("error", () => undefined); // clients that break off are what the tests are about
  const port = await listening(server.server);
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** What becomes of a message: before the final dot nothing was taken, after it the relay has it. */
export type Fate =
  | { readonly greeting: string }
  | "taken"
  | "dropped_before_dot"
  | "dropped_after_dot"
  | "hangs_after_dot"
  | "hangs_before_greeting";

export interface FaultyRelay {
  readonly url: string;
  /** The messages whose final dot came, as they were sent. */
  readonly taken: readonly string[];
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Meets the messages with the fates, one after the other; the last fate stays. */
export async function openFaultyRelay(...fates: readonly Fate[]): Promise<FaultyRelay> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let met = 0;
  const fateNow = (): Fate => fates[Math.min(met, fates.length - 1)] ?? "taken";
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (fateNow() === "hangs_before_greeting") return;
    const fate = fateNow();
    socket.write(`${typeof fate === "object" ? fate.greeting : "220 relay.example"}\r\n`);
    converse(
      socket,
      () => {
        const fate = fateNow();
        met++;
        return fate;
      },
      taken,
    );
  });
  const port = await listening(server);
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    taken,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function converse(socket: Socket, nextFate: () => Fate, taken: string[]): void {
  let buffer = "";
  let message: Fate | null = null;
  socket.on("data", (chunk) => {
    buffer += chunk.toString("utf8");
    for (;;) {
      if (message !== null) {
        if (message === "dropped_before_dot" && buffer.length > 0) {
          socket.destroy();
          return;
        }
        const end = buffer.indexOf("\r\n.\r\n");
        if (end < 0) return;
        taken.push(buffer.slice(0, end));
        buffer = buffer.slice(end + 5);
        if (message === "dropped_after_dot") {
          socket.destroy();
          return;
        }
        if (message === "taken") socket.write("250 queued\r\n");
        message = null;
        continue;
      }
      const end = buffer.indexOf("\r\n");
      if (end < 0) return;
      const verb = buffer.slice(0, end).slice(0, 4).toUpperCase();
      buffer = buffer.slice(end + 2);
      if (verb === "DATA") message = nextFate();
      socket.write(verb === "DATA" ? "354 go on\r\n" : verb === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
    }
  });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port); // it listens on TCP
    });
  });
}

/** A port at which nobody listens. */
export async function deafPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
