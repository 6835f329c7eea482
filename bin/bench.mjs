/** `bin/bench`: builds, then measures. The bench is compiled with the rest, and is no part of what runs. */
import { prepare } from "./prepare.mjs";

export async function main(args) {
  await prepare();
  process.setSourceMapsEnabled(true);
  const bench = await import("../dist/bench/main.js");
  await bench.main(args);
}
