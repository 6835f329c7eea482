/** What a person reads when all is ready: where to look, and how to sign in. */
import { join } from "node:path";
import type { Addresses } from "../stack/state.js";
import { readLogins } from "./logins.js";

export async function printAddresses(addresses: Addresses, dataDir: string): Promise<void> {
  const rows = [
    ["Pages", addresses.url],
    ["API reference", `${addresses.url}/api/reference`],
    ["Mails", addresses.mailUrl ?? "to the server of SMTP_URL"],
    ["Temporal", addresses.temporalUrl ?? "the server of TEMPORAL_ADDRESS"],
    ["Database", addresses.databaseUrl],
  ] as const;
  const lines = ["", "Đôn Đốc is ready.", "", ...table(rows)];

  const kept = await readLogins(dataDir);
  if (kept && kept.logins.length > 0) {
    const logins = kept.logins.map(({ role, username, password, unit }) => [role, username, password, unit]);
    lines.push("", `Log-ins (kept in ${join(dataDir, "logins.json")}):`, "");
    lines.push(...table([["role", "user name", "password", "unit"], ...logins]));
  }
  lines.push("", `Logs: ${join(dataDir, "logs")}. End with Ctrl-C or bin/stop.`, "");
  process.stdout.write(lines.join("\n") + "\n");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    (
      "  " + row.map((cell, column) => cell.normalize("NFC").padEnd(widths[column] ?? 0)).join("  ")
    ).trimEnd(),
  );
}
