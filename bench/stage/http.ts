/** HTTP as a load generator needs it: connections kept open, and as little work of its own as may be. */
import { Agent, request as httpRequest } from "node:http";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly bytes: number;
  readonly cookies: readonly string[];
  readonly contentType: string;
}

export interface Asked {
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, with its media type. */
  readonly raw?: { readonly bytes: Buffer; readonly type: string };
}

export interface HttpClient {
  request(method: "GET" | "POST", path: string, asked?: Asked): Promise<Answer>;
  close(): void;
}

/** Bodies wait for a connection no longer than for an answer: as many as are open at once in a browser's pool of a whole province. */
const MOST_CONNECTIONS = 256;

export function openHttp(url: string): HttpClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  return {
    request(method, path, asked = {}) {
      return send(method, path, asked);
    },
    close: () => {
      agent.destroy();
    },
  };

  function send(method: "GET" | "POST", path: string, asked: Asked): Promise<Answer> {
    const { cookie, headers = {}, body, raw } = asked;
    const payload = raw?.bytes ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          ...{ agent, hostname, port, method, path },
          headers: {
            ...(cookie === undefined ? {} : { cookie }),
            ...(payload === undefined
              ? {}
              : { "content-type": raw?.type ?? "application/json", "content-length": payload.length }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              bytes: whole.length,
              body: whole.toString("utf8"),
              cookies: response.headers["set-cookie"] ?? [],
              contentType: response.headers["content-type"] ?? "",
            });
          });
        },
      );
      sent.on("error", (error: NodeJS.ErrnoException) => {
        // The server has closed a connection that rested too long, just when it was taken again: as a browser, once more.
        if (error.code === "ECONNRESET" && sent.reusedSocket) send(method, path, asked).then(resolve, reject);
        else reject(error);
      });
      sent.end(payload);
    });
  }
}
