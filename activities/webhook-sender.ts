/** Sends one delivery: signed, within ten seconds, to a public address, without following where it is pointed on to. */
import { createHmac } from "node:crypto";
import { lookup as resolve } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { type LookupFunction, isIP } from "node:net";
import { isPlainLoopback } from "../domain/webhook.js";
import type { DeliveryOutcome } from "../record/commands/settle-delivery.js";
import { isPublicAddress } from "./public-address.js";

export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly kind: string;
  readonly body: string;
}

export interface WebhookSender {
  send(delivery: Delivery, secret: string, now: Date): Promise<DeliveryOutcome>;
}

/** As `node:dns` has it; a test puts its own in place. */
export type Resolve = (
  host: string,
  done: (
    error: Error | null,
    addresses: readonly { readonly address: string; readonly family: number }[],
  ) => void,
) => void;

export interface SenderSettings {
  /** One's own network too, and http to this machine. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const KEPT_OF_ANSWER = 500;

export function openWebhookSender({
  allowPrivate,
  resolve: given = resolveAll,
  timeoutMs = TIMEOUT_MS,
}: SenderSettings): WebhookSender {
  const lookup = guarded(given, allowPrivate);
  return {
    async send(delivery, secret, now) {
      try {
        const url = new URL(delivery.url);
        refuseTarget(url, allowPrivate);
        const answer = await post(url, delivery, secret, now);
        const { statusCode: status = 0 } = answer;
        const said = await beginningOf(answer);
        if (status >= 200 && status < 300) return { kind: "delivered", status };
        return { kind: "refused", status, error: `HTTP ${String(status)} ${said}`.trim() };
      } catch (error) {
        return { kind: "unreachable", error: error instanceof Error ? error.message : String(error) };
      }
    },
  };

  function post(url: URL, delivery: Delivery, secret: string, now: Date): Promise<IncomingMessage> {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        method: "POST",
        // A connection of its own: an address checked once must not serve a name that has moved.
        agent: false,
        lookup,
        // Ends connecting, sending and reading alike.
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(delivery.body),
          "User-Agent": "Dondoc-Webhook/1",
          "Dondoc-Event": delivery.kind,
          "Dondoc-Delivery": delivery.id,
          "Dondoc-Signature": signature(secret, delivery.body, now),
        },
      });
      request.once("response", resolve);
      request.on("error", (error) => {
        reject(
          error.name === "AbortError" ? new Error(`no answer within ${String(timeoutMs / 1000)} s`) : error,
        );
      });
      request.end(delivery.body);
    });
  }
}

/** `t` in seconds since 1970, `v1` HMAC-SHA256 of `t.body`, hex: the receiver can tell an old message sent again. */
export function signature(secret: string, body: string, now: Date): string {
  const t = String(Math.floor(now.getTime() / 1000));
  return `t=${t},v1=${createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")}`;
}

/** A literal address is never looked up, so it is judged here; names are judged when they are resolved. */
function refuseTarget(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:" && !(allowPrivate && isPlainLoopback(url)))
    throw new Error("only https is used");
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host);
}

/** Called by the socket as it connects: what is checked is what is connected to, whatever the name says a moment later. */
function guarded(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) {
        done(error ?? new Error(`${host} has no address`), "", 4);
        return;
      }
      const bad = allowPrivate ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
      if (bad !== undefined) done(notPublic(bad.address), "", 4);
      else if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}

function resolveAll(host: string, done: Parameters<Resolve>[1]): void {
  resolve(host, { all: true }, (error, addresses) => {
    done(error, error === null ? addresses : []);
  });
}

function notPublic(address: string): Error {
  return new Error(`${address} is not a public address; WEBHOOK_ALLOW_PRIVATE permits it`);
}

/** The log needs to know what the receiver complained of, not its page. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  answer.setEncoding("utf8");
  for await (const part of answer) {
    text += String(part);
    if (text.length >= KEPT_OF_ANSWER) break; // leaving the loop destroys the stream
  }
  // eslint-disable-next-line no-control-regex -- PostgreSQL takes no NUL, a log no other of these
  return text.replace(/[\u0000-\u001f]+/g, " ").slice(0, KEPT_OF_ANSWER);
}
