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

export function openRelay(url: string, from: { readonly name: string; readonly address: string }): Relay {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
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

/** Refused by a 5xx, deferred by a 4xx or an unreachable relay; a connection lost in between may have delivered. */
function outcomeOf(thrown: unknown): MailOutcome {
  const failure: SmtpError = thrown instanceof Error ? thrown : { message: String(thrown) };
  const { responseCode, code, command } = failure;
  const error = [responseCode, code, failure.message].filter(Boolean).join(" ").slice(0, 500);
  if (responseCode !== undefined && responseCode >= 500) {
    return { kind: "refused", error, addressAtFault: command === "RCPT TO" };
  }
  if (responseCode !== undefined && responseCode >= 400) return { kind: "deferred", error };
  const neverReached = ["ECONNREFUSED", "EDNS", "ENOTFOUND", "EAUTH", "ETLS", "EHOSTUNREACH"].includes(
    code ?? "",
  );
  return neverReached || command === "CONN" ? { kind: "deferred", error } : { kind: "unknown", error };
}
