/** Ends what global-setup.ts has started. */
import { shared } from "./global-setup.js";

export default async function tearDown(): Promise<void> {
  await shared.endTestServers?.();
}
