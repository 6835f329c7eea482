/** A webhook's secret is derived from its id and the program's own secret: a copy of the database signs nothing. */
import { hkdfSync } from "node:crypto";

export function webhookSecret(authSecret: string, webhookId: string): string {
  const bytes = Buffer.from(hkdfSync("sha256", authSecret, "", `dondoc webhook ${webhookId}`, 32));
  return `whsec_${bytes.toString("base64url")}`;
}
