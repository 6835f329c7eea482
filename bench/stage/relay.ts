/** A mail server in this process: takes every mail, at once or slowly, and counts. */
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

export interface CountingRelay {
  readonly url: string;
  readonly taken: () => number;
  close(): Promise<void>;
}

/** `delayMs` passes before each mail is said to be taken. */
export async function openRelay(delayMs = 0): Promise<CountingRelay> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on("end", () => {
        void pause(delayMs).then(() => {
          taken++;
          done();
        });
      });
    },
  });
  server.on("error", () => undefined); // a worker that was ended breaks off
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo; // it listens on TCP
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
