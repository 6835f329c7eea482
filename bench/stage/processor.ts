/** Processor time of a process, from what the kernel says of it. */
import { readFile } from "node:fs/promises";

/** The kernel counts in hundredths of a second on every system that Node runs on. */
const TICKS = 100;

/** Seconds so far, in the program and in the kernel on its behalf. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8");
  // After the name in brackets, which may hold spaces: utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
