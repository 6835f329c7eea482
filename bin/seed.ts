/**
 * Fills an empty record, in a process of its own so that `bin/start` keeps none of its memory:
 * `node dist/bin/seed.js [--empty]`, with the environment of the program.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readConfig } from "../config.js";
import { root } from "../stack/root.js";
import { type Login, writeLogins } from "./logins.js";

/** What `prisma/seed/seed.ts` exports. */
interface SeedModule {
  seed(options: {
    databaseUrl: string;
    temporalAddress: string;
    temporalNamespace: string;
    publicUrl: string;
    example: boolean;
    now: Date;
  }): Promise<{ logins: Login[] }>;
}

const example = !process.argv.includes("--empty");
const config = readConfig(process.env);
const file = join(root, "dist/prisma/seed/seed.js");
if (existsSync(file)) {
  const { seed } = (await import(pathToFileURL(file).href)) as SeedModule;
  const { logins } = await seed({
    databaseUrl: config.databaseUrl,
    temporalAddress: config.temporal.address,
    temporalNamespace: config.temporal.namespace,
    publicUrl: config.publicUrl,
    example,
    now: new Date(),
  });
  await writeLogins(config.dataDir, { example, logins });
}
// A pool or a connection to Temporal that the seed left open must not keep the start waiting.
process.exit(0);
