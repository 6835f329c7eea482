/** What PostgreSQL itself does on this machine: pgbench's simple updates, the limit that the record's figures are held against. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findOnPath } from "../../stack/binaries.js";
import { freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { CLIENTS } from "../sizes.js";

const run = promisify(execFile);

export const limits: Line = {
  name: "limits",
  title: "The limit: pgbench -N",
  repeats: 1,
  async run({ server, quick, say }) {
    // The embedded PostgreSQL comes without it.
    const pgbench = await findOnPath("pgbench");
    if (pgbench === undefined) {
      say("there is no pgbench on PATH (Debian: postgresql-contrib); its line is left out");
      return [];
    }
    const database = await freshDatabase(server);
    try {
      await run(pgbench, ["-i", "-q", "-s", "10", database.ownerUrl]);
      const { stdout } = await run(pgbench, [
        ...["-N", "-n", "-c", String(CLIENTS), "-j", "2", "-T", quick ? "3" : "10"],
        database.ownerUrl,
      ]);
      const [, rate] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
      if (rate === undefined) throw new Error(`pgbench did not say its rate:\n${stdout}`);
      return [figure("transactions", Number(rate), "/s")];
    } finally {
      await database.drop();
    }
  },
};
