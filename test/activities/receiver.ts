/** Another system on this machine: takes what webhooks send, and answers as the test has it. */
import { createHmac } from "node:crypto";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>> & { readonly kind: string; readonly number?: number };
}

/** A status, or what a fault does to the connection. */
export type Answer =
  | number
  | "hang"
  | "drop"
  | { readonly status: number; readonly headers: Record<string, string>; readonly text?: string };

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** What is answered from now on. */
  answer: (received: Received) => Answer;
  close(): Promise<void>;
}

export async function openReceiver(answer: Receiver["answer"] = () => 200): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      const one: Received = {
        path: request.url ?? "",
        headers: request.headers,
        text,
        body: JSON.parse(text === "" ? "{}" : text) as Received["body"], // what it sends is what the test looks at
      };
      received.push(one);
      const chosen = receiver.answer(one);
      if (chosen === "hang") return;
      if (chosen === "drop") {
        request.socket.destroy();
        return;
      }
      const {
        status,
        headers = {},
        text: said = "",
      } = typeof chosen === "number" ? { status: chosen } : chosen;
      response.writeHead(status, headers).end(said);
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const receiver: Receiver = {
    url: `http://127.0.0.1:${String(port)}/hooks`,
    port,
    received,
    answer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** As docs/webhooks.md tells receivers to do it. */
export function isSigned(
  { headers, text }: Received,
  secret: string,
  now: Date,
  toleranceSeconds = 300,
): boolean {
  const [, t = "", v1 = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["dondoc-signature"])) ?? [];
  const expected = createHmac("sha256", secret).update(`${t}.${text}`).digest("hex");
  return v1 === expected && Math.abs(now.getTime() / 1000 - Number(t)) <= toleranceSeconds;
}
