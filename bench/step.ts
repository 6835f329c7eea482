/** One repeat of one line, in a process of its own: `main.ts` starts it and takes its figures. */
import { lines } from "./lines.js";
import { peers } from "./lines/peers.js";
import type { Figure } from "./line.js";
import type { Server } from "./database.js";

/** What the process is given, as JSON. */
export interface StepOrder {
  readonly line: string;
  readonly repeat: number;
  readonly quick: boolean;
  readonly server: Server;
}

const order = JSON.parse(process.argv[2] ?? "{}") as StepOrder; // what `runStep` wrote
const line = [...peers, ...lines].find(({ name }) => name === order.line);
if (line === undefined) throw new Error(`there is no line ${order.line}`);
const figures: readonly Figure[] = await line.run({
  ...order,
  say: (text) => {
    console.error(`  ${text}`);
  },
});
process.send?.(figures, () => process.exit(0));
