/** The last resort: the download that Temporal's SDK does itself, from Temporal's own server. */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { BinarySpec } from "./binary-spec.js";

/** Gives the executable's path. The SDK can only download by starting a server, which is ended at once. */
export async function fetchWithSdk(spec: BinarySpec, cacheDir: string): Promise<string> {
  if (spec.sdk === "none") throw new Error("not asked for");
  // Imported here alone: it loads the SDK's native core, and a production install has no such package.
  const { TestWorkflowEnvironment } = await import("@temporalio/testing");
  const downloadDir = join(cacheDir, `sdk-${spec.sdk}`);
  await mkdir(downloadDir, { recursive: true });
  const server = {
    executable: { type: "cached-download" as const, downloadDir, ttl: 365 * 24 * 3600 * 1000 },
  };
  const environment =
    spec.sdk === "dev-server"
      ? await TestWorkflowEnvironment.createLocal({ server })
      : await TestWorkflowEnvironment.createTimeSkipping({ server });
  await environment.teardown();
  const [file] = await readdir(downloadDir);
  if (!file) throw new Error(`the SDK left no executable in ${downloadDir}`);
  return join(downloadDir, file);
}
