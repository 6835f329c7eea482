/** `bin/bench`: builds, then measures. The bench is compiled with the rest, and is no part of what runs. */
import { prepare } from "./prepare.mjs";

export async function main(args) {
  await prepare();
  process.setSourceMapsEnabled(true);
  // Compiled only now: no import that can be followed beforehand.
  const bench = await import(new URL("../dist/bench/main.js", import.meta.url).href);
  await bench.main(args);
}
