/** Whether `prisma/migrations` give what `prisma/schema.prisma` says: exit code 0 if so, 2 if not. Needs a live server. */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPrisma } from "../stack/migrate.js";
import { anyFreePort } from "../stack/ports.js";
import { startPostgres } from "../stack/postgres.js";
import { root } from "../stack/root.js";

export async function main(): Promise<void> {
  if (!existsSync(join(root, "prisma/migrations"))) {
    process.stdout.write("no migrations yet\n");
    return;
  }
  const dataDir = await mkdtemp(join(tmpdir(), "dondoc-drift-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL runs as another user, who must get through
  const postgres = await startPostgres({
    dataDir,
    port: await anyFreePort(),
    settings: { fsync: "off" },
    ownGroup: false,
  });
  try {
    const { code, output } = await runPrisma(
      [
        ...["migrate", "diff", "--from-migrations", "prisma/migrations"],
        ...["--to-schema", "prisma/schema.prisma", "--exit-code"],
      ],
      postgres.url,
    );
    process.stdout.write(output);
    process.exitCode = code ?? 1;
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
