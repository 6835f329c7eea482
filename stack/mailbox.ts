/** The mail catcher: takes every mail over SMTP and shows it on a page. Nothing leaves the machine. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StackError } from "./errors.js";
import { type PartOptions, type Running, endOfLog, startChild } from "./processes.js";
import { root } from "./root.js";
import { waitFor } from "./wait.js";

export interface MailboxOptions extends PartOptions {
  /** Mails are kept in `mail/` in it, so that they survive a restart. */
  readonly dataDir: string;
  readonly smtpPort: number;
  readonly webPort: number;
}

export interface Mailbox extends Running {
  readonly smtpUrl: string;
  /** The page; `${webUrl}/api/email` lists the mails as JSON. */
  readonly webUrl: string;
}

const HOST = "127.0.0.1";
// maildev keeps each mail in memory as well: 10,000 take about 150 MB.
const KEPT = 5_000;

/** @throws StackError */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { smtpPort, webPort } = options;
  const dataDir = resolve(options.dataDir);
  const mailDirectory = join(dataDir, "mail");
  await mkdir(mailDirectory, { recursive: true });
  const child = await startChild({
    command: process.execPath,
    args: [
      join(root, "node_modules/maildev/dist/bin/maildev.js"), // its exports hide the command from require.resolve
      ...["--ip", HOST, "--smtp", String(smtpPort)],
      ...["--web-ip", HOST, "--web", String(webPort)],
      ...["--mail-directory", mailDirectory, "--max-emails", String(KEPT)],
    ],
    logFile: join(dataDir, "logs", "mail.log"),
    ownGroup: options.ownGroup,
  });
  const webUrl = `http://${HOST}:${String(webPort)}`;
  const ready = await waitFor(
    async () => {
      if (!child.isRunning()) return "ended";
      const response = await fetch(`${webUrl}/api/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => undefined,
      );
      await response?.body?.cancel();
      return response?.ok ? "ready" : undefined;
    },
    30_000,
    options.signal,
  );
  if (ready !== "ready") {
    await child.stop();
    throw new StackError(
      `The mail catcher did not start. ${await endOfLog(child)}`,
      "Set SMTP_URL to a mail server of your own to do without it.",
    );
  }
  return {
    smtpUrl: `smtp://${HOST}:${String(smtpPort)}`,
    webUrl,
    pid: child.pid,
    logFile: child.logFile,
    said: child.said,
    ended: child.ended,
    stop: () => child.stop("SIGTERM"),
  };
}
