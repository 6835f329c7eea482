/** The relay: one message to one bare address, and an honest word on what became of it. */
import { createTransport } from "nodemailer";
import type { Message } from "../mail/message.js";
import type { MailOutcome } from "../record/commands/settle-mail.js";

export interface Relay {
  send(to: string, messageId: string, message: Message): Promise<MailOutcome>;
  close(): void;
}

/** A hanging relay holds a mail this long, well within its lease. */
const TIMEOUT_MS = 30_000;

export function openRelay(
  url: string,
  from: { readonly name: string; readonly address: string },
  timeoutMs = TIMEOUT_MS,
): Relay {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    // A mail whose connection was lost comes back by its record alone: the pool would send it five times more.
    maxRequeues: 0,
    // Shorter, so that a relay that never greets is told from one that falls silent with a mail in its hands.
    connectionTimeout: timeoutMs / 2,
    greetingTimeout: timeoutMs / 2,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, messageId, message) {
      if (!isBareAddress(to)) {
        return { kind: "refused", error: "not a mail address", addressAtFault: true };
      }
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          // Explicit, so that nothing in a header can add a recipient.
          envelope: { from: from.address, to: [to] },
          messageId,
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent", subject: message.subject };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

export function isBareAddress(text: string): boolean {
  return /^[^\s<>(),;:"[\]@\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?$/.test(text);
}

interface SmtpError {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Answers to these speak of this mail; a 5xx to anything else (its greeting, our password) speaks of the relay. */
const ofTheMail = ["MAIL FROM", "RCPT TO", "DATA"];

/** Before anything was said to the relay. nodemailer's own `command` is "CONN" also for a line lost after the final dot. */
const neverReached =
  /^(connect |getaddrinfo |querySrv |queryA)|Greeting never received|Connection timeout|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND/;

/** Refused by a 5xx, deferred by a 4xx or a relay that was not reached; a connection lost in between may have delivered. */
function outcomeOf(thrown: unknown): MailOutcome {
  const failure: SmtpError = thrown instanceof Error ? thrown : { message: String(thrown) };
  const { responseCode, code, command } = failure;
  const error = [responseCode, code, failure.message].filter(Boolean).join(" ").slice(0, 500);
  if (responseCode !== undefined && responseCode >= 400) {
    const forGood = responseCode >= 500 && ofTheMail.includes(command ?? "");
    return forGood
      ? { kind: "refused", error, addressAtFault: command === "RCPT TO" }
      : { kind: "deferred", error };
  }
  const early = ["EDNS", "EAUTH", "ETLS"].includes(code ?? "") || neverReached.test(failure.message);
  return early ? { kind: "deferred", error } : { kind: "unknown", error };
}
