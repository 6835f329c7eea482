/**
 * Fills an empty record, in a process of its own so that `bin/start` keeps none of its memory:
 * `node dist/bin/seed.js [--empty]`, with the environment of the program.
 */
import { join } from "node:path";
import { readConfig } from "../config.js";
import { root } from "../stack/root.js";
import { seed } from "../prisma/seed/seed.js";
import { writeLogins } from "./logins.js";

const example = !process.argv.includes("--empty");
const config = readConfig(process.env);
const { logins } = await seed({
  databaseUrl: config.databaseUrl,
  mailDomain: config.mail.domain,
  temporalAddress: config.temporal.address,
  temporalNamespace: config.temporal.namespace,
  evidenceDir: config.evidence.dir,
  examplesDir: join(root, "examples"),
  example,
  now: new Date(),
});
await writeLogins(config.dataDir, { example, logins });
